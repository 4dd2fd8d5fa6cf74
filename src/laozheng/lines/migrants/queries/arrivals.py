"""Entries that wait: for their papers, for the visit, or to be spared it; soonest due first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Deadline
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.law.parameters import Law
from laozheng.lines.migrants.models import Notice
from laozheng.lines.migrants.queries.cases import entry_visits, last_passed, passed_checks
from laozheng.lines.migrants.rules.codes import ENTRY
from laozheng.lines.migrants.rules.notices import entry_visit_exempt

WAITING = ("received", "checked", "receipted")


@dataclass(frozen=True)
class Arrival:
    """An entry that waits: by when a visit is due, whether it is spared, whether it was made."""

    notice: Notice
    due_on: date | None
    is_exempt: bool
    why: str
    visit: Visit | None

    @property
    def proposal(self) -> str:
        """What the desk proposes: visited, exempt or visit."""
        if self.visit is not None:
            return "visited"
        return "exempt" if self.is_exempt else "visit"


def waiting(reader: Reader) -> "QuerySet[Notice]":
    """The entries that a reader may see and that are not settled, by the day of their visit."""
    due = Deadline.objects.filter(case=OuterRef("case"), rule="entry_visit").values("due_on")[:1]
    entries = Notice.objects.filter(type=ENTRY, duplicate=False, case__state__in=WAITING)
    return (
        visible(entries, reader)
        .select_related("case")
        .annotate(due_on=Subquery(due))
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def arrivals(notices: Iterable["Notice"], law: Law) -> Iterator[Arrival]:
    """What the desk proposes for some entries; the same few queries for many as for one."""
    asked = list(notices)
    passed: Mapping[tuple[str, str], list[date]] = passed_checks(asked)
    visits = entry_visits(asked)
    for notice in asked:
        reckoning = entry_visit_exempt(last_passed(notice, passed), notice.event_on, law)
        yield Arrival(
            notice=notice,
            due_on=getattr(notice, "due_on", None),
            is_exempt=bool(reckoning.result),
            why=reckoning.steps[-1].text,
            visit=visits.get(notice.case_id),
        )
