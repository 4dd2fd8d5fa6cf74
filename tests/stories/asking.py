"""Asking for figures, rows and pages as people do, in one line each."""

from datetime import date
from fractions import Fraction

from django.test import Client
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.engine import Request, compute, row_refs

LATER = date(2025, 6, 30)


def value(
    measure: str,
    period: str = "113",
    *,
    cut_off: date | None = None,
    as_of: date = LATER,
    **dims: str,
) -> int | Fraction | None:
    """A figure of the store, refreshed from the records."""
    request = Request.of(measure, Period.parse(period), **dims)
    return compute([request], cut_off=cut_off, as_of=as_of)[request].value


def behind(
    measure: str,
    period: str = "113",
    *,
    cut_off: date | None = None,
    as_of: date = LATER,
    **dims: str,
) -> list[str]:
    """The numbers of the cases behind a figure."""
    request = Request.of(measure, Period.parse(period), **dims)
    return [row.ref for row in row_refs(request, cut_off=cut_off, as_of=as_of)]


def page(
    client: Client, address: str, *arguments: object, query: str = "", status: int = 200
) -> str:
    """The text of a page of the workspace, which must answer with a status."""
    answer = client.get(reverse(f"workspace:{address}", args=arguments) + query)
    assert answer.status_code == status
    return answer.content.decode()


def terms(case: Case) -> dict[str, tuple[str, date]]:
    """State and due day of each deadline of a case."""
    return {row.rule: (row.state, row.due_on) for row in case.deadlines.all()}
