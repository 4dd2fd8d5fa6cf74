"""What an employer still owes by a day, besides the terms of its own cases."""

from datetime import date, timedelta

from django.db.models import Q

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.public import Duty
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.queries import snapshot_of
from laozheng.lines.safety.models import Machine
from laozheng.lines.safety.rules.codes.supervision import MACHINE_CLASSES


def duties(party: int, day: date) -> list[Duty]:
    """The machines of an employer whose certificate has ended or soon will, soonest first."""
    owner = snapshot_of(Party.objects.get(pk=party), day)
    last = day + timedelta(days=law().get("safety.machine_warning_days", day))
    mine = Q(ubn=owner.ubn) if owner.ubn else Q(ubn="", employer_name=owner.name)
    rows = Machine.standing().filter(mine, valid_to__lte=last).order_by("valid_to", "pk")
    return [
        Duty(row.valid_to, "定期檢查", _about(row), "職業安全衛生法第16條第1項") for row in rows
    ]


def _about(row: Machine) -> str:
    return f"{MACHINE_CLASSES[row.machine_class]} {row.certificate_number}"
