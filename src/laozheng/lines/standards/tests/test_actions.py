"""Complaints, filings and visits moved by real people: what is written, sealed, told, refused."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event, Referral, Signal
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.inspections.models import Complainant, Complaint, Disposition, Visit
from laozheng.lines.standards.line import BLOCKS
from laozheng.lines.standards.models import Agreement, WorkRules
from laozheng.lines.standards.queries import kinds, panels
from laozheng.lines.standards.rules.codes import AGREEMENT_ITEMS, CLAUSES
from laozheng.lines.standards.tests.factories import AS_OF, OPERATOR, YEAR, value

EMPLOYER = "範例餐飲有限公司"
COMPLAINANT = "測試申訴甲"


@pytest.fixture
def complaint(opened):
    return opened(
        kinds.COMPLAINT, "receive", "2024-03-04",
        employer_name=EMPLOYER, subjects=["wage"], facts="加班費未給付",
        complainant=COMPLAINANT, contact="0900000000", workplace="範例店",
    )  # fmt: skip


def test_a_complaint_must_be_answered_within_14_days(complaint, moved):
    (deadline,) = complaint.deadlines.all()
    assert deadline.due_on == date(2024, 3, 18)
    moved(complaint, "reply", "2024-03-12", reason="已派檢查")
    assert complaint.deadlines.get().met_on == date(2024, 3, 12)


def test_the_complainant_stands_in_the_sealed_row_and_nowhere_else(complaint, moved, world):
    moved(complaint, "inspect", "2024-03-05", planned_on=date(2024, 3, 8))
    assert Complainant.objects.get().name == COMPLAINANT
    told = [
        str(list(Event.objects.values_list("data", flat=True))),
        str(list(Entry.objects.values())),
        str(list(Visit.objects.values())),
        str(list(Case.objects.values())),
        str(list(Complaint.objects.values())),
        str(kind_of(complaint.kind).facts(complaint)),
        str(list(export_rows(datasets()["labor_complaints"], YEAR, world.reader("system")))),
    ]
    assert not any(COMPLAINANT in text or "0900000000" in text for text in told)


def test_the_sealed_row_has_no_access_columns(complaint, division):
    with pytest.raises(TypeError):
        visible(Complainant.objects.all(), division.reader("officer"))


def test_deciding_on_a_visit_opens_its_file_with_a_link_back(complaint, moved):
    moved(complaint, "inspect", "2024-03-05", planned_on=date(2024, 3, 8))
    visit = Visit.objects.get()
    assert (visit.type, visit.complaint_id, visit.planned_on) == (
        "complaint", complaint.pk, date(2024, 3, 8),
    )  # fmt: skip
    assert visit.case.kind == kinds.INSPECTION
    assert complaint.state == "inspecting"


def test_an_account_that_names_the_complainant_must_be_masked_first(opened, moved):
    case = opened(
        kinds.COMPLAINT, "receive", "2024-03-04", employer_name=EMPLOYER, subjects=["wage"],
        facts=f"{COMPLAINANT}的加班費未給付", complainant=COMPLAINANT,
    )  # fmt: skip
    with pytest.raises(Refused, match="遮蔽"):
        moved(case, "inspect", "2024-03-05", planned_on=date(2024, 3, 8))
    moved(case, "mask", "2024-03-05", facts="加班費未給付")
    moved(case, "inspect", "2024-03-05", planned_on=date(2024, 3, 8))
    assert not Visit.objects.get().case.title.count(COMPLAINANT)


def test_other_units_do_not_see_a_complaint(complaint, division, world):
    cases = Case.objects.filter(pk=complaint.pk)
    assert visible(cases, division.reader("officer")).exists()
    assert visible(cases, division.reader("supervisor")).exists()
    for who in ("officer", "safety_officer", "stranger"):
        assert not visible(cases, world.reader(who)).exists()


def test_a_complaint_is_closed_with_its_outcome(complaint, moved):
    with pytest.raises(Refused, match="申訴結果"):
        moved(complaint, "close", "2024-04-01", outcome="")
    moved(complaint, "close", "2024-04-01", outcome="partly")
    assert Complaint.objects.get().outcome == "partly"
    assert complaint.closed_on == date(2024, 4, 1)


def a_visit(opened, result="violation", **given):
    told = {
        "type": "own", "employer_name": EMPLOYER, "result": result, "scopes": ("lsa",),
        "findings": "勞動基準法第24條第1項", "acted_from": date(2024, 1, 1),
        "acted_to": date(2024, 1, 31), "remedy_due_on": date(2024, 4, 1),
    }  # fmt: skip
    return opened(
        kinds.INSPECTION, "entered", "2024-03-05", intake="ex_officio", **{**told, **given}
    )


def test_a_remedy_is_told_from_the_notice_until_it_is_confirmed(opened, moved):
    visit = a_visit(opened)
    moved(visit, "noticed", "2024-03-08", who="supervisor", served_on=date(2024, 3, 8))
    signal = Signal.objects.get(code=kinds.REMEDY_OPEN)
    assert signal.withdrawn_on is None
    remedies = next(block for block in BLOCKS if block.code == "remedies")
    assert len(remedies.rows(signal.party, OPERATOR)) == 1
    moved(visit, "remedied", "2024-04-02")
    signal.refresh_from_db()
    assert signal.withdrawn_on == date(2024, 4, 2)


def test_findings_become_a_file_that_ends_as_a_fine_told_to_others(opened, moved):
    visit = a_visit(opened)
    moved(visit, "sanctioned", "2024-03-11")
    case = Disposition.objects.get().case
    assert case.kind == kinds.DISPOSITION
    moved(case, "hearing_waived", "2024-03-12", reason="行政程序法第103條第5款")
    moved(case, "drafted", "2024-03-13", amount_twd=20_000, deviation_reason="初犯")
    with pytest.raises(Refused):
        moved(case, "approved", "2024-03-14", document_number="高市勞條字第11370009900號")
    number = "高市勞條字第11370009900號"
    moved(case, "approved", "2024-03-14", who="supervisor", document_number=number)
    assert not Signal.objects.filter(code=kinds.FINE).exists()
    moved(case, "served", "2024-03-18", method="handed")
    signal = Signal.objects.get(code=kinds.FINE)
    assert signal.value == 20_000
    assert value("penalty_firm_times", law="labor_standards_act") == 1
    moved(case, "revoked", "2024-08-01")
    signal.refresh_from_db()
    assert signal.withdrawn_on == date(2024, 8, 1)
    assert value("penalty_firm_times", law="labor_standards_act") == 0


@pytest.fixture
def advice(opened):
    return opened(
        kinds.COMPLIANCE_VISIT, "entered", "2024-03-05", employer_name=EMPLOYER,
        result="guidance", scopes=("lsa",),
    )  # fmt: skip


def test_a_compliance_visit_advises_and_closes_on_the_employers_word(advice, moved):
    moved(advice, "advised", "2024-03-08", reason="請修正出勤紀錄")
    moved(advice, "improved", "2024-03-20", reason="已修正")
    assert advice.state == "closed"
    assert value("labor_inspections", type="compliance_visit") == 1
    assert not value("inspection_items")


def test_a_compliance_visit_finds_no_violation(opened):
    with pytest.raises(Refused, match="輔導性質"):
        opened(
            kinds.COMPLIANCE_VISIT, "entered", "2024-03-05", employer_name=EMPLOYER,
            result="violation", findings="勞動基準法第24條",
        )  # fmt: skip


def test_a_grave_matter_goes_to_an_inspection_with_the_reason(advice, moved):
    with pytest.raises(Refused, match="理由"):
        moved(advice, "to_inspection", "2024-03-08", reason="")
    moved(advice, "to_inspection", "2024-03-08", reason="重複違反")
    follow = Visit.objects.get(case__kind=kinds.INSPECTION)
    assert (follow.type, follow.follows_id) == ("own", advice.pk)


@pytest.fixture
def rules_filed(opened):
    return opened(
        kinds.WORK_RULES, "receive", "2024-03-04", employer_name=EMPLOYER, kind="new",
        employees=45,
    )  # fmt: skip


def test_work_rules_are_held_against_the_clauses_and_approved_by_another(rules_filed, moved):
    given = [code for code in CLAUSES if code != "overtime"]
    moved(rules_filed, "check", "2024-03-06", clauses=given, below_law="第5條低於勞動基準法第38條")
    assert WorkRules.objects.get().missing == ["overtime"]
    facts = {fact.label: fact.value for fact in panels.work_rules_facts(rules_filed)}
    assert facts["未載明事項"] == ("延長工作時間",)
    with pytest.raises(Refused):
        moved(rules_filed, "approve", "2024-03-08")
    moved(rules_filed, "approve", "2024-03-08", who="supervisor")
    assert value("work_rules_filed") == 1


def test_the_term_of_two_months_stops_while_papers_are_missing(rules_filed, moved):
    assert rules_filed.deadlines.get().due_on == date(2024, 5, 6)
    moved(rules_filed, "return", "2024-03-10", reason="缺附件")
    moved(rules_filed, "complete", "2024-04-09")
    assert rules_filed.deadlines.get().due_on == date(2024, 6, 11)
    assert WorkRules.objects.get().result == ""


@pytest.fixture
def agreement(opened):
    return opened(
        kinds.ART84, "receive", "2024-03-04", employer_name="範例保全有限公司",
        job_title="保全人員", workers=12,
    )  # fmt: skip


def test_an_agreement_for_work_that_is_not_announced_goes_no_further(agreement, moved):
    with pytest.raises(Refused, match="公告"):
        moved(agreement, "check", "2024-03-06", contents=list(AGREEMENT_ITEMS))


def test_an_agreement_without_a_required_content_is_not_approved(agreement, moved):
    moved(agreement, "check", "2024-03-06", announced=True, contents=["title", "work"])
    with pytest.raises(Refused, match="工作時間"):
        moved(agreement, "approve", "2024-03-08", who="supervisor")


def test_part_of_the_workers_may_be_approved(agreement, moved):
    moved(agreement, "check", "2024-03-06", announced=True, contents=list(AGREEMENT_ITEMS))
    with pytest.raises(Refused, match="核備人數"):
        moved(agreement, "approve", "2024-03-08", who="supervisor", approved_workers=13)
    moved(agreement, "approve", "2024-03-08", who="supervisor", approved_workers=10)
    assert Agreement.objects.get().approved_workers == 10
    assert (value("article_84_1_approvals"), value("article_84_1_workers")) == (1, 10)


def test_a_reminder_that_was_not_heeded_goes_to_a_fine(opened, moved):
    reminder = opened(
        kinds.REMINDER, "send", "2024-03-04", intake="ex_officio", employer_name=EMPLOYER,
        reason="underfunded", due_on=date(2024, 3, 29),
    )  # fmt: skip
    assert reminder.deadlines.get().due_on == date(2024, 3, 29)
    assert Signal.objects.get().withdrawn_on is None
    with pytest.raises(Refused, match="113年3月30日起算，尚未開始"):
        moved(reminder, "sanction", "2024-03-29", reason="逾期未補足")
    moved(reminder, "sanction", "2024-04-10", reason="逾期未補足")
    assert Signal.objects.get().withdrawn_on == date(2024, 4, 10)
    file = Disposition.objects.get()
    assert [str(one) for one in file.citations] == ["勞動基準法第56條第2項"]
    assert (file.acted_from, file.acted_to) == (date(2024, 3, 30), date(2024, 4, 10))
    assert (file.party_name, file.case.state) == (EMPLOYER, "open")
    moved(file.case, "hearing_waived", "2024-04-11", reason="行政程序法第103條第5款")
    with pytest.raises(Refused, match="90,000元至450,000元之間（勞動基準法第78條第2項）"):
        moved(file.case, "drafted", "2024-04-12", amount_twd=80_000, deviation_reason="初犯")


def test_a_reminder_without_a_term_asks_since_when_it_was_broken(opened, moved):
    reminder = opened(
        kinds.REMINDER, "send", "2024-03-04", intake="ex_officio", employer_name=EMPLOYER,
        reason="not_opened",
    )  # fmt: skip
    with pytest.raises(Refused, match="請填違反起日"):
        moved(reminder, "sanction", "2024-04-10", reason="未開戶")
    span = {"acted_from": date(2024, 1, 1)}
    moved(reminder, "sanction", "2024-04-10", reason="未開戶", **span)
    assert Disposition.objects.get().acted_from == date(2024, 1, 1)


def test_a_pension_case_is_decided(opened, moved):
    case = opened(
        kinds.PENSION_CASE, "receive", "2024-03-04", employer_name=EMPLOYER, type="suspension"
    )
    moved(case, "approve", "2024-03-20", who="supervisor")
    assert value("pension_contribution_suspensions", as_of=AS_OF) == 1


def test_every_page_of_the_line_opens_and_lists_its_cases(
    division, complaint, advice, rules_filed, agreement, client
):
    client.force_login(
        division.people["officer"].user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    for case in (complaint, advice, rules_filed, agreement):
        page = client.get(reverse("workspace:case", args=[case.number]))
        assert page.status_code == 200
        assert COMPLAINANT not in page.content.decode()
        code = case.kind.partition(".")[2]
        listed = client.get(reverse("workspace:kind", args=["standards", code]))
        assert case.number in listed.content.decode()


def test_forced_labor_is_not_fined_but_goes_to_the_prosecutor(opened, moved):
    """勞動基準法第5條, 第75條."""
    file = opened(
        kinds.DISPOSITION, "opened", "2024-03-05", intake="visit", party_name=EMPLOYER,
        articles="勞動基準法第5條", acted_from=date(2024, 1, 2),
    )  # fmt: skip
    moved(file, "hearing_waived", "2024-03-06", reason="行政程序法第103條第5款")
    with pytest.raises(Refused, match="違反勞動基準法第5條為犯罪"):
        moved(file, "drafted", "2024-03-07", amount_twd=20_000)
    sent = {"agency": "範例地方檢察署", "with_letter": True}
    moved(file, "prosecution_sent", "2024-03-08", who="supervisor", **sent)
    assert Case.objects.get(pk=file.pk).state == "prosecuted"
    assert Referral.objects.get().outside_agency == "範例地方檢察署"
    letter = Letter.objects.get(template="inspections.prosecution")
    assert "勞動基準法第75條" in letter.text


def test_what_is_no_crime_is_not_sent_to_the_prosecutor(opened, moved):
    file = opened(
        kinds.DISPOSITION, "opened", "2024-03-05", intake="visit", party_name=EMPLOYER,
        articles="勞動基準法第24條", acted_from=date(2024, 1, 2),
    )  # fmt: skip
    with pytest.raises(Refused, match="無須移送"):
        moved(file, "prosecution_sent", "2024-03-08", who="supervisor", agency="範例地方檢察署")
