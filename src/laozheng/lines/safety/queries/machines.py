"""Machines by the day on which their certificate ends, whom to tell of it, and who was told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import TruncMonth

from laozheng.base.months import months_after
from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import Machine, NoticedMachine

# How many months the list of what falls due looks ahead.
MONTHS_AHEAD = 6


def overdue_machines(day: date) -> "QuerySet[Machine]":
    """The machines whose certificate has ended, the longest overdue first."""
    return _in_order(Machine.standing().filter(valid_to__lt=day))


def machines_due(first: date, last: date) -> "QuerySet[Machine]":
    """The machines whose certificate ends between two days, both included; the first first."""
    return _in_order(Machine.standing().filter(valid_to__range=(first, last)))


def months_to_come(day: date) -> list[tuple[Period, int]]:
    """The months from that of a day on, each with how many certificates end in it."""
    months = Period(day.replace(day=1), months_after(day.replace(day=1), MONTHS_AHEAD)).months()
    ends = Machine.standing().filter(valid_to__range=(months[0].start, months[-1].end))
    by_month = ends.annotate(month=TruncMonth("valid_to")).values_list("month")
    counts = dict(by_month.annotate(n=Count("pk")).order_by())
    return [(month, counts.get(month.start, 0)) for month in months]


def owners_to_tell(day: date, warning_days: int) -> list[list[Machine]]:
    """The machines that fall due within some days and of which nobody was told, by owner."""
    told = NoticedMachine.objects.filter(
        certificate_number=OuterRef("certificate_number"), valid_to=OuterRef("valid_to")
    )
    by_owner: dict[tuple[str, str], list[Machine]] = defaultdict(list)
    for one in machines_due(day, day + timedelta(days=warning_days)).exclude(Exists(told)):
        by_owner[split_name(one.employer_name).key, one.ubn].append(one)
    return list(by_owner.values())


def not_renewed(case: Case) -> list[NoticedMachine]:
    """The machines of a notice whose certificate on file still ends as it was told."""
    noticed = list(case.noticed_machines.all())
    standing = Machine.standing().filter(
        certificate_number__in=[one.certificate_number for one in noticed]
    )
    ends = dict(standing.values_list("certificate_number", "valid_to"))
    return [one for one in noticed if ends.get(one.certificate_number, date.max) <= one.valid_to]


def notices_of(machines: Iterable[Machine]) -> Mapping[tuple[str, date], Case]:
    """The notice about each of some machines, by certificate and its last day; one query."""
    numbers = [one.certificate_number for one in machines]
    rows = NoticedMachine.objects.filter(certificate_number__in=numbers).select_related("case")
    return {(row.certificate_number, row.valid_to): row.case for row in rows}


def _in_order(machines: "QuerySet[Machine]") -> "QuerySet[Machine]":
    return machines.order_by("valid_to", "certificate_number")
