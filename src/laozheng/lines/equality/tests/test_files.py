"""Every data set in and back out: created once, unchanged the second time, dirty rows refused."""

import csv
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.measures.engine import Request, compute
from laozheng.lines.equality.line import data_sets as sets
from laozheng.lines.equality.models import Complaint, CouncilMember, HarassmentNotice
from laozheng.lines.equality.tests.factories import EMPLOYER, a_file, load

YEAR = Period.parse("113")
CASE = {
    "case_no": "甲-1",
    "received_on": "113/02/20",
    "law": "就業服務法",
    "ground": "年齡",
    "other_grounds": "sex",
    "stage": "recruitment",
    "employer_name": EMPLOYER,
    "employees": "35",
    "investigated_from": "113/03/01",
    "council_on": "113/05/20",
    "decision": "established",
    "decided_on": "113/06/03",
    "served_on": "113/06/07",
    "closed_on": "113/07/01",
}
HARASSMENT = {
    "case_no": "甲-2",
    "received_on": "2024-03-11",
    "kind": "dissatisfied",
    "employer_name": EMPLOYER,
    "act_on": "2024-02-01",
    "investigated_from": "2024-03-20",
    "decision": "established",
    "decided_on": "2024-05-02",
    "order_issued_on": "2024-05-06",
    "order_due_on": "2024-06-06",
}
NOTICE = {
    "notice_number": "通-1",
    "employer_name": EMPLOYER,
    "complaint_on": "2024-04-10",
    "notified_on": "2024-04-12",
    "closed_on": "2024-06-03",
    "result": "established",
    "result_notified_on": "2024-06-05",
    "measures": "調整座位;教育訓練",
}
GOOD = {
    sets.DISCRIMINATION_CASES.name: CASE,
    sets.HARASSMENT_COMPLAINTS.name: HARASSMENT,
    sets.HARASSMENT_NOTICES.name: NOTICE,
    sets.EMPLOYER_DUTIES.name: {
        "ubn": "04595257",
        "employer_name": EMPLOYER,
        "employees": "35",
        "channel": "是",
        "rules": "否",
        "checked_on": "2024-05-02",
        "source": "visit",
    },
    sets.JOB_SEEKING_COMPLAINTS.name: {
        "case_no": "求-1",
        "received_on": "2024-05-02",
        "type": "不實廣告",
        "employer_name": EMPLOYER,
        "medium": "online",
        "decision": "established",
        "decided_on": "2024-06-03",
        "closed_on": "2024-06-10",
    },
    sets.JOB_SEEKING_CONSULTATIONS.name: {
        "kind": "陷阱", "on": "2024-05-02", "mode": "電話", "value": "7",
    },
    sets.PAY_DISCLOSURE_CONTACTS.name: {
        "contact_number": "薪-1", "on": "2024-05-02", "channel": "seminars", "firms": "40",
    },
    sets.COUNCIL_MEETINGS.name: {
        "council": "discrimination", "term": "5", "number": "1", "held_on": "2024-05-20",
        "members": "15", "outside_experts": "8", "attended": "11", "women": "8", "motions": "6",
    },
    sets.COUNCIL_MEMBERS.name: {
        "council": "discrimination", "term": "5", "member_key": "委01", "outside": "是",
        "sex": "female", "from": "2024-01-01", "to": "2025-12-31",
    },
    sets.INVESTIGATORS.name: {
        "number": "調查-01", "name": "測試調查甲", "sex": "female", "profession": "律師",
        "organization": "範例事務所", "trained_on": "2024-01-10", "from": "2024-01-15",
        "to": "2025-12-31", "listed": "是",
    },
    sets.ACTIVITIES.name: {
        "activity_no": "活-1", "kind": "prevention_briefing", "title": "範例宣導",
        "held_on": "2024-05-02", "attendees": "60",
    },
    sets.TALLIES.name: {
        "kind": "film_airings", "on": "2024-05-02", "medium": "local_tv", "value": "120",
    },
}  # fmt: skip


def counted(report) -> tuple[int, int, int, int]:
    told = report.as_dict()
    return told["created"], told["updated"], told["unchanged"], told["refused"]


@pytest.mark.parametrize("dataset", sets.DATA_SETS, ids=lambda dataset: dataset.name)
def test_a_file_comes_in_once_goes_out_and_comes_back_unchanged(world, tmp_path, dataset):
    path = a_file(tmp_path, GOOD[dataset.name])
    assert counted(load(world, dataset, path)) == (1, 0, 0, 0)
    assert counted(load(world, dataset, path)) == (0, 0, 1, 0)
    out = tmp_path / "out.csv"
    rows = list(export_rows(dataset, YEAR, world.reader("system")))
    assert len(rows) == 1
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert counted(load(world, dataset, out, update=True)) == (0, 0, 1, 0)


def refused(world, tmp_path, dataset, **cells) -> dict[str, str]:
    report = load(world, dataset, a_file(tmp_path, {**GOOD[dataset.name], **cells})).as_dict()
    assert report["created"] == 0
    return {one["column"]: one["reason"] for one in report["refusals"]}


@pytest.mark.parametrize(
    ("dataset", "cells", "column"),
    [
        (sets.DISCRIMINATION_CASES, {"ground": ""}, "ground"),
        (sets.DISCRIMINATION_CASES, {"ground": "age;sex"}, "ground"),
        (sets.DISCRIMINATION_CASES, {"ground": "裁罰"}, "ground"),
        (sets.DISCRIMINATION_CASES, {"other_grounds": "age"}, "other_grounds"),
        (sets.DISCRIMINATION_CASES, {"law": "gender_equality"}, "ground"),
        (sets.DISCRIMINATION_CASES, {"decided_on": ""}, "decided_on"),
        (sets.DISCRIMINATION_CASES, {"decided_on": "113/02/01"}, "decided_on"),
        (sets.DISCRIMINATION_CASES, {"complainant_sex": "測試甲"}, "complainant_sex"),
        (sets.HARASSMENT_COMPLAINTS, {"act_on": ""}, "act_on"),
        (sets.HARASSMENT_COMPLAINTS, {"act_on": "2024-03-12"}, "received_on"),
        (sets.HARASSMENT_COMPLAINTS, {"anonymous": "是"}, "anonymous"),
        (sets.HARASSMENT_NOTICES, {"complaint_on": ""}, "complaint_on"),
        (sets.HARASSMENT_NOTICES, {"notified_on": "2024-04-09"}, "notified_on"),
        (sets.EMPLOYER_DUTIES, {"ubn": "12345678"}, "ubn"),
        (sets.JOB_SEEKING_COMPLAINTS, {"decided_on": ""}, "decided_on"),
        (sets.COUNCIL_MEMBERS, {"to": "2023-12-31"}, "to"),
        (sets.COUNCIL_MEETINGS, {"held_on": "2099-01-01"}, "held_on"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_in_its_column(
    world, tmp_path, dataset, cells, column
):
    assert column in refused(world, tmp_path, dataset, **cells)


def test_a_ground_that_the_law_did_not_know_is_refused_with_the_day(world, tmp_path):
    cells = {"received_on": "2018-11-29", "ground": "zodiac"}
    said = refused(world, tmp_path, sets.DISCRIMINATION_CASES, **cells)
    assert "107年11月30日" in said["ground"]


def test_one_number_is_never_two_cases(world, tmp_path):
    row = {
        "case_no": HARASSMENT["case_no"], "received_on": HARASSMENT["received_on"],
        "law": "gender_equality", "ground": "sexual_harassment", "employer_name": EMPLOYER,
    }  # fmt: skip
    load(world, sets.HARASSMENT_COMPLAINTS, a_file(tmp_path, HARASSMENT))
    report = load(world, sets.DISCRIMINATION_CASES, a_file(tmp_path, row, name="again.csv"))
    assert counted(report) == (0, 0, 1, 0)
    assert Case.objects.count() == 1


def test_a_later_file_brings_the_decision_and_corrects_the_ground_with_an_owner(world, tmp_path):
    pending = {name: CASE[name] for name in ("case_no", "received_on", "law", "ground")}
    load(world, sets.DISCRIMINATION_CASES, a_file(tmp_path, {**pending, "employer_name": EMPLOYER}))
    path = a_file(tmp_path, {**CASE, "ground": "sex", "other_grounds": "age"}, name="later.csv")
    assert counted(load(world, sets.DISCRIMINATION_CASES, path)) == (0, 0, 0, 1)
    assert counted(load(world, sets.DISCRIMINATION_CASES, path, update=True)) == (0, 1, 0, 0)
    complaint = Complaint.objects.select_related("case").get()
    assert (complaint.ground, complaint.case.state) == ("sex", "closed")
    kinds = list(complaint.case.events.values_list("kind", flat=True))
    assert kinds == [
        "receive", "change_ground", "investigate", "to_council", "decide", "serve", "close",
    ]  # fmt: skip


def test_a_result_told_before_the_first_notice_is_kept_and_flagged(world, tmp_path):
    row = {**NOTICE, "notified_on": "2024-06-10"}
    report = load(world, sets.HARASSMENT_NOTICES, a_file(tmp_path, row))
    assert counted(report) == (1, 0, 0, 0)
    assert HarassmentNotice.objects.get().flags == ["late_first_notice"]


def shown(code: str, period: Period = YEAR, as_of: date = date(2025, 3, 3), **dims: str):
    request = Request.of(f"equality.{code}", period, **dims)
    return compute([request], cut_off=None, as_of=as_of)[request].value


def test_figures_of_counts_and_registers(world, tmp_path):
    for dataset in (sets.JOB_SEEKING_CONSULTATIONS, sets.PAY_DISCLOSURE_CONTACTS, sets.TALLIES,
                    sets.COUNCIL_MEETINGS, sets.COUNCIL_MEMBERS, sets.ACTIVITIES):  # fmt: skip
        load(world, dataset, a_file(tmp_path, GOOD[dataset.name], name=f"{dataset.name}.csv"))
    assert shown("job_seeking_consultations") == 7
    assert shown("pay_disclosure_promotion_firm_times", channel="seminars") == 40
    assert shown("promotion_film_airings", medium="local_tv") == 120
    assert shown("committee_meetings", council="discrimination") == 1
    assert shown("committee_motions", meeting="5-1") == 6
    assert shown("committee_external_experts") == 1
    assert (shown("promotion_sessions"), shown("promotion_attendance")) == (1, 60)
    assert Activity.objects.count() == 3


def test_an_expert_of_two_terms_or_one_who_left_in_the_year_counts_once_and_then_no_more(
    world, tmp_path
):
    member = GOOD[sets.COUNCIL_MEMBERS.name]
    rows = [
        {**member, "to": "2024-06-30"},
        {**member, "term": "6", "from": "2024-07-01", "to": "2024-12-31"},
        {**member, "member_key": "委02", "to": "2024-03-31"},
        {**member, "member_key": "委03", "outside": "否"},
    ]
    load(world, sets.COUNCIL_MEMBERS, a_file(tmp_path, *rows))
    assert CouncilMember.objects.count() == 4
    assert shown("committee_external_experts") == 2
    assert shown("committee_external_experts", Period.parse("114")) == 0


def test_a_notice_is_overdue_from_the_day_after_its_term_until_its_result(world, tmp_path):
    load(
        world,
        sets.HARASSMENT_NOTICES,
        a_file(tmp_path, {**NOTICE, "result_notified_on": "2024-07-15"}),
    )
    days = {"2024-06-11": 0, "2024-06-12": 1, "2024-07-14": 1, "2024-07-15": 0}
    for day, overdue in days.items():
        until = Period(date(2024, 1, 1), date.fromisoformat(day))
        assert shown("notices_overdue", until) == overdue, day
    assert shown("harassment_notices") == 1
