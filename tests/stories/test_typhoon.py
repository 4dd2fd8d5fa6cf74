"""A typhoon closes the offices: terms that end on such a day move, once, and say why."""

from datetime import date

import pytest

from laozheng.config.tests.conftest import Laozheng
from laozheng.conftest import World
from laozheng.kernel.cases.actions import close_offices
from laozheng.kernel.cases.models import Case
from laozheng.lines.disputes.tests.procedure import Mediators, a_mediation, at, do
from tests.stories.asking import page, terms

# A Monday in May 2024, far from every holiday; the offices close on Thursday.
MONDAY, WEDNESDAY, THURSDAY = date(2024, 5, 20), date(2024, 5, 22), date(2024, 5, 23)
FRIDAY, NEXT_MONDAY = date(2024, 5, 24), date(2024, 5, 27)


@pytest.fixture
def case(world: World) -> Case:
    """Received on Monday: a mediator is due on Thursday."""
    case = a_mediation(world, MONDAY)
    do(world, case, "accept", MONDAY, channel="authority_mediator")
    assert terms(case)["D1"] == ("open", THURSDAY)
    return case


def closed(world: World, start: date, end: date) -> int:
    operator = world.reader("system", at(WEDNESDAY))
    return close_offices(start, end, "颱風停止上班", "人事行政總處公告", actor=operator)


def test_the_due_day_moves_past_the_closed_day(world: World, case: Case):
    assert closed(world, THURSDAY, THURSDAY) == 1
    assert terms(case)["D1"] == ("open", FRIDAY)


def test_entering_the_same_day_again_moves_nothing(world: World, case: Case):
    closed(world, THURSDAY, THURSDAY)
    assert closed(world, THURSDAY, THURSDAY) == 0
    assert terms(case)["D1"] == ("open", FRIDAY)


def test_another_closed_day_moves_it_over_the_weekend(world: World, case: Case):
    closed(world, THURSDAY, THURSDAY)
    closed(world, FRIDAY, FRIDAY)
    assert terms(case)["D1"] == ("open", NEXT_MONDAY)


def test_a_term_that_ends_on_another_day_stays(world: World, case: Case):
    assert closed(world, WEDNESDAY, WEDNESDAY) == 0
    assert terms(case)["D1"] == ("open", THURSDAY)


def test_what_was_done_before_stays_done(world: World, case: Case, mediators: Mediators):
    do(world, case, "appoint", THURSDAY, mediator=mediators.own)
    closed(world, THURSDAY, THURSDAY)
    assert terms(case)["D1"] == ("met", THURSDAY)


def test_a_case_received_afterwards_is_reckoned_in_the_same_way(world: World, case: Case):
    closed(world, THURSDAY, THURSDAY)
    later = a_mediation(world, MONDAY, worker_name="測試工二")
    do(world, later, "accept", MONDAY, channel="authority_mediator")
    assert terms(later)["D1"] == terms(case)["D1"]


def test_screen_and_command_say_why_it_moved(world: World, case: Case, laozheng: Laozheng):
    closed(world, THURSDAY, THURSDAY)
    explained = laozheng("explain", case.number).out
    assert "勞資爭議處理法第12條第1項" in explained
    assert "起算日 113/05/21" in explained
    assert "颱風停止上班" in explained
    assert "屆滿日 113/05/24" in explained
    sheet = page(world.client("officer"), "case", case.number)
    assert "颱風停止上班" in sheet
    assert "113/05/24" in sheet
