"""A visit from the plan to the notice and the remedy; visits filed from a list; their facts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.checks import problems_of
from laozheng.kernel.cases.declare import Line
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Deadline
from laozheng.kernel.inspections.models import Finding, Visit
from laozheng.kernel.inspections.visits.declare import inspection_kind
from laozheng.kernel.inspections.visits.facts import visit_matters
from laozheng.kernel.inspections.visits.filing import (
    Told,
    correct_visit,
    differences,
    file_visits,
    visits_by_number,
)
from laozheng.kernel.inspections.visits.reports import VisitReport, found_in

pytestmark = pytest.mark.usefixtures("world", "example_line")
ACTOR = system_reader("test", datetime(2024, 12, 3, 4, 0, tzinfo=UTC))
KIND = "example.inspection"
DECLARED = inspection_kind(prefix="範檢", label="範例檢查", unit="labor_conditions", forms={})
LINE = Line(
    code="example",
    label="範例業務",
    label_en="Example",
    unit="labor_conditions",
    statutes=("勞動檢查法",),
    kinds=(DECLARED,),
)


@pytest.fixture
def example_line(install):
    """A line that only visits."""
    install(LINE)


def planned(**given):
    facts = {"type": "own", "employer_name": "範例企業有限公司", "planned_on": date(2024, 9, 2)}
    return open_case(
        KIND, "planned", actor=ACTOR, received_on=date(2024, 8, 1), intake="ex_officio",
        **facts | given,
    )  # fmt: skip


def visited():
    case = planned()
    perform(case, "visited", actor=ACTOR, on=date(2024, 9, 2), met="人事主管")
    return case


def violating():
    case = visited()
    perform(
        case, "recorded", actor=ACTOR, on=date(2024, 9, 3), result="violation", scopes=["lsa"],
        findings="勞動基準法第24條第1項", acted_from=date(2024, 7, 1), acted_to=date(2024, 7, 31),
        remedy_due_on=date(2024, 10, 1),
    )  # fmt: skip
    return case


def noticed():
    case = violating()
    perform(case, "noticed", actor=ACTOR, on=date(2024, 9, 10))
    return case


def due(case, rule):
    return Deadline.objects.get(case=case, rule=rule).due_on


def test_the_declared_procedure_holds():
    assert list(problems_of(DECLARED)) == []


def test_the_result_is_told_within_ten_days_of_the_visit():
    case = visited()
    assert due(case, "notice") == date(2024, 9, 12)
    assert due(case, "minutes") == date(2024, 9, 5)


def test_findings_are_told_remedied_and_looked_at_again():
    case = violating()
    (finding,) = Finding.objects.filter(case=case)
    assert str(finding.citation) == "勞動基準法第24條第1項"
    perform(case, "noticed", actor=ACTOR, on=date(2024, 9, 10))
    assert due(case, "recheck") == date(2024, 10, 31)
    assert due(case, "objection") == date(2024, 9, 20)
    perform(case, "remedied", actor=ACTOR, on=date(2024, 10, 15))
    assert (case.state, Finding.objects.get().state) == ("closed", "remedied")


def test_the_employer_is_told_by_letter_with_the_terms_of_the_law():
    case = violating()
    Finding.objects.filter(case=case).update(owed_twd=12_000, workers_affected=3)
    perform(case, "noticed", actor=ACTOR, on=date(2024, 9, 10), with_letter=True)
    (document,) = case.documents.all()
    assert document.letter.template == "inspections.result_notice"
    for said in (
        "113年9月2日",
        "第24條第1項（短少金額新臺幣12,000元，3人）",
        "113年10月1日",
        "7日以上",
        "10日內",
    ):
        assert said in document.letter.text


def test_the_day_of_the_notice_meets_its_term_and_one_day_later_it_is_late():
    for day, state in ((12, "met"), (13, "late")):
        case = violating()
        perform(case, "noticed", actor=ACTOR, on=date(2024, 9, day))
        assert Deadline.objects.get(case=case, rule="notice").state == state


def test_an_objection_does_not_stop_the_time_to_remedy():
    case = noticed()
    with pytest.raises(Refused, match="沒有聲明異議"):
        perform(case, "objection_answered", actor=ACTOR, on=date(2024, 9, 20), reason="維持")
    before = due(case, "recheck")
    event = perform(case, "objected", actor=ACTOR, on=date(2024, 9, 21))
    assert (event.data["late"], case.state, due(case, "recheck")) == (True, "noticed", before)
    perform(case, "objection_answered", actor=ACTOR, on=date(2024, 9, 25), reason="維持")


@pytest.mark.parametrize(
    ("given", "state", "finding"),
    [
        ({"result": "no_violation"}, "closed", "remedied"),
        (
            {
                "result": "violation",
                "findings": "勞動基準法第24條",
                "acted_from": date(2024, 10, 2),
            },
            "noticed",
            "not_remedied",
        ),
        ({"result": "not_met"}, "noticed", "open"),
    ],
)
def test_what_a_recheck_finds_settles_the_visit_that_it_follows(given, state, finding):
    case = noticed()
    event = perform(
        case, "recheck_planned", actor=ACTOR, on=date(2024, 10, 2), planned_on=date(2024, 10, 15)
    )
    again = Visit.objects.get(case__number=event.data["recheck"])
    assert (again.follows.case, again.type, again.planned_on) == (case, "own", date(2024, 10, 15))
    with pytest.raises(Refused, match=again.case.number):
        perform(case, "recheck_planned", actor=ACTOR, on=date(2024, 10, 2))
    perform(again.case, "visited", actor=ACTOR, on=date(2024, 10, 15))
    perform(again.case, "recorded", actor=ACTOR, on=date(2024, 10, 16), **given)
    case.refresh_from_db()
    assert (case.state, Finding.objects.get(case=case).state) == (state, finding)


def test_a_file_with_open_findings_is_not_closed():
    with pytest.raises(Refused, match="尚有未改善的違反事項"):
        perform(violating(), "closed", actor=ACTOR, on=date(2024, 9, 10))


def test_a_clean_visit_is_closed_and_cannot_be_sanctioned():
    case = visited()
    perform(case, "recorded", actor=ACTOR, on=date(2024, 9, 3), result="no_violation")
    for name, why in (("sanctioned", "沒有違反事項"), ("noticed", "沒有應通知改善的事項")):
        with pytest.raises(Refused, match=why):
            perform(case, name, actor=ACTOR, on=date(2024, 9, 4))
    perform(case, "closed", actor=ACTOR, on=date(2024, 9, 4))
    assert case.closed_on == date(2024, 9, 4)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"result": "violation"}, "請填違反條文"),
        ({"result": "violation", "findings": "勞動基準法第24條"}, "請填違反期間"),
        ({"result": "not_met", "findings": "勞動基準法第24條"}, "未會晤"),
        ({"result": "gone"}, "請填檢查結果"),
        ({"result": "violation", "findings": "天書", "acted_from": date(2024, 7, 1)}, "無法辨識"),
    ],
)
def test_minutes_that_contradict_themselves_are_refused(given, why):
    with pytest.raises(Refused, match=why):
        perform(visited(), "recorded", actor=ACTOR, on=date(2024, 9, 3), **given)


def test_an_inspector_in_training_does_not_visit_alone():
    with pytest.raises(Refused, match="見習檢查員不得單獨檢查"):
        perform(planned(), "visited", actor=ACTOR, on=date(2024, 9, 2), lead_in_training=True)


def report(number="勞檢1", **more):
    given = {
        "type": "own", "employer_name": "範例企業有限公司", "number": number,
        "visited_on": date(2024, 9, 2), "scopes": ("lsa", "gender_equality"),
        "result": "violation", "district": "64000010",
        "findings": found_in("勞動基準法第24條", date(2024, 7, 1)),
    }  # fmt: skip
    return VisitReport(**given | more)


def test_visits_of_a_list_become_cases_that_can_be_found_by_their_number():
    (case,) = file_visits(KIND, [Told(report())], ACTOR)
    visit = visits_by_number(KIND, ["勞檢1"])["勞檢1"]
    assert (visit.case, case.state) == (case, "recorded")
    assert sorted(visit.scopes.values_list("act", flat=True)) == ["gender_equality", "lsa"]
    assert not differences(visit, report())


def test_facts_follow_a_correction_from_the_day_it_was_known():
    (case,) = file_visits(KIND, [Told(report(), known_on=date(2024, 9, 2))], ACTOR)
    visit = Visit.objects.get(case=case)
    correct_visit(visit, replace(report(), district="64000020"), actor=ACTOR)
    (matter,) = visit_matters([KIND])
    assert [change.values["district"] for change in matter.changes] == ["64000020"]
    assert case.events.count() == 2


def test_each_act_looked_into_is_a_matter_of_its_own():
    file_visits(KIND, [Told(report()), Told(report("勞檢2", scopes=()))], ACTOR)
    by_scope = [m.ref.partition("#")[2] for m in visit_matters([KIND], grain="scope")]
    assert by_scope == ["gender_equality", "lsa"]
    assert len(list(visit_matters([KIND], [2024]))) == 2
    assert list(visit_matters([KIND], [2023])) == []
