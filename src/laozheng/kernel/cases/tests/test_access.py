"""The one filter: what each member of the cast sees of cases of each level, for each purpose."""

from datetime import date, timedelta

import pytest

from laozheng.kernel.accounts.access import visible, works_in
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.cases.actions import break_glass, give_access, open_case
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.queries import case_for, search_cases
from laozheng.kernel.cases.tests.conftest import KIND

LEVELS = ("public", "bureau", "unit", "restricted", "sealed")
EVERYTHING = set(LEVELS)
# Levels seen by each person of cases in the labor relations division handled by ``officer``.
SEEN = {
    "officer": EVERYTHING,
    "second_officer": {"public", "bureau", "unit"},
    "supervisor": {"public", "bureau", "unit", "restricted"},
    "head": {"public", "bureau", "unit", "restricted"},
    "safety_officer": {"public", "bureau"},
    "mediator": {"public"},
    "body": {"public"},
    "applicant": {"public"},
    "stranger": {"public"},
    "system": EVERYTHING,
}


@pytest.fixture
def one_of_each(world):
    """A case of each level, all handled by the officer."""
    for level in LEVELS:
        case = open_case(
            KIND,
            "register",
            actor=world.reader("officer"),
            received_on=date(2025, 2, 3),
            intake="counter",
            officer=world.officer,
            title=f"範例{level}",
        )
        Case.objects.filter(pk=case.pk).update(level=level)


def levels_seen(reader, purpose="list"):
    return set(visible(Case.objects.all(), reader, purpose).values_list("level", flat=True))


@pytest.mark.parametrize("who", SEEN)
@pytest.mark.slow
def test_each_person_sees_the_levels_of_his_part(world, one_of_each, who):
    assert levels_seen(world.reader(who)) == SEEN[who]


@pytest.mark.parametrize("who", SEEN)
@pytest.mark.slow
def test_events_follow_the_level_of_their_case(world, one_of_each, who):
    events = visible(Event.objects.all(), world.reader(who))
    assert set(events.values_list("case__level", flat=True)) == SEEN[who]


@pytest.mark.parametrize("purpose", ["search", "export", "rows"])
def test_sealed_cases_leave_no_hint_even_to_their_handler(world, one_of_each, purpose):
    assert levels_seen(world.reader("officer"), purpose) == EVERYTHING - {"sealed"}


def test_search_finds_only_what_may_be_searched(world, one_of_each):
    found = {case.level for case in search_cases(world.reader("second_officer"), "範例")}
    assert found == {"public", "bureau", "unit"}


def test_a_mediator_named_on_a_case_sees_that_one_until_the_day_he_is_off_it(world, one_of_each):
    case = Case.objects.get(level="restricted")
    given_on = world.day - timedelta(days=9)
    access = give_access(case, world.mediator.user_id, "mediator", given_on)
    reader = world.reader("mediator")
    assert levels_seen(reader) == {"public", "restricted"}
    access.valid_to = world.day
    access.save()
    assert levels_seen(reader) == {"public"}


def test_a_broken_glass_opens_one_case_for_a_day_and_is_logged(world, one_of_each):
    case = Case.objects.get(level="restricted")
    reader = world.reader("safety_officer")
    assert case_for(reader, case.number) is None
    access = break_glass(case, reader, "重大職災緊急查證")
    assert case_for(reader, case.number) == case
    assert access.valid_to == world.day + timedelta(days=1)


def test_a_person_without_a_role_today_sees_what_the_public_sees(world, one_of_each):
    world.officer.role_grants.update(valid_to=world.day)
    assert levels_seen(world.reader("officer")) == {"public"}
    assert Staff.objects.get(pk=world.officer.pk).user.is_active


def test_a_model_without_access_columns_is_never_shown_by_oversight(world):
    with pytest.raises(TypeError, match="declares no ACCESS"):
        visible(Staff.objects.all(), world.reader("officer"))


def test_officers_and_those_above_them_work_in_their_units(world):
    assert works_in(world.reader("officer"), "labor_relations")
    assert works_in(world.reader("head"), "labor_relations")
    assert works_in(world.reader("officer"), "inspection_office", "labor_relations")
    assert not works_in(world.reader("officer"), "inspection_office")
    assert not works_in(world.reader("mediator"), "labor_relations")
    assert not works_in(world.reader("officer"), "no_such_unit")
