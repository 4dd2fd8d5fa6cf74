"""Choose for all figures of a text together: what follows in the text follows in the source.

Books keep their order from year to year, so after a figure its neighbor is the likelier next one,
and no figure is printed twice side by side. The best chain is found by dynamic programming.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from laozheng.kernel.reports.proofreading.binding.scoring import Scored

# What it is worth to follow in the source, and what a repeat of the neighbor costs.
FOLLOWS, NEAR_BY, REPEATS = 0.12, 0.05, 0.3
NEAR_STEPS = 8


@dataclass(frozen=True)
class Option:
    """A candidate, or None for no binding, with the worth that it has by itself."""

    scored: Scored | None
    worth: float


def best_chain(options: Sequence[Sequence[Option]]) -> list[Option]:
    """One option for each figure, so that the sum of worth and order is greatest."""
    if not options:
        return []
    totals: list[list[float]] = [[option.worth for option in options[0]]]
    came_from: list[list[int]] = [[0] * len(options[0])]
    for before, now in pairwise(options):
        sums, origins = [], []
        for option in now:
            reached = [
                total + _order(former.scored, option.scored)
                for total, former in zip(totals[-1], before, strict=True)
            ]
            origin = max(range(len(reached)), key=reached.__getitem__)
            sums.append(reached[origin] + option.worth)
            origins.append(origin)
        totals.append(sums)
        came_from.append(origins)
    place = max(range(len(totals[-1])), key=totals[-1].__getitem__)
    chosen = []
    for step in range(len(options) - 1, -1, -1):
        chosen.append(options[step][place])
        place = came_from[step][place]
    return chosen[::-1]


def _order(before: Scored | None, now: Scored | None) -> float:
    """What the order of two neighbors is worth."""
    if before is None or now is None:
        return 0.0
    if before.candidate.key == now.candidate.key:
        return -REPEATS
    first, second = before.candidate.phrasings, now.candidate.phrasings
    best = 0.0
    places = {(p.origin, p.place) for p in first if p.origin}
    for phrasing in second:
        if not phrasing.origin:
            continue
        if (phrasing.origin, phrasing.place - 1) in places:
            return FOLLOWS
        for origin, place in places:
            if origin == phrasing.origin and 0 < phrasing.place - place <= NEAR_STEPS:
                best = NEAR_BY
    return best
