"""Enter and end the days on which an inspector cannot be sent out."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.models import Absence, Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused

# That somebody is away, never why.
KINDS: Mapping[str, str] = {"leave": "請假", "duty": "固定勤務"}


def enter_absence(staff: Staff, kind: str, first: date, last: date, *, actor: Reader) -> Absence:
    """Note that somebody cannot be sent out from one day to another, both included."""
    if kind not in KINDS:
        raise Refused(f"不能派案的原因請填{'或'.join(KINDS.values())}", "kind")
    if last < first:
        raise Refused("迄日不得早於起日，請更正", "last")
    known = Absence.objects.filter(staff=staff, valid_from__lte=last, valid_to__gt=first).first()
    if known is not None and known.valid_from is not None:
        raise Refused(f"{staff.name}自{roc_day(known.valid_from)}起已有登記，請先取消該筆", "first")
    with transaction.atomic():
        absence = Absence.objects.create(
            staff=staff, kind=kind, valid_from=first, valid_to=last + timedelta(days=1)
        )
        changes = {"staff": staff.number, "first": first, "last": last}
        record(actor, "create", f"accounts.absence:{absence.pk}", changes=changes)
    return absence


def cancel_absence(absence: Absence, *, actor: Reader) -> None:
    """Take back an absence that was entered by mistake, or one that is not taken after all."""
    with transaction.atomic():
        changes = {"staff": absence.staff.number, "first": absence.valid_from}
        record(actor, "delete", f"accounts.absence:{absence.pk}", changes=changes)
        absence.delete()
