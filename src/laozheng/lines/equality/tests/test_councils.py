"""Meetings of the councils: planned, called, held, resolved and minuted by the unit."""

from datetime import date, datetime

import pytest

from laozheng.base.moments import TAIPEI
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseDocument, Event
from laozheng.lines.equality.line.data_sets import COUNCIL_MEETINGS
from laozheng.lines.equality.models import AgendaItem, CouncilMember
from laozheng.lines.equality.queries.councils import ready_for
from laozheng.lines.equality.queries.diary import diary
from laozheng.lines.equality.queries.kinds import COUNCIL
from laozheng.lines.equality.tests.factories import (
    EMPLOYER,
    a_complaint,
    a_file,
    a_harassment,
    before_council,
    load,
    moved,
    signed_in,
)

ESA, GENDER = "employment_service", "gender_equality"
BODY = {ESA: "discrimination", GENDER: "gender_equality"}
DAY = "2024-05-20"
AT = datetime(2024, 5, 20, 14, 0, tzinfo=TAIPEI)


@pytest.fixture(autouse=True)
def five_members(world):
    """Five members of both councils: three women, one official."""
    for council in BODY.values():
        for place in range(1, 6):
            CouncilMember.objects.create(
                council=council, term=5, member_key=f"委{place:02d}", outside=place > 1,
                sex="female" if place < 4 else "male", from_on=date(2024, 4, 1),
                known_on=date(2024, 4, 1),
            )  # fmt: skip


def a_council(desk, council="discrimination", on="2024-05-02"):
    """A meeting planned for the 20th of May."""
    return open_case(
        COUNCIL, "convene", actor=desk.reader("handler", on), received_on=date.fromisoformat(on),
        intake="ex_officio", officer=desk.handler, council=council, starts_at=AT,
        place="範例會議室",
    )  # fmt: skip


def ready(desk, law=ESA, ground="age", **given):
    """A case of which both sides were heard, sent to the council."""
    return before_council(desk, a_complaint(desk, "2024-03-11", ground, law, **given), "2024-03-20")


def put_on(desk, meeting, *cases, on="2024-05-03"):
    """The cases on the agenda of the meeting."""
    return moved(desk, meeting, "set_agenda", on, cases=[case.number for case in cases])


def held(desk, meeting, attended=("委01", "委02", "委03")):
    """Called and held on its day."""
    moved(desk, meeting, "call", "2024-05-06", with_letter=True)
    return moved(desk, meeting, "hold", DAY, attended=list(attended))


def resolved(desk, meeting, case, resolution="established", agreed=3, **given):
    """What the council resolved on a case."""
    told = {"case_number": case.number, "resolution": resolution, "agreed": agreed, **given}
    return moved(desk, meeting, "resolve", "2024-05-21", reason="測試理由", **told)


def letters(case, label):
    """The texts of the letters of one name on a case."""
    kept = CaseDocument.objects.filter(case=case, label=label).order_by("pk")
    return [str(one.letter.text) for one in kept.select_related("letter")]


def test_a_meeting_goes_from_the_call_to_the_minutes_and_decides_its_cases(desk):
    first, second = ready(desk), ready(desk, ground="disability")
    meeting = put_on(desk, a_council(desk), first, second)
    assert meeting.title == "就業歧視評議委員會第5屆第1次會議"
    held(desk, meeting)
    resolved(desk, meeting, first)
    with pytest.raises(Refused, match="還有1件議案"):
        moved(desk, meeting, "minute", "2024-05-22", with_letter=True)
    resolved(desk, meeting, second, "not_established", agreed=2)
    moved(desk, meeting, "minute", "2024-05-22", with_letter=True)
    first.refresh_from_db()
    decision = first.events.get(kind="decide")
    assert (first.state, decision.on, decision.data) == (
        "decided", date(2024, 5, 20), {"decision": "established"},
    )  # fmt: skip
    (told,) = letters(first, "審定書")
    assert "審定結果：成立" in told and "測試理由" in told
    (minutes,) = letters(meeting, "評議會會議紀錄")
    assert "出席委員：委01、委02、委03" in minutes and "未出席委員：委04、委05" in minutes
    assert "(一)就業服務法，年齡，○○○股份有限公司：成立" in minutes
    assert "(二)就業服務法，身心障礙，○○○股份有限公司：不成立" in minutes
    assert EMPLOYER not in minutes and first.number not in minutes


def test_what_the_meeting_was_is_counted_and_goes_out_like_one_of_a_list(desk):
    case = ready(desk)
    meeting = put_on(desk, a_council(desk), case)
    held(desk, meeting)
    resolved(desk, meeting, case)
    moved(desk, meeting, "minute", "2024-05-22", with_letter=True)
    activity = Activity.objects.get(activity_no="discrimination-5-1")
    counts = {head.group: head.n for head in activity.heads.all()}
    assert counts == {"members": 5, "outside_experts": 4, "attended": 3, "women": 3}
    assert (activity.state, activity.tags) == ("held", ["term=5", "number=1", "motions=1"])


def test_a_member_gets_the_call_without_the_case_for_which_she_steps_out(desk):
    first, second = ready(desk), ready(desk, ground="disability")
    meeting = put_on(desk, a_council(desk), first, second)
    moved(
        desk, first, "put_on_agenda", "2024-05-04", meeting="discrimination-5-1",
        stepped_out=["委02"], conflict="曾任職",
    )  # fmt: skip
    moved(desk, meeting, "call", "2024-05-06", with_letter=True)
    calls = letters(meeting, "評議會開會通知")
    assert len(calls) == 5
    assert ["年齡" in call for call in calls] == [True, False, True, True, True]
    assert all("身心障礙" in call and "113年5月20日" in call for call in calls)
    assert not any(EMPLOYER in call or first.number in call for call in calls)


def test_who_steps_out_has_no_vote(desk):
    case = ready(desk)
    meeting = put_on(desk, a_council(desk), case)
    moved(
        desk, case, "put_on_agenda", "2024-05-04", meeting="discrimination-5-1",
        stepped_out=["委01"], conflict="曾任職",
    )  # fmt: skip
    held(desk, meeting)
    with pytest.raises(Refused, match="得表決的委員2人"):
        resolved(desk, meeting, case, agreed=3)
    with pytest.raises(Refused, match="應逾二分之一"):
        resolved(desk, meeting, case, agreed=1)
    resolved(desk, meeting, case, agreed=2)


def test_a_meeting_needs_a_quorum_on_its_day_of_those_who_sit(desk):
    meeting = put_on(desk, a_council(desk), ready(desk))
    moved(desk, meeting, "call", "2024-05-06")
    for on, attended, reason in (
        (DAY, ["委01", "委02"], "出席2人"),
        (DAY, ["委01", "委02", "委99"], "非在任委員"),
        ("2024-05-21", ["委01", "委02", "委03"], "113年5月20日"),
    ):
        with pytest.raises(Refused, match=reason):
            moved(desk, meeting, "hold", on, attended=attended)
    assert moved(desk, meeting, "hold", DAY, attended=["委01", "委02", "委03"]).state == "held"


def test_a_council_that_the_statute_does_not_allow_is_not_called(desk):
    meeting = put_on(desk, a_council(desk, BODY[GENDER]), ready(desk, GENDER, "sex"))
    CouncilMember.objects.filter(council=BODY[GENDER], member_key="委03").update(sex="male")
    with pytest.raises(Refused, match="女性委員2人，應占全體5人的二分之一以上"):
        moved(desk, meeting, "call", "2024-05-06")
    CouncilMember.objects.filter(council=BODY[GENDER], member_key="委03").update(sex="female")
    assert moved(desk, meeting, "call", "2024-05-06").state == "called"


def test_what_is_unconfirmed_of_a_council_is_shown_and_stops_nothing(desk):
    CouncilMember.objects.filter(council=BODY[ESA]).update(sex="female")
    meeting = put_on(desk, a_council(desk), ready(desk))
    activity = Activity.objects.get(activity_no="discrimination-5-1")
    shown = signed_in(desk.handler).get(f"/lines/equality/councils/{activity.pk}/")
    assert "不符合：任一性別委員0人" in shown.content.decode()
    assert moved(desk, meeting, "call", "2024-05-06").state == "called"


def test_nobody_is_called_to_an_empty_agenda_nor_to_a_council_without_members(desk):
    with pytest.raises(Refused, match="還沒有議案"):
        moved(desk, a_council(desk), "call", "2024-05-06")
    CouncilMember.objects.all().delete()
    with pytest.raises(Refused, match="沒有在任委員"):
        a_council(desk)


def test_the_agenda_takes_cases_of_its_law_once_and_those_alone_that_one_may_see(desk):
    case, other = ready(desk), ready(desk, GENDER, "sex")
    meeting = a_council(desk)
    mine = desk.reader("handler", "2024-05-03")
    assert [one.case for one in ready_for(BODY[ESA], mine)] == [case]
    assert [one.case for one in ready_for(BODY[GENDER], mine)] == [other]
    assert not ready_for(BODY[ESA], desk.reader("colleague", "2024-05-03"))
    with pytest.raises(Refused, match="未提本會或已排入"):
        put_on(desk, meeting, other)
    put_on(desk, meeting, case)
    assert not ready_for(BODY[ESA], mine)
    with pytest.raises(Refused, match="未提本會或已排入"):
        put_on(desk, meeting, case)


def test_what_waits_for_a_later_meeting_is_ready_again(desk):
    case = ready(desk)
    meeting = put_on(desk, a_council(desk), case)
    held(desk, meeting)
    resolved(desk, meeting, case, "deferred", agreed=0)
    case.refresh_from_db()
    assert case.state == "council"
    assert [one.case for one in ready_for(BODY[ESA], desk.reader("handler", DAY))] == [case]
    moved(desk, meeting, "minute", "2024-05-22", with_letter=True)
    assert "下次會議續審" in letters(meeting, "評議會會議紀錄")[0]


def test_a_case_before_a_council_is_decided_by_it_alone(desk):
    case = ready(desk)
    told = {"decision": "established", "decision_text": "成立"}
    with pytest.raises(Refused, match="在評議會審議中"):
        moved(desk, case, "decide", "2024-05-21", **told)
    meeting = put_on(desk, a_council(desk), case)
    held(desk, meeting)
    with pytest.raises(Refused, match="在評議會審議中"):
        moved(desk, case, "decide", "2024-05-21", **told)
    resolved(desk, meeting, case)
    with pytest.raises(Refused, match="已決議或不在本次議程"):
        resolved(desk, meeting, case)


def test_a_canceled_meeting_counts_nowhere_and_keeps_its_number(desk):
    case = ready(desk)
    meeting = put_on(desk, a_council(desk), case)
    moved(desk, meeting, "cancel", "2024-05-07", reason="颱風")
    assert Activity.objects.get(activity_no="discrimination-5-1").state == "canceled"
    assert [one.case for one in ready_for(BODY[ESA], desk.reader("handler", DAY))] == [case]
    assert a_council(desk, on="2024-05-08").title.endswith("第2次會議")
    with pytest.raises(Refused, match="已開會或取消"):
        moved(desk, case, "put_on_agenda", "2024-05-09", meeting="discrimination-5-1")


def test_a_meeting_that_is_put_off_is_called_anew(desk):
    meeting = put_on(desk, a_council(desk), ready(desk))
    assert meeting.deadlines.get(rule="call").due_on == date(2024, 5, 13)
    moved(desk, meeting, "call", "2024-05-06")
    assert meeting.deadlines.get(rule="call").state == "met"
    later = {"starts_at": AT.replace(day=27), "place": "範例第二會議室", "reason": "人數不足"}
    moved(desk, meeting, "postpone", "2024-05-10", **later)
    assert meeting.state == "planned"
    assert meeting.deadlines.get(rule="call").due_on == date(2024, 5, 20)
    assert meeting.deadlines.get(rule="call").state == "open"
    (ahead,) = diary(desk.reader("colleague", "2024-05-10"), date(2024, 5, 27), date(2024, 5, 27))
    assert (ahead.case, ahead.place) == (meeting, "範例第二會議室")
    assert not diary(desk.reader("colleague", "2024-05-10"), date(2024, 5, 20), date(2024, 5, 20))


def test_a_sealed_case_stands_in_no_letter_and_no_event_of_the_meeting(desk):
    sealed = moved(desk, a_harassment(desk, "2024-03-11"), "investigate", "2024-03-12")
    moved(desk, sealed, "form_team", "2024-03-13", women=2, men=1, outside_experts=1)
    moved(desk, sealed, "report", "2024-03-18", reason="測試調查報告")
    for side in ("complainant", "respondent"):
        moved(desk, sealed, "hear", "2024-03-19", side=side)
    moved(desk, sealed, "to_council", "2024-03-20")
    open_case_ = ready(desk, GENDER, "sex")
    meeting = put_on(desk, a_council(desk, BODY[GENDER]), open_case_, sealed)
    held(desk, meeting)
    resolved(desk, meeting, open_case_)
    moved(desk, meeting, "minute", "2024-05-22", with_letter=True)
    resolved(desk, meeting, sealed)
    sealed.refresh_from_db()
    assert sealed.state == "decided"
    told = [*letters(meeting, "評議會開會通知"), *letters(meeting, "評議會會議紀錄")]
    told += [str(event.data) for event in Event.objects.filter(case=meeting)]
    assert not [text for text in told if sealed.number in text or "性騷擾" in text]


def test_a_list_does_not_write_over_a_meeting_that_is_planned_here(desk, world, tmp_path):
    a_council(desk)
    row = {"council": BODY[ESA], "term": 5, "number": 1, "held_on": DAY, "motions": 3}
    report = load(world, COUNCIL_MEETINGS, a_file(tmp_path, row))
    assert [remark.reason for remark in report.refusals] == [
        "這場會議已在系統內排定或取消，請在會議案辦理。"
    ]


def test_the_pages_lead_from_the_ready_case_to_the_next_step(desk):
    case, handler = ready(desk), signed_in(desk.handler)
    listed = handler.get("/lines/equality/councils/").content.decode()
    assert case.number in listed and "排定會議" in listed
    assert (
        case.number
        not in signed_in(desk.colleague).get("/lines/equality/councils/").content.decode()
    )
    meeting = a_council(desk)
    form = handler.get(f"/cases/{meeting.number}/steps/set_agenda/").content.decode()
    assert case.number in form
    put_on(desk, meeting, case)
    activity = Activity.objects.get(activity_no="discrimination-5-1")
    page = handler.get(f"/lines/equality/councils/{activity.pk}/").content.decode()
    assert "排入議案" in page and "召集委員" in page and case.number not in page
    assert AgendaItem.objects.get().case == case
    assert Case.objects.get(kind=COUNCIL).state == "planned"
