"""How often workers denied that they wanted to leave, by the agency that had placed them.

A verification names no agency on purpose; the notice on the worker does. Many denials are a reason
to visit the agency.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, OuterRef, Subquery

from laozheng.kernel.law.parameters import Law
from laozheng.lines.migrants.models import Notice, Verification

DENIED = "denied"
A_YEAR = timedelta(days=365)


@dataclass
class Asked:
    """How many workers of an agency were asked in a year, and how many of them said no."""

    asked: int = 0
    denied: int = 0

    def is_conspicuous(self, day: date, law: Law) -> bool:
        """Whether so many said no that somebody should visit the agency."""
        least = law.get("migrants.denied_least", day)
        percent = law.get("migrants.denied_percent", day)
        return self.denied >= least and 100 * self.denied >= percent * self.asked


def asked_by_agency(numbers: Iterable[str], day: date) -> Mapping[str, Asked]:
    """What workers of some agencies said in the year up to a day, by license; one query."""
    placed = Notice.objects.filter(worker_key=OuterRef("worker_key")).exclude(agency="")
    said = (
        Verification.objects.filter(case__closed_on__range=(day - A_YEAR, day))
        .exclude(intention="")
        .annotate(placed_by=Subquery(placed.order_by("-event_on").values("agency")[:1]))
        .filter(placed_by__in=list(numbers))
        .order_by()
        .values_list("placed_by", "intention")
        .annotate(Count("pk"))
    )
    found: dict[str, Asked] = defaultdict(Asked)
    for agency, intention, count in said:
        found[agency].asked += count
        found[agency].denied += count * (intention == DENIED)
    return found
