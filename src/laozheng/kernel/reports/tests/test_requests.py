"""Which figures a binding asks for."""

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.resolve import requests_of


def asked(text: str, period: str) -> list[Request]:
    return [r for token in parse(text) for r in requests_of(token, Period.parse(period))]


@pytest.mark.parametrize(
    ("code", "period", "year"),
    [("year+1", "113", "2025"), ("year", "113H2", "2024"), ("year-1", "101", "2011")],
)
def test_a_fiscal_year_is_named_by_its_distance(code: str, period: str, year: str) -> None:
    (request,) = asked(f"{{{{a.filings fiscal_year={code}}}}}", period)
    assert request.dims == (("fiscal_year", year),)


def test_the_distance_goes_with_the_year_that_is_compared() -> None:
    own, other = asked("{{a.filings fiscal_year=year+1 | change=111}}", "113")
    assert (dict(own.dims), own.period.code) == ({"fiscal_year": "2025"}, "113")
    assert (dict(other.dims), other.period.code) == ({"fiscal_year": "2023"}, "111")


def test_a_code_that_only_begins_like_a_year_stays() -> None:
    (request,) = asked("{{a.filings span=yearly}}", "113")
    assert request.dims == (("span", "yearly"),)
