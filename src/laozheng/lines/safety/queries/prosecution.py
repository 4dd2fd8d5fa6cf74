"""Whether what a disposition punishes is a crime: accidents and broken orders of the employer."""

from datetime import date

from django.db.models import Q

from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.law.parameters import Law
from laozheng.lines.safety.models import Accident, AccidentDeath, StopWork
from laozheng.lines.safety.queries.accidents import MERGED
from laozheng.lines.safety.rules.prevention import Threat, criminal_referral


def threat_of(disposition: Disposition, on: date, law: Law) -> Threat | None:
    """The gravest punishment that the acts of a file may have by law; None when they are no crime.

    The accidents and orders of the same employer within the span of the act are looked at.
    """
    first = disposition.acted_from or disposition.acted_to or on
    last = disposition.acted_to or disposition.acted_from or on
    ours = Q(employer_key=disposition.party_key)
    if disposition.party_id is not None:
        ours |= Q(employer_id=disposition.party_id)
    accidents = Accident.objects.filter(ours, occurred_on__range=(first, last))
    accidents = accidents.exclude(case__state=MERGED)
    deaths = AccidentDeath.objects.filter(
        case__in=accidents.values("case"), withdrawn_on__isnull=True
    ).count()
    casualties = max((one.casualties or 0 for one in accidents), default=0)
    broken = StopWork.objects.filter(ours, breached_on__range=(first, last)).exists()
    return criminal_referral(
        disposition.citations,
        day=last,
        law=law,
        deaths=deaths,
        casualties=casualties,
        breached_stop=broken,
    )
