"""What this line adds to the shared chain: a published disposition is told to other lines."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from laozheng.kernel.cases.actions.signaling import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act, CaseKind
from laozheng.kernel.inspections import actions
from laozheng.kernel.inspections.models import Disposition

SIGNAL = "equality.disposition"


def publish(act: Act) -> Mapping[str, Any] | None:
    """Put an entry on the public list, and tell the other lines that there is one."""
    told = actions.publish(act)
    disposition = Disposition.objects.select_related("party").get(case=act.case)
    if disposition.party is not None:
        withdraw_signal(act.case, SIGNAL, on=act.on)
        raise_signal(disposition.party, SIGNAL, case=act.case, on=act.on)
    return told


def unpublish(act: Act) -> Mapping[str, Any] | None:
    """Take the entries off the list; what others were told ends with them."""
    told = actions.unpublish(act)
    withdraw_signal(act.case, SIGNAL, on=act.on)
    return told


_RUN = {"announced": publish, "unpublished": unpublish}


def with_signals(kind: CaseKind) -> CaseKind:
    """The kind with this line's steps in the place of the shared ones."""
    steps = (replace(t, run=_RUN.get(t.name, t.run)) for t in kind.transitions)
    return replace(kind, transitions=tuple(steps))
