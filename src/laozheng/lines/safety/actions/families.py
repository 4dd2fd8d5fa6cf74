"""Safety families by hand: founded, joined, left, dissolved."""

from datetime import date

from django.db import transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.errors import Refused, refuse_future
from laozheng.lines.safety.actions.registers import enter_row, replace_row
from laozheng.lines.safety.models import SafetyFamily, SafetyFamilyMember
from laozheng.lines.safety.queries.families import members_of, memberships


@transaction.atomic
def found_family(name: str, lead: str, *, on: date, actor: Reader) -> SafetyFamily:
    """Enter a family; the core unit leads it and is no member."""
    refuse_future(on, actor.day)
    if SafetyFamily.standing().filter(family_name=name).exists():
        raise Refused(f"已有名為「{name}」的家族，請改用其他名稱", "name")
    told = {"family_name": name, "lead": lead, "founded_on": on}
    enter_row(SafetyFamily, actor.day, told, actor=actor)
    return SafetyFamily.standing().get(family_name=name)


@transaction.atomic
def join_family(family: SafetyFamily, member: str, kind: str, *, on: date, actor: Reader) -> None:
    """Let a firm or contractor join; one that left before comes back with its new day."""
    refuse_ended(family, on, actor)
    former = memberships(family.family_name).filter(member=member).first()
    if former is not None and former.left_on is None:
        raise Refused(f"「{member}」已是這個家族的成員", "member")
    told = {"member": member, "kind": kind, "joined_on": on, "left_on": None}
    if former is None:
        told["family_name"] = family.family_name
        enter_row(SafetyFamilyMember, actor.day, told, actor=actor)
    else:
        replace_row(former, actor.day, told, actor=actor)


@transaction.atomic
def leave_family(
    family: SafetyFamily, member: SafetyFamilyMember, *, on: date, actor: Reader
) -> None:
    """Let a member leave."""
    refuse_ended(family, on, actor)
    _leave(member, on, actor)


@transaction.atomic
def dissolve_family(family: SafetyFamily, *, on: date, actor: Reader) -> None:
    """End a family with all its memberships."""
    refuse_ended(family, on, actor)
    for member in members_of(family.family_name).filter(left_on__isnull=True):
        _leave(member, on, actor)
    replace_row(family, actor.day, {"dissolved_on": on}, actor=actor)


def _leave(member: SafetyFamilyMember, on: date, actor: Reader) -> None:
    if on <= member.joined_on:
        joined = roc_day(member.joined_on)
        raise Refused(f"日期須在「{member.member}」加入的{joined}之後，請更正", "on")
    replace_row(member, actor.day, {"left_on": on}, actor=actor)


def refuse_ended(family: SafetyFamily, on: date, actor: Reader) -> None:
    """Refuse to write on a day into a family that was merged or dissolved, or not yet founded."""
    refuse_future(on, actor.day)
    if family.merged_into:
        raise Refused(f"這個家族已併入「{family.merged_into}」，請到該家族登錄")
    if on < family.founded_on:
        raise Refused(f"日期早於家族成立的{roc_day(family.founded_on)}，請更正", "on")
    if family.dissolved_on is not None:
        ended = roc_day(family.dissolved_on)
        raise Refused(f"「{family.family_name}」已於{ended}解散，不能再異動", "on")
