"""R2: what an application still lacks (勞資爭議處理法§10, 勞資爭議調解辦法§3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

CONTENTS = "勞資爭議處理法第10條"
CORRECTION = "勞資爭議調解辦法第3條"

ITEMS_OF_PERSON = {
    "name": "姓名",
    "sex": "性別",
    "age": "年齡",
    "occupation": "職業",
    "address": "住所或居所",
}
ITEMS_OF_BODY = {"name": "名稱", "representative": "代表人", "address": "事務所或營業所"}
SIDES = {"applicant": "申請人", "opponent": "相對人"}


@dataclass(frozen=True)
class StatedParty:
    """One party as the form states it: `side` applicant or opponent, and the items filled in."""

    side: str
    is_person: bool
    stated: frozenset[str]


def missing_items(
    parties: Sequence[StatedParty], claims: Sequence[str], channel: str, law: Law, day: date
) -> Reckoning:
    """Codes of what must still be given, in the order of the article; empty when complete.

    Codes are `applicant`, `applicant.name`, …, `opponent.address`, `claims` and `channel`. The
    law has no default route, so a form without one is incomplete.
    """
    trace = Trace("disputes.R2", law, day)
    missing = [code for side in SIDES for code in _missing_of_side(side, parties, trace)]
    if not trace.require(bool(claims), "載明請求調解事項", f"{CONTENTS}第2款"):
        missing.append("claims")
    if not trace.require(bool(channel), "選定調解方式", f"{CONTENTS}第3款"):
        missing.append("channel")
    if missing:
        trace.say("得限期補正；屆期未補正者不予受理。", CORRECTION)
    return trace.done(missing)


def _missing_of_side(side: str, parties: Sequence[StatedParty], trace: Trace) -> list[str]:
    here = [party for party in parties if party.side == side]
    if not trace.require(bool(here), f"載明{SIDES[side]}", f"{CONTENTS}第1款"):
        return [side]
    missing: dict[str, None] = {}
    for party in here:
        items: Mapping[str, str] = ITEMS_OF_PERSON if party.is_person else ITEMS_OF_BODY
        for item, label in items.items():
            if item not in party.stated:
                trace.require(False, f"載明{SIDES[side]}之{label}", f"{CONTENTS}第1款")
                missing[f"{side}.{item}"] = None
    return list(missing)
