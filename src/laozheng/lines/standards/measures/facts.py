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
from laozheng.lines.standards.queries import facts
from laozheng.lines.standards.queries.kinds import FAMILIES, FILING_KINDS, REPLIES, VISIT_KINDS

FACTS = (
    Fact(
        name="standards_visits",
        label="勞動條件檢查與訪視",
        columns=columns(OF_VISIT, "detail_type", "manner", "met", "project"),
        versions=facts.visit_versions,
        partition="visited_on",
        case_kinds=VISIT_KINDS,
    ),
    Fact(
        name="standards_scopes",
        label="勞動條件檢查次量",
        columns=columns(OF_VISIT, "detail_type", "manner", "met", "project"),
        versions=facts.scope_versions,
        partition="visited_on",
        case_kinds=VISIT_KINDS,
    ),
    Fact(
        name="standards_inspectors",
        label="勞動條件檢查員在職月份",
        columns=columns(OF_INSPECTOR),
        versions=facts.inspector_versions,
        partition="month_on",
        case_kinds=VISIT_KINDS,
    ),
    Fact(
        name="standards_dispositions",
        label="勞動條件裁處（每法一列）",
        columns=columns(OF_DISPOSITION, "law", "month"),
        versions=facts.disposition_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="standards_violations",
        label="勞動條件裁處違反條文",
        columns=columns(OF_DISPOSITION, "law", "month"),
        versions=facts.violation_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="standards_filings",
        label="催繳與申請案",
        columns=columns(
            {"received_on": "date", "decided_on": "date", "checked_on": "date", "workers": "int"},
            "decided_month",
            "matter",
            "type",
            "reason",
            "result",
            "required",
            "firm",
            "job_title",
        ),
        versions=facts.filing_versions,
        partition="received_on",
        case_kinds=FILING_KINDS,
    ),
    Fact(
        name="standards_activities",
        label="勞動條件宣導活動",
        columns=columns(OF_ACTIVITY),
        versions=facts.activity_versions,
        partition="held_on",
        case_kinds=(activities_of("standards"),),
    ),
    Fact(
        name="standards_tallies",
        label="勞動條件計數",
        columns=columns({**OF_TALLY, "until": "date"}),
        versions=facts.tally_versions,
        partition="on",
        case_kinds=(tallies_of("standards"),),
    ),
    Fact(
        name="standards_replies",
        label="法令洽詢書面函覆",
        columns=columns({"replied_on": "date"}, "asker"),
        versions=facts.reply_versions,
        partition="replied_on",
        case_kinds=(REPLIES,),
    ),
    Fact(
        name="standards_families",
        label="勞動條件家族",
        columns=columns({"founded_on": "date", "ended_on": "date"}),
        versions=facts.family_versions,
        partition="founded_on",
        case_kinds=(FAMILIES,),
    ),
    Fact(
        name="standards_family_members",
        label="勞動條件家族參與單位",
        columns=columns({"joined_on": "date", "left_on": "date"}, "firm"),
        versions=facts.member_versions,
        partition="joined_on",
        case_kinds=(FAMILIES,),
    ),
)
