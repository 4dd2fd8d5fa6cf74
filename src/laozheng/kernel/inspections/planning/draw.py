"""Draw the list of a program: the highest scores, and a random share of the rest.

The random share is how a list proves itself: what was picked by score must be found in violation
more often than what was picked by lot.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from laozheng.base.months import months_after, months_before
from laozheng.base.ordering import seeded_order
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning


@dataclass(frozen=True)
class Candidate:
    """A workplace that might be visited. ``key`` names it for good (統一編號 and place).

    ``last_visit_clean`` tells that its last visit found no violation; ``conflict`` is a conflict
    of interest that keeps the whole program from it; ``elsewhere`` is another running program that
    visits it on ``elsewhere_on``.
    """

    key: str
    risk: Reckoning
    last_visited_on: date | None = None
    last_visit_clean: bool = False
    closed: bool = False
    conflict: str = ""
    elsewhere: str = ""
    elsewhere_on: date | None = None

    @property
    def score(self) -> Fraction:
        """The points of the candidate."""
        return Fraction(self.risk.result["score"])


@dataclass(frozen=True)
class Drawn:
    """A workplace on the list: its rank from 1, how it was picked, its points with reasons."""

    key: str
    rank: int
    picked_by: str
    score: Fraction
    reasons: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class DrawnList:
    """The list, and why each of the others was left out; frozen with its seed and rule."""

    drawn: tuple[Drawn, ...]
    excluded: Mapping[str, str]
    seed: str
    rule: str


def draw(
    candidates: Iterable[Candidate], places: int, *, seed: str, day: date, law: Law
) -> DrawnList:
    """Draw a list of at most ``places``; same seed and candidates give the same list.

    Ties go to the older last visit, then to the key.
    """
    ranked, excluded = rank(candidates, day, law)
    by_lot = min(_random_places(places, day, law), max(len(ranked) - places, 0))
    top, rest = ranked[: places - by_lot], ranked[places - by_lot :]
    lots = {c.key for c in seeded_order(rest, seed, key=lambda c: c.key)[:by_lot]}
    chosen = [(c, "score") for c in top] + [(c, "random") for c in rest if c.key in lots]
    return DrawnList(
        drawn=tuple(
            Drawn(c.key, rank, picked_by, c.score, tuple(c.risk.result["reasons"]))
            for rank, (c, picked_by) in enumerate(chosen, start=1)
        ),
        excluded=excluded,
        seed=seed,
        rule=ranked[0].risk.rule if ranked else "",
    )


def rank(
    candidates: Iterable[Candidate], day: date, law: Law
) -> tuple[list[Candidate], Mapping[str, str]]:
    """Those that may be drawn, the highest score first; and why the others are left out."""
    known = sorted(candidates, key=lambda candidate: candidate.key)
    excluded = {c.key: why for c in known if (why := _left_out(c, day, law))}
    return sorted((c for c in known if c.key not in excluded), key=_first), excluded


def _random_places(places: int, day: date, law: Law) -> int:
    share = Fraction(Decimal(str(law.get("inspections.random_share", day))))
    return ceil(places * share)


def _first(candidate: Candidate) -> tuple[Fraction, date, str]:
    return -candidate.score, candidate.last_visited_on or date.min, candidate.key


def _left_out(candidate: Candidate, day: date, law: Law) -> str:
    """Why a workplace is not drawn, or ""."""
    if candidate.closed:
        return "已歇業或遷離"
    if candidate.conflict:
        return f"利害關係：{candidate.conflict}"
    months = law.get("inspections.quiet_months", day)
    quiet_since = months_before(day, months)
    there_on = candidate.elsewhere_on
    if there_on is not None and quiet_since < there_on < months_after(day, months):
        return f"{months}個月內由專案「{candidate.elsewhere}」檢查，暫不排檢"
    visited_on = candidate.last_visited_on
    if candidate.last_visit_clean and visited_on is not None and visited_on > quiet_since:
        return f"{months}個月內檢查未違反，暫不排檢"
    return ""
