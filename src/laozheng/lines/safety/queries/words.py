"""Names and sentences that texts take from the line: new families, forums, partnerships."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from laozheng.base.periods import Period
from laozheng.base.roc import roc_day
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.reports.declare import WordSource
from laozheng.lines.safety.models import SafetyFamily
from laozheng.lines.safety.queries.registers import NEW

Words = Sequence[Mapping[str, str]]


def families(dims: Mapping[str, str], period: Period, cut_off: date, as_of: date) -> Words:
    """The families that stand at the cut-off, or those founded in its year, by founding day."""
    last = min(cut_off, period.end)
    known = Q(replaced_on__isnull=True) | Q(replaced_on__gt=as_of)
    found = SafetyFamily.objects.filter(
        known, founded_on__lte=last, known_on__lte=as_of, merged_into=""
    )
    if dims.get("status") == NEW:
        found = found.filter(founded_on__gte=date(last.year, 1, 1))
    standing = (one for one in found.order_by("founded_on", "pk")
                if one.dissolved_on is None or one.dissolved_on > last)  # fmt: skip
    return [{"name": one.family_name} for one in standing]


def held(kind: str) -> Callable[[Mapping[str, str], Period, date, date], Words]:
    """The activities of a kind held in a period, in order of date, each with a summary."""

    def rows(dims: Mapping[str, str], period: Period, cut_off: date, as_of: date) -> Words:
        last = min(cut_off, period.end)
        found = Activity.objects.filter(
            line="safety", kind=kind, state="held", held_on__range=(period.start, last)
        )
        return [
            {"name": one.title, "summary": f"{roc_day(one.held_on)}「{one.title}」"}
            for one in found.order_by("held_on", "pk")
        ]

    return rows


WORDS = (
    WordSource("safety.safety_families", families),
    WordSource("safety.executive_forums", held("executive_forum")),
    WordSource("safety.safety_partnerships", held("partnership_signing")),
)
