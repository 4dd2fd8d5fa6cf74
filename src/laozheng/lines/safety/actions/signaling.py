"""What this line tells the others of an employer: that work is stopped, that a fine was served."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act, Action, CaseKind
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.safety.models import StopWork
from laozheng.lines.safety.queries.kinds import FINED, STOPPED

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
            disposition.party, FINED, case=act.case, on=act.on, value=disposition.amount_twd
        )


def tell_revoked(act: Act) -> None:
    """A fine that fell is no longer told."""
    withdraw_signal(act.case, FINED, on=act.on)


def tell_stopped(order: StopWork, act: Act) -> None:
    """Work is stopped from this day on."""
    if order.employer is not None:
        raise_signal(order.employer, STOPPED, case=act.case, on=act.on)


def tell_resumed(act: Act) -> None:
    """Work may go on."""
    withdraw_signal(act.case, STOPPED, on=act.on)
