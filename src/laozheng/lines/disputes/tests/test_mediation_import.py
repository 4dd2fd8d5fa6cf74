"""Every refusal and warning of the data set `mediation`, and what a good row becomes."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case, NumberSeries
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.export import export_rows
from laozheng.lines.disputes.models import Mediation
from laozheng.lines.disputes.tests.factories import PENDING, SETTLED, reasons, value

pytestmark = pytest.mark.django_db

WITHDRAWN = {
    **PENDING,
    "channel": "",
    "private_body": "",
    "outcome": "withdrawn",
    "closed_on": "2024-03-05",
    "withdrawn_via": "phone",
}


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ({**SETTLED, "closed_on": ""}, "closed_on", "必填"),
        ({**SETTLED, "outcome": ""}, "outcome", "系統不推測"),
        ({**SETTLED, "outcome": "pending"}, "closed_on", "不得填結案日"),
        ({**SETTLED, "closed_on": "2024-02-29"}, "closed_on", "113年2月29日早於收件日113年3月1日"),
        ({**PENDING, "received_on": "2099-01-01"}, "received_on", "在今天之後"),
        ({**SETTLED, "issue": "勞保/退休"}, "issue", "wage 工資"),
        ({**SETTLED, "channel": "", "private_body": ""}, "channel", "必填"),
        ({**PENDING, "channel": "", "private_body": ""}, "channel", "必填"),
        ({**SETTLED, "private_body": ""}, "private_body", "必填"),
        ({**WITHDRAWN, "withdrawn_via": ""}, "withdrawn_via", "必填"),
        ({**SETTLED, "withdrawn_via": "phone"}, "withdrawn_via", "只適用於結果「撤案」"),
        (
            {
                **WITHDRAWN,
                "received_on": "2016-06-01",
                "closed_on": "2016-06-30",
                "withdrawn_via": "online",
            },
            "withdrawn_via",
            "自105年7月1日起",
        ),
        (
            {**PENDING, "intake": "online", "received_on": "2012-03-14"},
            "intake",
            "自101年3月15日起",
        ),
        (
            {**SETTLED, "workplace_city": "屏東縣", "workplace_district": ""},
            "workplace_city",
            "屏東縣政府",
        ),
        ({**SETTLED, "workplace_district": ""}, "workplace_district", "必填"),
        ({**SETTLED, "employer_ubn": "A123456789"}, "employer_ubn", "身分證"),
        ({**SETTLED, "employer_ubn": "22099132"}, "employer_ubn", "檢查碼"),
        ({**SETTLED, "note": "甲的證號A123456789"}, "note", "身分證"),
        ({**SETTLED, "workers": "3", "workers_female": "4"}, "workers_female", "多於"),
        ({**SETTLED, "workers": "0"}, "workers", "不得小於 1"),
        ({**SETTLED, "amount_claimed": "1.5萬"}, "amount_claimed", "15000"),
        ({**SETTLED, "amount_claimed": "15,000"}, "amount_claimed", "15000"),
        ({**PENDING, "amount_settled": "100"}, "amount_settled", "只適用於結果「成立」"),
        ({**PENDING, "partial": "是"}, "partial", "只適用於結果「成立」"),
        ({**SETTLED, "received_on": "113/02/30"}, "received_on", "沒有113年2月30日"),
        ({**SETTLED, "filer": "authority"}, "filer", "職權交付"),
        ({**SETTLED, "filer": "union"}, "union_name", "必填"),
        ({**SETTLED, "outcome_reason": "reconciled"}, "outcome_reason", "不適用"),
        (
            {**SETTLED, "outcome": "outside_jurisdiction", "channel": "", "private_body": ""},
            "transferred_to",
            "必填",
        ),
        ({**SETTLED, "assigned_on": "2024-02-28"}, "assigned_on", "早於收件日"),
        (
            {**SETTLED, "assigned_on": "2024-03-10", "started_on": "2024-03-08"},
            "started_on",
            "早於指派日",
        ),
        ({**SETTLED, "record_filed_on": "2024-03-19"}, "record_filed_on", "早於結案日"),
        ({**SETTLED, "worker_id_no": "A123456788"}, "worker_id_no", "檢查規則"),
    ],
)
@pytest.mark.slow
def test_a_row_that_cannot_be_true_is_refused(brought, row, column, says):
    report = brought("mediation", row)
    assert report.created == 0
    assert [c for c, _ in reasons(report)] == [column], report.refusals
    assert says in reasons(report)[0][1]
    assert Case.objects.count() == 0


def test_a_refusal_never_repeats_a_national_id(brought):
    report = brought("mediation", {**SETTLED, "employer_ubn": "A123456789"})
    assert "A123456789" not in str(report.as_dict())


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ({**SETTLED, "received_on": "2011-04-01"}, "received_on", "before the Act"),
        (
            {
                **SETTLED,
                "workplace_city": "屏東縣",
                "workplace_district": "",
                "note": "另有勞工在左營",
            },
            "workplace_city",
            "屏東縣政府",
        ),
        (
            {**SETTLED, "amount_claimed": "1000", "amount_settled": "2000"},
            "amount_settled",
            "高於請求金額",
        ),
    ],
)
def test_a_doubtful_row_is_kept_with_a_warning(brought, row, column, says):
    report = brought("mediation", row)
    assert report.created == 1
    assert [(w.column, says in w.reason) for w in report.warnings] == [(column, True)]


def test_an_empty_channel_is_fine_for_a_withdrawn_case(brought):
    assert brought("mediation", WITHDRAWN).created == 1


def test_a_number_twice_in_a_file_refuses_both_rows(brought):
    report = brought("mediation", SETTLED, {**SETTLED, "issue": "contract"})
    assert (report.created, report.refused) == (0, 2)


def test_the_same_file_again_changes_nothing(brought):
    brought("mediation", SETTLED)
    report = brought("mediation", SETTLED)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 1)


def test_labels_roc_dates_and_full_width_digits_are_read(brought):
    row = {
        "案號": "一一三－7",
        "收件日": "１１３/03/05",
        "收件方式": "臨櫃",
        "事業單位名稱": "範例第二有限公司",
        "勞務提供行政區": "64000040",
        "爭議類別": "工資爭議",
        "處理方式": "主管機關調解人",
        "結果": "成立",
        "結案日": "1130320",
    }
    report = brought("mediation", row)
    assert report.created == 1, report.refusals
    case = Case.objects.get()
    assert (case.received_on, case.closed_on) == (date(2024, 3, 5), date(2024, 3, 20))


def test_a_number_of_our_own_pattern_becomes_the_case_number(brought):
    brought("mediation", {**SETTLED, "case_no": "勞調-113-000123"}, {**SETTLED, "case_no": "老-7"})
    own, foreign = Case.objects.order_by("id")
    assert (own.number, own.source_no) == ("勞調-113-000123", "")
    assert foreign.source_no == "老-7"
    assert NumberSeries.objects.get(prefix="勞調", roc_year=113).last >= 123


def test_a_row_keeps_the_days_that_it_tells_and_judges_no_other(brought):
    row = {
        **SETTLED,
        "assigned_on": "2024-03-04",
        "started_on": "2024-03-08",
        "first_hearing_on": "2024-03-12",
        "record_filed_on": "2024-03-22",
        "record_served_on": "2024-03-28",
    }
    brought("mediation", row, {**SETTLED, "case_no": "舊-002"})
    told, untold = Case.objects.order_by("id")
    states = dict(told.deadlines.values_list("rule", "state"))
    assert states == {"D1": "met", "D2": "met", "D3": "late", "D8": "met", "D9": "met"}
    assert set(untold.deadlines.values_list("rule", "state")) == {("D1", "void")}


def test_an_outcome_that_comes_later_needs_an_owner_and_goes_on(brought):
    brought("mediation", PENDING)
    held = brought("mediation", SETTLED)
    assert (held.updated, held.refused) == (0, 1)
    assert "--update" in reasons(held)[0][1]
    assert brought("mediation", SETTLED, update=True).updated == 1
    assert Case.objects.get().state == "settled"
    assert Mediation.objects.get().outcome == "settled"


def test_a_corrected_fact_counts_anew_and_the_old_figure_can_be_found(brought, world):
    brought("mediation", SETTLED)
    assert brought("mediation", {**SETTLED, "issue": "contract"}, update=True).updated == 1
    assert value("mediation_cases", issue="contract") == 1
    assert not value("mediation_cases", issue="wage")
    day_before = date(2025, 3, 2)
    assert value("mediation_cases", issue="wage", as_of=day_before) == 1


def test_a_corrected_outcome_replaces_the_wrong_one_from_its_day(brought):
    brought("mediation", SETTLED)
    corrected = {**SETTLED, "outcome": "not_settled", "closed_on": "2024-03-18"}
    assert brought("mediation", corrected, update=True).updated == 1
    case = Case.objects.get()
    assert (case.state, case.closed_on) == ("not_settled", date(2024, 3, 18))
    assert value("mediation_cases", cut_off=date(2024, 3, 19), outcome="not_settled") == 1
    assert value("mediation_cases", cut_off=date(2024, 3, 17), outcome="pending") == 1
    assert value("mediation_cases", as_of=date(2025, 3, 2), outcome="settled") == 1


def test_a_court_order_leaves_the_settlement_until_its_day(brought):
    brought("mediation", SETTLED)
    undone = {
        **SETTLED,
        "outcome": "not_settled",
        "outcome_reason": "court_refused",
        "closed_on": "2025-02-10",
    }
    assert brought("mediation", undone, update=True).updated == 1
    assert value("mediation_cases", cut_off=date(2024, 12, 31), outcome="settled") == 1
    assert value("mediation_cases", cut_off=date(2025, 2, 28), outcome="not_settled") == 1


def test_a_file_may_tell_the_settlement_and_the_order_in_one_row(brought, world):
    undone = {**SETTLED, "court_refused_on": "2025-02-10"}
    assert brought("mediation", undone).created == 1
    assert value("mediation_cases", cut_off=date(2024, 12, 31), outcome="settled") == 1
    assert value("mediation_cases", cut_off=date(2025, 2, 28), outcome="not_settled") == 1
    (row,) = export_rows(dataset_named("mediation"), Period.parse("113"), world.reader("system"))
    told = {name: row[name] for name in ("outcome", "closed_on", "court_refused_on")}
    assert told == {name: undone[name] for name in told}


@pytest.mark.parametrize("wrong", [{"outcome": "not_settled"}, {"court_refused_on": "2024-03-01"}])
def test_a_court_order_without_an_earlier_settlement_is_refused(brought, wrong):
    report = brought("mediation", {**SETTLED, "court_refused_on": "2025-02-10", **wrong})
    assert [column for column, _ in reasons(report)] == ["court_refused_on"]


def test_the_day_of_receipt_is_not_corrected_by_a_file(brought):
    brought("mediation", SETTLED)
    report = brought("mediation", {**SETTLED, "received_on": "2024-02-29"}, update=True)
    assert [column for column, _ in reasons(report)] == ["received_on"]


def test_the_same_worker_twice_within_a_month_is_told(brought):
    worker = {**SETTLED, "worker_name": "測試工一", "worker_id_no": "A123456789"}
    again = {**worker, "case_no": "舊-002", "received_on": "2024-03-15"}
    brought("mediation", worker)
    report = brought("mediation", again)
    assert [w.column for w in report.warnings] == ["worker_name"]


def test_the_export_gives_the_columns_back_without_the_national_id(brought, world):
    worker = {"worker_name": "測試工一", "worker_id_no": "A123456789", "employer_ubn": "22099131"}
    claims = {"claims": "arrears:32000;severance:58000"}
    brought("mediation", {**SETTLED, **worker, **claims, "assigned_on": "2024-03-04"})
    (row,) = export_rows(dataset_named("mediation"), Period.parse("113"), world.reader("system"))
    assert row["worker_id_no"] == ""
    told = {name: row[name] for name in (*SETTLED, "claims", "assigned_on", "employer_ubn")}
    assert told == {
        **SETTLED,
        **claims,
        "workplace_district": "64000030",
        "assigned_on": "2024-03-04",
        "employer_ubn": "22099131",
    }
    assert row["amount_claimed"] == "90000"
