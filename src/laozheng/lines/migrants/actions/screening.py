"""The screen for trafficking at statements, admissions and visits (人口販運防制法; rule 12)."""

from typing import Any

from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.migrants.queries.cases import SUSPECTED
from laozheng.lines.migrants.rules.offenses import trafficking_suspected
from laozheng.lines.migrants.rules.questions import TOLD_AT_ONCE


def screened(act: Act) -> dict[str, Any]:
    """What an event remembers of the signs found; nothing when there are too few.

    Enough of them, and the step waits until police and immigration have been told.
    """
    signs = list(act.given.get("indicators") or ())
    if not trafficking_suspected(signs, act.on, act.law):
        return {}
    told = list(act.given.get("told") or ())
    missing = [label for code, label in TOLD_AT_ONCE.items() if code not in told]
    if missing:
        raise Refused(
            f"有{len(signs)}項人口販運指標，請立即通報{'、'.join(missing)}並勾選已通報的機關",
            "told",
        )
    return {SUSPECTED: "yes", "indicators": signs, "told": told}
