"""Lists of cases: by kind, by text, and what waits on a person's desk."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.roles import LEVELS
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, CaseAccess, CaseParty, Deadline
from laozheng.kernel.parties.names import fold_name

# Latin and Thai letters, whose names people write with and without marks.
_ALPHABET = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0e01-\u0e4e]{2}")


def case_for(reader: Reader, number: str) -> Case | None:
    """The case of a number, if the reader may see it."""
    cases = Case.objects.select_related("unit", "officer")
    return visible(cases, reader, "detail").filter(number=number).first()


def list_cases(reader: Reader, filters: Mapping[str, Any], purpose: str = "list") -> QuerySet[Case]:
    """Cases visible to a reader, newest first.

    Filters: kind, line, state, open (bool), officer (id), district, intake, received_from,
    received_to (days), overdue_on (day), text (number, old number or title).
    """
    cases = visible(Case.objects.all(), reader, purpose, _most_open(filters))
    for name in ("kind", "line", "state", "district", "intake", "filer_kind"):
        if filters.get(name):
            cases = cases.filter(**{name: filters[name]})
    if filters.get("officer"):
        cases = cases.filter(officer_id=filters["officer"])
    if filters.get("open") is not None:
        cases = cases.filter(closed_on__isnull=bool(filters["open"]))
    if filters.get("received_from"):
        cases = cases.filter(received_on__gte=filters["received_from"])
    if filters.get("received_to"):
        cases = cases.filter(received_on__lte=filters["received_to"])
    if filters.get("overdue_on"):
        # What is closed is never late; said so, the newest are found without sorting all that is.
        cases = cases.filter(due_on__lt=filters["overdue_on"], closed_on__isnull=True)
    if filters.get("text"):
        cases = cases.filter(_matches(str(filters["text"])))
    return cases.order_by("-received_on", "-id")


def _most_open(filters: Mapping[str, Any]) -> str:
    """The most open level at which cases of the kinds asked for begin; it is never widened."""
    order = list(LEVELS)
    asked = [
        declared.level
        for code, declared in kinds().items()
        if filters.get("kind") in (None, "", code)
        and filters.get("line") in (None, "", code.partition(".")[0])
    ]
    return min(asked, key=order.index, default="public")


def search_cases(reader: Reader, text: str, limit: int = 50) -> list[Case]:
    """Cases that a text finds by number, title or party, as far as the reader may search."""
    text = text.strip()
    if not text:
        return []
    cases = visible(Case.objects.select_related("unit"), reader, "search")
    return list(cases.filter(_matches(text)).order_by("-received_on", "-id")[:limit])


def _matches(text: str) -> Q:
    named = CaseParty.objects.filter(_names(text)).values("case_id")
    return (
        Q(number__istartswith=text)
        | Q(source_no__iexact=text)
        | Q(title__icontains=text)
        | Q(pk__in=named)
    )


def _names(text: str) -> Q:
    """A name as it was written; in an alphabet also without its marks: NGUYEN finds NGUYỄN."""
    written = Q(name_as_written__icontains=text)
    if not _ALPHABET.search(text):
        return written
    return written | Q(party__names__party_key__icontains=fold_name(text))


@dataclass(frozen=True)
class Desk:
    """What waits on a day: overdue and coming deadlines (soonest first), and new open cases."""

    overdue: list[Deadline]
    coming: list[Deadline]
    new: list[Case]
    open_count: int


def desk_of(reader: Reader, day: date, limit: int = 30) -> Desk:
    """The desk of a reader: the deadlines and open cases on which he is named."""
    mine = CaseAccess.objects.filter(holding(day), user_id=reader.user_id or 0).values("case_id")
    deadlines = (
        visible(Deadline.objects.all(), reader)
        .filter(case_id__in=mine, state="open", case__kind__in=list(kinds()))
        .select_related("case")
        .order_by("due_on", "id")
    )
    open_cases = (
        visible(Case.objects.all(), reader)
        .filter(pk__in=mine, closed_on__isnull=True)
        .order_by("-received_on", "-id")
    )
    return Desk(
        overdue=list(deadlines.filter(due_on__lt=day)[:limit]),
        coming=list(deadlines.filter(due_on__gte=day)[:limit]),
        new=list(open_cases[:limit]),
        open_count=open_cases.count(),
    )
