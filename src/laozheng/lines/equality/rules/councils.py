"""The councils: who must sit on one, how many must come, how many must agree.

Sources: 性別平等工作法§5②, 性別平等工作法施行細則, the rules of the city on its councils.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

_SHARES: Mapping[str, str] = {"1/2": "二分之一", "1/3": "三分之一"}


@dataclass(frozen=True)
class Seats:
    """How many sit on a council: all, women, men, and officials of the authority."""

    members: int
    women: int
    men: int
    officials: int


def rightly_composed(council: str, seats: Seats, term_from: date, law: Law) -> Reckoning:
    """Whether a council is rightly composed: bool, with each objection in words.

    The law of the day on which its term began decides: who was appointed before a reform sits to
    the end of the term (性別平等工作法施行細則).
    """
    trace = Trace("equality.rightly_composed", law, term_from)
    dated = trace.dated(f"composition_{council}")
    asked, size = dated.value, seats.members
    if "least" in asked:
        least, most = asked["least"], asked["most"]
        trace.require(least <= size <= most, f"委員{size}人，應為{least}人至{most}人", dated.cite)
    if "women" in asked:
        words = f"女性委員{seats.women}人，應占全體{size}人的{_SHARES[asked['women']]}以上"
        trace.require(seats.women >= size * Fraction(asked["women"]), words, dated.cite)
    if "either_sex" in asked:
        fewer = min(seats.women, seats.men)
        words = f"任一性別委員{fewer}人，應占全體{size}人的{_SHARES[asked['either_sex']]}以上"
        trace.require(fewer >= size * Fraction(asked["either_sex"]), words, dated.cite)
    if "officials" in asked:
        words = (
            f"政府機關代表{seats.officials}人，不得逾全體{size}人的{_SHARES[asked['officials']]}"
        )
        trace.require(seats.officials <= size * Fraction(asked["officials"]), words, dated.cite)
    return trace.done(trace.clear)


def may_meet(members: int, present: int, day: date, law: Law) -> Reckoning:
    """Whether so many of the members are there that the council may open its meeting."""
    trace = Trace("equality.may_meet", law, day)
    dated = trace.dated("council_quorum")
    share = dated.value["present"]
    words = f"全體委員{members}人，出席{present}人，應有{_SHARES[share]}以上出席"
    return trace.done(
        trace.require(present > 0 and present >= members * Fraction(share), words, dated.cite)
    )


def is_carried(present: int, agreed: int, day: date, law: Law) -> Reckoning:
    """Whether so many agree that a resolution is carried; who stepped out is not present."""
    trace = Trace("equality.is_carried", law, day)
    dated = trace.dated("council_quorum")
    share = dated.value["agreed"]
    words = f"出席且未迴避之委員{present}人，同意{agreed}人，應逾{_SHARES[share]}同意"
    return trace.done(trace.require(agreed > present * Fraction(share), words, dated.cite))
