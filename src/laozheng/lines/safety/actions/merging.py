"""Two safety families prove to be one, and perhaps later that they do not.

A membership that never was ends on the day on which it began; figures of earlier days stay what
they were, whether families are merged or parted again.
"""

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.safety.actions.families import refuse_ended
from laozheng.lines.safety.actions.registers import enter_row, replace_row
from laozheng.lines.safety.models import FamilyMerge, SafetyFamily, SafetyFamilyMember
from laozheng.lines.safety.queries.families import memberships, merges_into


@transaction.atomic
def merge_families(
    one: SafetyFamily, other: SafetyFamily, *, reason: str, actor: Reader
) -> SafetyFamily:
    """Let the family that was founded first stand and take in the members of the other.

    The other one never was, as of today.
    """
    if one.pk == other.pk or one.merged_into or other.merged_into:
        raise Refused("請選另一個尚未合併的家族", "other")
    kept, gone = sorted((one, other), key=lambda family: (family.founded_on, family.pk))
    refuse_ended(kept, actor.day, actor)
    merge = FamilyMerge.objects.create(
        kept=kept.family_name, gone=gone.family_name, merged_on=actor.day, reason=reason
    )
    there = {row.member: row for row in memberships(kept.family_name)}
    for row in memberships(gone.family_name):
        if not row.never_was:
            _bring(row, there.get(row.member), merge, actor)
    replace_row(gone, actor.day, {"merged_into": kept.family_name}, actor=actor)
    record(actor, "change", kept.ref, changes={"merged": gone.ref}, reason=reason)
    return kept


def _bring(
    row: SafetyFamilyMember, there: SafetyFamilyMember | None, merge: FamilyMerge, actor: Reader
) -> None:
    """Let a member of the family that goes belong to the other, for as long as to either."""
    told = {"joined_on": row.joined_on, "left_on": row.left_on, "merge_id": merge.pk}
    if there is None:
        told |= {"family_name": merge.kept, "member": row.member, "kind": row.kind}
        enter_row(SafetyFamilyMember, actor.day, told, actor=actor)
    elif there.never_was or _stays_longer(row, there):
        if not there.never_was:
            told["joined_on"] = min(row.joined_on, there.joined_on)
        replace_row(there, actor.day, told, actor=actor)
    never = {"left_on": row.joined_on, "merge_id": merge.pk}
    replace_row(row, actor.day, never, actor=actor)


def _stays_longer(row: SafetyFamilyMember, there: SafetyFamilyMember) -> bool:
    if there.left_on is None:
        return False
    return row.left_on is None or row.left_on > there.left_on


@transaction.atomic
def undo_merge(merge: FamilyMerge, *, reason: str, actor: Reader) -> SafetyFamily:
    """Part two families again; the one that was gone, with its members.

    Who joined the family that stood stays there; who left it meanwhile has left the other too.
    """
    latest = merges_into(merge.kept).filter(undone_on__isnull=True).first()
    if latest is None or merge.undone_on is not None:
        raise Refused("這次合併已經撤銷，無須再次撤銷", "merge")
    if latest.pk != merge.pk:
        raise Refused(f"請先撤銷其後併入的「{latest.gone}」", "merge")
    kept = SafetyFamily.standing().get(family_name=merge.kept)
    refuse_ended(kept, actor.day, actor)
    written = SafetyFamilyMember.standing().filter(merge=merge)
    brought = {row.member: row for row in written.filter(family_name=merge.kept)}
    for row in written.filter(family_name=merge.gone):
        _give_back(row, brought.get(row.member), actor)
    for row in brought.values():
        _take_back(row, actor)
    gone = SafetyFamily.standing().get(family_name=merge.gone)
    parted = replace_row(gone, actor.day, {"merged_into": ""}, actor=actor)
    merge.undone_on, merge.undone_reason = actor.day, reason
    merge.save(update_fields=["undone_on", "undone_reason"])
    record(actor, "change", kept.ref, changes={"parted": parted.ref}, reason=reason)
    assert isinstance(parted, SafetyFamily)
    return parted


def _give_back(row: SafetyFamilyMember, brought: SafetyFamilyMember | None, actor: Reader) -> None:
    """Let a member belong again to the family that was gone, unless he has left since."""
    before = _before_merge(row)
    assert before is not None  # the merge wrote the row in the place of one that stood
    told = {
        "joined_on": before.joined_on,
        "left_on": brought.left_on if brought else before.left_on,
        "merge_id": before.merge_id,
    }
    replace_row(row, actor.day, told, actor=actor)


def _take_back(row: SafetyFamilyMember, actor: Reader) -> None:
    """Let a membership that the merge brought be again what it was before, if anything."""
    before = _before_merge(row)
    told = {"left_on": row.joined_on, "merge_id": None}
    if before is not None:
        told = {name: getattr(before, name) for name in ("joined_on", "left_on", "merge_id")}
    replace_row(row, actor.day, told, actor=actor)


def _before_merge(row: SafetyFamilyMember) -> SafetyFamilyMember | None:
    same = SafetyFamilyMember.objects.filter(family_name=row.family_name, member=row.member)
    return same.filter(pk__lt=row.pk).exclude(merge=row.merge_id).order_by("pk").last()
