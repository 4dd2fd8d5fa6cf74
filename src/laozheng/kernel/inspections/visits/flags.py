"""What is noticed about a visit without refusing it; codes of ``VISIT_FLAGS``."""

from collections.abc import Iterator

from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.reports import VisitReport


def flags_of(visit: Visit | VisitReport) -> tuple[str, ...]:
    """The flags of a visit on file, or of one that is told."""
    return tuple(_flags(visit))


def _flags(visit: Visit | VisitReport) -> Iterator[str]:
    program, day = visit.program, visit.visited_on
    if program is not None and day is not None:
        if not program.starts_on <= day <= program.ends_on:
            yield "outside_program"
