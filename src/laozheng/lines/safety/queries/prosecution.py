"""What lies behind a disposition: accidents and broken orders of the employer, and any crime."""

from datetime import date

from django.db.models import Q, QuerySet

from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.safety.models import Accident, AccidentDeath, StopWork
from laozheng.lines.safety.queries.accidents import MERGED
from laozheng.lines.safety.rules.prevention import criminal_referral


def crime_of(disposition: Disposition, as_of: date, law: Law) -> Reckoning | None:
    """The gravest punishment that the acts of a file may have by law; None when they are no crime.

    The accidents and orders of the same employer within the span of the act are looked at.
    """
    first, last = _span(disposition, as_of)
    accidents = accidents_behind(disposition, as_of)
    deaths = AccidentDeath.objects.filter(
        case__in=accidents.values("case"), withdrawn_on__isnull=True
    ).count()
    casualties = max((one.casualties or 0 for one in accidents), default=0)
    broken = StopWork.objects.filter(
        _same_firm(disposition), breached_on__range=(first, last)
    ).exists()
    return criminal_referral(
        disposition.citations,
        day=last,
        law=law,
        deaths=deaths,
        casualties=casualties,
        breached_stop=broken,
    )


def accidents_behind(disposition: Disposition, on: date) -> "QuerySet[Accident]":
    """The accidents of the same employer within the span of the act that a file punishes."""
    found = Accident.objects.filter(
        _same_firm(disposition), occurred_on__range=_span(disposition, on)
    )
    return found.exclude(case__state=MERGED).order_by("occurred_on", "pk")


def _span(disposition: Disposition, on: date) -> tuple[date, date]:
    first, last = disposition.acted_from, disposition.acted_to
    return first or last or on, last or first or on


def _same_firm(disposition: Disposition) -> Q:
    ours = Q(employer_key=disposition.party_key)
    if disposition.party_id is not None:
        ours |= Q(employer_id=disposition.party_id)
    return ours
