"""The tables of facts that the line's figures count."""

from laozheng.kernel.activities.facts import COLUMNS as OF_ACTIVITY
from laozheng.kernel.activities.facts import stale_kind as activities_of
from laozheng.kernel.cases.dated import ColumnType
from laozheng.kernel.inspections.declare import CASE_KINDS
from laozheng.kernel.inspections.facts import COLUMNS as OF_DISPOSITION
from laozheng.kernel.inspections.visits.facts import COLUMNS as OF_VISIT
from laozheng.kernel.measures.declare import Fact, FactColumn, columns
from laozheng.kernel.tallies.facts import COLUMNS as OF_TALLY
from laozheng.kernel.tallies.facts import stale_kind as tallies_of
from laozheng.lines.safety.queries import facts, load, registers, supervision
from laozheng.lines.safety.queries.accidents import KIND as ACCIDENT
from laozheng.lines.safety.queries.inspections import OWN_FACTS
from laozheng.lines.safety.queries.kinds import GUIDANCE, INSPECTION, REGISTERS, STOP_WORK


def _codes(*names: str, **more: ColumnType) -> tuple[FactColumn, ...]:
    return columns({**more, **dict.fromkeys(names, "code")})


_OF_ACCIDENT = _codes("month", "own", "standing", "accident_type", "industry", "district",
                      "source", "main_workplace", "firm", occurred_on="date")  # fmt: skip
_OF_DISPOSITION = (*columns(OF_DISPOSITION), *_codes("month", "firm"))

_OF_SUPERVISION = (
    Fact(
        "safety_visits", "職業安全衛生檢查",
        columns({**OF_VISIT, **dict.fromkeys(OWN_FACTS, "code")}),
        supervision.visit_versions, "visited_on", (INSPECTION,),
    ),
    Fact(
        "safety_stop_work", "停工",
        _codes("month", "scope", "ground", "division", "district", "visit", "firm", "standing",
               ordered_on="date", hours_to_order="int", applied_on="date", days_to_remedy="int",
               rechecked_on="date", days_to_recheck="int", resumed_on="date", days="int"),
        supervision.order_versions, "ordered_on", (STOP_WORK,),
    ),
    Fact(
        "safety_dispositions", "裁處", (*_OF_DISPOSITION, *_codes("osh", "division")),
        facts.disposition_versions, "disposed_on", CASE_KINDS,
    ),
    Fact(
        "safety_violations", "裁處違反條文", _OF_DISPOSITION,
        facts.violation_versions, "disposed_on", CASE_KINDS,
    ),
    Fact(
        "safety_accidents", "職業災害", (*_OF_ACCIDENT, *_codes("major", "late")),
        facts.accident_versions, "occurred_on", (ACCIDENT,),
    ),
    Fact(
        "safety_deaths", "職業災害死亡", (*_OF_ACCIDENT, *_codes("nationality")),
        facts.death_versions, "occurred_on", (ACCIDENT,),
    ),
)  # fmt: skip
_OF_PREVENTION = (
    Fact(
        "safety_guidance", "安全衛生輔導",
        _codes("month", "program", "district", "size", visited_on="date", employees="int"),
        supervision.guidance_versions, "visited_on", (GUIDANCE,),
    ),
    Fact(
        "safety_activities", "職業安全衛生活動",
        columns({**OF_ACTIVITY, "event": "code", "activity": "code", "level": "code"}),
        supervision.activity_versions, "held_on", (activities_of("safety"),),
    ),
    Fact(
        "safety_tallies", "職業安全衛生計數", columns({**OF_TALLY, "level": "code"}),
        supervision.tally_versions, "on", (tallies_of("safety"),),
    ),
    Fact(
        "safety_volunteers", "輔導團輔導員", _codes("field", recruited_on="date", ends_on="date"),
        registers.volunteer_versions, "recruited_on", (REGISTERS,),
    ),
    Fact(
        "safety_families", "安衛家族",
        _codes("status", "name", founded_on="date", dissolved_on="date"),
        registers.family_versions, "founded_on", (REGISTERS,),
    ),
    Fact(
        "safety_family_members", "安衛家族成員",
        _codes("kind", "member", joined_on="date", left_on="date"),
        registers.member_versions, "joined_on", (REGISTERS,),
    ),
    Fact(
        "safety_awards", "職業安全衛生優良選拔",
        _codes("category", "award_year", "candidate", "nominee", "winner", worked_on="date",
               won_on="date"),
        registers.award_versions, "worked_on", (REGISTERS,),
    ),
    Fact(
        "safety_machines", "危險性機械設備",
        _codes("machine_class", valid_to="date", overdue_on="date"),
        registers.machine_versions, "valid_to", (REGISTERS,),
    ),
)  # fmt: skip
_OF_PACE = (
    Fact(
        "safety_inspectors", "職業安全衛生檢查員在職月份", _codes("month", month_on="date"),
        load.inspector_versions, "month_on", (INSPECTION,),
    ),
    Fact(
        "safety_open_files", "職業安全衛生檢查案辦理期間",
        _codes("division", "lead", opened_on="date", closed_on="date"),
        load.file_versions, "opened_on", (INSPECTION,),
    ),
    Fact(
        "safety_known_employers", "列管事業單位", _codes("visited", known_on="date"),
        load.employer_versions, "known_on", (INSPECTION, GUIDANCE, REGISTERS),
    ),
)  # fmt: skip

FACTS = (*_OF_SUPERVISION, *_OF_PREVENTION, *_OF_PACE)
