"""One question, two days: up to when things happened, and up to when the bureau knew of them.

Door by door the answer is the same: engine, command, screen.
"""

from datetime import date

import pytest

from laozheng.base.roc import roc_slash
from laozheng.config.tests.conftest import Laozheng
from laozheng.conftest import World
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.models import Case
from laozheng.lines.disputes.tests.procedure import (
    Mediators,
    a_mediation,
    answers,
    at,
    do,
    heard_and_proposed,
)
from tests.stories.asking import behind, page, value

CASES = "disputes.mediation_cases"
YEAR_END, FEBRUARY = date(2024, 12, 31), date(2025, 2, 28)
KNOWN_IN_JANUARY, KNOWN_IN_MARCH = date(2025, 1, 31), date(2025, 3, 31)


@pytest.fixture
def three(world: World, mediators: Mediators) -> dict[str, Case]:
    """Settled in 113; withdrawn in January 114; withdrawn in December, known in March 114."""
    cases = {
        "settled": heard_and_proposed(world, mediators),
        "late": a_mediation(world, date(2024, 12, 20), worker_name="測試工二"),
        "told_late": a_mediation(world, date(2024, 12, 2), worker_name="測試工三"),
    }
    signed = answers(cases["settled"], labor="agreed", employer="agreed")
    do(world, cases["settled"], "settle", date(2024, 4, 18), answers=signed)
    do(world, cases["late"], "withdraw", date(2025, 1, 15), via="phone", reason="paid")
    perform(
        cases["told_late"],
        "withdraw",
        actor=world.reader("officer", at(date(2025, 3, 10))),
        on=date(2024, 12, 10),
        via="post",
        reason="reconciled",
    )
    return cases


ANSWERS = (
    (YEAR_END, KNOWN_IN_JANUARY, ("settled", "late", "told_late")),
    (FEBRUARY, KNOWN_IN_JANUARY, ("settled", "told_late")),
    (YEAR_END, KNOWN_IN_MARCH, ("settled", "late")),
    (FEBRUARY, KNOWN_IN_MARCH, ("settled",)),
)


@pytest.mark.parametrize(("cut_off", "as_of", "counted"), ANSWERS)
def test_every_door_gives_the_same_answer(
    world: World,
    laozheng: Laozheng,
    three: dict[str, Case],
    cut_off: date,
    as_of: date,
    counted: tuple[str, ...],
):
    numbers = {three[name].number for name in counted}
    assert value(CASES, cut_off=cut_off, as_of=as_of) == len(numbers)
    assert set(behind(CASES, cut_off=cut_off, as_of=as_of)) == numbers

    days = ("--period", "113", "--cut-off", roc_slash(cut_off), "--as-of", as_of)
    figures = laozheng("figures", "--measure", CASES, *days, "--json").json
    (total,) = (figure for figure in figures if not figure["dims"])
    assert (total["value"], total["rows"]) == (len(numbers), len(numbers))
    assert (total["cut_off"], total["as_of"]) == (str(cut_off), str(as_of))
    assert {row["case"] for row in laozheng("rows", CASES, *days, "--json").json} == numbers

    query = f"?period=113&cut_off={cut_off}&as_of={as_of}"
    shown = page(world.client("supervisor"), "figure", CASES, query=query)
    assert {case.number for case in three.values() if case.number in shown} == numbers


def test_received_is_cases_and_dropped_on_whatever_days(three: dict[str, Case]):
    for cut_off, as_of, counted in ANSWERS:
        dropped = value("disputes.mediation_dropped", cut_off=cut_off, as_of=as_of)
        received = value("disputes.mediation_received", cut_off=cut_off, as_of=as_of)
        assert received == 3
        assert dropped == received - len(counted)


def test_a_cut_off_in_the_middle_of_the_year_knows_only_half_of_it(three: dict[str, Case]):
    assert behind(CASES, cut_off=date(2024, 6, 30)) == [three["settled"].number]
    assert value(CASES, cut_off=date(2024, 4, 17), outcome="pending") == 1
    assert value(CASES, cut_off=date(2024, 4, 18), outcome="settled") == 1
