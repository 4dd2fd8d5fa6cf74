"""What moves the terms of a case: suspensions, extensions, closed offices."""

from datetime import date

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.cases.deadlines import derive_deadlines
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, ClosedOfficeSpan, Deadline, Extension, Suspension


def suspend(
    case: Case, *, on: date, reason: str, cite: str, rules: tuple[str, ...] = ()
) -> Suspension:
    """The terms named (all when none is) stand still from a day on; called by a line's action."""
    return Suspension.objects.create(
        case=case, from_on=on, reason=reason, cite=cite, rules=list(rules)
    )


def resume(case: Case, *, on: date) -> None:
    """The running suspensions of a case end; called by a line's action."""
    Suspension.objects.filter(case=case, to_on__isnull=True).update(to_on=on)


def extend(case: Case, rule: str, days: int, *, actor: Reader, reason: str) -> Extension:
    """Grant more days before a term runs out; an overdue term cannot be healed."""
    running = Deadline.objects.filter(case=case, rule=rule, state="open").first()
    if running is None:
        raise Refused("這個期限不在進行中，無從延長")
    if running.due_on < actor.day:
        raise Refused("期限已過，逾期不能以延長補正")
    with transaction.atomic():
        granted = Extension.objects.create(
            case=case,
            rule=rule,
            days=days,
            approved_on=actor.day,
            approved_by=actor.ref,
            reason=reason,
        )
        record(actor, "change", case.ref, changes={"extended": rule, "days": days}, reason=reason)
        derive_deadlines(case, calendar(), law())
    return granted


def close_offices(
    start: date, end: date, reason: str, source: str, *, actor: Reader, half: str = ""
) -> int:
    """Enter days on which the city closed its offices; open deadlines are derived anew once.

    Returns the number of cases whose deadlines were derived.
    """
    with transaction.atomic():
        span = ClosedOfficeSpan.objects.create(
            start=start, end=end, half=half, reason=reason, source=source
        )
        record(actor, "create", f"closed_office:{span.pk}", changes={"start": start, "end": end})
        days, values = calendar(), law()
        touched = Case.objects.filter(
            deadlines__state="open", deadlines__due_on__range=(start, end)
        ).distinct()
        count = 0
        for case in touched.iterator():
            derive_deadlines(case, days, values)
            count += 1
    return count
