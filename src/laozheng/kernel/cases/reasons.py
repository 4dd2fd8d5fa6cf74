"""The reason that a step must be given."""

from typing import Any

from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused


def reason_of(act: Act) -> str:
    """The reason that a step was given; Refused when there is none."""
    reason = str(act.given.get("reason") or "").strip()
    if not reason:
        raise Refused(f"「{act.transition.label}」須附說明，請填說明或理由", "reason")
    return reason


def note_reason(act: Act) -> dict[str, Any]:
    """Remember the reason or account given with a step, and nothing else."""
    return {"reason": reason_of(act)}
