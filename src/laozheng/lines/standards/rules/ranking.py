"""Which articles were violated most often: ranks with ties, and shares with two decimals."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from laozheng.base.rounding import half_up

TIED = "（並列）"


@dataclass(frozen=True)
class Ranked:
    """An article with its place; ``rank`` is shared by those that are tied."""

    place: int
    rank: int
    article: str
    count: int
    share: Decimal
    is_tied: bool

    @property
    def label(self) -> str:
        """The article as it is printed, marked when it shares its rank."""
        number, _, suffix = self.article.partition("-")
        text = f"第{number}條" + (f"之{suffix}" if suffix else "")
        return text + (TIED if self.is_tied else "")


def ranked(counts: Mapping[str, int]) -> tuple[Ranked, ...]:
    """The articles by count, most first; equal counts in the order of the articles.

    Shares are percent of all counts, those beyond any table included.
    """
    whole = sum(counts.values())
    order = sorted(counts.items(), key=lambda item: (-item[1], _number(item[0])))
    times = [count for _article, count in order]
    return tuple(
        Ranked(
            place=place,
            rank=times.index(count) + 1,
            article=article,
            count=count,
            share=Decimal(str(half_up(Fraction(100 * count, whole), 2))),
            is_tied=times.count(count) > 1,
        )
        for place, (article, count) in enumerate(order, start=1)
        if count
    )


def _number(article: str) -> tuple[int, int]:
    """Articles in the order of the statute; what is no number comes last."""
    number, _, suffix = article.partition("-")
    if not number.isdecimal():
        return (10**6, 0)
    return int(number), int(suffix or 0)
