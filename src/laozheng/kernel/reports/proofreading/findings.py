"""What proof-reading found at one place of a text: the number, what it counts, how it is meant."""

from dataclasses import dataclass
from decimal import Decimal

from laozheng.base.periods import Period

STATISTIC = "statistic"


@dataclass(frozen=True)
class Finding:
    """One number as printed.

    ``line`` and ``column`` (both from 1) are where ``text`` starts; ``text`` is exactly as printed,
    with its unit word. ``value`` is in full units (萬, 億 and 仟 expanded, percent as printed),
    None when it cannot be read. ``unit`` is our code or "", ``counter`` the unit word as printed.
    ``kind`` is statistic, date, time, period, article, parameter, ordinal, name, telephone,
    address, range or unreadable; ``reason`` says why, in Chinese.

    ``qualifier`` is exact, about, at_least, nearly, at_most, estimate or target. ``subject`` are
    the words that are counted; ``row_label`` and ``column_label`` are the heads of a table cell.
    ``basis`` is "", change, subset, total, per or cumulative; ``direction`` up or down for a
    change. ``sentence`` counts from 0 over the document; ``heading`` is the chain above.
    """

    line: int
    column: int
    text: str
    value: Decimal | None
    unit: str
    counter: str
    kind: str
    qualifier: str = "exact"
    subject: str = ""
    clause: str = ""
    sentence: int = 0
    heading: tuple[str, ...] = ()
    row_label: str = ""
    column_label: str = ""
    basis: str = ""
    direction: str = ""
    period: Period | None = None
    reason: str = ""
    malformed: bool = False
