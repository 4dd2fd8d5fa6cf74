"""Inspectors in training: never alone, until the mark has ended and the practice is done."""

from datetime import date, timedelta

import pytest

from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Qualification, Unit
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Target, Visit
from laozheng.kernel.inspections.planning.schedule import Errand, Inspector, Limits, schedule
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.programs.inspectors import inspectors_of
from laozheng.kernel.inspections.tests.test_visits import (  # noqa: F401
    ACTOR,
    KIND,
    example_line,
    planned,
    report,
)
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.inspections.visits.handing_in import HandIn, hand_in
from laozheng.kernel.inspections.visits.practice import in_training, practice_of, visits_naming

pytestmark = pytest.mark.usefixtures("world", "example_line")
DAY = date(2024, 9, 2)
TYPES = ("complaint", "central", "joint", "own", "compliance_visit")


@pytest.fixture
def unit():
    return Unit.objects.get(code="labor_conditions")


@pytest.fixture
def senior(unit):
    return hire("S101", "測試檢查員", unit, ("officer",), on=date(2020, 1, 1), actor=ACTOR)


@pytest.fixture
def trainee(unit):
    """An inspector who was in training until the day before the visits of these tests."""
    one = hire("S301", "測試見習員", unit, ("officer",), on=date(2024, 1, 2), actor=ACTOR)
    Qualification.objects.create(
        staff=one, kind="training_inspector", valid_from=date(2024, 1, 2), valid_to=DAY
    )
    return one


def gone_along(number, types=TYPES, **more):
    """File so many visits, of the kinds in turn, to which the trainee went along."""
    told = [
        Told(
            report(
                f"練{n}", type=types[n % len(types)], visited_on=DAY - timedelta(days=1 + n % 90),
                findings=(),
                **{
                    "lead": "S101", "result": "no_violation", "inspectors": ("測試見習員",),
                    **more,
                },
            )
        )
        for n in range(number)
    ]  # fmt: skip
    file_visits(KIND, told, ACTOR)


@pytest.mark.parametrize(
    ("made", "types", "is_refused"),
    [(0, TYPES, True), (59, TYPES, True), (60, TYPES, False), (60, TYPES[:4], True)],
)
def test_whoever_was_in_training_leads_alone_after_sixty_visits_of_five_kinds(
    senior, trainee, made, types, is_refused
):
    gone_along(made, types)
    case = planned(lead="S301")
    if is_refused:
        with pytest.raises(Refused, match="見習檢查員不得單獨檢查"):
            perform(case, "visited", actor=ACTOR, on=DAY)
    else:
        perform(case, "visited", actor=ACTOR, on=DAY)


def test_practice_done_does_not_end_a_mark_that_still_stands(senior, trainee):
    gone_along(60)
    assert in_training([trainee], DAY) == {}
    assert in_training([trainee], DAY - timedelta(days=1)).keys() == {trainee.pk}


def test_a_closed_door_and_a_visit_led_alone_are_no_practice(senior, trainee):
    gone_along(3, result="not_met")
    assert practice_of([trainee], DAY)[trainee.pk].made == 0
    Visit.objects.update(result="guidance", lead=trainee)
    assert practice_of([trainee], DAY)[trainee.pk].made == 0
    Visit.objects.update(lead=senior)
    assert practice_of([trainee], DAY)[trainee.pk].visits == {
        "complaint": 1, "central": 1, "joint": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["測試見習員", "S301"])
def test_only_visits_that_name_a_trainee_are_read(senior, trainee, name, django_assert_num_queries):
    gone_along(2, inspectors=(name, "外單位測試檢查員"))
    gone_along(5, inspectors=("外單位測試檢查員",))
    gone_along(5, inspectors=())
    with django_assert_num_queries(4):  # marks; staff by number and by name; visits
        assert in_training([trainee], DAY)[trainee.pk].made == 2
    assert visits_naming([name, "S301"], DAY).count() == 2
    with django_assert_num_queries(1):  # nobody has a mark
        assert in_training([senior], DAY) == {}


def test_nobody_went_along_where_no_name_is_known(senior):
    gone_along(2)
    assert not visits_naming((), DAY).exists()


@pytest.mark.parametrize("along", [(), ("S301",), ("測試見習員",)])
def test_a_visit_entered_afterwards_needs_a_full_inspector_too(trainee, along):
    given = {
        "type": "own", "employer_name": "範例企業有限公司", "result": "no_violation",
        "lead": "S301", "inspectors": along,
    }  # fmt: skip
    with pytest.raises(Refused, match="見習檢查員"):
        open_case(KIND, "entered", actor=ACTOR, received_on=DAY, intake="visit", **given)
    given["inspectors"] = ("S301", "外單位測試檢查員")
    open_case(KIND, "entered", actor=ACTOR, received_on=DAY, intake="visit", **given)


@pytest.fixture
def target(unit, senior, trainee):
    program = enter_program(
        "example", "重點01", "範例重點專案", kind="own", unit=unit, starts_on=DAY, ends_on=DAY,
        actor=ACTOR,
    )  # fmt: skip
    return Target.objects.create(
        program=program, key="1:", workplace="範例路1號", type="own", rank=1, score=5,
        picked_by="random", state="assigned", planned_on=DAY, lead=senior, companion=trainee,
    )  # fmt: skip


def handed_in(officer, **more):
    told = {"type": "own", "employer_name": "範例企業有限公司", "result": "no_violation"}
    return hand_in(HandIn("鍵1", KIND, DAY, told, **more), actor=ACTOR, officer=officer)


def test_what_the_trainee_hands_in_of_a_list_is_led_by_the_lead(target, senior, trainee):
    visit = handed_in(trainee, target=target).case.visit
    assert (visit.lead, visit.inspectors) == (senior, ["測試見習員"])
    assert practice_of([trainee], DAY + timedelta(days=1))[trainee.pk].made == 1


def test_a_trainee_hands_in_no_visit_made_alone(trainee):
    with pytest.raises(Refused, match="見習檢查員不得單獨檢查"):
        handed_in(trainee)
    assert not Visit.objects.exists()


def test_planning_knows_who_may_not_lead_yet_and_what_was_practised(unit, senior, trainee):
    gone_along(4, TYPES[:2])
    by_key = {one.key: one for one in inspectors_of(unit, TYPES, [DAY], [])}
    assert (by_key["S101"].in_training, by_key["S301"].in_training) == (False, True)
    assert by_key["S301"].practised == {"complaint", "central"}


def test_a_trainee_goes_first_where_something_new_is_to_be_seen():
    limits = Limits({"other": 3}, rotation_limit=2)
    leads = [Inspector(key, frozenset({kind})) for key, kind in (("甲", "own"), ("乙", "joint"))]
    one = Inspector("丙", frozenset(), in_training=True, practised=frozenset({"own"}))
    errands = [
        Errand(f"{kind}{n}", f"E{kind}{n}", "d", kind, n)
        for kind, many in (("own", 3), ("joint", 1))
        for n in range(many)
    ]
    made = schedule(errands, [*leads, one], [DAY], limits)
    assert {visit.lead for visit in made.visits if visit.companion} == {"乙"}
