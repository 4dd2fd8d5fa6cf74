"""The file of a fine for harassment is sealed like the complaint, until the decision is issued."""

from collections.abc import Iterator
from datetime import date

from laozheng.kernel.accounts.models import RoleGrant, Unit
from laozheng.kernel.accounts.roles import SUPERVISING
from laozheng.kernel.cases.actions import give_access
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.models import Case, CaseAccess

NOT_ISSUED = ("open", "drafted")


def seal_like(complaint: Case, file: Case, day: date) -> None:
    """Let the handlers of a sealed complaint alone handle a file that is not issued yet."""
    if file.state not in NOT_ISSUED:
        return
    for named in CaseAccess.objects.at(day).filter(case=complaint, role="officer"):
        give_access(file, named.user_id, named.role, day)
    file.level = "sealed"
    file.save(update_fields=["level"])


def name_approvers(act: Act) -> Remembered:
    """Name on a sealed file those who approve its draft; nobody else could."""
    if act.case.level == "sealed":
        for user_id in _approvers(act.case.unit, act.on):
            give_access(act.case, user_id, "approver", act.on)
    return None


def unseal(act: Act) -> Remembered:
    """What is issued names an employer and an article: from now on it is restricted."""
    if act.case.level == "sealed":
        act.case.level = "restricted"
    return None


def _approvers(unit: Unit | None, day: date) -> Iterator[int]:
    """The users of the heads of a unit; where it has none, of the nearest unit above it."""
    while unit is not None:
        grants = RoleGrant.objects.at(day).filter(unit=unit, role__in=SUPERVISING)
        heads = [*grants.values_list("staff__user_id", flat=True).distinct()]
        if heads:
            yield from filter(None, heads)
            return
        unit = unit.parent
