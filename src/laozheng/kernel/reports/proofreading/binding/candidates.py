"""What a figure of a text may be bound to, and where its true value comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from laozheng.base.periods import Period
from laozheng.base.rounding import half_up
from laozheng.kernel.measures.declare import BASIS
from laozheng.kernel.measures.figures import Dims, Figure

Key = tuple[str, Dims]


@dataclass(frozen=True)
class Phrasing:
    """One way in which a figure is named: the words beside it, and wider words around them.

    ``origin`` and ``place`` order the phrasings of one document, table or book, so that figures
    that follow each other there may be expected to follow each other again.
    """

    words: str
    wider: str = ""
    origin: str = ""
    place: int = 0


@dataclass(frozen=True)
class Candidate:
    """A measure with codes of its dims, its unit, and the ways in which it is named.

    ``recorded`` says that the measure is declared and can be computed from the records.
    """

    measure: str
    dims: Dims
    unit: str
    label: str
    phrasings: tuple[Phrasing, ...]
    recorded: bool = False

    @property
    def key(self) -> Key:
        """Measure and dims."""
        return self.measure, self.dims

    @property
    def is_change(self) -> bool:
        """Whether its value is a difference, printed without its sign beside a direction word."""
        return (self.code(BASIS) or "").startswith("prior")

    def code(self, dim: str) -> str | None:
        """The code of a dim, or None."""
        return dict(self.dims).get(dim)


@dataclass(frozen=True)
class Dimension:
    """A dim that some measures of a line can be told apart by: its codes with their words."""

    name: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Known:
    """A value that is known of a candidate.

    ``value`` is in the unit of the candidate, a percentage as printed (76 = 76 %); exact, not
    rounded. ``source`` is "records" or the document or book that printed it; ``figure`` is the
    computed figure of the records. ``flags`` are those of the vintage (estimate, target, implied).
    """

    value: Fraction
    source: str
    span: Period
    unit: str
    figure: Figure | None = None
    qualifier: str = "exact"
    flags: frozenset[str] = frozenset()

    def shown(self, decimals: int) -> Decimal | int:
        """The value with the decimals of a text; shares of one whole are rounded together."""
        rounded = self.figure.rounded(decimals) if self.figure else None
        return half_up(self.value, decimals) if rounded is None else rounded


@dataclass(frozen=True)
class Answer:
    """What the records and the vintages say of one candidate in one period; either may be None.

    ``note`` says in a sentence why the records give no value.
    """

    record: Known | None = None
    vintage: Known | None = None
    note: str = ""

    @property
    def best(self) -> Known | None:
        """The value that counts: records win over vintages."""
        return self.record or self.vintage


Asked = tuple[Key, Period]


@dataclass(frozen=True)
class Offer:
    """All that a text may speak of: candidates, and by line the dims with the codes it names."""

    candidates: Sequence[Candidate]
    dimensions: Mapping[str, Mapping[str, Dimension]]


class Facts(Protocol):
    """Knows what may be asked for and what the answers are."""

    def offer(self, period: Period, text: str) -> Offer:
        """What a text for this period may speak of."""
        ...

    def answers(self, asked: Sequence[Asked]) -> Mapping[Asked, Answer]:
        """The values of candidates in periods, computed in one go."""
        ...

    def cut_off_of(self, period: Period) -> date:
        """The day up to which events count for a period."""
        ...


def in_unit(value: Fraction, unit: str, wanted: str) -> Fraction:
    """A value in another unit of the same kind: thousands of TWD in TWD and back."""
    if (unit, wanted) == ("thousand_twd", "twd"):
        return value * 1000
    return value / 1000 if (unit, wanted) == ("twd", "thousand_twd") else value
