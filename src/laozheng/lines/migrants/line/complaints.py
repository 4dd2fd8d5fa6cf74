"""The case kind ``complaint``: illegal work, carers and brokers, reported by anybody."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.declare import Act, Deadline
from laozheng.kernel.inspections.complaints.declare import ANSWERS, complaint_kind
from laozheng.lines.migrants.forms.complaints import COMPLAINT_FORMS
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.rules.codes import COMPLAINT_SUBJECTS
from laozheng.lines.migrants.rules.deadlines import complaint_reply_due


def _planned_with(act: Act) -> Mapping[str, Any]:
    return {
        "worker_category": act.given["worker_category"],
        "checks": list(act.given.get("checks") or ()),
    }


COMPLAINT = complaint_kind(
    line="migrants",
    prefix="移檢舉",
    label="移工檢舉",
    unit=UNIT,
    subjects=COMPLAINT_SUBJECTS,
    forms=COMPLAINT_FORMS,
    reply=Deadline(
        "reply", "回復檢舉人", complaint_reply_due, ANSWERS,
        "行政院及所屬各機關處理人民陳情案件要點第11點", "internal",
    ),
    visits="visit",
    own=_planned_with,
)  # fmt: skip
