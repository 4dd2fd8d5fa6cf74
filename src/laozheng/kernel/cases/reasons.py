"""The reason that a step must be given."""

from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused


def reason_of(act: Act) -> str:
    """The reason that a step was given; Refused when there is none."""
    reason: str = act.given.get("reason", "").strip()
    if not reason:
        raise Refused("請填理由", "reason")
    return reason
