"""Lists as they come in: what is recorded, what is refused and why, what goes out again."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.lines.migrants.models import Dormitory, MigrantVisit, Notice, Verification
from laozheng.lines.migrants.queries.facts.registers import violation_versions
from laozheng.lines.migrants.tests.factories import AS_OF, EMPLOYER, bring_in, figure, shown

YEAR = Period.parse("113")
VISIT = {
    "visit_number": "範訪-1",
    "worker_category": "藍領（第二類）",
    "type": "routine",
    "visited_on": "113/05/06",
    "employer_name": EMPLOYER,
    "dormitory_number": "範宿-1",
    "trip": "程-1",
    "checks": "dormitory;dengue",
    "result": "no_violation",
}
NOTICE = {
    "report_number": "範通-1",
    "type": "entry",
    "event_on": "2024-05-02",
    "received_on": "2024-05-07",
    "employer_name": EMPLOYER,
    "worker_key": "範工1",
}
DISPUTE = {
    "case_no": "範爭-1",
    "received_on": "2024-03-01",
    "topics": "wage;hours",
    "employer_name": EMPLOYER,
}
VERIFICATION = {
    "case_no": "範驗-1",
    "received_on": "2024-03-01",
    "appointment_on": "2024-03-06",
    "employer_name": EMPLOYER,
    "worker_key": "範工1",
    "language": "id",
    "intention": "confirmed",
    "result": "verified",
    "verified_on": "2024-03-06",
}
STAY = {
    "stay_number": "範安-1",
    "worker_key": "範工1",
    "reason": "abuse",
    "from_at": "2024-05-01 09:00",
    "to_at": "2024-05-04 18:00",
}
AGENCY = {"license_number": "範仲-1", "name": "範例人力仲介有限公司", "licensed_on": "2015-03-02"}
GRADE = {
    "license_number": "範仲-1",
    "evaluation_year": "2022",
    "published_on": "2023-09-30",
    "score": "89.99",
    "class": "score_80_89",
}
AGENCY_VISIT = {
    "visit_number": "範仲訪-1",
    "license_number": "範仲-1",
    "visited_on": "2024-05-06",
    "purpose": "rating",
    "result": "no_violation",
}
VIOLATION = {
    "violation_number": "範查-1",
    "found_on": "2024-05-06",
    "violation": "illegal_foreign_worker",
    "offender": "employer",
    "offender_name": EMPLOYER,
}
EXAMPLES = {
    "dormitories": {
        "dormitory_number": "範宿-1",
        "address": "高雄市範例路1號",
        "district": "左營區",
        "kind": "rented",
        "opened_on": "2024-01-02",
    },
    "migrant_visits": VISIT,
    "migrant_reports": NOTICE,
    "migrant_disputes": {**DISPUTE, "outcome": "settled", "closed_on": "2024-03-20"},
    "termination_verifications": VERIFICATION,
    "migrant_violations": VIOLATION,
    "migrant_consultations": {"on": "2024-03-01", "language": "vi", "mode": "phone", "value": "41"},
    "employment_agencies": {**AGENCY, "suspended": "2024-02-01~2024-02-29"},
    "agency_grades": GRADE,
    "agency_visits": AGENCY_VISIT,
    "caregivers": {
        "record_number": "範照-1",
        "qualified_on": "2024-01-02",
        "valid_to": "2024-12-31",
        "status": "qualified",
    },
    "interpreters": {
        "interpreter_number": "範譯-1",
        "name": "測試通譯甲",
        "organization": "範例大學",
        "languages": "vi;th",
        "qualified_on": "2024-01-01",
        "valid_to": "2024-12-31",
    },
    "migrants_activities": {
        "activity_no": "範活-1",
        "kind": "recreation",
        "title": "範例足球賽",
        "held_on": "2024-06-02",
        "attendees": "500",
        "event": "soccer",
        "audience": "migrant_worker;household_employer",
    },
    "quarantine_applications": {
        "application_number": "範疫-1",
        "applied_on": "2024-02-01",
        "employer_name": EMPLOYER,
        "result": "inspection_required",
    },
}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
@pytest.mark.slow
def test_a_list_comes_in_once_and_goes_out_as_it_came(brought, world, tmp_path, name):
    if name in ("agency_visits", "agency_grades"):
        brought("employment_agencies", AGENCY)
    assert brought(name, EXAMPLES[name]).created == 1
    assert brought(name, EXAMPLES[name]).unchanged == 1
    dataset = dataset_named(name)
    period = Period.parse("2023") if name == "agency_grades" else YEAR
    period = Period.parse("2015") if name == "employment_agencies" else period
    (row,) = dataset.export(period, world.reader("system"))
    cells = {column.name: _cell(row.get(column.name)) for column in dataset.columns}
    # What the list left blank and the record fills in is no correction.
    stated = {column: cell for column, cell in cells.items() if cell}
    again = bring_in(tmp_path, world, name, stated, update=True)
    assert (again.unchanged, again.refusals) == (1, [])


def test_the_export_of_visits_asks_as_often_for_many_as_for_one(brought, world):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(dataset_named("migrant_visits").export(YEAR, world.reader("system")))
        return len(queries)

    brought("migrant_visits", VISIT)
    once = asked()
    brought("migrant_visits", *({**VISIT, "visit_number": f"範訪-{n}"} for n in (2, 3)))
    assert asked() == once


def _cell(value):
    if isinstance(value, list | tuple):
        return ";".join(getattr(item, "name", item) for item in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


@pytest.mark.parametrize(
    ("dataset", "row", "reason"),
    [
        ("agency_grades", {**GRADE, "score": "90", "class": "score_80_89"}, "90.00分不屬80分以上"),
        ("agency_grades", {**GRADE, "class": "score_90_up"}, "89.99分不屬90分以上"),
        ("agency_grades", {**GRADE, "score": "9.0", "class": "score_90_up"}, "9.00分不屬90分以上"),
        ("agency_grades", {**GRADE, "score": "101"}, "0至100"),
        ("agency_grades", {**GRADE, "published_on": ""}, "必填"),
        ("employment_agencies", {**AGENCY, "closed_on": "2015-03-01"}, "早於許可日"),
        ("employment_agencies", {**AGENCY, "suspended": "2024-02"}, "起日~迄日"),
        ("agency_visits", {**AGENCY_VISIT, "license_number": "無"}, "名冊中沒有"),
        ("migrant_reports", {**NOTICE, "received_on": "2024-05-01"}, "早於事由日"),
        ("migrant_reports", {**NOTICE, "worker_key": "A800000014"}, "居留證號"),
        ("migrant_visits", {**VISIT, "ubn": "A800000014"}, "居留證號"),
        ("migrant_visits", {**VISIT, "employer_name": "AC01234567"}, "居留證號"),
        ("migrant_disputes", {**DISPUTE, "ubn": "AC01234567"}, "居留證號"),
        ("employment_agencies", {**AGENCY, "ubn": "A800000014"}, "居留證號"),
        ("employment_agencies", {**AGENCY, "name": "A800000014"}, "居留證號"),
        (
            "quarantine_applications",
            {**EXAMPLES["quarantine_applications"], "employer_name": "A123456789"},
            "居留證號",
        ),
        ("migrant_disputes", {**DISPUTE, "outcome": "settled"}, "須同時填寫"),
        ("migrant_visits", {**VISIT, "result": "not_met", "workers_met": "2"}, "未會晤"),
        ("migrant_visits", {**VISIT, "type": "旅遊"}, "旅遊"),
        (
            "termination_verifications",
            {**VERIFICATION, "interpreter": "範例仲介有限公司"},
            "不得由仲介擔任通譯",
        ),
        ("termination_verifications", {**VERIFICATION, "intention": "denied"}, "否認"),
        ("shelter_stays", {**STAY, "to_at": "2024-04-01 18:00"}, "早於入住"),
        ("caregivers", {**EXAMPLES["caregivers"], "valid_to": "2023-01-01"}, "早於合格日"),
        ("migrant_violations", {**VIOLATION, "offender_name": "A123456789"}, "身分證"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_with_its_reason(refused, dataset, row, reason):
    reasons = refused(dataset, row)
    assert any(reason in text for text in reasons), reasons


def test_an_exemption_that_the_records_contradict_is_kept_and_marked(world, tmp_path, brought):
    brought("employment_agencies", AGENCY)
    brought("agency_grades", {**GRADE, "evaluation_year": "2021", "published_on": "2022-09-30"})
    exempt = {**GRADE, "evaluation_year": "2023", "published_on": "2024-09-30", "score": "",
              "class": "exempt_excellent"}  # fmt: skip
    report = bring_in(tmp_path, world, "agency_grades", exempt)
    assert (report.created, dict(report.flags)) == (1, {"doubtful_exemption": 1})
    (warning,) = report.warnings
    assert "不符合：110年評鑑為B" in warning.reason


def test_a_fine_before_the_end_of_the_evaluation_speaks_against_an_exemption(
    world, tmp_path, brought
):
    brought("employment_agencies", AGENCY)
    open_case(
        "migrants.disposition", "issued", actor=world.reader("system"),
        received_on=date(2023, 12, 29), intake="document", party_name=AGENCY["name"], kind="fine",
        fine_amount=60_000, articles="就業服務法第40條第1項第6款", disposed_on=date(2023, 12, 29),
        document_number="高市勞就字第11234000100號",
    )  # fmt: skip
    exempt = {**GRADE, "score": "", "class": "exempt_excellent"}
    earlier = bring_in(tmp_path, world, "agency_grades", exempt)
    assert not earlier.flags
    later = {**exempt, "evaluation_year": "2023", "published_on": "2024-09-30"}
    report = bring_in(tmp_path, world, "agency_grades", later)
    assert "評鑑結束前無裁罰（112年12月29日）" in report.warnings[0].reason


def test_an_entry_that_moves_to_another_year_counts_there_alone(brought):
    """What is stale of a register is rebuilt by year, and takes no row of another year."""
    brought("migrant_violations", {**VIOLATION, "found_on": "2023-12-30"})
    brought("migrant_violations", {**VIOLATION, "found_on": "2024-01-02"}, update=True)
    for year in (2023, 2024):
        told = list(violation_versions([year]))
        assert {row.values["found_on"].year for row in told} == {year}
    for as_of, counted in ((AS_OF - timedelta(days=1), [1, 0]), (AS_OF, [0, 1])):
        figures = (
            shown("illegal_employment_cases_found", period, as_of=as_of)
            for period in ("112", "113")
        )
        assert list(figures) == counted


def test_a_visit_without_a_worker_met_is_taken_for_agencies_and_empty_places(brought):
    brought("migrant_visits", {**VISIT, "workers_met": ""})
    brought("employment_agencies", AGENCY)
    assert brought("agency_visits", AGENCY_VISIT).created == 1
    assert shown("dormitory_inspections") == 1


def test_an_entry_notice_on_the_day_of_entry_is_fine(brought):
    brought("migrant_reports", {**NOTICE, "received_on": NOTICE["event_on"]})
    assert Notice.objects.get().late is False


def test_a_rating_visit_on_the_day_of_closing_counts(brought):
    brought("employment_agencies", {**AGENCY, "closed_on": "2024-03-31"})
    brought("agency_grades", {**GRADE, "score": "60", "class": "score_below_70"})
    brought("agency_visits", {**AGENCY_VISIT, "visited_on": "2024-03-31"})
    # ceil(4 × 3 ÷ 12) = 1.
    assert shown("agency_visits_due") == 1
    assert shown("agencies_fully_visited") == 1


def test_stays_of_one_person_do_not_overlap(brought, refused):
    brought("shelter_stays", STAY)
    later = {**STAY, "stay_number": "範安-2", "from_at": "2024-05-04 17:00", "to_at": ""}
    assert "重疊" in refused("shelter_stays", later)[0]
    other = {**later, "worker_key": "範工2"}
    assert brought("shelter_stays", other).created == 1


def test_a_stay_is_sealed_and_nobody_else_exports_it(brought, world):
    brought("shelter_stays", STAY)
    case = Case.objects.get(kind="migrants.shelter")
    assert case.level == "sealed"
    assert "範工1" not in case.title
    assert list(dataset_named("shelter_stays").export(YEAR, world.reader("officer"))) == []


def test_three_employers_on_one_trip_are_three_firm_times_and_one_place(brought):
    joint = {**VISIT, "type": "joint"}
    rows = [
        {**joint, "visit_number": f"範訪-{n}", "employer_name": f"範例雇主{n}有限公司"}
        for n in range(3)
    ]
    brought("migrant_visits", *rows)
    assert shown("inspection_visits") == 3
    assert shown("dormitory_inspections") == 3
    assert shown("dengue_dormitory_checks") == 1
    assert shown("joint_dormitory_checks") == 1


def test_a_visit_that_met_nobody_is_a_visit_but_no_dormitory_inspection(brought):
    brought("migrant_visits", {**VISIT, "result": "not_met"})
    brought("migrant_visits", {**VISIT, "visit_number": "範訪-2", "result": "closed"})
    assert shown("inspection_visits") == 1
    assert shown("dormitory_inspections") == 0


def test_a_corrected_visit_counts_under_its_new_type(brought, refused):
    brought("migrant_visits", VISIT)
    changed = {**VISIT, "type": "assigned", "worker_category": "professional"}
    assert "更正" in refused("migrant_visits", changed)[0]
    assert brought("migrant_visits", changed, update=True).updated == 1
    assert shown("inspection_visits", worker_category="professional", type="assigned") == 1
    assert shown("inspection_visits", worker_category="blue_collar") == 0
    assert MigrantVisit.objects.get().worker_category == "professional"


def test_the_second_notice_of_an_entry_is_kept_and_not_counted(brought):
    brought("migrant_reports", NOTICE)
    brought("migrant_reports", {**NOTICE, "report_number": "範通-2"})
    assert Notice.objects.filter(duplicate=True).count() == 1
    assert shown("dynamic_management_reports") == 1


def test_a_notice_is_late_by_the_law_where_the_list_does_not_say(brought):
    brought("migrant_reports", NOTICE)
    brought("migrant_reports", {**NOTICE, "report_number": "範通-2", "worker_key": "範工2",
                                "received_on": "2024-05-06"})  # fmt: skip
    assert Notice.objects.get(worker_key="範工1").late is True
    assert Notice.objects.get(worker_key="範工2").late is False
    assert str(shown("late_notices_rate")) in ("50.0", "50")


def test_a_dispute_gains_its_outcome_with_a_later_list(brought):
    brought("migrant_disputes", DISPUTE)
    ended = {**DISPUTE, "outcome": "settled", "closed_on": "2024-03-20"}
    assert brought("migrant_disputes", ended, update=True).updated == 1
    assert Case.objects.get(kind="migrants.dispute").state == "settled"
    assert shown("consultations", type="dispute_handling") == 1


def test_a_verification_counts_when_it_is_complete(brought):
    pending = {**VERIFICATION, "result": "pending", "intention": "", "verified_on": ""}
    brought("termination_verifications", pending)
    assert not shown("consultations", type="contract_termination_verification")
    brought("termination_verifications", VERIFICATION, update=True)
    assert shown("consultations", type="contract_termination_verification") == 1
    assert Verification.objects.get().intention == "confirmed"


def test_the_three_types_of_advice_add_up(brought):
    brought("migrant_consultations", EXAMPLES["migrant_consultations"])
    brought("migrant_disputes", DISPUTE)
    brought("termination_verifications", VERIFICATION)
    assert shown("consultations") == 41 + 1 + 1


def test_a_carer_whose_record_ends_on_the_last_day_is_still_in_its_stock(brought):
    brought("caregivers", EXAMPLES["caregivers"])
    assert shown("caregiver_platform_records") == 1
    assert shown("caregiver_platform_records", "114-01") == 0


def test_a_corrected_violation_is_known_from_the_day_of_the_correction(brought, world):
    brought("migrant_violations", VIOLATION)
    brought("migrant_violations", {**VIOLATION, "violation": "other"}, update=True)
    dims = {"violation": "illegal_foreign_worker"}
    today = world.day
    assert figure("illegal_employment_cases_found", as_of=date(2024, 12, 31), **dims).shown == 1
    assert figure("illegal_employment_cases_found", as_of=today, **dims).shown == 0


def test_the_address_of_a_dormitory_is_for_the_unit_alone(brought, world):
    brought("dormitories", EXAMPLES["dormitories"])
    export = dataset_named("dormitories").export
    assert Dormitory.objects.get().level == "unit"
    assert list(export(YEAR, world.reader("officer"))) == []
    assert [row["address"] for row in export(YEAR, world.reader("system"))] == ["高雄市範例路1號"]


def test_activities_and_counts_print_their_own_units(brought):
    base = {"kind": "local_hotspot", "title": "範例設攤", "held_on": "2024-05-05"}
    brought("migrants_activities", {**base, "activity_no": "1", "attendees": "200"})
    tour = {**base, "activity_no": "2", "kind": "caregiver_tour", "attendees": "30"}
    brought("migrants_activities", tour)
    party = {**base, "activity_no": "3", "kind": "recreation", "event": "soccer", "attendees": "50"}
    brought("migrants_activities", party)
    brought("migrants_tallies", {"kind": "mask", "on": "2024-02-01", "tag": "covid", "value": "9"})
    assert shown("promotion_participants", type="local_hotspot") == 200
    assert shown("caregiver_tour_participants") == 30
    assert shown("recreation_participants", event="soccer") == 50
    assert shown("masks_distributed") == 9
