"""Choose for all figures of a text together: what follows in the text follows in the source.

Books keep their order from year to year, so after a figure its neighbor is the likelier next one,
and no figure is printed twice side by side. The best chain is found by dynamic programming.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from laozheng.kernel.reports.proofreading.binding.scoring import Scored

# What it is worth to follow in the source, and what a repeat of the neighbor costs.
FOLLOWS, NEAR_BY, REPEATS = 0.12, 0.05, 0.3
NEAR_STEPS = 8


@dataclass(frozen=True)
class Option:
    """A candidate, or None for no binding, with the worth that it has by itself."""

    scored: Scored | None
    worth: float


@dataclass(frozen=True)
class Choice:
    """The option chosen for a figure, and by how much the best other choice would be worse."""

    option: Option
    lead: float


def best_chain(options: Sequence[Sequence[Option]]) -> list[Choice]:
    """One option for each figure, so that the sum of worth and order is greatest."""
    forward = _sums(options, _order)
    backward = _sums(options[::-1], lambda later, option: _order(option, later))[::-1]
    chosen = []
    for rivals, before, after in zip(options, forward, backward, strict=True):
        # The worth of the option itself is in both sums.
        sums = [b + a - o.worth for o, b, a in zip(rivals, before, after, strict=True)]
        place = max(range(len(sums)), key=sums.__getitem__)
        others = [total for number, total in enumerate(sums) if number != place]
        chosen.append(Choice(rivals[place], sums[place] - max(others, default=0.0)))
    return chosen


def _sums(
    options: Sequence[Sequence[Option]], order: Callable[[Scored | None, Scored | None], float]
) -> list[list[float]]:
    """For every option the greatest sum of a chain that ends with it."""
    sums: list[list[float]] = []
    for place, now in enumerate(options):
        if not place:
            sums.append([option.worth for option in now])
            continue
        before = list(zip(options[place - 1], sums[-1], strict=True))
        sums.append(
            [
                option.worth
                + max(total + order(former.scored, option.scored) for former, total in before)
                for option in now
            ]
        )
    return sums


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
