"""The nine imported rows of the disputes specification, asked for 113 at both cut-offs."""

from datetime import date
from fractions import Fraction

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.dated import FactChange
from laozheng.kernel.measures.calculation import Calculation
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.tests.examples import calculation, closed, opened

YEAR = Period.parse("113")
END_OF_YEAR, END_OF_FEBRUARY = date(2024, 12, 31), date(2025, 2, 28)
TODAY = date(2025, 3, 3)


def nine_rows() -> dict[str, list[FactChange]]:
    """Rows a to i: what was received, how it was closed, and the court's refusal of i."""
    rows = {
        "a": ("wage", "private_mediation_body", "counter", date(2024, 1, 5)),
        "b": ("wage", "private_mediation_body", "post", date(2024, 3, 1)),
        "c": ("contract", "authority_mediator", "counter", date(2024, 6, 3)),
        "d": ("retirement", "mediation_committee", "counter", date(2024, 12, 20)),
        "e": ("wage", None, "online", date(2024, 5, 2)),
        "f": ("other", None, "counter", date(2024, 7, 1)),
        "g": ("wage", "private_mediation_body", "counter", date(2023, 12, 28)),
        "h": ("contract", "private_mediation_body", "online", date(2024, 11, 30)),
        "i": ("labor_insurance", "mediation_committee", "counter", date(2024, 9, 2)),
    }
    endings = {
        "a": (date(2024, 1, 20), "settled"),
        "b": (date(2024, 3, 20), "not_settled"),
        "c": (date(2024, 6, 20), "settled"),
        "d": (date(2025, 1, 15), "settled"),
        "e": (date(2024, 5, 6), "withdrawn"),
        "f": (date(2024, 7, 2), "outside_jurisdiction"),
        "g": (date(2024, 1, 10), "settled"),
        "h": (date(2025, 1, 3), "withdrawn"),
        "i": (date(2024, 9, 30), "settled"),
    }
    histories = {}
    for ref, (issue, channel, intake, received_on) in rows.items():
        on, outcome = endings[ref]
        online = {"withdrawn_on": on, "withdrawn_via": "online"} if outcome == "withdrawn" else {}
        histories[ref] = [
            opened(received_on, issue=issue, channel=channel, intake=intake),
            closed(received_on, on, outcome, partial=ref == "c", **online),
        ]
    refused = date(2025, 2, 10)
    histories["i"].append(FactChange(refused, refused, {"outcome": "not_settled"}))
    return histories


@pytest.fixture(scope="module")
def engine() -> Calculation:
    return calculation(nine_rows())


def value(
    engine: Calculation, cut_off: date | None, code: str, as_of: date = TODAY, **dims: str
) -> object:
    request = Request.of(code, YEAR, **dims)
    return engine.compute([request], cut_off=cut_off, as_of=as_of)[request].value


@pytest.mark.parametrize(
    ("code", "dims", "at_year_end", "at_end_of_february"),
    [
        ("t.received", {}, 8, 8),
        ("t.cases", {}, 6, 5),
        ("t.cases", {"outcome": "settled"}, 3, 3),
        ("t.cases", {"outcome": "not_settled"}, 1, 2),
        ("t.cases", {"outcome": "pending"}, 2, 0),
        ("t.dropped", {}, 2, 3),
        ("t.rate", {"outcome": "settled"}, Fraction(3, 4), Fraction(3, 5)),
        ("t.rate", {"outcome": "not_settled"}, Fraction(1, 4), Fraction(2, 5)),
        ("t.online_applications", {}, 2, 2),
        ("t.online_withdrawals", {}, 1, 1),
    ],
)
def test_the_table_of_the_specification_holds_at_both_cut_offs(
    engine: Calculation,
    code: str,
    dims: dict[str, str],
    at_year_end: object,
    at_end_of_february: object,
) -> None:
    assert value(engine, END_OF_YEAR, code, **dims) == at_year_end
    assert value(engine, END_OF_FEBRUARY, code, **dims) == at_end_of_february


def test_the_cut_off_is_the_last_day_of_the_period_unless_said_otherwise(
    engine: Calculation,
) -> None:
    request = Request.of("t.dropped", YEAR)
    figure = engine.compute([request], cut_off=None, as_of=TODAY)[request]
    assert (figure.value, figure.cut_off) == (2, END_OF_YEAR)


def test_the_rows_behind_dropped_cases_are_the_three_that_left(engine: Calculation) -> None:
    request = Request.of("t.dropped", YEAR)
    rows = engine.rows(request, cut_off=END_OF_FEBRUARY, as_of=TODAY)
    assert [row.ref for row in rows] == ["e", "f", "h"]
    assert rows[0].as_dict() == {
        "case": "e",
        "date": "2024-05-02",
        "dims": {"channel": "", "issue": "wage", "outcome": "withdrawn"},
    }


def test_a_court_order_not_yet_known_does_not_count(engine: Calculation) -> None:
    known = date(2025, 2, 9)
    assert value(engine, END_OF_FEBRUARY, "t.cases", known, outcome="not_settled") == 1


def test_the_rate_lists_its_rows_by_the_part_they_play(engine: Calculation) -> None:
    request = Request.of("t.rate", YEAR, outcome="settled")
    rows = engine.rows(request, cut_off=END_OF_FEBRUARY, as_of=TODAY)
    parts = {role: [r.ref for r in rows if r.role == role] for role in ("numerator", "denominator")}
    assert parts["numerator"] == ["a", "c", "d"]
    assert sorted(parts["denominator"]) == ["a", "b", "c", "d", "i"]


def test_the_withdrawal_of_january_belongs_to_the_next_year(engine: Calculation) -> None:
    request = Request.of("t.online_withdrawals", Period.parse("114"))
    assert engine.compute([request], cut_off=None, as_of=TODAY)[request].value == 1


def test_figures_are_the_totals_and_what_occurs(engine: Calculation) -> None:
    figures = engine.figures(["t.cases"], YEAR, cut_off=END_OF_FEBRUARY, as_of=TODAY)
    told = {tuple(sorted(dict(figure.dims).items())): figure.value for figure in figures}
    assert told[()] == 5
    assert told[("channel", "mediation_committee"), ("outcome", "settled")] == 1
    assert (("outcome", "pending"),) not in told
    by_channel = [v for dims, v in told.items() if [name for name, _ in dims] == ["channel"]]
    assert sum(by_channel) == 5
