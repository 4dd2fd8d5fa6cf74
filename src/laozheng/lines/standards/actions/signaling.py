"""What dispositions and visits of this line tell the others: fines, remedies that are due."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act, Action, CaseKind
from laozheng.kernel.inspections.models import Disposition, Finding, Visit
from laozheng.lines.standards.queries.kinds import FINE, REMEDY_OPEN

Remembered = Mapping[str, Any] | None


def with_runs(kind: CaseKind, **also: Action) -> CaseKind:
    """The kind with something more to do after the named steps."""
    steps = tuple(
        replace(step, run=_then(step.run, also[step.name])) if step.name in also else step
        for step in kind.transitions
    )
    return replace(kind, transitions=steps)


def _then(first: Action | None, second: Action) -> Action:
    def run(act: Act) -> Remembered:
        remembered = first(act) if first else None
        second(act)
        return remembered

    return run


def tell_fine(act: Act) -> None:
    """A fine that was served is told until it is revoked."""
    disposition = Disposition.objects.filter(case=act.case, kind="fine").first()
    if disposition is not None and disposition.party is not None:
        raise_signal(
            disposition.party, FINE, case=act.case, on=act.on, value=disposition.amount_twd
        )


def tell_remedy(act: Act) -> None:
    """A remedy that was ordered is told until it is confirmed or punished."""
    visit = Visit.objects.filter(case=act.case).select_related("employer").first()
    is_open = Finding.objects.filter(case=act.case, state="open").exists()
    if visit is not None and visit.employer is not None and is_open:
        raise_signal(visit.employer, REMEDY_OPEN, case=act.case, on=act.on)


def end_remedy(act: Act) -> None:
    """Nothing is left to remedy."""
    withdraw_signal(act.case, REMEDY_OPEN, on=act.on)
