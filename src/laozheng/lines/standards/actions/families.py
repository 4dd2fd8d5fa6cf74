"""Families of workplaces: founded, joined, left, ended."""

from datetime import date

from django.db import transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused, refuse_future
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.models import FamilyMember, WorkplaceFamily
from laozheng.lines.standards.queries.kinds import FAMILIES


@transaction.atomic
def found_family(name: str, core: Party, *, on: date, actor: Reader) -> WorkplaceFamily:
    """Enter a family of workplaces with its core firm."""
    refuse_future(on, actor.day)
    if WorkplaceFamily.objects.filter(name=name).exists():
        raise Refused(f"已有名為「{name}」的家族，請改用其他名稱", "name")
    family = WorkplaceFamily.objects.create(name=name, core=core, founded_on=on, known_on=actor.day)
    FamilyMember.objects.create(family=family, firm=core, valid_from=on, known_on=actor.day)
    record(actor, "create", family.ref, changes={"founded_on": on})
    _changed(family, on)
    return family


@transaction.atomic
def join_family(family: WorkplaceFamily, firm: Party, *, on: date, actor: Reader) -> FamilyMember:
    """Let a firm join a family."""
    _refuse_ended(family, on, actor)
    if FamilyMember.objects.at(on).filter(family=family, firm=firm).exists():
        raise Refused(f"「{firm.display_name}」已是這個家族的參與單位", "employer_name")
    member = FamilyMember.objects.create(
        family=family, firm=firm, valid_from=on, known_on=actor.day
    )
    record(actor, "change", family.ref, changes={"joined": firm.ref, "on": on})
    _changed(family, on)
    return member


@transaction.atomic
def leave_family(member: FamilyMember, *, on: date, actor: Reader) -> None:
    """Let a firm leave; the core firm stays as long as its family."""
    family = member.family
    _refuse_ended(family, on, actor)
    if member.firm_id == family.core_id:
        raise Refused("核心單位不能退出，請改辦家族解散", "on")
    if member.valid_to is not None:
        raise Refused(f"「{member.firm.display_name}」已於{roc_day(member.valid_to)}退出", "on")
    _end_membership(member, on, actor)
    record(actor, "change", family.ref, changes={"left": member.firm.ref, "on": on})
    _changed(family, on)


@transaction.atomic
def end_family(family: WorkplaceFamily, *, on: date, actor: Reader) -> None:
    """End a family with all its memberships."""
    _refuse_ended(family, on, actor)
    for member in family.members.filter(valid_to__isnull=True):
        _end_membership(member, on, actor)
    family.ended_on, family.end_known_on = on, actor.day
    family.save(update_fields=["ended_on", "end_known_on"])
    record(actor, "change", family.ref, changes={"ended_on": on})
    _changed(family, on)


def _end_membership(member: FamilyMember, on: date, actor: Reader) -> None:
    joined_on = member.valid_from
    if joined_on is not None and on <= joined_on:
        name = member.firm.display_name
        raise Refused(f"日期須在「{name}」加入的{roc_day(joined_on)}之後，請更正", "on")
    member.valid_to, member.end_known_on = on, actor.day
    member.save()


def _refuse_ended(family: WorkplaceFamily, on: date, actor: Reader) -> None:
    refuse_future(on, actor.day)
    if on < family.founded_on:
        raise Refused(f"日期早於家族成立的{roc_day(family.founded_on)}，請更正", "on")
    if family.ended_on is not None:
        raise Refused(f"「{family.name}」已於{roc_day(family.ended_on)}解散，不能再異動", "on")


def _changed(family: WorkplaceFamily, on: date) -> None:
    """Figures of the years concerned are stale; rows of a family stand in its founding year."""
    years = {family.founded_on.year, on.year}
    members = family.members.filter(valid_from__isnull=False)
    years |= {day.year for day in members.values_list("valid_from", flat=True) if day}
    case_changed.send(sender=WorkplaceFamily, kinds={FAMILIES}, years=years)
