"""The steps of complaints, advertisements, notices and fines, taken by the people of the unit."""

from datetime import date

import pytest

from laozheng.kernel.activities.actions import enter
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink, Deadline, Signal
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.parties.models import Party
from laozheng.lines.equality.models import AdSnapshot, AgendaItem, Complaint, CouncilMember
from laozheng.lines.equality.queries.desk import desk_of
from laozheng.lines.equality.queries.panels import notice_facts
from laozheng.lines.equality.tests.factories import (
    COMPLAINANT,
    EMPLOYER,
    a_complaint,
    a_fine,
    a_harassment,
    a_job_seeker,
    a_notice,
    before_council,
    decided,
    moved,
)

ESA, GENDER = "employment_service", "gender_equality"


def due(case: Case, rule: str) -> Deadline:
    return Deadline.objects.get(case=case, rule=rule)


def test_a_complaint_of_a_ground_that_the_law_did_not_know_yet_is_refused(desk):
    given = {"act_on": date(2018, 11, 29)}
    with pytest.raises(Refused, match="107年11月30日"):
        a_complaint(desk, "2024-03-05", "zodiac", ESA, **given)
    assert a_complaint(desk, "2024-03-05", "zodiac", ESA, act_on=date(2018, 11, 30))


def test_a_main_ground_is_no_other_ground_and_no_harassment_hides_in_another_kind(desk):
    with pytest.raises(Refused, match="只能有一個"):
        a_complaint(desk, "2024-03-05", "age", ESA, other_grounds=["age"])
    with pytest.raises(Refused, match="另一種案件"):
        a_complaint(desk, "2024-03-05", "sexual_harassment", GENDER)


def test_the_clock_stands_while_papers_are_missing_and_is_prolonged_once(desk):
    case = a_complaint(desk, "2024-01-15", "sex", GENDER)
    assert due(case, "decide").due_on == date(2024, 4, 15)
    moved(desk, case, "request_correction", "2024-01-20", reason="證明文件")
    assert not Deadline.objects.filter(case=case, rule="decide", state="open").exists()
    moved(desk, case, "correct_papers", "2024-01-30")
    assert due(case, "decide").due_on == date(2024, 4, 25)
    moved(desk, case, "extend", "2024-04-01", reason="案情複雜")
    assert due(case, "decide").due_on == date(2024, 7, 25)
    with pytest.raises(Refused, match="只能延長一次"):
        moved(desk, case, "extend", "2024-04-02", reason="再次延長")


def test_a_complaint_of_harassment_that_comes_too_late_is_taken_in_and_then_not_taken_up(desk):
    early = a_harassment(desk, "2024-03-11")
    with pytest.raises(Refused, match="未逾申訴期限"):
        moved(desk, early, "refuse", "2024-03-15", why="too_late")
    late = a_harassment(desk, "2024-03-11", act_on=date(2018, 1, 5), learned_on=date(2018, 1, 5))
    moved(desk, late, "refuse", "2024-03-15", why="too_late")
    assert late.state == "inadmissible"
    assert late.events.get(kind="refuse").data["limit"] == "2020-01-05"


def test_harassment_that_was_withdrawn_is_not_taken_up_again(desk):
    first = moved(desk, a_harassment(desk, "2024-03-11"), "withdraw", "2024-03-12", reason="測試")
    second = a_harassment(desk, "2024-04-11", earlier_case=first.number)
    with pytest.raises(Refused, match="已撤回"):
        moved(desk, second, "investigate", "2024-04-15")
    moved(desk, second, "refuse", "2024-04-16", why="withdrawn_before")
    assert second.state == "inadmissible"


def test_other_complaints_may_be_filed_again_with_a_flag(desk):
    first = a_complaint(desk, "2024-03-11", "age", ESA)
    moved(desk, first, "withdraw", "2024-03-12", reason="測試")
    second = a_complaint(desk, "2024-04-11", "age", ESA, earlier_case=first.number)
    assert Complaint.objects.get(case=second).flags == ["filed_again"]
    assert CaseLink.objects.get().kind == "filed_again"


def test_a_member_with_a_conflict_steps_out_of_the_council(desk, world):
    case = before_council(desk, a_complaint(desk, "2024-03-11", "age", ESA), "2024-03-20")
    enter(
        "equality", "council_meeting", "範例會議", date(2024, 5, 20), body="discrimination",
        actor=world.reader("system"), activity_no="discrimination-5-1",
    )  # fmt: skip
    CouncilMember.objects.create(
        council="discrimination", term=5, member_key="委01", outside=True,
        from_on=date(2024, 1, 1), known_on=date(2024, 1, 1),
    )  # fmt: skip
    given = {"meeting": "discrimination-5-1", "stepped_out": ["委01"]}
    with pytest.raises(Refused, match="利害關係"):
        moved(desk, case, "put_on_agenda", "2024-05-01", **given)
    with pytest.raises(Refused, match="名冊"):
        moved(desk, case, "put_on_agenda", "2024-05-01", **{**given, "stepped_out": ["委99"]})
    moved(desk, case, "put_on_agenda", "2024-05-01", conflict="曾任職於該公司", **given)
    assert AgendaItem.objects.get().stepped_out == ["委01"]


def test_only_an_established_case_leads_to_a_fine_of_its_own(desk):
    case = decided(desk, a_complaint(desk, "2024-03-11", "age", ESA), "2024-05-02", "established")
    with pytest.raises(Refused, match="行為日"):
        moved(desk, case, "sanction", "2024-05-06", articles="就業服務法第5條第1項")
    told = {"articles": "就業服務法第5條第1項", "acted_on": date(2024, 3, 1)}
    moved(desk, case, "sanction", "2024-05-06", **told)
    file = Disposition.objects.select_related("case").get().case
    assert (file.kind, CaseLink.objects.get().b) == ("equality.disposition", file)
    other = a_complaint(desk, "2024-03-11", "age", ESA)
    decided(desk, other, "2024-05-02", "not_established")
    with pytest.raises(Refused, match="審定成立"):
        moved(desk, other, "sanction", "2024-05-06", articles="就業服務法第5條第1項")


def test_no_link_leads_from_a_fine_to_a_sealed_case(desk):
    case = decided(desk, a_harassment(desk, "2024-03-11"), "2024-05-02", "established")
    moved(desk, case, "sanction", "2024-05-06", articles="性別平等工作法第13條第2項")
    assert Disposition.objects.count() == 1
    assert not CaseLink.objects.exists()


def test_a_false_advertisement_is_decided_on_what_was_preserved(desk):
    case = a_job_seeker(desk, "2024-05-02")
    moved(desk, case, "hear", "2024-05-03")
    with pytest.raises(Refused, match="存證"):
        moved(desk, case, "decide", "2024-05-06", decision="established", reason="測試")
    page = {"source_url": "https://example.invalid/1", "text": "月薪三萬，免經驗"}
    moved(desk, case, "preserve", "2024-05-04", **page)
    with pytest.raises(Refused, match="已存證"):
        moved(desk, case, "preserve", "2024-05-04", **page)
    moved(desk, case, "preserve", "2024-05-05", **{**page, "text": "月薪三萬二，免經驗"})
    moved(desk, case, "decide", "2024-05-06", decision="established", reason="測試")
    assert AdSnapshot.objects.count() == 2
    assert case.state == "decided"


def a_job_seeking_decided(desk, decision: str) -> Case:
    case = a_job_seeker(desk, "2024-05-02", "id_retention_or_private_data")
    moved(desk, case, "hear", "2024-05-03")
    return moved(desk, case, "decide", "2024-05-06", decision=decision, reason="測試")


def test_an_established_complaint_of_a_job_seeker_leads_to_a_file_and_others_to_advice(desk):
    told = {"articles": "就業服務法第5條第2項第2款"}
    established = a_job_seeking_decided(desk, "established")
    with pytest.raises(Refused, match="行為日"):
        moved(desk, established, "sanction", "2024-05-07", **told)
    moved(desk, established, "sanction", "2024-05-07", acted_on=date(2024, 4, 30), **told)
    file = Disposition.objects.select_related("case").get()
    assert (file.party_name, file.case.level) == (EMPLOYER, "restricted")
    assert CaseLink.objects.get().b == file.case
    other = a_job_seeking_decided(desk, "not_established")
    with pytest.raises(Refused, match="審定成立"):
        moved(desk, other, "sanction", "2024-05-07", acted_on=date(2024, 4, 30), **told)
    moved(desk, other, "advise", "2024-05-07", reason="勿留置證件正本", with_letter=True)
    letter = Letter.objects.get(template="equality.advice")
    assert "勿留置證件正本" in letter.text and COMPLAINANT not in letter.text


def test_a_job_seeker_is_answered_within_the_term_of_petitions(desk):
    case = a_job_seeking_decided(desk, "established")
    assert (due(case, "reply").due_on, due(case, "reply").state) == (date(2024, 6, 3), "open")
    moved(desk, case, "reply", "2024-05-08", reason="已依法裁處", with_letter=True)
    assert due(case, "reply").state == "met"
    assert "已依法裁處" in Letter.objects.get(template="equality.reply").text


@pytest.mark.parametrize("to", ["disputes.mediation", "injury.notice", "police", "legal_aid"])
def test_a_complainant_who_agrees_is_handed_on_without_a_name(desk, to):
    open_case = a_complaint(desk, "2024-03-11", "age", ESA)
    sealed = a_harassment(desk, "2024-03-11")
    for case in (open_case, sealed):
        with pytest.raises(Refused, match="同意"):
            moved(desk, case, "refer_on", "2024-03-12", to=to)
        moved(desk, case, "refer_on", "2024-03-12", to=to, consent=True)
        (referral,) = case.referrals_sent.all()
        assert referral.state in ("sent", "waiting") and referral.consent == "申訴人同意轉介"
        assert COMPLAINANT not in str(referral.facts)
    assert open_case.referrals_sent.get().facts["雇主"] == EMPLOYER
    assert sealed.referrals_sent.get().facts == {"聯絡": "測試平等承辦"}


def test_harassment_is_decided_on_the_report_of_its_team(desk):
    case = moved(desk, a_harassment(desk, "2024-03-11"), "investigate", "2024-03-12")
    decision = {"decision": "established", "decision_text": "審定"}
    with pytest.raises(Refused, match="尚未組成調查小組"):
        moved(desk, case, "report", "2024-03-13", reason="測試調查報告")
    with pytest.raises(Refused, match="尚未組成調查小組"):
        moved(desk, case, "decide", "2024-03-13", **decision)
    moved(desk, case, "form_team", "2024-03-13", women=2, men=1, outside_experts=1)
    with pytest.raises(Refused, match="尚未提出調查報告"):
        moved(desk, case, "decide", "2024-04-15", **decision)
    moved(desk, case, "report", "2024-04-15", reason="測試調查報告")
    moved(desk, case, "decide", "2024-04-16", **decision)
    assert case.state == "decided"


def test_an_employer_has_two_months_and_one_more(desk):
    case = a_notice(desk, "2024-04-12", "2024-04-10")
    assert due(case, "employer_close").due_on == date(2024, 6, 11)
    assert due(case, "reminder").due_on == date(2024, 5, 25)
    moved(desk, case, "extend", "2024-06-03", reason="測試")
    assert due(case, "employer_close").due_on == date(2024, 7, 10)
    moved(desk, case, "tell_result", "2024-07-01", result="established", measures="調整座位")
    assert due(case, "employer_close").state == "met"
    moved(desk, case, "review", "2024-07-05")
    assert case.state == "closed"
    assert not Party.objects.exists()


def test_other_lines_hear_of_a_fine_once_it_is_published_and_until_it_is_revoked(desk):
    fine = a_fine(desk, "2024-06-20", "性別平等工作法第11條第1項")
    party = Party.objects.create(kind="enterprise", display_name="範例零售股份有限公司")
    Disposition.objects.filter(case=fine).update(party=party)
    moved(desk, fine, "served", "2024-06-25", method="handed")
    assert not Signal.objects.exists()
    moved(desk, fine, "announced", "2024-07-01")
    assert Signal.objects.get(withdrawn_on__isnull=True).code == "equality.disposition"
    moved(desk, fine, "revoked", "2024-09-02")
    assert not Signal.objects.filter(withdrawn_on__isnull=True).exists()


def test_an_employer_who_tells_no_result_is_visited_after_his_term(desk):
    case = a_notice(desk, "2024-04-12", "2024-04-10")
    with pytest.raises(Refused, match="尚未屆滿"):
        moved(desk, case, "ask_for_visit", "2024-06-11")
    moved(desk, case, "ask_for_visit", "2024-06-12")
    (referral,) = case.referrals_sent.all()
    assert (referral.to_code, referral.state) == ("standards.complaint", "sent")
    assert set(referral.facts) == {"employer_name", "ubn", "subject"}
    assert "騷擾" not in str(referral.facts)
    with pytest.raises(Refused, match="已請派檢"):
        moved(desk, case, "ask_for_visit", "2024-06-13")


def test_an_employer_who_told_his_result_is_not_visited(desk):
    case = a_notice(desk, "2024-04-12", "2024-04-10")
    moved(desk, case, "tell_result", "2024-07-01", result="established", measures="")
    with pytest.raises(Refused):
        moved(desk, case, "ask_for_visit", "2024-07-02")


def test_the_clocks_of_bureau_and_employer_stand_on_one_line_for_the_handler_alone(desk):
    notice = a_notice(desk, "2024-04-12", "2024-04-10")
    case = a_harassment(desk, "2024-05-02")
    with pytest.raises(Refused, match="查無這件雇主通報"):
        moved(desk, case, "join_notice", "2024-05-03", notice_number="雇通-113-999999")
    moved(desk, case, "join_notice", "2024-05-03", notice_number=notice.number)
    (clock,) = desk_of(desk.reader("handler", "2024-05-06")).clocks
    assert clock.employer == due(notice, "employer_close")
    assert (clock.employer.due_on, clock.deadline.due_on) == (date(2024, 6, 11), date(2024, 7, 2))
    assert clock.is_with_employer
    moved(desk, notice, "tell_result", "2024-06-03", result="established", measures="")
    (clock,) = desk_of(desk.reader("handler", "2024-06-04")).clocks
    assert not clock.is_with_employer
    assert not CaseLink.objects.exists()
    assert case.number not in str([fact.value for fact in notice_facts(notice)])
