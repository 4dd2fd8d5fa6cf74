"""Families of workplaces and their members, as pages list them."""

from datetime import date

from django.db.models import Count, QuerySet

from laozheng.kernel.accounts.dated import holding
from laozheng.lines.standards.models import FamilyMember, WorkplaceFamily


def families_on(day: date) -> "QuerySet[WorkplaceFamily]":
    """All families, those that stand first, each with ``firms``: how many belong to it on a day."""
    counted = WorkplaceFamily.objects.select_related("core").annotate(
        firms=Count("members", filter=holding(day, "members__"))
    )
    return counted.order_by("ended_on", "founded_on", "pk")


def members_of(family: WorkplaceFamily) -> "QuerySet[FamilyMember]":
    """The memberships of a family, the core firm's first, then by the day of joining."""
    return family.members.select_related("firm").order_by("valid_from", "pk")


def may_leave(family: WorkplaceFamily) -> "QuerySet[FamilyMember]":
    """The memberships that can end before their family does: all but that of the core firm."""
    return members_of(family).filter(valid_to__isnull=True).exclude(firm_id=family.core_id)
