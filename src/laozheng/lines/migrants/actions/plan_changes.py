"""What the steps of a change of the care plan write: told, looked into, noted or sent back."""

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.reasons import reason_of
from laozheng.lines.migrants.actions.courses import PLAN_CHANGES as MATTER
from laozheng.lines.migrants.actions.findings import find_late
from laozheng.lines.migrants.actions.letters import tell_employer
from laozheng.lines.migrants.actions.planning import plan_visit_after
from laozheng.lines.migrants.models import Dormitory, PlanChange
from laozheng.lines.migrants.rules.codes import PLAN_CHANGE_LABEL, PLAN_CHANGES

LODGING = "lodging"
_open = open_matter(MATTER)


def receive(act: Act) -> Remembered:
    """Take in what has changed; what was told too late is entered as an offense."""
    remembered = _open(act)
    find_late([_change_of(act)], act.actor)
    return remembered


def plan_visit(act: Act) -> Remembered:
    """Plan a visit to the place where the workers live now."""
    change = _change_of(act)
    if LODGING not in change.changes:
        raise Refused("本件未變更住宿地點，不必排定訪查；如需訪查，請另行排定例行訪查")
    visit = plan_visit_after(act, change, "routine")
    return {"visit": visit.number}


def accept(act: Act) -> Remembered:
    """Take note of the change, and of the place by its number when it is on file by now."""
    change = _change_of(act)
    number = act.given.get("dormitory_number") or ""
    if number:
        if not Dormitory.objects.filter(number=number).exists():
            raise Refused("查無這個住宿地點號，請核對，或先匯入住宿地點", "dormitory_number")
        change.dormitory_number = number
        change.save(update_fields=["dormitory_number"])
    changed = "、".join(PLAN_CHANGES[one] for one in change.changes)
    tell_employer(act, change, changed_on=change.changed_on, changes=changed)
    return {"dormitory_number": change.dormitory_number}


def send_back(act: Act) -> Remembered:
    """Send it back with what is wanting."""
    reason = reason_of(act)
    tell_employer(act, _change_of(act), type=PLAN_CHANGE_LABEL, reason=reason)
    return {"reason": reason}


def _change_of(act: Act) -> PlanChange:
    return PlanChange.objects.select_related("employer", "case").get(case=act.case)
