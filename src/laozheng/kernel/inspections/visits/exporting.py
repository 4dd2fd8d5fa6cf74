"""Visits for the lists that lines export: those that a reader may take out, and their shared cells.

Who complained stands on the complaint and leaves in no list.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.timeline import with_history
from laozheng.kernel.datasets.values import ListItem, items
from laozheng.kernel.inspections.models import Visit

_SAME = (
    "type",
    "visited_on",
    "employer_name",
    "ubn",
    "district",
    "industry",
    "employees",
    "result",
)
_BATCH = 2000


def visits_made(
    kinds: Sequence[str], period: Period, reader: Reader, *details: str
) -> Iterator[Visit]:
    """The visits of some kinds that were made in a period, in the order of their days.

    The same few queries for many as for one: findings, acts looked into and standing events come
    with them, and the rows of a line's own that ``details`` name from the case.
    """
    made = Visit.objects.filter(
        case__kind__in=list(kinds), visited_on__range=(period.start, period.end)
    )
    seen = visible(made, reader, "export").select_related(
        "case",
        "program",
        "complaint",
        "follows__case",
        "lead",
        *(f"case__{one}" for one in details),
    )
    found = seen.prefetch_related("scopes", "case__findings", with_history("case__"))
    return found.order_by("visited_on", "pk").iterator(chunk_size=_BATCH)


def shared_cells(visit: Visit) -> dict[str, Any]:
    """What the lists of inspections have in common, by the name of the column."""
    return {
        **{name: getattr(visit, name) for name in _SAME},
        "inspection_number": visit.case.known_number,
        "program": visit.program.code if visit.program else "",
        "lead": visit.lead.number if visit.lead else visit.lead_name,
        "inspectors": items(visit.inspectors),
        "findings": cited(visit),
        "complaint_number": visit.complaint.known_number if visit.complaint else "",
        "follows": visit.follows.case.known_number if visit.follows else "",
    }


def cited(visit: Visit) -> tuple[ListItem, ...]:
    """The provisions that a visit found broken, each once, in the order of finding."""
    found = sorted(visit.case.findings.all(), key=lambda finding: finding.pk)
    return items(dict.fromkeys(str(finding.citation) for finding in found))
