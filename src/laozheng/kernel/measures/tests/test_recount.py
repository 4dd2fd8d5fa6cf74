"""The engine against a recount in plain Python, on random histories, periods and days.

The recount folds the changes itself: it shares neither versions nor scans with the engine.
"""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laozheng.base.periods import Period
from laozheng.kernel.cases.dated import FactChange
from laozheng.kernel.measures.calculation import Calculation
from laozheng.kernel.measures.declare import Measure
from laozheng.kernel.measures.figures import Request, RowRef
from laozheng.kernel.measures.tests.examples import DEFINITIONS, calculation, opened

# Few days around a turn of the year, so that changes, periods and cut-offs often touch.
FIRST = date(2023, 12, 1)
DAYS = st.integers(0, 70).map(lambda days: FIRST + timedelta(days=days))
CODES = {
    "issue": ("wage", "contract", None),
    "channel": ("private_mediation_body", None),
    "outcome": ("settled", "not_settled", "pending", "withdrawn"),
    "intake": ("online", "counter"),
    "withdrawn_via": ("online", None),
    "employer": ("甲範例企業", "乙範例企業", None),
    "partial": (True, False, None),
    "workers": (0, 1, 2, 7, None),
    "days": (0, 3, 14, None),
}
VALUES = st.fixed_dictionaries(
    {},
    optional={name: st.sampled_from(codes) for name, codes in CODES.items()}
    | {"closed_on": st.one_of(st.none(), DAYS), "withdrawn_on": st.one_of(st.none(), DAYS)},
)


@st.composite
def matters(draw: st.DrawFn) -> list[FactChange]:
    """A mediation and what changed later, each change known some days after it became true."""
    received_on = draw(DAYS)
    changes = [opened(received_on, **draw(VALUES))]
    for values in draw(st.lists(VALUES, max_size=3)):
        on = received_on + timedelta(days=draw(st.integers(0, 30)))
        changes.append(FactChange(on, on + timedelta(days=draw(st.integers(0, 10))), values))
    return changes


WHOLE_MONTHS = [Period.parse(code) for code in ("113", "112", "113Q1", "112-12", "113-01", "114")]


@dataclass(frozen=True)
class Asking:
    """Histories by reference, and periods and days chosen where something happens in them."""

    histories: dict[str, list[FactChange]]
    periods: list[Period]
    cut_off: date
    as_of: date


@st.composite
def askings(draw: st.DrawFn) -> Asking:
    """Matters, and questions whose days lie on, before or after a day of change."""
    several = draw(st.lists(matters(), min_size=4, max_size=12))
    changes = [change for changes in several for change in changes]
    one_off = st.integers(-1, 1).map(lambda days: timedelta(days=days))

    def day(eventful: set[date]) -> date:
        return draw(st.sampled_from(sorted(eventful))) + draw(one_off)

    became_true, became_known = {c.on for c in changes}, {c.known_on for c in changes}
    ends = sorted([day(became_true), day(became_true)])
    return Asking(
        histories={f"M-{number}": one for number, one in enumerate(several)},
        periods=[draw(st.sampled_from(WHOLE_MONTHS)), Period(ends[0], ends[1])],
        cut_off=day(became_true),
        as_of=day(became_known),
    )


ASKED = {
    code: [{}] + [{"issue": issue} for issue in ("wage", "")]
    for code in (
        "t.received",
        "t.cases",
        "t.workers",
        "t.days",
        "t.slow_days",
        "t.employers",
        "t.open",
    )
} | {"t.online_withdrawals": [{}]}


def state_of(changes: Iterable[FactChange], cut_off: date, as_of: date) -> dict[str, Any] | None:
    """The values of a matter on two days, by folding its changes; None if it is not there yet."""
    known = [c for c in changes if c.on <= cut_off and c.known_on <= as_of]
    state: dict[str, Any] = {}
    for change in known:
        state.update(change.values)
    return state if "received_on" in state else None


def counted(
    measure: Measure, dims: dict[str, str], period: Period, cut_off: date, as_of: date
) -> Callable[[list[FactChange]], dict[str, Any] | None]:
    """A function from a matter to its state if the measure counts it."""
    day = min(period.end, cut_off)
    looked_at = day if measure.kind == "stock" else cut_off

    def state_if_counted(changes: list[FactChange]) -> dict[str, Any] | None:
        state = state_of(changes, looked_at, as_of)
        if state is None:
            return None
        on, until = state.get(measure.date), state.get(measure.until or "")
        if measure.kind == "stock":
            in_time = on <= day and (until is None or until > day)
        else:
            in_time = on is not None and period.contains(on)
        accepted = all(state.get(name) in codes for name, codes in measure.where.items())
        asked = all((state.get(name) or "") == code for name, code in dims.items())
        return state if in_time and accepted and asked else None

    return state_if_counted


def recount(measure: Measure, states: list[dict[str, Any]]) -> tuple[Fraction | None, int]:
    """The value and the number of matters behind it."""
    if measure.aggregate == "count":
        return Fraction(len(states)), len(states)
    values = [state[measure.value] for state in states if state.get(measure.value) is not None]
    if measure.aggregate == "sum":
        total = None if states and not values else Fraction(sum(values))
        return total, sum(value != 0 for value in values)
    if measure.aggregate == "distinct":
        return Fraction(len(set(values))), len(values)
    return ranked(measure, values), len(values)


def ranked(measure: Measure, values: list[int]) -> Fraction | None:
    """The median, or the least value that nine matters of ten do not exceed."""
    if not values:
        return None
    if measure.aggregate == "median":
        return Fraction(statistics.median(values))
    reached = (value for value in sorted(values)
               if 10 * sum(one <= value for one in values) >= 9 * len(values))  # fmt: skip
    return Fraction(next(reached))


def reached(asking: Asking, period: Period) -> bool:
    """Whether a period ends in the year of the first matter or later."""
    days = [change.values.get("received_on") for s in asking.histories.values() for change in s]
    return min(day for day in days if day).year <= period.end.year


def from_rows(measure: Measure, rows: list[RowRef]) -> Fraction | None:
    """The value again, from the rows that the engine gives back."""
    amounts = [row.amount for row in rows]
    if measure.aggregate in ("count", "sum"):
        return Fraction(sum(amounts))
    if measure.aggregate == "distinct":
        return Fraction(len(set(amounts)))
    return ranked(measure, amounts)


def questions(periods: Iterable[Period]) -> list[Request]:
    return [
        Request.of(code, period, **dims)
        for code, several in ASKED.items()
        for dims in several
        for period in periods
    ]


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(askings(), st.sampled_from(list(ASKED)))
def test_figures_and_their_rows_equal_a_recount_by_hand(asking: Asking, opened_up: str) -> None:
    engine = calculation(asking.histories)
    cut_off, as_of = asking.cut_off, asking.as_of
    asked = questions(asking.periods)
    figures = engine.compute(asked, cut_off=cut_off, as_of=as_of)
    for request in asked:
        measure = DEFINITIONS[request.measure]
        assert isinstance(measure, Measure)
        dims = dict(request.dims)
        state_if_counted = counted(measure, dims, request.period, cut_off, as_of)
        states = {ref: state_if_counted(changes) for ref, changes in asking.histories.items()}
        present = {ref: state for ref, state in states.items() if state is not None}
        value, behind = recount(measure, list(present.values()))
        if not present and not reached(asking, request.period):
            value, behind = None, 0
        assert (figures[request].value, figures[request].rows) == (value, behind), request
        if request.measure != opened_up:
            continue
        rows = engine.rows(request, cut_off=cut_off, as_of=as_of)
        assert {row.ref for row in rows} <= present.keys()
        assert len(rows) == behind
        if value is not None:
            assert from_rows(measure, rows) == value


@settings(max_examples=15, deadline=None)
@given(askings())
@pytest.mark.slow
def test_a_stock_of_many_days_equals_a_recount_of_each(asking: Asking) -> None:
    engine, measure = calculation(asking.histories), DEFINITIONS["t.open"]
    assert isinstance(measure, Measure)
    days = [FIRST + timedelta(days=places) for places in range(-5, 110, 7)]
    asked = {Request.of("t.open", Period(day, day), issue="wage"): day for day in days}
    figures = engine.compute(asked, cut_off=days[-1], as_of=asking.as_of)
    for request, day in asked.items():
        present = counted(measure, {"issue": "wage"}, request.period, day, asking.as_of)
        found = [changes for changes in asking.histories.values() if present(changes)]
        assert figures[request].rows == len(found), day


@settings(max_examples=15, deadline=None)
@given(askings())
@pytest.mark.slow
def test_the_parts_add_up_to_the_total(asking: Asking) -> None:
    engine = calculation(asking.histories)
    codes, days = ["t.cases", "t.received"], {"cut_off": asking.cut_off, "as_of": asking.as_of}
    figures = engine.figures(codes, Period.parse("113"), **days)
    for code in codes:
        of_measure = [figure for figure in figures if figure.measure == code]
        (total,) = [figure.value for figure in of_measure if not figure.dims]
        breakdowns = {tuple(name for name, _ in figure.dims) for figure in of_measure} - {()}
        for names in breakdowns:
            parts = [f.value for f in of_measure if tuple(name for name, _ in f.dims) == names]
            assert sum(parts) == total


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(askings())
def test_another_backend_gives_equal_figures(asking: Asking) -> None:
    days: dict[str, Any] = {"cut_off": asking.cut_off, "as_of": asking.as_of}
    period = asking.periods[1]

    def everything(engine: Calculation) -> list[object]:
        return [
            *engine.compute(questions(asking.periods), **days).items(),
            *engine.figures(DEFINITIONS, period, **days),
            *engine.rows(Request.of("t.workers", period, partial="true"), **days),
        ]

    on_sqlite = calculation(asking.histories, connection=ibis.sqlite.connect())
    assert everything(on_sqlite) == everything(calculation(asking.histories))
