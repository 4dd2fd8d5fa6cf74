"""The tables of facts that the line's figures count."""

from laozheng.kernel.activities.facts import COLUMNS as OF_ACTIVITY
from laozheng.kernel.activities.facts import stale_kind as activities_of
from laozheng.kernel.inspections.declare import CASE_KINDS
from laozheng.kernel.inspections.facts import COLUMNS as OF_DISPOSITION
from laozheng.kernel.measures.declare import Fact, columns
from laozheng.kernel.tallies.facts import COLUMNS as OF_TALLY
from laozheng.kernel.tallies.facts import stale_kind as tallies_of
from laozheng.lines.equality.queries import facts
from laozheng.lines.equality.queries.kinds import COMPLAINTS, JOB_SEEKING, NOTICE, SEATS

# Cells of fewer cases are hidden where a book or open data would tell them (suppression_limit).
SMALL = 3

FACTS = (
    Fact(
        name="equality_complaints",
        label="就業歧視及性別平等工作案件",
        columns=columns(
            {"received_on": "date", "days": "int"},
            "month",
            "ground",
            "law",
            "stage",
            "decision",
            "in_time",
        ),
        versions=facts.complaint_versions,
        partition="received_on",
        case_kinds=COMPLAINTS,
    ),
    Fact(
        name="equality_decisions",
        label="審定",
        columns=columns(
            {"received_on": "date", "days": "int", "decided_on": "date"},
            "month",
            "ground",
            "law",
            "stage",
            "decision",
            "in_time",
        ),
        versions=facts.decision_versions,
        partition="decided_on",
        case_kinds=COMPLAINTS,
    ),
    Fact(
        name="equality_penalties",
        label="就業平等裁處",
        columns=columns(
            OF_DISPOSITION, "month", "law", "own_act", "own_article", "equal", "false_ad"
        ),
        versions=facts.penalty_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="equality_job_seeking",
        label="求職申訴案件",
        columns=columns({"received_on": "date"}, "month", "type", "medium", "decision"),
        versions=facts.job_seeking_versions,
        partition="received_on",
        case_kinds=(JOB_SEEKING,),
    ),
    Fact(
        name="equality_notices",
        label="雇主性騷擾申訴通報",
        columns=columns(
            {"notified_on": "date", "overdue_from": "date", "told_on": "date"}, "month", "result"
        ),
        versions=facts.notice_versions,
        partition="notified_on",
        case_kinds=(NOTICE,),
    ),
    Fact(
        name="equality_activities",
        label="就業平等活動",
        columns=columns({**OF_ACTIVITY, "motions": "int"}, "council", "meeting"),
        versions=facts.activity_versions,
        partition="held_on",
        case_kinds=(activities_of("equality"),),
    ),
    Fact(
        name="equality_tallies",
        label="就業平等計數",
        columns=columns(OF_TALLY, "medium", "topic"),
        versions=facts.tally_versions,
        partition="on",
        case_kinds=(tallies_of("equality"),),
    ),
    Fact(
        name="equality_seats",
        label="評議會委員",
        columns=columns({"from_on": "date", "until": "date"}, "council", "member", "outside"),
        versions=facts.seat_versions,
        partition="from_on",
        case_kinds=(SEATS,),
    ),
)
