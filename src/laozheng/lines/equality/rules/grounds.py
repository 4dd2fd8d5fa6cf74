"""Which ground of discrimination which law knows, and since when (就業服務法§5①, 性工法)."""

from collections.abc import Mapping
from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.equality.rules.codes import ESA, GENDER, GROUNDS, HARASSMENT, LAWS

# 性別平等工作法§12, 13, 32-1, 32-2, 38-2.
_HARASSMENT = {(12, 0), (13, 0), (32, 1), (32, 2), (38, 2)}
CITES: Mapping[str, str] = {ESA: "就業服務法第5條第1項", GENDER: "性別平等工作法"}


def ground_valid(ground: str, law_code: str, act_day: date, law: Law) -> Reckoning:
    """Whether a law knows a ground on the day of the act; if not, the step says from when it does.

    The result has ``valid`` and ``known_from`` (None when that law never knew it).
    """
    trace = Trace("equality.ground_valid", law, act_day)
    known = law.history(f"equality.grounds_{law_code}")[-1].value
    label, cite = GROUNDS[ground], CITES[law_code]
    if ground not in known:
        trace.say(f"{LAWS[law_code]}沒有「{label}」這個事由，請改選適用的法律或事由", cite)
        return trace.done({"valid": False, "known_from": None})
    since = known[ground]
    if act_day < since:
        trace.say(f"「{label}」自{roc_day(since)}起始為{LAWS[law_code]}的事由", cite)
        return trace.done({"valid": False, "known_from": since})
    trace.say(f"「{label}」為{LAWS[law_code]}的事由", cite)
    return trace.done({"valid": True, "known_from": since})


def objection_to(ground: str, law_code: str, act_day: date, law: Law) -> str | None:
    """Why a main ground cannot be taken, as a sentence; None when it can."""
    reckoning = ground_valid(ground, law_code, act_day, law)
    return None if reckoning.result["valid"] else reckoning.steps[-1].text


def is_about_harassment(citation: Citation) -> bool:
    """Whether a provision of the gender act punishes harassment, or what was not done about it."""
    return citation.act == GENDER and (citation.article, citation.suffix) in _HARASSMENT


def kind_for(law_code: str, ground: str) -> str:
    """The case kind of a complaint: harassment by its ground, else by the law of the ground."""
    if ground == HARASSMENT:
        return "equality.harassment"
    return {ESA: "equality.discrimination", GENDER: "equality.gender"}[law_code]
