"""The fact tables of the line: what is counted, by which day, and which cases move them."""

from laozheng.kernel.activities import facts as activities
from laozheng.kernel.inspections.declare import CASE_KINDS
from laozheng.kernel.inspections.facts import COLUMNS
from laozheng.kernel.measures.declare import Fact, FactColumn, columns
from laozheng.kernel.tallies import facts as tallies
from laozheng.lines.equality.actions.registers import SEATS
from laozheng.lines.equality.queries import facts
from laozheng.lines.equality.queries.kinds import COMPLAINTS, JOB_SEEKING, NOTICE

# Cells of fewer cases are hidden where a book or open data would tell them (suppression_limit).
SMALL = 3

_OF_COMPLAINT = columns(
    {
        "received_on": "date",
        "month": "code",
        "ground": "code",
        "law": "code",
        "stage": "code",
        "decision": "code",
        "days": "int",
        "in_time": "code",
    }
)

FACTS = (
    Fact(
        name="equality_complaints",
        label="就業歧視及性別平等工作案件",
        columns=_OF_COMPLAINT,
        versions=facts.complaint_versions,
        partition="received_on",
        case_kinds=COMPLAINTS,
    ),
    Fact(
        name="equality_decisions",
        label="審定",
        columns=(*_OF_COMPLAINT, FactColumn("decided_on", "date")),
        versions=facts.decision_versions,
        partition="decided_on",
        case_kinds=COMPLAINTS,
    ),
    Fact(
        name="equality_penalties",
        label="就業平等裁處",
        columns=(
            *columns(COLUMNS),
            *columns(
                {
                    "month": "code",
                    "law": "code",
                    "own_act": "code",
                    "own_article": "code",
                    "equal": "code",
                    "false_ad": "code",
                }
            ),
        ),
        versions=facts.penalty_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="equality_job_seeking",
        label="求職申訴案件",
        columns=columns(
            {
                "received_on": "date",
                "month": "code",
                "type": "code",
                "medium": "code",
                "decision": "code",
            }
        ),
        versions=facts.job_seeking_versions,
        partition="received_on",
        case_kinds=(JOB_SEEKING,),
    ),
    Fact(
        name="equality_notices",
        label="雇主性騷擾申訴通報",
        columns=columns(
            {
                "notified_on": "date",
                "month": "code",
                "result": "code",
                "overdue_from": "date",
                "told_on": "date",
            }
        ),
        versions=facts.notice_versions,
        partition="notified_on",
        case_kinds=(NOTICE,),
    ),
    Fact(
        name="equality_activities",
        label="就業平等活動",
        columns=(
            *columns(activities.COLUMNS),
            *columns({"council": "code", "motions": "int", "meeting": "code"}),
        ),
        versions=facts.activity_versions,
        partition="held_on",
        case_kinds=(activities.stale_kind("equality"),),
    ),
    Fact(
        name="equality_tallies",
        label="就業平等計數",
        columns=(*columns(tallies.COLUMNS), *columns({"medium": "code", "topic": "code"})),
        versions=facts.tally_versions,
        partition="on",
        case_kinds=(tallies.stale_kind("equality"),),
    ),
    Fact(
        name="equality_seats",
        label="評議會委員",
        columns=columns(
            {
                "council": "code",
                "member": "code",
                "outside": "code",
                "from_on": "date",
                "until": "date",
            }
        ),
        versions=facts.seat_versions,
        partition="from_on",
        case_kinds=(SEATS,),
    ),
)
