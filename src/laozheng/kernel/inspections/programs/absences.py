"""Enter and end the days, half days and hours in which an inspector cannot be sent out."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db import transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.models import Absence, Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.workday import WORKING_HOURS
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused

# That somebody is away, never why.
KINDS: Mapping[str, str] = {"leave": "請假", "duty": "固定勤務"}
PARTS: Mapping[str, str] = {"morning": "上午", "afternoon": "下午"}


def enter_absence(
    staff: Staff, kind: str, first: date, last: date, *, actor: Reader,
    part: str = "", hours: int | None = None,
) -> Absence:  # fmt: skip
    """Note that somebody cannot be sent out from one day to another, both included.

    ``part`` or ``hours`` say how much of each of the days; without either it is all of it.
    """
    if kind not in KINDS:
        raise Refused(f"不能派案的原因請填{'或'.join(KINDS.values())}", "kind")
    if last < first:
        raise Refused("迄日不得早於起日，請更正", "last")
    if part and (part not in PARTS or hours is not None):
        raise Refused(f"時段請填{'或'.join(PARTS.values())}；以小時計者不填時段", "part")
    if hours is not None and not 1 <= hours < WORKING_HOURS:
        raise Refused(f"時數請填1至{WORKING_HOURS - 1}小時；整日者不填時數", "hours")
    absence = Absence(
        staff=staff, kind=kind, part=part, hours=hours,
        valid_from=first, valid_to=last + timedelta(days=1),
    )  # fmt: skip
    _refuse_overlap(absence)
    with transaction.atomic():
        absence.save()
        changes = {"staff": staff.number, "first": first, "last": last, "part": part or hours}
        record(actor, "create", f"accounts.absence:{absence.pk}", changes=changes)
    return absence


def _refuse_overlap(new: Absence) -> None:
    """Nobody is away twice in a part of a day, nor for more hours than a day has."""
    known = list(
        Absence.objects.filter(
            staff=new.staff, valid_from__lt=new.valid_to, valid_to__gt=new.valid_from
        ).order_by("valid_from", "pk")
    )
    for day in _days_of(new) if known else ():
        same = [one for one in known if one.holds_on(day)]
        taken = new.hours_a_day + sum(one.hours_a_day for one in same)
        if taken > WORKING_HOURS or any(new.part and one.part == new.part for one in same):
            text = f"{new.staff.name}{roc_day(day)}{length_of(same[0])}已有登記，請先取消該筆"
            raise Refused(text, "first")


def _days_of(absence: Absence) -> Iterator[date]:
    assert absence.valid_from is not None and absence.valid_to is not None
    for number in range((absence.valid_to - absence.valid_from).days):
        yield absence.valid_from + timedelta(days=number)


def length_of(absence: Absence) -> str:
    """How much of each day an absence takes, in words: 整日, 上午, 3小時."""
    if absence.part:
        return PARTS[absence.part]
    return f"{absence.hours}小時" if absence.hours else "整日"


def cancel_absence(absence: Absence, *, actor: Reader) -> None:
    """Take back an absence that was entered by mistake, or one that is not taken after all."""
    with transaction.atomic():
        changes = {"staff": absence.staff.number, "first": absence.valid_from}
        record(actor, "delete", f"accounts.absence:{absence.pk}", changes=changes)
        absence.delete()
