"""Safety families as pages list them: standing, alike in spelling, with members and events."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import FamilyMerge, SafetyFamily, SafetyFamilyMember

# The division that runs the families, and the office whose inspectors meet them.
KEPT_BY = ("labor_conditions", "inspection_office")


def families_listed() -> "QuerySet[SafetyFamily]":
    """The families that nobody merged, those that stand before those that were dissolved."""
    listed = SafetyFamily.standing().filter(merged_into="")
    return listed.order_by("dissolved_on", "founded_on", "pk")


def family_now(name: str) -> SafetyFamily:
    """The family that goes by a name today, under the spelling that stands."""
    family = SafetyFamily.standing().get(family_name=name)
    return family_now(family.merged_into) if family.merged_into else family


def memberships(name: str) -> "QuerySet[SafetyFamilyMember]":
    """All memberships of a family that stand, those too that never were."""
    return SafetyFamilyMember.standing().filter(family_name=name).order_by("joined_on", "pk")


def members_of(name: str) -> "QuerySet[SafetyFamilyMember]":
    """The memberships of a family, in the order of joining; those that left stay listed."""
    return memberships(name).exclude(left_on=F("joined_on"))


def merges_into(name: str) -> "QuerySet[FamilyMerge]":
    """The merges by which a family took in others, the latest first, those undone too."""
    return FamilyMerge.objects.filter(kept=name)


def members_now(name: str, day: date) -> "QuerySet[SafetyFamilyMember]":
    """Who belongs to a family on a day."""
    stays = Q(left_on__isnull=True) | Q(left_on__gt=day)
    return members_of(name).filter(stays, joined_on__lte=day)


def head_counts(names: Iterable[str], day: date) -> dict[str, int]:
    """How many members each of some families has on a day; one query for all."""
    stays = Q(left_on__isnull=True) | Q(left_on__gt=day)
    rows = SafetyFamilyMember.standing().filter(
        stays, family_name__in=list(names), joined_on__lte=day
    )
    found: dict[str, int] = defaultdict(int)
    for name in rows.values_list("family_name", flat=True):
        found[name] += 1
    return found


def alike() -> dict[str, tuple[SafetyFamily, ...]]:
    """By name of a family, the others that differ from it in spelling alone.

    Two whose merge was undone are known to be two.
    """
    by_key: dict[str, list[SafetyFamily]] = defaultdict(list)
    for one in families_listed():
        by_key[split_name(one.family_name).key].append(one)
    undone = FamilyMerge.objects.filter(undone_on__isnull=False)
    parted = {frozenset(pair) for pair in undone.values_list("kept", "gone")}
    found: dict[str, tuple[SafetyFamily, ...]] = {}
    for group in by_key.values():
        for one in group:
            others = tuple(
                other
                for other in group
                if other is not one and {one.family_name, other.family_name} not in parted
            )
            if others:
                found[one.family_name] = others
    return found
