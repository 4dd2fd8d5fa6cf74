"""Shares, ratios, changes, means, cumulative and stock figures, and what an empty one says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.dated import FactChange
from laozheng.kernel.measures.calculation import Calculation
from laozheng.kernel.measures.evaluation import Opening, Printed
from laozheng.kernel.measures.figures import Figure, Request, UnknownFigure, dims_key
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.measures.tests.examples import (
    DEFINITIONS,
    MEDIATION,
    calculation,
    closed,
    opened,
    rows_of,
)

YEAR, BEFORE = Period.parse("113"), Period.parse("112")
TODAY = date(2025, 3, 3)


class Printings:
    """A history told in the test: (measure, dims, period code) → value."""

    def __init__(
        self,
        printed: Mapping[tuple[str, str, str], int] | None = None,
        openings: Sequence[Opening] = (),
    ) -> None:
        self._printed = printed or {}
        self._openings = openings

    def printed(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        value = self._printed.get((measure, dims_key(dims), span.code))
        return None if value is None else Printed(Fraction(value), "舊報告")

    def frozen(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        return None

    def openings(self, measure: str, dims: Mapping[str, str]) -> Sequence[Opening]:
        return () if dims else self._openings


def received(*days: date, **values: object) -> dict[str, list[FactChange]]:
    """One pending mediation per day."""
    return {f"{day}/{number}": [opened(day, **values)] for number, day in enumerate(days)}


def settled(number: int, not_settled: int) -> dict[str, list[FactChange]]:
    """So many settled and not settled mediations of 113."""
    day = date(2024, 5, 2)
    outcomes = ["settled"] * number + ["not_settled"] * not_settled
    return {
        f"S-{position}": [opened(day), closed(day, day + timedelta(days=9), outcome)]
        for position, outcome in enumerate(outcomes)
    }


def one(engine: Calculation, code: str, period: Period = YEAR, **dims: str) -> Figure:
    request = Request.of(code, period, **dims)
    return engine.compute([request], cut_off=None, as_of=TODAY)[request]


def in_year(year: int, number: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=20 * position) for position in range(number)]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((1933, 609), (76, 24)), ((670, 313), (68, 32)), ((268, 141), (66, 34)), ((5, 3), (63, 37))],
)
def test_the_second_of_two_shares_prints_what_the_first_leaves(
    numbers: tuple[int, int], shown: tuple[int, int]
) -> None:
    engine = calculation(settled(*numbers))
    rates = [one(engine, "t.rate", outcome=outcome) for outcome in ("settled", "not_settled")]
    assert tuple(rate.shown for rate in rates) == shown
    assert [rate.exact for rate in rates] == [f"{part}/{sum(numbers)}" for part in numbers]
    assert rates[0].rows == sum(numbers)


def test_a_share_keeps_its_complement_with_the_decimals_of_another_book() -> None:
    engine = calculation(settled(2871, 1063))
    rates = [one(engine, "t.rate", outcome=outcome) for outcome in ("settled", "not_settled")]
    assert [rate.rounded(2) for rate in rates] == [Decimal("72.98"), Decimal("27.02")]


def test_a_zero_denominator_gives_no_value() -> None:
    figure = one(calculation(received(date(2024, 5, 2))), "t.rate", outcome="settled")
    assert (figure.value, figure.shown, figure.emptiness) == (None, None, "not_applicable")
    assert figure.as_dict()["value"] is None


def test_a_share_without_its_dim_or_of_another_code_is_refused() -> None:
    engine = calculation({})
    with pytest.raises(UnknownFigure, match="要指定 outcome"):
        one(engine, "t.rate")
    with pytest.raises(UnknownFigure, match="settled、not_settled"):
        one(engine, "t.rate", outcome="pending")


def test_a_share_of_all_codes_divides_by_the_total() -> None:
    day = date(2024, 5, 2)
    engine = calculation({**received(day, day, issue="wage"), **received(date(2024, 6, 1))})
    figures = engine.figures(["t.issue_share"], YEAR, cut_off=None, as_of=TODAY)
    assert [(dict(f.dims)["issue"], f.exact, f.as_dict()["value"]) for f in figures] == [
        ("", "1/3", 33.3),
        ("wage", "2/3", 66.7),
    ]


def issues(**counts: int) -> dict[str, list[FactChange]]:
    """So many mediations of 113 of each issue; ``unknown`` for those without one."""
    several: dict[str, list[FactChange]] = {}
    for issue, number in counts.items():
        days = [date(2024, 5, 2)] * number
        values = {} if issue == "unknown" else {"issue": issue}
        several |= {f"{issue}/{ref}": one for ref, one in received(*days, **values).items()}
    return several


def test_ranks_count_those_with_more_and_equal_ones_share_a_place() -> None:
    engine = calculation(issues(wage=5, leave=2, hours=2, pension=1, unknown=9))
    figures = engine.figures(["t.issue_rank"], YEAR, cut_off=None, as_of=TODAY)
    told = {dict(f.dims)["issue"]: (f.value, f.tied, f.rows) for f in figures}
    assert told == {
        "": (None, False, 9),
        "wage": (1, False, 5),
        "leave": (2, True, 2),
        "hours": (2, True, 2),
        "pension": (4, False, 1),
    }
    assert one(engine, "t.issue_rank", issue="leave").as_dict()["tied"] is True


def test_what_did_not_occur_has_no_rank_and_a_rank_needs_its_code() -> None:
    engine = calculation(issues(wage=2))
    figure = one(engine, "t.issue_rank", issue="leave")
    assert (figure.value, figure.emptiness, figure.rows) == (None, "not_applicable", 0)
    with pytest.raises(UnknownFigure, match="要指定 issue"):
        one(engine, "t.issue_rank")


def test_a_rank_opens_to_its_own_rows_and_to_those_that_it_stands_among() -> None:
    engine = calculation(issues(wage=3, leave=1, unknown=1))
    request = Request.of("t.issue_rank", YEAR, issue="leave")
    rows = engine.rows(request, cut_off=None, as_of=TODAY)
    assert Counter(row.role for row in rows) == {"ranked": 1, "among": 5}
    assert {row.ref for row in rows if row.role == "ranked"} == {"leave/2024-05-02/0"}


def test_a_rank_before_the_records_is_unknown_or_as_it_was_printed() -> None:
    assert one(calculation({}), "t.issue_rank", issue="wage").emptiness == "unknown"
    printed = Printings({("t.issue_rank", "issue=wage", "113"): 3})
    figure = one(calculation({}, printed), "t.issue_rank", issue="wage")
    assert (figure.value, figure.source) == (3, "舊報告")


def test_a_ratio_is_made_of_sums_and_keeps_its_parts() -> None:
    engine = calculation(received(*in_year(2024, 3), workers=4) | received(date(2024, 12, 1)))
    figure = one(engine, "t.workers_per_case")
    assert (figure.value, figure.exact, figure.shown) == (3, "12/4", Decimal("3.00"))


def test_a_sum_of_unknown_values_is_unknown_and_of_no_matter_zero() -> None:
    engine = calculation(received(date(2024, 5, 2)))
    unknown = one(engine, "t.workers")
    assert (unknown.value, unknown.emptiness, unknown.rows) == (None, "unknown", 0)
    assert one(engine, "t.workers", Period.parse("113-04")).value == 0


@pytest.mark.parametrize("code", ["t.received", "t.workers", "t.days", "t.employers", "t.open"])
@pytest.mark.slow
def test_a_year_before_the_first_record_is_unknown_and_not_zero(code: str) -> None:
    for engine, year in (
        (calculation(received(date(2024, 5, 2))), "112"),
        (calculation({}), "113"),
    ):
        figure = one(engine, code, Period.parse(year))
        assert (figure.value, figure.emptiness, figure.rows) == (None, "unknown", 0)
        assert f"在{year}年度沒有紀錄" in figure.note


@pytest.mark.parametrize("period", ["113-01", "113H2", "114"])
def test_nothing_found_is_zero_from_the_year_of_the_first_record_on(period: str) -> None:
    engine = calculation(received(date(2024, 5, 2)))
    assert one(engine, "t.received", Period.parse(period)).value == 0


def test_a_year_that_was_kept_elsewhere_is_told_as_it_was_printed() -> None:
    printed = Printings({("t.received", "", "114"): 9, ("t.received", "issue=leave", "114"): 4})
    first, year = received(date(2024, 5, 2)), Period.parse("114")
    told = one(calculation(first, printed), "t.received", year)
    assert (told.value, told.source) == (9, "舊報告")
    kept_here = calculation(first | received(date(2025, 2, 3), issue="wage"), printed)
    assert one(kept_here, "t.received", year).value == 1
    assert one(kept_here, "t.received", year, issue="leave").value == 0


def test_a_breakdown_shows_where_values_are_unknown_but_not_where_nothing_is_added() -> None:
    histories = {
        **received(date(2024, 5, 2), issue="unknown"),
        **received(date(2024, 5, 3), issue="zero", workers=0),
        **received(date(2024, 5, 4), issue="two", workers=2),
    }
    figures = calculation(histories).figures(["t.workers"], YEAR, cut_off=None, as_of=TODAY)
    assert [(dict(f.dims), f.value, f.emptiness) for f in figures] == [
        ({}, 2, ""),
        ({"issue": "two"}, 2, ""),
        ({"issue": "unknown"}, None, "unknown"),
    ]


def test_a_breakdown_printed_in_full_shows_zeros_where_codes_do_not_meet() -> None:
    day = date(2024, 5, 2)
    histories = {
        "A": [opened(day, issue="wage"), closed(day, day, "settled")],
        "B": [opened(day, issue="other"), closed(day, day, "not_settled")],
    }
    both = ("issue", "outcome")
    table = replace(DEFINITIONS["t.cases"], breakdowns=(both, ("issue",)), printed=(both,))
    source = MemorySource({MEDIATION.name: rows_of(histories)})
    engine = Calculation({table.code: table}, {MEDIATION.name: MEDIATION}, source)
    figures = engine.figures([table.code], YEAR, cut_off=None, as_of=TODAY)
    crossed = {tuple(dict(f.dims).values()): f.value for f in figures if len(f.dims) == 2}
    assert crossed == {
        ("wage", "settled"): 1,
        ("wage", "not_settled"): 0,
        ("other", "settled"): 0,
        ("other", "not_settled"): 1,
    }


def test_a_median_of_an_even_number_is_half_way() -> None:
    day = date(2024, 5, 2)
    histories = {
        f"M-{days}": [opened(day), closed(day, day + timedelta(days=days), "settled")]
        for days in (3, 8, 9, 30)
    }
    figure = one(calculation(histories), "t.days")
    assert (figure.value, figure.shown, figure.rows) == (Fraction(17, 2), 9, 4)
    assert one(calculation(received(day)), "t.days").emptiness == "not_applicable"


def test_distinct_employers_do_not_add_up_over_quarters() -> None:
    days = (date(2024, 2, 1), date(2024, 5, 1))
    engine = calculation(received(*days, employer="甲範例企業"))
    quarters = [one(engine, "t.employers", Period.parse(f"113Q{n}")).value for n in (1, 2, 3, 4)]
    assert quarters == [1, 1, 0, 0]
    assert one(engine, "t.employers").value == 1


@pytest.mark.parametrize(
    ("period", "number"),
    [("113-05", 2), ("2024-05-02..2024-05-02", 1), ("2024-05-03..2024-06-01", 2), ("113Q2", 3)],
)
def test_any_span_of_days_can_be_asked_for(period: str, number: int) -> None:
    engine = calculation(received(date(2024, 5, 2), date(2024, 5, 3), date(2024, 6, 1)))
    assert one(engine, "t.received", Period.parse(period)).value == number


def test_a_stock_counts_what_is_valid_on_the_day() -> None:
    day, end = date(2024, 5, 2), date(2024, 7, 1)
    engine = calculation({"S": [opened(day), closed(day, end, "settled")]})
    on = {d: Period(YEAR.start, d) for d in (date(2024, 5, 1), day, date(2024, 6, 30), end)}
    assert [one(engine, "t.open", period).value for period in on.values()] == [0, 1, 1, 0]


def test_a_stock_at_an_earlier_cut_off_stands_on_that_day() -> None:
    day, end = date(2024, 5, 2), date(2024, 7, 1)
    engine = calculation({"S": [opened(day), closed(day, end, "settled")]})
    request = Request.of("t.open", YEAR)
    cut_offs = (date(2024, 6, 30), date(2024, 7, 1), date(2025, 2, 28))
    found = [engine.compute([request], cut_off=c, as_of=TODAY)[request].value for c in cut_offs]
    assert found == [1, 0, 0]


def test_change_comes_from_the_records_when_they_reach_back_to_the_earlier_year() -> None:
    days = [date(2022, 12, 30), *in_year(2023, 4), *in_year(2024, 6)]
    engine = calculation(received(*days), Printings({("t.received", "", "112"): 99}))
    figure = one(engine, "t.received_change")
    assert (figure.value, figure.source, figure.rows) == (2, "records", 10)
    assert figure.as_dict()["dims"] == {"basis": "prior_year"}
    growth = one(engine, "t.received_growth")
    assert (growth.exact, growth.shown) == ("2/4", Decimal("50.0"))


def test_change_comes_from_the_printed_value_when_the_records_are_left_overs() -> None:
    days = [date(2023, 12, 28), *in_year(2024, 6)]
    engine = calculation(received(*days), Printings({("t.received", "", "112"): 9}))
    figure = one(engine, "t.received_change")
    assert (figure.value, figure.source, figure.rows) == (-3, "舊報告", 6)
    assert figure.as_dict()["source"] == "舊報告"
    rows = engine.rows(Request.of("t.received_change", YEAR), cut_off=None, as_of=TODAY)
    assert {row.role for row in rows} == {"current"}


def test_change_without_any_earlier_value_is_unknown_and_says_why() -> None:
    figure = one(calculation(received(*in_year(2024, 6))), "t.received_change")
    assert (figure.value, figure.emptiness) == (None, "unknown")
    assert "112年度沒有紀錄也沒有歷史值" in figure.note


def test_any_measure_can_be_asked_for_its_change() -> None:
    engine = calculation(received(*in_year(2024, 6)), Printings({("t.received", "", "112"): 9}))
    assert one(engine, "t.received", basis="prior_year").value == -3
    with pytest.raises(UnknownFigure, match="prior_year"):
        one(engine, "t.received", basis="per_round")


@pytest.mark.parametrize(("earlier", "mean", "difference"), [((3, 4, 4), 4, -1), ((3, 4, 3), 3, 0)])
def test_the_prior_mean_is_rounded_before_it_is_compared(
    earlier: tuple[int, ...], mean: int, difference: int
) -> None:
    printed = {("t.received", "", str(code)): n for code, n in enumerate(earlier, start=110)}
    engine = calculation(received(*in_year(2024, 3)), Printings(printed))
    assert one(engine, "t.received_mean").exact == f"{sum(earlier)}/3"
    assert one(engine, "t.received_mean").shown == mean
    assert one(engine, "t.received_above_mean").value == difference


def test_one_missing_year_leaves_neither_mean_nor_difference() -> None:
    printed = {("t.received", "", "110"): 3, ("t.received", "", "112"): 4}
    engine = calculation(received(*in_year(2024, 3)), Printings(printed))
    for code in ("t.received_mean", "t.received_above_mean"):
        figure = one(engine, code)
        assert (figure.value, figure.emptiness) == (None, "unknown")
        assert figure.note.startswith("111年度")


def test_a_cumulative_figure_adds_the_records_to_the_opening_balance() -> None:
    opening = Opening(date(2023, 12, 31), Fraction(13257), "期初")
    online = received(date(2023, 12, 30), *in_year(2024, 5), intake="online")
    engine = calculation(online, Printings(openings=[opening]))
    figure = one(engine, "t.online_applications", scope="cumulative")
    assert (figure.value, figure.rows, figure.source) == (13262, 5, "期初")
    assert one(engine, "t.online_applications").value == 5
    everything = engine.figures(["t.online_applications"], YEAR, cut_off=None, as_of=TODAY)
    assert [(dict(f.dims), f.value) for f in everything] == [
        ({}, 5),
        ({"scope": "cumulative"}, 13262),
    ]


def test_a_cumulative_figure_before_its_opening_balance_is_unknown() -> None:
    opening = Opening(date(2023, 12, 31), Fraction(13257), "期初")
    engine = calculation({}, Printings(openings=[opening]))
    figure = one(engine, "t.online_applications", Period.parse("111"), scope="cumulative")
    assert (figure.value, figure.emptiness) == (None, "unknown")


def test_a_cumulative_figure_without_opening_balance_counts_from_its_first_day() -> None:
    days: Iterable[date] = (date(2012, 3, 14), date(2012, 3, 15), date(2024, 5, 2))
    engine = calculation(received(*days, intake="online"))
    assert one(engine, "t.online_applications", scope="cumulative").value == 2


def test_an_unknown_measure_or_dim_is_refused_with_a_sentence() -> None:
    engine = calculation({})
    with pytest.raises(UnknownFigure, match=r"沒有「t\.nothing」這個指標"):
        one(engine, "t.nothing")
    with pytest.raises(UnknownFigure, match="不能依 district 分類，請改用：issue、channel"):
        one(engine, "t.received", district="01")


def test_the_json_of_a_figure_is_that_of_the_command_line() -> None:
    figure = one(calculation(received(date(2024, 5, 2), issue="wage")), "t.received", issue="wage")
    assert figure.as_dict() == {
        "measure": "t.received",
        "dims": {"issue": "wage"},
        "value": 1,
        "unit": "cases",
        "period": "113",
        "cut_off": "2024-12-31",
        "as_of": "2025-03-03",
        "rows": 1,
    }
