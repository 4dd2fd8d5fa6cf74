"""Visits handed in from the field: once each, the same answer again, conflicts told."""

from datetime import date

import pytest

from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Finding, Target, Visit
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.tests.test_visits import (  # noqa: F401
    ACTOR,
    KIND,
    example_line,
    planned,
)
from laozheng.kernel.inspections.visits.handing_in import HandIn, hand_in

pytestmark = pytest.mark.usefixtures("world", "example_line")
DAY = date(2024, 9, 2)
TOLD = {
    "type": "own", "employer_name": "範例企業有限公司", "result": "violation",
    "scopes": ["lsa"], "findings": "勞動基準法第24條第1項", "acted_from": date(2024, 7, 1),
    "district": "64000010", "met": "人事主管", "is_signed": True, "minutes": "第一行\r\n第二行",
}  # fmt: skip


@pytest.fixture
def unit():
    return Unit.objects.get(code="labor_conditions")


@pytest.fixture
def inspector(unit):
    return hire("S101", "測試檢查員", unit, ("officer",), on=date(2020, 1, 1), actor=ACTOR)


@pytest.fixture
def target(unit):
    program = enter_program(
        "example", "重點01", "範例重點專案", kind="own", unit=unit, starts_on=DAY, ends_on=DAY,
        actor=ACTOR,
    )  # fmt: skip
    return Target.objects.create(
        program=program, key="1:", workplace="範例路1號", type="own", rank=1, score=5,
        picked_by="random", state="assigned",
    )  # fmt: skip


def handed_in(inspector, key="鍵1", told=TOLD, **more):
    return hand_in(HandIn(key, KIND, DAY, told, **more), actor=ACTOR, officer=inspector)


def test_what_is_handed_in_twice_is_one_visit(inspector):
    first, again = handed_in(inspector), handed_in(inspector)
    assert (first.state, again.state) == ("taken", "known")
    assert first.case == again.case
    visit = Visit.objects.get()
    assert (visit.hand_in_key, visit.met, visit.is_signed) == ("鍵1", "人事主管", True)
    assert (visit.district, visit.case.district, visit.lead) == ("64000010",) * 2 + (inspector,)
    assert (visit.case.state, visit.case.officer) == ("recorded", inspector)
    assert str(Finding.objects.get().citation) == "勞動基準法第24條第1項"


def test_another_key_is_another_visit(inspector):
    handed_in(inspector)
    assert handed_in(inspector, "鍵2").state == "taken"
    assert Visit.objects.count() == 2


def test_the_same_key_with_another_result_is_told_and_changes_nothing(inspector):
    handed_in(inspector)
    answer = handed_in(inspector, told={**TOLD, "result": "guidance", "findings": "",
                                        "minutes": "第一行"})  # fmt: skip
    assert answer.state == "changed"
    assert "結果、檢查紀錄" in answer.reason
    assert Visit.objects.get().result == "violation"


def test_a_place_on_a_list_becomes_a_visit_of_its_program(inspector, target):
    case = handed_in(inspector, target=target).case
    target.refresh_from_db()
    assert (target.state, target.case) == ("visited", case)
    assert (case.visit.program, case.visit.picked_by) == (target.program, "random")


def test_a_place_that_somebody_visited_before_is_a_conflict_that_names_the_file(inspector, target):
    first = handed_in(inspector, target=target)
    answer = handed_in(inspector, "鍵2", target=target)
    assert (answer.state, answer.case) == ("conflict", first.case)
    assert "測試檢查員已於113年9月2日完成這次檢查" in answer.reason
    assert Visit.objects.count() == 1


def test_a_place_that_left_the_list_is_a_conflict_with_the_reason(inspector, target):
    Target.objects.update(state="dropped", drop_reason="已歇業")
    answer = handed_in(inspector, target=target)
    assert (answer.state, answer.case) == ("conflict", None)
    assert "自清單移除（已歇業）" in answer.reason


def test_a_planned_visit_is_completed_with_what_was_seen(inspector):
    case = planned()
    told = {**TOLD, "employees": 30}
    assert handed_in(inspector, told=told, planned=case).state == "taken"
    assert handed_in(inspector, told=told, planned=case).state == "known"
    visit = Visit.objects.get()
    assert (visit.case.state, visit.employees, visit.met) == ("recorded", 30, "人事主管")
    assert [event.kind for event in case.events.order_by("id")] == [
        "planned", "visited", "recorded",
    ]  # fmt: skip


def test_a_planned_visit_that_was_given_up_is_a_conflict(inspector):
    case = planned()
    perform(case, "dropped", actor=ACTOR, on=DAY, reason="改由他機關檢查")
    assert "已改為不檢查" in handed_in(inspector, planned=case).reason


def test_a_refused_hand_in_leaves_nothing_behind(inspector, target):
    with pytest.raises(Refused, match="請填違反條文"):
        handed_in(inspector, told={**TOLD, "findings": ""}, target=target)
    target.refresh_from_db()
    assert (Case.objects.count(), target.state) == (0, "assigned")
