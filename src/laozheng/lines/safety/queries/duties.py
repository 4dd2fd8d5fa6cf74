"""What an employer still owes by a day, besides the terms of its own cases."""

from datetime import date, timedelta

from django.db.models import Q

from laozheng.base.roc import roc_month
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.public import Duty
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.queries import snapshot_of
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.safety.models import Machine
from laozheng.lines.safety.queries.statistics import own_months
from laozheng.lines.safety.rules.codes.supervision import MACHINE_CLASSES

STATISTICS_PAGE = "own_months"


def duties(party: int, day: date) -> list[Duty]:
    """Certificates of machines that have ended or soon will, and statistics not yet filed."""
    owner = snapshot_of(Party.objects.get(pk=party), day)
    return [*_machines(owner, day), *_statistics(owner, day)]


def _machines(owner: Snapshot, day: date) -> list[Duty]:
    last = day + timedelta(days=law().get("safety.machine_warning_days", day))
    mine = Q(ubn=owner.ubn) if owner.ubn else Q(ubn="", employer_name=owner.name)
    rows = Machine.standing().filter(mine, valid_to__lte=last).order_by("valid_to", "pk")
    return [
        Duty(row.valid_to, "定期檢查", _about(row), "職業安全衛生法第16條第1項") for row in rows
    ]


def _statistics(owner: Snapshot, day: date) -> list[Duty]:
    months = reversed(own_months(owner.ubn, day)) if owner.ubn else ()
    source, page = "職業安全衛生法第38條", f"safety:{STATISTICS_PAGE}"
    return [
        Duty(one.due_on, "職業災害統計月報", roc_month(one.month), source, page)
        for one in months
        if one.is_owed
    ]


def _about(row: Machine) -> str:
    return f"{MACHINE_CLASSES[row.machine_class]} {row.certificate_number}"
