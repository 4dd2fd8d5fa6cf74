"""What if the factors of the score weighed otherwise: a drawn list ranked anew, and how it hits.

Pure: the frozen list stays as it is. A factor's most points are weighed with its points.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

FACTORS: Mapping[str, str] = {
    "dispositions": "先前裁處",
    "complaints": "申訴",
    "major_accidents": "重大職業災害",
    "stop_work": "停工",
    "wage_arrears": "積欠工資爭議",
    "pension_reminder_open": "退休準備金催繳未結",
    "layoff_warning": "大量解僱預警",
    "size": "僱用人數",
    "industry": "行業違反率",
    "last_visit": "距上次檢查日數",
    "migrants": "僱用移工",
}
WHOLE = 100


@dataclass(frozen=True)
class Place:
    """A place on a list: its rank, the points of each factor, whether its visit found a violation.

    ``is_hit`` is None where no visit has told yet.
    """

    key: str
    rank: int
    points: Mapping[str, Fraction]
    is_hit: bool | None = None


@dataclass(frozen=True)
class Rescored:
    """A place with its score and rank before and under other weights."""

    place: Place
    score: Fraction
    new_score: Fraction
    new_rank: int


def rescore(places: Iterable[Place], weights: Mapping[str, int]) -> list[Rescored]:
    """The places under other weights, the highest score first; ties keep the drawn order.

    ``weights`` are percents by factor; a factor that is not named keeps its weight.
    """
    scored = [(_score(place, weights), place) for place in places]
    scored.sort(key=lambda pair: (-pair[0], pair[1].rank))
    return [
        Rescored(place, _score(place, {}), score, new_rank)
        for new_rank, (score, place) in enumerate(scored, start=1)
    ]


def hit_share(ranked: Sequence[Place]) -> Fraction | None:
    """The share of hits in the upper half of those that were visited; None when none was.

    A list that proves itself has most of its hits there.
    """
    told = [place.is_hit for place in ranked if place.is_hit is not None]
    upper = told[: (len(told) + 1) // 2]
    return Fraction(sum(upper), len(upper)) if upper else None


def _score(place: Place, weights: Mapping[str, int]) -> Fraction:
    parts = (points * weights.get(name, WHOLE) for name, points in place.points.items())
    return sum(parts, Fraction(0)) / WHOLE
