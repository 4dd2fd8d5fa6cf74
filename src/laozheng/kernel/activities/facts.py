"""Activities as dated facts for figures: what was held, how many came, how far it reached.

The tables of facts belong to the lines, above this app; they wrap what is yielded here. Persons
and person-times are columns of their own and never in one sum.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, Sum

from laozheng.kernel.activities.models import Activity, Revision
from laozheng.kernel.cases.dated import ColumnType, CountedMatter, FactChange, Value

# Columns and their types, as a fact table declares them.
COLUMNS: Mapping[str, ColumnType] = {
    "held_on": "date",
    "month": "code",
    "kind": "code",
    "state": "code",
    "district": "code",
    "channel": "code",
    "topic": "code",
    "title": "code",
    "sessions": "int",
    "persons": "int",
    "person_times": "int",
    "reach": "int",
    "firms": "int",
    "sites": "int",
    "cost_twd": "money",
}
_OWN = ("kind", "state", "district", "channel", "topic", "title", "sessions", "firms", "sites")
_BATCH = 2000


def stale_kind(line: str) -> str:
    """What a fact names among its ``case_kinds`` to follow the activities of a line."""
    return f"{line}.activities"


def counted_facts(activity: Activity) -> dict[str, Any]:
    """What figures count of an activity as it stands now, JSON-safe."""
    heads = {
        unit: activity.heads.filter(count_unit=unit).aggregate(total=Sum("n"))["total"]
        for unit in ("persons", "person_times")
    }
    return {
        "held_on": activity.held_on.isoformat(),
        **{name: getattr(activity, name) for name in _OWN},
        **heads,
        "reach": activity.reached.aggregate(total=Sum("n"))["total"],
        "cost_twd": activity.cost_twd,
        "tags": list(activity.tags),
    }


def activity_matters(
    line: str,
    years: Iterable[int] | None = None,
    *,
    own: Callable[[Mapping[str, Any]], Mapping[str, Value]] = lambda facts: {},
) -> Iterator[CountedMatter]:
    """Yield the activities of a line, those held in some years if given.

    ``own`` gives a line's own columns from the facts, tags among them.
    """
    found = Activity.objects.filter(line=line).prefetch_related("revisions")
    if years is not None:
        found = found.filter(_told_in(years))
    for activity in found.order_by("pk").iterator(chunk_size=_BATCH):
        revisions = list(activity.revisions.all())
        if revisions:
            # What is corrected was so from the beginning, on whatever day that was told to be.
            begins_on = min(_day(revision) for revision in revisions)
            changes = tuple(
                FactChange(begins_on, revision.known_on, _columns(revision.facts, own))
                for revision in revisions
            )
            yield CountedMatter(activity.ref, changes)


def _day(revision: Revision) -> date:
    return date.fromisoformat(revision.facts["held_on"])


def _told_in(years: Iterable[int]) -> Q:
    """Activities held in some years, or once taken to be: a postponed one may leave its year."""
    told = Q(pk__in=())
    for year in years:
        told |= Q(facts__held_on__startswith=f"{year}-")
    return Q(pk__in=Revision.objects.filter(told).values("activity"))


def valued(tags: Iterable[str]) -> dict[str, str]:
    """Those tags of an activity that give a value to a name, as ``term=3`` does."""
    return dict(tag.split("=", 1) for tag in tags if "=" in tag)


def _columns(
    facts: Mapping[str, Any], own: Callable[[Mapping[str, Any]], Mapping[str, Value]]
) -> dict[str, Value]:
    held_on = date.fromisoformat(facts["held_on"])
    told = {name: facts.get(name) for name in COLUMNS if name not in ("held_on", "month")}
    blank = {name: None if value == "" else value for name, value in told.items()}
    return {"held_on": held_on, "month": f"{held_on:%Y-%m}", **blank, **own(facts)}
