"""Notices to owners of machines: found by the watch of the day, sent, settled, or a stop.

Source: 職業安全衛生法第16條 (a machine is not used beyond its certificate).
"""

from datetime import timedelta

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.parties.districts import district_in
from laozheng.lines.safety.actions.letters import offer_about_machines
from laozheng.lines.safety.models import Machine, MachineNotice
from laozheng.lines.safety.queries.kinds import MACHINE_NOTICE, STOP_WORK
from laozheng.lines.safety.queries.machines import not_renewed, owners_to_tell
from laozheng.lines.safety.rules.prevention import is_machine_due

_FOLLOWS = "follows"


def watch_machines(actor: Reader) -> int:
    """Open a notice for each owner of machines that fall due soon; how many are new.

    A notice whose machines all have new certificates is closed.
    """
    for case in Case.objects.filter(kind=MACHINE_NOTICE, closed_on__isnull=True):
        if not not_renewed(case):
            perform(case, "renewed", actor=actor, on=actor.day)
    days = law().get("safety.machine_warning_days", actor.day)
    found = owners_to_tell(actor.day, days)
    for machines in found:
        _open(machines, actor)
    return len(found)


def _open(machines: list[Machine], actor: Reader) -> None:
    first = machines[0]
    open_case(
        MACHINE_NOTICE,
        "found",
        actor=actor,
        received_on=actor.day,
        intake="ex_officio",
        district=district_in(first.place).code or "",
        employer_name=first.employer_name,
        ubn=first.ubn,
        ends_on=first.valid_to,
        machines=[
            {"certificate_number": one.certificate_number, "machine_class": one.machine_class,
             "place": one.place, "valid_to": one.valid_to}
            for one in machines
        ],
    )  # fmt: skip


def notify(act: Act) -> Remembered:
    """Tell the owner by letter."""
    offer_about_machines(act)
    return {}


def settle(act: Act) -> Remembered:
    """All machines have new certificates."""
    left = [one.certificate_number for one in not_renewed(act.case)]
    if left:
        raise Refused(f"{'、'.join(left)}尚無新的檢查合格證，請先匯入名冊或改辦停用")
    return {}


def stop(act: Act) -> Remembered:
    """Order that the machines which are overdue are not used: one order for each place."""
    overdue = [one for one in not_renewed(act.case) if is_machine_due(one.valid_to, act.on)]
    if not overdue:
        ends = roc_day(MachineNotice.objects.get(case=act.case).ends_on + timedelta(days=1))
        raise Refused(f"合格證仍在有效期限內，{ends}起逾期者始得命令停用")
    notice = MachineNotice.objects.get(case=act.case)
    by_place: dict[str, list[str]] = {}
    for one in overdue:
        by_place.setdefault(one.place, []).append(one.certificate_number)
    orders = [
        open_case(
            STOP_WORK,
            "ordered",
            actor=act.actor,
            received_on=act.on,
            intake="ex_officio",
            officer=act.case.officer,
            district=act.case.district,
            employer_name=notice.employer_name,
            ubn=notice.ubn,
            scope="partial",
            ground="machine_overdue",
            place=f"{place}（{'、'.join(numbers)}）" if place else "、".join(numbers),
            with_letter=True,
        )
        for place, numbers in by_place.items()
    ]
    for order in orders:
        CaseLink.objects.create(a=act.case, b=order, kind=_FOLLOWS, on=act.on)
    return {"orders": [order.number for order in orders]}
