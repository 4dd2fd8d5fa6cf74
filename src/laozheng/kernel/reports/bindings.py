"""What a text or a table cell may say instead of a typed figure.

A binding names a figure, a direction word, a list, an activity or a dated amount of law; its value
is found when a book is compiled. Bindings are plain values: equal texts give equal bindings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

PREVIOUS, BEFORE_PREVIOUS = "prev", "prev2"
PERIOD_END = "period_end"


@dataclass(frozen=True)
class Approximation:
    """A rounded display of an exact figure.

    ``down`` with 餘 gives 1,200餘, ``up_to`` with 近 gives 近1,300, ``about`` gives 約1,230.
    """

    direction: str
    step: int
    word: str


@dataclass(frozen=True)
class Bound:
    """One figure: a measure with dims, for the book's period unless ``period`` or ``since`` differ.

    ``period`` is "" (the book's), "prev" (the same span a year before), "prev2" (two years before)
    or a period code; ``since`` counts from that day to the end of the period. ``compare`` is "",
    "change", "rate_of_change" or "points", against ``against`` ("prev", "prev2" or a period code,
    where prev is a year before the period of the figure itself). ``style`` is "",
    "plain", "wan", "thousand", "zh" or "pct0" to "pct2". ``counter`` is None for no counter word,
    "" for the first word of the unit, else the word. ``statement`` is "", "coverage", "estimate",
    "target" or "outside".
    """

    measure: str
    dims: Mapping[str, str] = field(default_factory=dict)
    period: str = ""
    since: date | None = None
    compare: str = ""
    against: str = PREVIOUS
    style: str = ""
    counter: str | None = None
    absolute: bool = False
    approximation: Approximation | None = None
    statement: str = ""


@dataclass(frozen=True)
class DirectionWord:
    """A word that follows the sign of a figure, so that 增加 never stands beside a fall."""

    of: Bound
    up: str = "增加"
    down: str = "減少"
    same: str = "持平"


@dataclass(frozen=True)
class NameList:
    """Names taken from the rows behind a figure, joined by ``sep``."""

    source: str
    dims: Mapping[str, str] = field(default_factory=dict)
    field: str = "name"
    sep: str = "、"


@dataclass(frozen=True)
class EventField:
    """One field of one activity, such as its day and place (``date_place``)."""

    source: str
    identity: str
    field: str = "title"


@dataclass(frozen=True)
class LawValue:
    """An amount or term of dated law, in force on the last day of the period or on ``on``."""

    name: str
    on: str = PERIOD_END
    counter: str | None = None
    style: str = ""


@dataclass(frozen=True)
class Constant:
    """A quantity that no record holds; ``source`` says where it was found."""

    text: str
    source: str


@dataclass(frozen=True)
class Target:
    """The target of a measure from the plan in force."""

    of: Bound


@dataclass(frozen=True)
class Explanation:
    """The accepted explanation of a measure's miss or change."""

    measure: str


@dataclass(frozen=True)
class PeriodWord:
    """The period in words.

    ``label`` 113年度 or 109年1月至6月, ``span`` 113年 or 109年1月至6月, ``year`` 113,
    ``end`` 113年12月31日.
    """

    form: str = "label"


@dataclass(frozen=True)
class Break:
    """A new line inside a cell."""


Binding = (
    Bound
    | DirectionWord
    | NameList
    | EventField
    | LawValue
    | Constant
    | Target
    | Explanation
    | PeriodWord
)
Token = str | Binding
