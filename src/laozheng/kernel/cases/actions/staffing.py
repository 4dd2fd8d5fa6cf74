"""Who is in charge of a case and who may read it, from day to day."""

from datetime import date

from django.db import transaction

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import RoleGrant, Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.roles import SUPERVISING
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.actions.telling import note_taken_up
from laozheng.kernel.cases.models import Assignment, Case, CaseAccess


def give_access(case: Case, user_id: int, role: str, day: date, reason: str = "") -> CaseAccess:
    """Name a user on a case from a day on; giving the same access twice changes nothing."""
    existing: CaseAccess | None = CaseAccess.objects.filter(
        case=case, user_id=user_id, role=role, valid_to__isnull=True
    ).first()
    if existing is not None:
        return existing
    given = CaseAccess(case=case, user_id=user_id, role=role, valid_from=day, reason=reason)
    given.save()
    return given


def end_access(case: Case, user_id: int, role: str, day: date) -> None:
    """The user no longer reads the case from that day on; access given that day never was."""
    running = CaseAccess.objects.filter(
        case=case, user_id=user_id, role=role, valid_to__isnull=True
    )
    running.filter(valid_from__gte=day).delete()
    running.update(valid_to=day)


def name_supervisors(case: Case, day: date, reason: str) -> None:
    """Name those who supervise the unit of a sealed case that nobody handles yet.

    Nobody else could give it to an officer.
    """
    granted = RoleGrant.objects.filter(
        holding(day), unit=case.unit, role__in=SUPERVISING, staff__user__isnull=False
    )
    for user_id, role in granted.values_list("staff__user_id", "role"):
        give_access(case, user_id, role, day, reason)


def assign(
    case: Case, role: str, who_ref: str, name: str, *, on: date, reason: str, actor: Reader
) -> Assignment:
    """Put somebody in charge in a role; whoever held the role before ends on that day."""
    end_assignment(case, role, on=on)
    return Assignment.objects.create(
        case=case,
        role=role,
        who_ref=who_ref,
        name=name,
        from_on=on,
        reason=reason,
        decided_by=actor.ref,
    )


def end_assignment(case: Case, role: str, *, on: date) -> None:
    """End the running assignment in a role, if there is one."""
    Assignment.objects.filter(case=case, role=role, to_on__isnull=True).update(to_on=on)


def hand_over(case: Case, officer: Staff, *, actor: Reader, reason: str) -> None:
    """Give a case to another officer; the former one no longer reads it."""
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        former = locked.officer
        if former is not None and former.user_id is not None:
            end_access(locked, former.user_id, "officer", actor.day)
        locked.officer = officer
        locked.save(update_fields=["officer"])
        if officer.user_id is not None:
            give_access(locked, officer.user_id, "officer", actor.day, reason)
        assign(
            locked,
            "officer",
            f"staff:{officer.number}",
            officer.name,
            on=actor.day,
            reason="reassigned",
            actor=actor,
        )
        changes = {"officer": [former.number if former else None, officer.number]}
        record(actor, "change", locked.ref, changes=changes, reason=reason)
        note_taken_up(locked, actor)
    case.refresh_from_db()
