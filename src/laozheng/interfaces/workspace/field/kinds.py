"""The kinds of visit that a reader may write down in the field."""

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.declare import CaseKind, Transition
from laozheng.kernel.cases.queries import may_open_each
from laozheng.kernel.inspections.models import Visit

ENTERED = "entered"


def visit_kinds() -> dict[str, CaseKind]:
    """The kinds of case that are visits, by their full code."""
    return {code: kind for code, kind in kinds().items() if kind.details is Visit}


def visit_kinds_for(reader: Reader) -> dict[str, CaseKind]:
    """Those that the reader may enter."""
    found = visit_kinds()
    may = may_open_each([(kind, entry_of(kind)) for kind in found.values()], reader)
    return {code: kind for (code, kind), yes in zip(found.items(), may, strict=True) if yes}


def entry_of(kind: CaseKind) -> Transition:
    """The step that enters a visit which was made already."""
    return kind.transition(ENTERED)
