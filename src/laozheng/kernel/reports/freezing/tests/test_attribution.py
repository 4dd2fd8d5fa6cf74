"""Values made again from rows agree with the engine, whatever the measure is made of."""

from datetime import date
from fractions import Fraction

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.declare import Change, Measure
from laozheng.kernel.measures.engine import compute, figures_of, row_refs
from laozheng.kernel.measures.evidence import pack, unpack
from laozheng.kernel.measures.figures import Request, RowRef
from laozheng.kernel.measures.tests.conftest import home, records
from laozheng.kernel.measures.tests.examples import DEFINITIONS, MEASURES
from laozheng.kernel.measures.tests.installed import Records
from laozheng.kernel.reports.freezing.attribution import (
    differences,
    exchanged,
    revalued,
    value_of,
)

__all__ = ["home", "records"]

YEAR, TODAY = Period.parse("113"), date(2025, 3, 3)


@pytest.fixture
def some(records: Records) -> Records:
    """Matters of three years with every outcome and several issues."""
    outcomes = ("settled", "settled", "not_settled", "pending", "withdrawn")
    for year in (2022, 2023, 2024):
        for number, outcome in enumerate(outcomes[: year - 2019]):
            day = date(year, 1 + number, 1 if number == 0 else 5)
            issue = ("wage", "contract")[number % 2]
            records.receive(f"{year}-{number}", day, outcome=outcome, issue=issue)
    return records


def test_every_figure_follows_from_its_rows(some: Records) -> None:
    found = figures_of(period=YEAR, cut_off=None, as_of=TODAY)
    checked = 0
    for figure in found:
        request = Request(figure.measure, figure.dims, YEAR)
        rows = row_refs(request, cut_off=None, as_of=TODAY)
        definition = DEFINITIONS[figure.measure]
        if isinstance(definition, Change) or figure.emptiness:
            continue
        reckoned = value_of(definition, rows, DEFINITIONS)
        if isinstance(definition, Measure) and definition.cumulative_since:
            continue
        assert reckoned == figure.value, figure
        checked += 1
    assert checked > 10


def test_one_matter_exchanged_gives_what_the_engine_gives_without_the_others(
    some: Records,
) -> None:
    request = Request.of("t.cases", YEAR, issue="wage")
    before = row_refs(request, cut_off=None, as_of=TODAY)
    value = compute([request], cut_off=None, as_of=TODAY)[request].value
    assert value is not None
    added = RowRef(None, "2024-9", date(2024, 9, 9), before[0].dims)
    after = [*before[1:], added]
    changed = differences(before, after)
    assert [one.ref for one in changed] == sorted([before[0].ref, "2024-9"])
    effects = [
        revalued("t.cases", {"issue": "wage"}, Fraction(value), before,
                 exchanged(before, [one]), DEFINITIONS)
        for one in changed
    ]  # fmt: skip
    assert sorted(effects) == [value - 1, value + 1]


def test_what_no_row_carries_stays_the_constant_part(some: Records) -> None:
    rows = row_refs(Request.of("t.received", YEAR), cut_off=None, as_of=TODAY)
    was = Fraction(1000 + len(rows))
    assert revalued("t.received", {}, was, rows, rows[1:], DEFINITIONS) == was - 1
    rate = revalued("t.rate", {"outcome": "settled"}, Fraction(1, 7), rows, rows[1:], DEFINITIONS)
    assert rate is None


def test_a_change_moves_with_this_year_and_keeps_last_year_s_value(some: Records) -> None:
    request = Request.of("t.received", YEAR, basis="prior_year")
    rows = row_refs(request, cut_off=None, as_of=TODAY)
    now = [row for row in rows if row.role == "current"]
    value = compute([request], cut_off=None, as_of=TODAY)[request].value
    assert value is not None
    dims = {"basis": "prior_year"}
    assert revalued("t.received", dims, Fraction(value), rows, rows, DEFINITIONS) == value
    # As if last year had been frozen at 40: no row of it is behind the change any more.
    frozen = Fraction(len(now) - 40)
    assert revalued("t.received", dims, frozen, now, now[1:], DEFINITIONS) == frozen - 1


def test_parts_of_one_case_are_one_matter() -> None:
    one = RowRef(7, "安裁-1#1", date(2024, 1, 1), (("article", "6"),), "", 1)
    two = RowRef(7, "安裁-1#2", date(2024, 1, 1), (("article", "26"),), "", 1)
    (only,) = differences([one, two], [one])
    assert (only.ref, only.case_id, len(only.before), len(only.after)) == ("安裁-1", 7, 2, 1)


def test_rows_come_back_from_their_packing() -> None:
    rows = [
        RowRef(7, "勞調-1", date(2024, 1, 1), (("issue", "wage"),), "numerator", 32_000),
        RowRef(None, "活動-1", None, (), "", "distinct-code"),
        RowRef(8, "勞調-2", date(2024, 1, 2), (), "", date(2024, 5, 1)),
    ]
    assert unpack(pack(rows)) == rows


def test_the_declared_examples_are_the_ones_that_are_asked(some: Records) -> None:
    assert set(catalogue.measures()) == {one.code for one in MEASURES}
