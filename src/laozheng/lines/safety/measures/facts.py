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
from laozheng.lines.safety.queries import facts, load, registers, supervision
from laozheng.lines.safety.queries.inspections import OWN_FACTS
from laozheng.lines.safety.queries.kinds import ACCIDENT, GUIDANCE, INSPECTION, REGISTERS, STOP_WORK

_OF_ACCIDENT = (
    "month",
    "own",
    "standing",
    "accident_type",
    "industry",
    "district",
    "source",
    "main_workplace",
    "firm",
)

FACTS = (
    Fact(
        name="safety_visits",
        label="職業安全衛生檢查",
        columns=columns(OF_VISIT, *OWN_FACTS),
        versions=supervision.visit_versions,
        partition="visited_on",
        case_kinds=(INSPECTION,),
    ),
    Fact(
        name="safety_stop_work",
        label="停工",
        columns=columns(
            {
                "ordered_on": "date",
                "hours_to_order": "int",
                "applied_on": "date",
                "days_to_remedy": "int",
                "rechecked_on": "date",
                "days_to_recheck": "int",
                "resumed_on": "date",
                "days": "int",
            },
            "month",
            "scope",
            "ground",
            "division",
            "district",
            "visit",
            "firm",
            "standing",
        ),
        versions=supervision.order_versions,
        partition="ordered_on",
        case_kinds=(STOP_WORK,),
    ),
    Fact(
        name="safety_dispositions",
        label="裁處",
        columns=columns(OF_DISPOSITION, "month", "firm", "osh", "division"),
        versions=facts.disposition_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="safety_violations",
        label="裁處違反條文",
        columns=columns(OF_DISPOSITION, "month", "firm"),
        versions=facts.violation_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="safety_accidents",
        label="職業災害",
        columns=columns({"occurred_on": "date"}, *_OF_ACCIDENT, "major", "late"),
        versions=facts.accident_versions,
        partition="occurred_on",
        case_kinds=(ACCIDENT,),
    ),
    Fact(
        name="safety_deaths",
        label="職業災害死亡",
        columns=columns({"occurred_on": "date"}, *_OF_ACCIDENT, "nationality"),
        versions=facts.death_versions,
        partition="occurred_on",
        case_kinds=(ACCIDENT,),
    ),
    Fact(
        name="safety_guidance",
        label="安全衛生輔導",
        columns=columns(
            {"visited_on": "date", "employees": "int"}, "month", "program", "district", "size"
        ),
        versions=supervision.guidance_versions,
        partition="visited_on",
        case_kinds=(GUIDANCE,),
    ),
    Fact(
        name="safety_activities",
        label="職業安全衛生活動",
        columns=columns(OF_ACTIVITY, "event", "activity", "level"),
        versions=supervision.activity_versions,
        partition="held_on",
        case_kinds=(activities_of("safety"),),
    ),
    Fact(
        name="safety_tallies",
        label="職業安全衛生計數",
        columns=columns(OF_TALLY, "level"),
        versions=supervision.tally_versions,
        partition="on",
        case_kinds=(tallies_of("safety"),),
    ),
    Fact(
        name="safety_volunteers",
        label="輔導團輔導員",
        columns=columns({"recruited_on": "date", "ends_on": "date"}, "field"),
        versions=registers.volunteer_versions,
        partition="recruited_on",
        case_kinds=(REGISTERS,),
    ),
    Fact(
        name="safety_families",
        label="安衛家族",
        columns=columns({"founded_on": "date", "dissolved_on": "date"}, "status", "name"),
        versions=registers.family_versions,
        partition="founded_on",
        case_kinds=(REGISTERS,),
    ),
    Fact(
        name="safety_family_members",
        label="安衛家族成員",
        columns=columns({"joined_on": "date", "left_on": "date"}, "kind", "member"),
        versions=registers.member_versions,
        partition="joined_on",
        case_kinds=(REGISTERS,),
    ),
    Fact(
        name="safety_awards",
        label="職業安全衛生優良選拔",
        columns=columns(
            {"worked_on": "date", "won_on": "date"},
            "category",
            "award_year",
            "candidate",
            "nominee",
            "winner",
        ),
        versions=registers.award_versions,
        partition="worked_on",
        case_kinds=(REGISTERS,),
    ),
    Fact(
        name="safety_machines",
        label="危險性機械設備",
        columns=columns({"valid_to": "date", "overdue_on": "date"}, "machine_class"),
        versions=registers.machine_versions,
        partition="valid_to",
        case_kinds=(REGISTERS,),
    ),
    Fact(
        name="safety_inspectors",
        label="職業安全衛生檢查員在職月份",
        columns=columns(OF_INSPECTOR),
        versions=load.inspector_versions,
        partition="month_on",
        case_kinds=(INSPECTION,),
    ),
    Fact(
        name="safety_open_files",
        label="職業安全衛生檢查案辦理期間",
        columns=columns({"opened_on": "date", "closed_on": "date"}, "division", "lead"),
        versions=load.file_versions,
        partition="opened_on",
        case_kinds=(INSPECTION,),
    ),
    Fact(
        name="safety_known_employers",
        label="列管事業單位",
        columns=columns({"known_on": "date"}, "visited"),
        versions=load.employer_versions,
        partition="known_on",
        case_kinds=(INSPECTION, GUIDANCE, REGISTERS),
    ),
)
