"""Deaths at work on one list and not on another: accidents, insurance benefits, condolences.

Lists are compared by day and employer, never by name; a day may differ by one, as with reports.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet

from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import Accident, AccidentDeath, OutsideDeath
from laozheng.lines.safety.queries.accidents import MERGED
from laozheng.lines.safety.rules.codes.accidents import OUTSIDE_LISTS, OWN_AGENCY

_NEAR = timedelta(days=1)
# How far back the accidents of the bureau are looked for on the other lists.
_LOOKED_BACK = timedelta(days=365)


@dataclass(frozen=True)
class Unlisted:
    """A deadly accident, and the lists that reach beyond its day and do not tell of it."""

    accident: Accident
    missing: tuple[str, ...]


def deaths_without_accident() -> list[OutsideDeath]:
    """The deaths of other lists that no accident here stands beside and nobody explained."""
    waiting = list(OutsideDeath.standing().filter(explained="").order_by("-occurred_on", "pk"))
    if not waiting:
        return []
    days = [one.occurred_on for one in waiting]
    known = _standing().filter(occurred_on__range=(min(days) - _NEAR, max(days) + _NEAR))
    told = _by_firm((one.employer_key, one.ubn, one.occurred_on) for one in known)
    return [one for one in waiting if not _is_told(told, _key(one), one.ubn, one.occurred_on)]


def accidents_not_listed(day: date) -> list[Unlisted]:
    """The deadly accidents of the year before a day that another list lacks, the latest first."""
    reaches = dict(
        OutsideDeath.standing().order_by().values_list("source").annotate(last=Max("occurred_on"))
    )
    rows = defaultdict(list)
    for one in OutsideDeath.standing().filter(occurred_on__gte=day - _LOOKED_BACK - _NEAR):
        rows[one.source].append((_key(one), one.ubn, one.occurred_on))
    told = {source: _by_firm(rows[source]) for source in reaches}
    died = AccidentDeath.objects.filter(case=OuterRef("case_id"), withdrawn_on__isnull=True)
    deadly = _standing().filter(
        Exists(died), agency_code=OWN_AGENCY, occurred_on__range=(day - _LOOKED_BACK, day)
    )
    found = []
    for one in deadly.order_by("-occurred_on", "-pk"):
        missing = tuple(
            source
            for source in OUTSIDE_LISTS
            if source in reaches
            and one.occurred_on <= reaches[source]
            and not _is_told(told[source], one.employer_key, one.ubn, one.occurred_on)
        )
        if missing:
            found.append(Unlisted(one, missing))
    return found


def _standing() -> "QuerySet[Accident]":
    return Accident.objects.exclude(case__state=MERGED).select_related("case")


def _key(death: OutsideDeath) -> str:
    return split_name(death.employer_name).key


def _by_firm(rows: Iterable[tuple[str, str, date]]) -> dict[str, set[date]]:
    """The days told of each firm, by its key and by its number."""
    told: dict[str, set[date]] = defaultdict(set)
    for key, ubn, day in rows:
        for name in filter(None, (key, ubn)):
            told[name].add(day)
    return told


def _is_told(told: dict[str, set[date]], key: str, ubn: str, day: date) -> bool:
    days = told.get(key, set()) | (told.get(ubn, set()) if ubn else set())
    return any(abs(one - day) <= _NEAR for one in days)
