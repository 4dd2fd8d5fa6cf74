"""The councils: a case goes onto the agenda of a meeting, conflicted members step out."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.equality.models import AgendaItem, Complaint, CouncilMember
from laozheng.lines.equality.rules.codes import COUNCIL_OF

MEETING = "council_meeting"


def put_on_agenda(act: Act) -> Mapping[str, Any]:
    """Put a case before a meeting of the council of its law; note who stepped out and why."""
    council = COUNCIL_OF[Complaint.objects.get(case=act.case).law]
    meeting = Activity.objects.filter(
        line="equality", kind=MEETING, activity_no=act.given["meeting"], body=council
    ).first()
    if meeting is None:
        raise Refused("查無這場會議，請選擇本案適用法的評議會會議", "meeting")
    out = list(act.given.get("stepped_out") or ())
    seated = CouncilMember.objects.filter(council=council, member_key__in=out)
    unknown = sorted(set(out) - set(seated.values_list("member_key", flat=True)))
    if unknown:
        raise Refused("迴避委員不在本會名冊，請核對", "stepped_out")
    if out and not act.given.get("conflict"):
        raise Refused("委員迴避須敘明利害關係，請填寫", "conflict")
    AgendaItem.objects.update_or_create(
        case=act.case,
        meeting=meeting,
        defaults={"stepped_out": out, "conflict": act.given.get("conflict") or ""},
    )
    return {"meeting": meeting.activity_no, "stepped_out": len(out)}
