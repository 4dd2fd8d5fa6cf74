"""The tables of facts that the line's figures count."""

from laozheng.kernel.activities.facts import COLUMNS as OF_ACTIVITY
from laozheng.kernel.activities.facts import stale_kind as activities_of
from laozheng.kernel.inspections.declare import CASE_KINDS
from laozheng.kernel.inspections.facts import COLUMNS as OF_DISPOSITION
from laozheng.kernel.inspections.visits.facts import COLUMNS as OF_VISIT
from laozheng.kernel.inspections.visits.strength import COLUMNS as OF_INSPECTOR
from laozheng.kernel.measures.declare import Fact, columns
from laozheng.kernel.tallies.facts import COLUMNS as OF_TALLY
from laozheng.kernel.tallies.facts import stale_kind as tallies_of
from laozheng.lines.migrants.queries import kinds as of
from laozheng.lines.migrants.queries.facts import cases, pace, registers
from laozheng.lines.migrants.queries.kinds import register_kind

_AGENCIES = (register_kind("agencies"), register_kind("grades"))

FACTS = (
    Fact(
        name="migrants_visits",
        label="移工訪視",
        columns=columns(
            OF_VISIT,
            "worker_category",
            "employer_kind",
            "dormitory",
            "dormitory_kind",
            "trip",
            "dormitory_check",
            "dengue_check",
        ),
        versions=cases.visit_versions,
        partition="visited_on",
        case_kinds=(of.VISIT,),
    ),
    Fact(
        name="migrants_officers",
        label="查察員在職月份",
        columns=columns(OF_INSPECTOR),
        versions=pace.officer_versions,
        partition="month_on",
        case_kinds=(of.VISIT,),
    ),
    Fact(
        name="migrants_unseen_dormitories",
        label="一年未訪視的住宿地點",
        columns=columns({"unseen_from": "date", "ends_on": "date"}, "district", "kind"),
        versions=pace.unseen_versions,
        partition="unseen_from",
        case_kinds=(of.VISIT, register_kind("dormitories")),
    ),
    Fact(
        name="migrants_violations",
        label="移工查獲案件",
        columns=columns(
            {"found_on": "date", "persons": "int"},
            "month",
            "violation",
            "offender",
            "source",
            "standing",
        ),
        versions=registers.violation_versions,
        partition="found_on",
        case_kinds=(register_kind("violations"),),
    ),
    Fact(
        name="migrants_fines",
        label="違反就業服務法裁處",
        columns=columns(OF_DISPOSITION, "month"),
        versions=cases.fine_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="migrants_consultations",
        label="移工諮詢服務",
        columns=columns({"on": "date", "value": "int"}, "month", "type", "language"),
        versions=registers.consultation_versions,
        partition="on",
        case_kinds=(register_kind("consultations"), of.DISPUTE, of.VERIFICATION),
    ),
    Fact(
        name="migrants_verifications",
        label="解約驗證",
        columns=columns({"ended_on": "date"}, "result", "intention"),
        versions=cases.outcome_versions,
        partition="ended_on",
        case_kinds=(of.VERIFICATION,),
    ),
    Fact(
        name="migrants_notices",
        label="移工通報",
        columns=columns({"received_on": "date"}, "month", "type", "group", "late", "duplicate"),
        versions=cases.notice_versions,
        partition="received_on",
        case_kinds=(of.NOTICE,),
    ),
    Fact(
        name="migrants_shelter_days",
        label="移工安置日",
        columns=columns({"on": "date", "half_days": "int"}, "reason"),
        versions=cases.shelter_day_versions,
        partition="on",
        case_kinds=(of.SHELTER,),
    ),
    Fact(
        name="migrants_placements",
        label="移工安置",
        columns=columns({"from_on": "date"}, "worker", "reason"),
        versions=cases.placement_versions,
        partition="from_on",
        case_kinds=(of.SHELTER,),
    ),
    Fact(
        name="migrants_agencies",
        label="私立就業服務機構",
        columns=columns({"licensed_on": "date", "closed_on": "date"}, "grade"),
        versions=registers.agency_versions,
        partition="licensed_on",
        case_kinds=_AGENCIES,
    ),
    Fact(
        name="migrants_agency_visits",
        label="仲介訪查",
        columns=columns(OF_VISIT, "license_number", "purpose", "made", "grade"),
        versions=registers.agency_visit_versions,
        partition="visited_on",
        case_kinds=(of.AGENCY_VISIT, *_AGENCIES),
    ),
    Fact(
        name="migrants_agency_duties",
        label="仲介年度應訪查",
        columns=columns(
            {"on": "date", "required": "int", "done": "int", "capped": "int"}, "grade", "fully"
        ),
        versions=registers.duty_versions,
        partition="on",
        case_kinds=(of.AGENCY_VISIT, *_AGENCIES),
    ),
    Fact(
        name="migrants_visit_frequency",
        label="仲介訪查次數標準",
        columns=columns({"on": "date", "visits": "int"}, "grade"),
        versions=registers.frequency_versions,
        partition="on",
        case_kinds=(of.AGENCY_VISIT, *_AGENCIES),
    ),
    Fact(
        name="migrants_caregivers",
        label="短期照服員",
        columns=columns({"qualified_on": "date", "ends_on": "date"}, "status", "district"),
        versions=registers.caregiver_versions,
        partition="qualified_on",
        case_kinds=(register_kind("caregivers"),),
    ),
    Fact(
        name="migrants_quarantine",
        label="居家檢疫查核申請",
        columns=columns({"applied_on": "date"}, "result"),
        versions=registers.quarantine_versions,
        partition="applied_on",
        case_kinds=(register_kind("quarantine"),),
    ),
    Fact(
        name="migrants_activities",
        label="移工活動與宣導",
        columns=columns({**OF_ACTIVITY, "participants": "int"}, "event", "audience", "type"),
        versions=cases.activity_versions,
        partition="held_on",
        case_kinds=(activities_of("migrants"),),
    ),
    Fact(
        name="migrants_tallies",
        label="移工計數",
        columns=columns(OF_TALLY, "medium", "tag"),
        versions=cases.tally_versions,
        partition="on",
        case_kinds=(tallies_of("migrants"),),
    ),
)
