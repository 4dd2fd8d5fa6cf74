"""What the visits of a program found: scored picks against random ones, place by place."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q

from laozheng.kernel.inspections.models import Program, Target, Visit
from laozheng.kernel.inspections.planning.rescoring import Place
from laozheng.kernel.inspections.visit_codes import PICKED_BY, UNSUCCESSFUL

# The result of a visit that proves the pick right.
HIT = "violation"


@dataclass(frozen=True)
class HitRate:
    """Visits that met somebody, and those of them that found a violation."""

    picked_by: str
    visits: int
    violations: int

    @property
    def share(self) -> Fraction | None:
        """Violations ÷ visits; None without visits."""
        return Fraction(self.violations, self.visits) if self.visits else None


def hit_rates(program: Program) -> list[HitRate]:
    """How often each way of picking hit, for those ways that were visited."""
    made = Visit.objects.filter(program=program).exclude(result__in=("", *UNSUCCESSFUL))
    violating = Count("pk", filter=Q(result=HIT))
    counted = made.order_by().values("picked_by").annotate(visits=Count("pk"), hits=violating)
    rows = counted.values_list("picked_by", "visits", "hits")
    found = {picked_by: HitRate(picked_by, visits, hits) for picked_by, visits, hits in rows}
    return [found[code] for code in PICKED_BY if code in found]


def places_of(program: Program) -> list[Place]:
    """The list of a program as it was drawn, with what its visits found; one query."""
    rows = program.targets.exclude(picked_by="manual").select_related("case__visit")
    return [_place(target) for target in rows.order_by("rank")]


def _place(target: Target) -> Place:
    visit: Visit | None = getattr(target.case, "visit", None)
    result = visit.result if visit else ""
    points: dict[str, Fraction] = defaultdict(Fraction)
    for reason in target.reasons:
        points[reason["factor"]] += Fraction(reason["points"])
    told = result and result not in UNSUCCESSFUL
    return Place(target.key, target.rank, points, result == HIT if told else None)
