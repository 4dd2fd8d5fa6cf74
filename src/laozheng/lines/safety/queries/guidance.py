"""Guidance that waits: the notices in the order of their age, and which are past their term."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Deadline
from laozheng.lines.safety.models import Guidance


@dataclass(frozen=True)
class Waiting:
    """A notice that waits for its visit: for how many days, and until when the visit is due."""

    guidance: Guidance
    age: int
    due: Deadline | None


def notices_waiting(reader: Reader, program: str = "") -> "QuerySet[Guidance]":
    """The notices of a program, or of all, that wait for a visit; the oldest first."""
    waiting = Guidance.objects.filter(case__state="notified")
    if program:
        waiting = waiting.filter(program=program)
    seen: QuerySet[Guidance] = visible(waiting, reader)
    return seen.select_related("case").order_by("notified_on", "pk")


def counts_by_program(reader: Reader) -> dict[str, int]:
    """How many notices of each program wait."""
    rows = notices_waiting(reader).order_by().values_list("program")
    return dict(rows.annotate(n=Count("pk")))


def overdue_notices(notices: "QuerySet[Guidance]", day: date) -> "QuerySet[Guidance]":
    """Of some notices those whose term for the visit has run out."""
    return notices.filter(
        case__deadlines__rule="visit",
        case__deadlines__state="open",
        case__deadlines__due_on__lt=day,
    )


def oldest_age(notices: "QuerySet[Guidance]", day: date) -> int | None:
    """For how many days the oldest notice has waited; None when none waits."""
    oldest = notices.aggregate(day=Min("notified_on"))["day"]
    return (day - oldest).days if oldest else None


def with_age(notices: Iterable[Guidance], day: date) -> list[Waiting]:
    """The notices with their age; one query for the terms of all."""
    rows = list(notices)
    terms = Deadline.objects.filter(case__in=[row.pk for row in rows], rule="visit")
    due = {term.case_id: term for term in terms}
    return [
        Waiting(row, (day - (row.notified_on or row.case.received_on)).days, due.get(row.pk))
        for row in rows
    ]
