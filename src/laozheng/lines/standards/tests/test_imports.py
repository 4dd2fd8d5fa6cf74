"""The data sets of the line by file: in, out again, the second time nothing, what is refused."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.inspections.models import Complaint, Finding, Program, Visit
from laozheng.lines.standards.models import PensionAccount, PensionReminder
from laozheng.lines.standards.queries.kinds import COMPLIANCE_VISIT, INSPECTION
from laozheng.lines.standards.tests.factories import (
    AGREEMENT,
    AS_OF,
    COMPLAINT,
    PENSION,
    REMINDER,
    RULES,
    VISIT,
    YEAR,
    reasons,
    shown,
    value,
)

ACCOUNT = {
    "account_number": "001-00000-1",
    "employer_name": "範例餐飲有限公司",
    "opened_on": "1990-05-01",
    "rate": "2.5%",
    "balance": "6200000",
    "year_end_need": "8500000",
    "committee_members": "5",
    "employees": "12",
}
REPLY = {"reply_number": "函001", "replied_on": "2024-05-06", "asker": "employer"}
ACTIVITY = {
    "activity_no": "宣001",
    "kind": "briefing",
    "title": "範例宣導會",
    "held_on": "2024-04-10",
    "attendees": "80",
    "topic": "工資",
    "channel": "on_site",
}
TALLY = {"kind": "leaflets", "on": "2024-06-30", "value": "5000"}
EVERY = {
    "labor_inspections": VISIT,
    "labor_complaints": COMPLAINT,
    "pension_accounts": ACCOUNT,
    "pension_reminders": REMINDER,
    "pension_cases": PENSION,
    "work_rules": RULES,
    "art84_1": AGREEMENT,
    "written_replies": REPLY,
    "standards_activities": ACTIVITY,
    "standards_tallies": TALLY,
}


@pytest.mark.parametrize("name", EVERY)
def test_a_second_import_changes_nothing_and_the_export_reads_back(name, brought, world):
    first = brought(name, EVERY[name])
    assert first.created == 1, reasons(first)
    second = brought(name, EVERY[name])
    assert (second.created, second.unchanged) == (0, 1), reasons(second)
    rows = list(export_rows(datasets()[name], YEAR, world.reader("system")))
    assert len(rows) == 1
    told = {column: cell for column, cell in rows[0].items() if cell not in (None, "", ())}
    assert set(EVERY[name]) <= set(told) | {"sessions"}


@pytest.mark.parametrize("name", ["pension_accounts", "written_replies"])
def test_registers_are_exported_to_staff_alone(brought, world, name):
    brought(name, EVERY[name])
    assert len(list(export_rows(datasets()[name], YEAR, world.reader("officer")))) == 1
    assert not list(export_rows(datasets()[name], YEAR, world.reader("mediator")))


def test_the_export_of_a_recheck_names_the_visit_that_it_follows(brought, world):
    found = {**VISIT, "result": "violation", "findings": "勞動基準法第24條第1項"}
    brought("labor_inspections", found)
    again = {**VISIT, "inspection_number": "檢002", "visited_on": "2024-05-06", "follows": "檢001"}
    brought("labor_inspections", again)
    rows = export_rows(datasets()["labor_inspections"], YEAR, world.reader("system"))
    assert [row["follows"] for row in rows] == ["", "檢001"]


def test_the_export_of_visits_asks_as_often_for_many_as_for_one(brought, world):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(export_rows(datasets()["labor_inspections"], YEAR, world.reader("system")))
        return len(queries)

    led = {**VISIT, "lead": world.officer.number}
    brought("labor_inspections", led)
    once = asked()
    brought("labor_inspections", *({**led, "inspection_number": f"檢00{n}"} for n in (2, 3)))
    assert asked() == once


def test_an_activity_that_moves_to_another_year_is_counted_where_it_was_held(brought):
    """The file of each year is rebuilt alone, and keeps what was known of it before."""
    corrected, before = date(2025, 7, 1), date(2025, 6, 30)
    last_year = Period.parse("112")
    brought("standards_activities", {**ACTIVITY, "held_on": "2023-12-30"})
    assert value("promotion_sessions", last_year) == 1
    brought("standards_activities", {**ACTIVITY, "held_on": "2024-01-03"}, update=True)
    assert value("promotion_sessions", as_of=corrected) == 1
    for number, held_on in (("宣002", "2024-02-01"), ("宣003", "2023-02-01")):
        brought("standards_activities", {**ACTIVITY, "activity_no": number, "held_on": held_on})
        value("promotion_sessions")
    assert value("promotion_sessions", as_of=corrected) == 2
    assert value("promotion_sessions", last_year, as_of=corrected) == 1
    assert value("promotion_sessions", last_year, as_of=before) == 2


VISITS = (
    VISIT,
    {**VISIT, "inspection_number": "檢002", "result": "violation",
     "findings": "勞動基準法第24條第1項;勞動基準法第36條", "scopes": "lsa;minimum_wage"},
    {**VISIT, "inspection_number": "檢003", "type": "joint", "program": "範例會同專案"},
    {**VISIT, "inspection_number": "檢004", "type": "own", "program": "範例自主專案",
     "employer_name": "範例保全有限公司"},
    {**VISIT, "inspection_number": "檢005", "type": "own", "program": "範例自主專案",
     "result": "not_met"},
    {**VISIT, "inspection_number": "法001", "type": "compliance_visit", "result": "guidance"},
)  # fmt: skip


@pytest.fixture
def visits(brought):
    report = brought("labor_inspections", *VISITS)
    assert report.created == 6, reasons(report)
    return report


def test_visits_are_counted_by_group_and_firms_once(visits):
    assert value("labor_inspections") == 5
    groups = ("complaint", "project_and_joint", "compliance_visit")
    assert [value("labor_inspections", type=group) for group in groups] == [2, 2, 1]
    assert value("labor_inspections", manner="inspection") == 4
    assert value("labor_inspections", result="violation") == 1
    assert value("labor_inspection_firms") == 2
    assert value("labor_inspection_firms", type="compliance_visit") == 1
    assert value("inspection_items") == 5
    assert value("unsuccessful_visits") == 1
    assert value("project_inspection_types") == 2
    assert shown("hit_rate") == 20
    kinds = set(Case.objects.values_list("kind", flat=True))
    assert kinds == {INSPECTION, COMPLIANCE_VISIT}


def test_a_project_that_nobody_entered_comes_with_the_list(visits):
    assert visits.flags["program_entered"] == 2
    entered = Program.objects.get(title="範例會同專案")
    assert (entered.kind, entered.year, entered.state) == ("joint", 2024, "running")


def test_a_visit_outside_its_program_is_flagged_and_kept(brought, visits):
    program = Program.objects.get(title="範例自主專案")
    program.ends_on = date(2024, 3, 1)
    program.save()
    late = {**VISITS[3], "inspection_number": "檢009"}
    report = brought("labor_inspections", late)
    assert (report.created, report.flags["outside_program"]) == (1, 1)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"result": "not_met", "findings": "勞動基準法第24條"}, "未會晤"),
        ({"type": "compliance_visit", "findings": "勞動基準法第24條"}, "輔導性質"),
        ({"type": "compliance_visit", "result": "violation"}, "輔導改善"),
        ({"result": "violation", "findings": "某法第三條"}, "無法辨識"),
        ({"visited_on": "2030-01-01"}, "今天之後"),
        ({"scopes": "everything"}, "檢查項目"),
    ],
)
def test_a_visit_that_contradicts_itself_is_refused_with_the_reason(brought, cells, words):
    report = brought("labor_inspections", {**VISIT, **cells})
    assert report.refused == 1
    assert words in reasons(report) or "scopes" in reasons(report)
    assert not Visit.objects.exists()


def test_the_type_of_a_visit_does_not_turn_into_advice_by_file(brought, visits):
    report = brought("labor_inspections", {**VISIT, "type": "compliance_visit"}, update=True)
    assert "另一類案件" in reasons(report)


def test_a_correction_of_a_visit_needs_an_owner_and_keeps_what_was_known(brought, visits):
    changed = {**VISIT, "result": "guidance"}
    assert "--update" in reasons(brought("labor_inspections", changed))
    assert brought("labor_inspections", changed, update=True).updated == 1
    assert value("labor_inspections", result="guidance", as_of=date(2025, 7, 1)) == 2
    assert value("labor_inspections", result="guidance", as_of=AS_OF) == 1


def test_findings_come_with_their_span_and_amount(brought, visits):
    row = {
        "inspection_number": "檢002",
        "citation": "勞動基準法第24條第1項",
        "act_from": "2024-01-01",
        "act_to": "2024-01-31",
        "workers": "3",
        "amount_owed": "12000",
        "remedy_due": "2024-04-01",
        "facts": "延長工時未給工資",
    }
    assert brought("labor_findings", row).merged == 1
    assert brought("labor_findings", row).unchanged == 1
    finding = Finding.objects.get(article=24)
    assert (finding.acted_from, finding.owed_twd) == (date(2024, 1, 1), 12_000)
    assert Finding.objects.count() == 2
    backwards = {**row, "act_to": "2023-12-31"}
    assert "早於" in reasons(brought("labor_findings", backwards, update=True))
    nobody = {**row, "inspection_number": "法001"}
    assert "法遵訪視" in reasons(brought("labor_findings", nobody))


def test_reminders_count_firms_and_are_told_until_they_are_cleared(brought):
    again = {**REMINDER, "reminder_number": "催002"}
    other = {**REMINDER, "reminder_number": "催003", "reason": "no_monthly_contribution"}
    opened = {**REMINDER, "reminder_number": "催004", "reason": "not_opened"}
    brought("pension_reminders", REMINDER, again, other, opened)
    assert value("pension_underfunded_firms_reminded") == 1
    assert value("pension_monthly_contribution_reminders") == 1
    assert value("pension_unopened_firms_checked") == 1
    assert value("pension_contribution_checks") == 1
    assert Signal.objects.filter(withdrawn_on__isnull=True).count() == 4
    report = brought("pension_reminders", {**REMINDER, "cleared_on": "2024-03-20"}, update=True)
    assert report.updated == 1, reasons(report)
    assert Signal.objects.filter(withdrawn_on__isnull=True).count() == 3
    assert PensionReminder.objects.get(case__source_no="催001").case.state == "cleared"


def test_pension_cases_count_when_they_are_approved_by_type(brought):
    types = ("no_old_system", "settled_and_closed", "fully_funded_cleared", "suspension",
             "resumption", "exemption", "committee_change", "payment",
             "claimant_meeting")  # fmt: skip
    rows = [{**PENSION, "case_no": f"退{n}", "type": kind} for n, kind in enumerate(types)]
    refused = {**PENSION, "case_no": "退90", "result": "refused"}
    returned = {**PENSION, "case_no": "退91", "result": "returned"}
    waiting = {**PENSION, "case_no": "退92", "decided_on": "", "result": ""}
    report = brought("pension_cases", *rows, refused, returned, waiting)
    assert report.created == 12, reasons(report)
    codes = ("account_closures", "underfunding_cleared", "contribution_suspensions",
             "account_exemptions", "committee_affairs", "contribution_checks")  # fmt: skip
    assert [value(f"pension_{code}") for code in codes] == [2, 1, 1, 1, 3, 3]
    assert value("pension_committee_affairs", type="payment") == 1


def test_a_decision_belongs_to_the_year_in_which_it_was_taken(brought):
    brought("pension_cases", {**PENSION, "received_on": "2023-12-20", "decided_on": "2024-01-10"})
    assert value("pension_contribution_suspensions") == 1


def test_a_waiting_case_takes_its_decision_from_a_later_file(brought):
    waiting = {**PENSION, "decided_on": "", "result": ""}
    brought("pension_cases", waiting)
    report = brought("pension_cases", PENSION, update=True)
    assert report.updated == 1, reasons(report)
    assert Case.objects.get().state == "approved"
    assert value("pension_contribution_suspensions", as_of=date(2025, 7, 1)) == 1
    assert value("pension_contribution_suspensions", as_of=AS_OF) == 0


def test_work_rules_of_a_small_employer_are_accepted_and_not_counted(brought):
    small = {**RULES, "filing_number": "規002", "employees": "29"}
    report = brought("work_rules", RULES, small)
    assert (report.created, report.flags["voluntary"]) == (2, 1)
    assert value("work_rules_filed") == value("work_rules_filed", type="new") == 1


def test_agreements_count_letters_and_workers(brought):
    refused = {**AGREEMENT, "filing_number": "約002", "result": "refused"}
    brought("art84_1", AGREEMENT, refused)
    assert value("article_84_1_approvals") == 1
    assert value("article_84_1_workers", job_title="保全人員") == 12


@pytest.mark.parametrize(
    ("name", "row", "words"),
    [
        ("pension_cases", {**PENSION, "decided_on": "2024-03-01"}, "早於收件日"),
        ("pension_cases", {**PENSION, "decided_on": ""}, "沒有核定日"),
        ("pension_reminders", {**REMINDER, "due_on": "2024-01-01"}, "期限早於催繳日"),
        ("pension_accounts", {**ACCOUNT, "rate": "兩成"}, "百分比"),
        ("labor_complaints", {**COMPLAINT, "outcome": "partly"}, "沒有結案日"),
        ("labor_complaints", {**COMPLAINT, "complaint_number": "A123456789"}, "complaint_number"),
        ("labor_complaints", {**COMPLAINT, "point": "範例路1號"}, "緯度, 經度"),
        ("labor_complaints", {**COMPLAINT, "point": "120.3014, 22.6273"}, "不在臺灣"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_with_the_reason(brought, name, row, words):
    report = brought(name, row)
    assert report.refused == 1
    assert words in reasons(report)


def test_an_account_keeps_its_rate_and_is_corrected_by_an_owner(brought):
    brought("pension_accounts", ACCOUNT)
    account = PensionAccount.objects.get()
    assert (str(account.rate), account.balance_twd) == ("2.50", 6_200_000)
    lower = {**ACCOUNT, "balance": "1"}
    assert brought("pension_accounts", lower).refused == 1
    assert brought("pension_accounts", lower, update=True).updated == 1


def test_a_list_without_the_number_of_an_employer_leaves_the_one_on_file(brought):
    brought("pension_accounts", {**ACCOUNT, "ubn": "10000009"})
    before = PensionAccount.objects.get()
    assert before.ubn_state == "valid"
    report = brought("pension_accounts", {**ACCOUNT, "ubn": "", "balance": "1"}, update=True)
    assert report.updated == 1, reasons(report)
    after = PensionAccount.objects.get()
    assert (after.balance_twd, after.ubn, after.ubn_state) == (1, "10000009", "valid")


def test_an_account_that_passes_to_another_employer_belongs_to_it(brought):
    brought("pension_accounts", ACCOUNT)
    other = {**ACCOUNT, "employer_name": "範例承受有限公司", "ubn": ""}
    assert brought("pension_accounts", other, update=True).updated == 1
    assert PensionAccount.objects.get().employer.display_name == "範例承受有限公司"


def test_complaints_go_the_way_that_the_list_tells(brought):
    rows = (
        {**COMPLAINT, "decision": "inspect", "replied_on": "2024-03-15",
         "closed_on": "2024-04-02", "outcome": "substantiated"},
        {**COMPLAINT, "complaint_number": "申002", "decision": "transfer",
         "replied_on": "2024-03-08"},
        {**COMPLAINT, "complaint_number": "申003", "decision": "refuse"},
        {**COMPLAINT, "complaint_number": "申004"},
    )  # fmt: skip
    report = brought("labor_complaints", *rows)
    assert report.created == 4, reasons(report)
    states = dict(Case.objects.values_list("source_no", "state"))
    assert list(states.values()) == ["closed", "transferred", "refused", "received"]
    brought("labor_inspections", {**VISIT, "complaint_number": "申001"})
    assert Visit.objects.get().complaint.source_no == "申001"


def test_the_place_of_a_complaint_comes_and_goes_by_its_point(brought, world):
    place = {"workplace": "三號工地", "point": "22.627300, 120.301400"}
    brought("labor_complaints", {**COMPLAINT, **place})
    (told,) = export_rows(datasets()["labor_complaints"], YEAR, world.reader("system"))
    assert {name: told[name] for name in place} == place
    assert brought("labor_complaints", {**COMPLAINT, **place}).unchanged == 1
    moved = {**COMPLAINT, "point": "22.6280, 120.3014"}
    assert brought("labor_complaints", moved, update=True).updated == 1
    assert str(Complaint.objects.get().point) == "22.628000, 120.301400"


def test_the_list_of_complaints_tells_of_no_other_line(brought, world):
    brought("labor_complaints", COMPLAINT)
    open_case(
        "safety.complaint", "receive", actor=world.reader("system"),
        received_on=date(2024, 3, 4), intake="counter",
        employer_name="範例營造有限公司", subjects=["other"],
    )  # fmt: skip
    told = list(export_rows(datasets()["labor_complaints"], YEAR, world.reader("system")))
    assert len(told) == 1
    assert "範例營造" not in str(told)


def test_promotion_keeps_attendance_and_reach_apart(brought):
    post = {"activity_no": "宣002", "kind": "post", "title": "範例貼文", "held_on": "2024-05-01",
            "reach": "900", "channel": "social"}  # fmt: skip
    brought("standards_activities", ACTIVITY, post)
    assert value("promotion_sessions") == 1
    assert (value("promotion_attendance"), value("promotion_reach")) == (80, 900)
    assert value("promotion_sessions", topic="工資") == 1


def test_counts_without_a_case_are_summed_or_stand(brought):
    follow = {"kind": "followers", "on": "2024-03-31", "value": "100"}
    later = {"kind": "followers", "on": "2024-09-30", "value": "140"}
    brought("standards_tallies", TALLY, follow, later)
    brought("written_replies", REPLY, {**REPLY, "reply_number": "函002", "asker": "worker"})
    assert (value("leaflets_printed"), value("social_followers")) == (5_000, 140)
    assert value("social_followers", cut_off=date(2024, 6, 30)) == 100
    assert (value("written_replies"), value("written_replies", asker="worker")) == (2, 1)
