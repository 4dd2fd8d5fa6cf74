"""The tables of facts that the line's measures count."""

from laozheng.kernel.activities import facts as activities
from laozheng.kernel.inspections import facts as dispositions
from laozheng.kernel.inspections.declare import CASE_KINDS
from laozheng.kernel.inspections.visits import facts as visits
from laozheng.kernel.measures.declare import Fact, FactColumn, columns
from laozheng.kernel.tallies import facts as tallies
from laozheng.lines.migrants.queries import kinds as of
from laozheng.lines.migrants.queries.facts import cases, pace, registers
from laozheng.lines.migrants.queries.kinds import register_kind

LINE = "migrants"


def _codes(*names: str) -> tuple[FactColumn, ...]:
    return tuple(FactColumn(name, "code") for name in names)


def _dates(*names: str) -> tuple[FactColumn, ...]:
    return tuple(FactColumn(name, "date") for name in names)


def _ints(*names: str) -> tuple[FactColumn, ...]:
    return tuple(FactColumn(name, "int") for name in names)


_AGENCY_KINDS = (register_kind("agencies"), register_kind("grades"))

FACTS = (
    Fact(
        name="migrants_visits",
        label="移工訪視",
        columns=(
            *columns(visits.COLUMNS),
            *_codes(
                "worker_category", "employer_kind", "dormitory", "dormitory_kind", "trip",
                "dormitory_check", "dengue_check",
            ),
        ),
        versions=cases.visit_versions,
        partition="visited_on",
        case_kinds=(of.VISIT,),
    ),
    Fact(
        name="migrants_officers",
        label="查察員在職月份",
        columns=(*_dates("month_on"), *_codes("month")),
        versions=pace.officer_versions,
        partition="month_on",
        case_kinds=(of.VISIT,),
    ),
    Fact(
        name="migrants_unseen_dormitories",
        label="一年未訪視的住宿地點",
        columns=(*_dates("unseen_from", "ends_on"), *_codes("district", "kind")),
        versions=pace.unseen_versions,
        partition="unseen_from",
        case_kinds=(of.VISIT, register_kind("dormitories")),
    ),
    Fact(
        name="migrants_violations",
        label="移工查獲案件",
        columns=(
            *_dates("found_on"),
            *_codes("month", "violation", "offender", "source", "standing"),
            *_ints("persons"),
        ),
        versions=registers.violation_versions,
        partition="found_on",
        case_kinds=(register_kind("violations"),),
    ),
    Fact(
        name="migrants_fines",
        label="違反就業服務法裁處",
        columns=(*columns(dispositions.COLUMNS), *_codes("month")),
        versions=cases.fine_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="migrants_consultations",
        label="移工諮詢服務",
        columns=(*_dates("on"), *_codes("month", "type", "language"), *_ints("value")),
        versions=registers.consultation_versions,
        partition="on",
        case_kinds=(register_kind("consultations"), of.DISPUTE, of.VERIFICATION),
    ),
    Fact(
        name="migrants_verifications",
        label="解約驗證",
        columns=(*_dates("ended_on"), *_codes("result", "intention")),
        versions=cases.outcome_versions,
        partition="ended_on",
        case_kinds=(of.VERIFICATION,),
    ),
    Fact(
        name="migrants_notices",
        label="移工通報",
        columns=(
            *_dates("received_on"), *_codes("month", "type", "group", "late", "duplicate"),
        ),
        versions=cases.notice_versions,
        partition="received_on",
        case_kinds=(of.NOTICE,),
    ),
    Fact(
        name="migrants_shelter_days",
        label="移工安置日",
        columns=(*_dates("on"), *_codes("reason"), *_ints("half_days")),
        versions=cases.shelter_day_versions,
        partition="on",
        case_kinds=(of.SHELTER,),
    ),
    Fact(
        name="migrants_placements",
        label="移工安置",
        columns=(*_dates("from_on"), *_codes("worker", "reason")),
        versions=cases.placement_versions,
        partition="from_on",
        case_kinds=(of.SHELTER,),
    ),
    Fact(
        name="migrants_agencies",
        label="私立就業服務機構",
        columns=(*_dates("licensed_on", "closed_on"), *_codes("grade")),
        versions=registers.agency_versions,
        partition="licensed_on",
        case_kinds=_AGENCY_KINDS,
    ),
    Fact(
        name="migrants_agency_visits",
        label="仲介訪查",
        columns=(
            *columns(visits.COLUMNS), *_codes("license_number", "purpose", "made", "grade"),
        ),
        versions=registers.agency_visit_versions,
        partition="visited_on",
        case_kinds=(of.AGENCY_VISIT, *_AGENCY_KINDS),
    ),
    Fact(
        name="migrants_agency_duties",
        label="仲介年度應訪查",
        columns=(
            *_dates("on"), *_codes("grade", "fully"), *_ints("required", "done", "capped"),
        ),
        versions=registers.duty_versions,
        partition="on",
        case_kinds=(of.AGENCY_VISIT, *_AGENCY_KINDS),
    ),
    Fact(
        name="migrants_visit_frequency",
        label="仲介訪查次數標準",
        columns=(*_dates("on"), *_codes("grade"), *_ints("visits")),
        versions=registers.frequency_versions,
        partition="on",
        case_kinds=(of.AGENCY_VISIT, *_AGENCY_KINDS),
    ),
    Fact(
        name="migrants_caregivers",
        label="短期照服員",
        columns=(*_dates("qualified_on", "ends_on"), *_codes("status", "district")),
        versions=registers.caregiver_versions,
        partition="qualified_on",
        case_kinds=(register_kind("caregivers"),),
    ),
    Fact(
        name="migrants_quarantine",
        label="居家檢疫查核申請",
        columns=(*_dates("applied_on"), *_codes("result")),
        versions=registers.quarantine_versions,
        partition="applied_on",
        case_kinds=(register_kind("quarantine"),),
    ),
    Fact(
        name="migrants_activities",
        label="移工活動與宣導",
        columns=(
            *columns(activities.COLUMNS), *_codes("event", "audience", "type"),
            *_ints("participants"),
        ),
        versions=cases.activity_versions,
        partition="held_on",
        case_kinds=(activities.stale_kind(LINE),),
    ),
    Fact(
        name="migrants_tallies",
        label="移工計數",
        columns=(*columns(tallies.COLUMNS), *_codes("medium", "tag")),
        versions=cases.tally_versions,
        partition="on",
        case_kinds=(tallies.stale_kind(LINE),),
    ),
)  # fmt: skip
