"""The steps of an accident through their forms, what each writes, and what each refuses."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.actions.signaling import standing
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Referral
from laozheng.kernel.cases.queries import explain, possible_steps
from laozheng.lines.safety.line.accident import ACCIDENT
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.queries.accidents import deaths_of
from laozheng.lines.safety.queries.kinds import ACCIDENT as KIND
from laozheng.lines.safety.tests.factories import (
    a_late_death,
    accident_of,
    acting,
    an_accident,
    moment,
    moved,
)

REPORT = {
    "received_on": "113/03/05",
    "intake": "phone",
    "reported_at": "113/03/05 14:30",
    "reported_by": "hospital",
    "occurred_at": "113/03/05 13:10",
    "known_at": "113/03/05 13:20",
    "employer_name": "範例營造股份有限公司",
    "ubn": "１００００００９",
    "principal": "範例建設股份有限公司",
    "owner": "",
    "place": "高雄市小港區範例路1號",
    "district": "",
    "industry": "F",
    "accident_type": "fall",
    "agent": "施工架",
    "accident_kind": "hospitalized",
    "deaths": "0",
    "injured": "1",
    "hospitalized": "1",
    "agency": "09",
    "main_workplace": "yes",
}


def filled(world, name, day="2024-03-05", case=None, who="safety_officer", **typed):
    """The form of a step as somebody filled it in at noon of a day (openings: in the evening)."""
    transition = ACCIDENT.transition(name)
    reader = acting(world, who, day if case else f"{day} 20:00")
    if case is None:
        options = {"kind": ACCIDENT}
        typed = {**REPORT, **typed}
    else:
        options = {"case": case}
        typed = {"on": reader.day.isoformat(), **typed}
    return transition.form(typed, transition=transition, reader=reader, **options)


def opened(world, name="report", **typed) -> Case:
    """A case opened by its form."""
    form = filled(world, name, **typed)
    assert form.is_valid(), form.errors
    return open_case(
        KIND, name, actor=form.reader, officer=world.safety_officer,
        **form.case_fields(), **form.given(),
    )  # fmt: skip


def taken(world, case, name, day, who="safety_officer", **typed):
    """A step taken by its form; steps without one need the day alone."""
    if ACCIDENT.transition(name).form is None:
        return moved(world, case, name, day, who)
    form = filled(world, name, day, case, who, **typed)
    assert form.is_valid(), form.errors
    return perform(case, name, actor=form.reader, on=form.cleaned_data["on"], **form.given())


def errors(form) -> dict[str, str]:
    assert not form.is_valid()
    return {field: "".join(found) for field, found in form.errors.items()}


def test_a_report_opens_a_case_with_its_facts_firms_and_term(world):
    case = opened(world)
    accident = accident_of(case)
    assert (case.number, case.state) == ("職災-113-000001", "reported")
    assert case.title == "範例營造股份有限公司　墜落、滾落"
    assert (accident.ubn, accident.ubn_state, accident.reported_by) == (
        "10000009",
        "valid",
        "employer",
    )
    assert (accident.industry_section, accident.casualties, accident.main_workplace) == (
        "F",
        1,
        True,
    )
    roles = {party.role: party.name_as_written for party in case.parties.all()}
    assert roles == {"employer": "範例營造股份有限公司", "principal": "範例建設股份有限公司"}
    (term,) = explain(case, date(2024, 3, 6))
    assert (term["rule"], term["state"], term["due_at"]) == (
        "report",
        "met",
        moment("2024-03-05 21:20"),
    )


def test_a_hospital_s_notice_does_not_meet_the_employer_s_term(world):
    case = opened(world, "learn")
    assert accident_of(case).reported_by == "hospital"
    assert case.deadlines.get(rule="report").state == "open"
    taken(world, case, "employer_report", "2024-03-06", at="113/03/06 09:00")
    assert case.deadlines.get(rule="report").state == "late"
    assert accident_of(case).reported_at == moment("2024-03-05 14:30")


def test_the_same_accident_told_three_times_is_one_case(world):
    case = opened(world, "learn")
    taken(world, case, "note", "2024-03-05", reason="警察亦通報")
    taken(world, case, "employer_report", "2024-03-05", at="113/03/05 16:00")
    assert Case.objects.count() == 1
    assert case.deadlines.get(rule="report").state == "met"


def test_two_firms_answer_for_one_accident_whose_deaths_count_once(world):
    case = opened(world, accident_kind="death", deaths="1")
    taken(world, case, "add_firm", "2024-03-06", firm="範例下包有限公司", role="subcontractor")
    assert case.parties.filter(side="employer").count() == 3
    assert AccidentDeath.objects.count() == 1
    with pytest.raises(Refused, match="已登錄為承攬人"):
        taken(world, case, "add_firm", "2024-03-06", firm="範例下包有限公司", role="subcontractor")


def test_the_whole_way_from_report_to_lesson(world):
    case = opened(world, accident_kind="death", deaths="1")
    taken(world, case, "take", "2024-03-05")
    taken(world, case, "seal_site", "2024-03-05", reason="封存三樓開口")
    taken(world, case, "investigate", "2024-03-20", reason="已完成現場檢查")
    taken(world, case, "draft_report", "2024-04-01", causes="開口未設護欄\n\n未使用安全帶")
    taken(world, case, "return_report", "2024-04-02", "head", reason="補充間接原因")
    taken(world, case, "draft_report", "2024-04-08", causes="開口未設護欄\n未實施教育訓練")
    taken(world, case, "approve", "2024-04-10", "head")
    taken(world, case, "share", "2024-04-20", reason="已發布災例")
    assert (case.state, case.closed_on) == ("approved", date(2024, 4, 10))
    assert case.retain_until == date(2034, 4, 10)
    assert accident_of(case).causes == ["開口未設護欄", "未實施教育訓練"]


def test_who_drafted_a_report_does_not_approve_it_and_an_officer_never_does(world):
    case = an_accident(world)
    for name, given in (
        ("take", {}),
        ("investigate", {"reason": "完成"}),
    ):
        moved(world, case, name, "2024-03-06", **given)
    moved(world, case, "draft_report", "2024-03-07", "safety_officer", causes="開口未設護欄")
    with pytest.raises(Refused, match="職務"):
        moved(world, case, "approve", "2024-03-08", "safety_officer")
    moved(world, case, "approve", "2024-03-08", "head")
    assert case.state == "approved"


def test_a_deadly_accident_is_told_to_injury_care_without_a_name(world):
    case = an_accident(world, accident_kind="death", deaths=1)
    moved(world, case, "take", "2024-03-05")
    referral = Referral.objects.get(from_case=case)
    assert (referral.to_code, referral.state, referral.sent_on) == (
        "injury.notice",
        "waiting",
        date(2024, 3, 5),
    )
    assert set(referral.facts) == {"發生日", "死亡人數", "住院人數"}


def test_a_death_known_later_is_told_to_injury_care_once(world):
    case = an_accident(world, injured=1, hospitalized=0, accident_kind="other")
    moved(world, case, "take", "2024-03-05")
    assert not Referral.objects.exists()
    a_late_death(world, case, "2024-03-07", "2024-03-08")
    a_late_death(world, case, "2024-03-09", "2024-03-09")
    referral = Referral.objects.get(from_case=case)
    assert (referral.facts["死亡人數"], referral.sent_on) == (1, date(2024, 3, 8))


def test_a_major_accident_is_stated_about_its_employer(world):
    minor, major = an_accident(world), an_accident(world, accident_kind="death", deaths=1)
    employer = accident_of(major).employer
    assert standing(employer, "safety.major_accident", date(2024, 3, 5)).source_case == major
    assert not minor.signals.exists()


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        (
            {"reported_at": "113/03/05 13:00"},
            "reported_at",
            "通報時間113年3月5日13時00分早於發生時間113年3月5日13時10分",
        ),
        ({"known_at": "113/03/04 13:00"}, "known_at", "雇主知悉時間113年3月4日13時00分早於"),
        ({"occurred_at": "113/03/05 21:00"}, "occurred_at", "在現在之後"),
        ({"deaths": "1"}, "accident_kind", "不能是住院"),
        ({"received_on": "113/03/04"}, "received_on", "通報當日"),
        ({"ubn": "A123456789"}, "ubn", "不得填身分證"),
        ({"ubn": "12345678"}, "ubn", "檢查碼"),
        ({"employer_name": "王測試A123456789"}, "employer_name", "身分證"),
        ({"deaths": "-1"}, "deaths", ""),
        ({"accident_type": "unknown"}, "accident_type", ""),
    ],
)
def test_a_report_that_cannot_be_is_refused_on_its_field(world, typed, field, words):
    found = errors(filled(world, "report", **typed))
    assert words in found[field]
    assert "A123456789" not in "".join(found.values())


def test_the_action_itself_refuses_what_no_form_let_through(world):
    with pytest.raises(Refused, match="早於發生時間"):
        an_accident(world, known_at=moment("2024-03-05 13:00"))
    with pytest.raises(Refused, match="不能是住院"):
        an_accident(world, deaths=1)
    with pytest.raises(Refused, match="身分證"):
        an_accident(world, ubn="A123456789")
    assert not Case.objects.exists()


def test_an_accident_of_another_agency_is_accepted_and_forwarded(world):
    case = opened(world, agency="13")
    assert accident_of(case).agency_code == "13"
    own = opened(world)
    taken(world, own, "forward", "2024-03-06", agency="10", reason="位於園區內")
    assert (own.state, accident_of(own).agency_code) == ("elsewhere", "10")
    assert "09" not in dict(filled(world, "forward", "2024-03-06", own).fields["agency"].choices)


def test_a_death_before_the_accident_or_after_its_record_is_refused(world):
    case = an_accident(world, "2024-03-05 23:30", reported="2024-03-07 00:30")
    with pytest.raises(Refused, match="死亡日113年3月4日早於災害發生日113年3月5日"):
        a_late_death(world, case, "2024-03-04", "2024-03-10")
    with pytest.raises(Refused, match="登錄日之後"):
        a_late_death(world, case, "2024-03-11", "2024-03-10")
    # Between accident and report, and known only later.
    a_late_death(world, case, "2024-03-06", "2024-03-10")
    assert deaths_of(case).get().known_on == date(2024, 3, 10)


def test_deaths_of_one_day_are_recorded_together_and_make_the_accident_major(world):
    case = an_accident(world, "2024-03-05 13:10")
    form = filled(world, "record_death", "2024-03-20", case, died_on="113/03/20", deaths="0")
    assert "deaths" in errors(form)
    taken(world, case, "record_death", "2024-03-20", died_on="113/03/20", deaths="2")
    assert [death.serial for death in deaths_of(case)] == [1, 2]
    assert (
        standing(accident_of(case).employer, "safety.major_accident", date(2024, 3, 20)).source_case
        == case
    )


def test_a_death_may_be_recorded_after_the_report_was_approved(world):
    case = an_accident(world)
    moved(world, case, "take", "2024-03-06")
    moved(world, case, "investigate", "2024-03-07", reason="完成")
    moved(world, case, "draft_report", "2024-03-08", causes="開口未設護欄")
    moved(world, case, "approve", "2024-03-09", "head")
    a_late_death(world, case, "2024-04-01", "2024-04-02")
    assert (case.state, accident_of(case).kind) == ("approved", "death")


def test_a_recorded_death_is_withdrawn_by_somebody_who_decides(world):
    case = an_accident(world)
    a_late_death(world, case, "2024-03-10", "2024-03-10")
    with pytest.raises(Refused, match="職務"):
        moved(world, case, "withdraw_death", "2024-03-12", serial=1, reason="登錄錯誤")
    form = filled(world, "withdraw_death", "2024-03-12", case, "head", serial="1", reason="錯誤")
    assert form.fields["serial"].choices == [(1, "第1筆　113/03/10")]
    taken(world, case, "withdraw_death", "2024-03-12", "head", serial="1", reason="登錄錯誤")
    assert not deaths_of(case).exists()
    assert AccidentDeath.objects.get().withdrawn_on == date(2024, 3, 12)
    assert not case.signals.filter(withdrawn_on=None).exists()


CORRECTION = {
    "accident_type": "collapse",
    "accident_kind": "three_or_more",
    "deaths": "0",
    "injured": "3",
    "hospitalized": "1",
    "place": "高雄市小港區範例路2號",
    "main_workplace": "no",
    "reason": "現場查證",
}


def test_a_correction_replaces_facts_and_keeps_the_reason(world):
    case = an_accident(world)
    event = taken(world, case, "correct", "2024-03-07", **CORRECTION)
    accident = accident_of(case)
    assert (accident.accident_type, accident.casualties) == ("collapse", 3)
    assert case.title.endswith("物體倒塌、崩塌")
    assert event.data["reason"] == "現場查證"
    assert event.data["facts"]["judged"] is True


def test_deaths_are_never_lowered_or_raised_by_a_correction(world):
    case = an_accident(world, accident_kind="death", deaths=1)
    with pytest.raises(Refused, match="少於已登錄的1人；請改以「撤回死亡登錄」"):
        taken(world, case, "correct", "2024-03-07", **CORRECTION)
    with pytest.raises(Refused, match="請以「登錄死亡」"):
        taken(world, case, "correct", "2024-03-07", **{**CORRECTION, "deaths": "2"})
    hospital = {**CORRECTION, "deaths": "1", "accident_kind": "hospitalized"}
    with pytest.raises(Refused, match="不能是住院"):
        taken(world, case, "correct", "2024-03-07", **hospital)
    assert accident_of(case).accident_type == "fall"


def test_a_step_without_its_account_is_refused(world):
    case = an_accident(world)
    assert "reason" in errors(filled(world, "note", "2024-03-06", case, reason=""))
    with pytest.raises(Refused, match="須附說明"):
        moved(world, case, "note", "2024-03-06", reason=" ")
    moved(world, case, "take", "2024-03-06")
    moved(world, case, "investigate", "2024-03-06", reason="完成")
    with pytest.raises(Refused, match="災害原因"):
        moved(world, case, "draft_report", "2024-03-06", causes=" \n ")


def test_the_employer_s_later_report_is_not_before_the_accident(world):
    case = opened(world, "learn")
    with pytest.raises(Refused, match="早於發生時間"):
        taken(world, case, "employer_report", "2024-03-05", at="113/03/05 13:00")
    form = filled(world, "employer_report", "2024-03-06", case, at="113/03/05 16:00")
    assert "通報當日" in errors(form)["on"]


def test_every_step_with_input_has_a_form_that_shows_itself(world):
    case = an_accident(world, accident_kind="death", deaths=1)
    for transition in ACCIDENT.transitions:
        if transition.form is None:
            continue
        options = {"kind": ACCIDENT} if transition.opens else {"case": case}
        form = transition.form(
            transition=transition, reader=acting(world, "head", "2024-03-06"), **options
        )
        assert str(form)


def test_steps_that_imports_write_are_offered_to_nobody(world):
    case = an_accident(world)
    hidden = {t.name for t in ACCIDENT.transitions if not t.roles}
    assert hidden == {"enlist", "record_approval", "absorb", "release"}
    for who in ("safety_officer", "head"):
        offered = {s.transition.name for s in possible_steps(case, world.reader(who))}
        assert offered
        assert not offered & hidden
    with pytest.raises(Refused, match="職務"):
        open_case(
            KIND,
            "enlist",
            actor=world.reader("safety_officer"),
            received_on=date(2024, 3, 5),
            intake="document",
        )
    assert Accident.objects.count() == 1
