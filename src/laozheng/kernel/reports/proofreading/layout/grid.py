"""A table as proof-reading found it: heads, rows and cells, each with its figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from laozheng.base.numerals import read_number
from laozheng.base.text import fold, squeeze
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding

_TOTAL = re.compile(r"合計|總計|小計|共計|總和|總數|加總|總量|^計$|^總[^體務]")
_RATE = re.compile(r"[率%％]|占比|比例|密度|強度|平均")
_YEAR = re.compile(r"(?<![\d,.])((?:19|20)\d\d(?![\d,.])|(?:1[0-4]\d|[6-9]\d)(?=年|$))")
_BARE = re.compile(
    r"(?P<number>[-−+]?\d[\d,]*(?:\.\d+)?(?:[萬億千仟]\d*[\d,]*[仟千]?)?)(?P<unit>[^\d\s]{0,4})"
    r"|[(](?P<share>[\d.]+)%[)]"
)
_WITH_SHARE = re.compile(r"(?P<count>\d[\d,]*)[(](?P<share>\d+(?:\.\d+)?)%[)]")
_SEVERAL = re.compile(r"\d\s+\d")
_NOTHING = re.compile(r"[-–—－…]{1,2}|無(?:辦理|資料)?")
_HAS_DIGIT = re.compile(r"[0-9０-９]")
_CE_OFFSET = 1911
_SHORT = 12


@dataclass(frozen=True)
class TableCell:
    """One cell: where it is printed, its text, and its number if it is a cell of a number.

    ``figure`` and ``share`` are indexes into the findings: the number itself and a percentage that
    stands in brackets below it. ``decimals`` are those printed.
    """

    line: int = 0
    text: str = ""
    value: Decimal | None = None
    figure: int | None = None
    share_value: Decimal | None = None
    share: int | None = None
    share_line: int = 0

    @property
    def decimals(self) -> int:
        """How many decimals the number is printed with."""
        return decimals_of(self.value)

    @property
    def figures(self) -> tuple[int, ...]:
        """The finding of the cell, as a tuple of one or none."""
        return () if self.figure is None else (self.figure,)


EMPTY = TableCell()


@dataclass(frozen=True)
class TableRow:
    """A row: its label and its cells.

    ``by_group`` says that it has one value for a group of columns; ``own`` is the label without
    what it takes over from the rows above.
    """

    label: str
    cells: tuple[TableCell, ...]
    by_group: bool = False
    own: str = ""

    @property
    def is_total(self) -> bool:
        """Whether the label says that the row is a sum."""
        return says_total(self.own or self.label) and not _RATE.search(self.own or self.label)


@dataclass(frozen=True)
class FoundTable:
    """A table: where it stands, its heads, its rows.

    ``origin`` is cells (the file marks them), tabs or lines. ``head`` has one label per column,
    "" where none could be found; ``groups`` are the columns under one upper head, as label, first
    and last column; ``heads`` are all head texts as printed, ``remarks`` the notes.
    """

    origin: str
    first_line: int
    last_line: int
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    heads: tuple[str, ...] = ()
    groups: tuple[tuple[str, int, int], ...] = ()
    remarks: tuple[str, ...] = field(default=())

    @property
    def width(self) -> int:
        """How many columns of cells stand beside the labels."""
        return len(self.head)

    def column(self, number: int) -> tuple[TableCell, ...]:
        """The cells of one column from top to bottom."""
        return tuple(row.cells[number] for row in self.rows)

    def years(self) -> dict[int, int]:
        """Column → year (CE) for the columns whose head names exactly one."""
        return {
            number: year
            for number, label in enumerate(self.head)
            if (year := year_in(label)) is not None
        }


def decimals_of(value: Decimal | None) -> int:
    """The decimals of a number as it was written."""
    if value is None:
        return 0
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def says_total(label: str) -> bool:
    """Whether a label announces a sum: 合計, 總計, 小計 …"""
    return bool(_TOTAL.search(squeeze(label)))


def year_in(label: str) -> int | None:
    """The one year that a head names, in CE; None when it names none or several."""
    years = {int(match) for match in _YEAR.findall(squeeze(fold(label)))}
    if len(years) != 1:
        return None
    year = years.pop()
    return year if year > _CE_OFFSET else year + _CE_OFFSET


def bare_number(text: str) -> Decimal | None:
    """The value of a cell that holds one number and at most a short unit word."""
    match = None if _SEVERAL.search(text) else _BARE.fullmatch(squeeze(fold(text)))
    if match is None or (match["unit"] or "").startswith(("年", "月", "日")):
        return None
    try:
        return read_number(match["number"] or match["share"])
    except ValueError:
        return None


def is_nothing(text: str) -> bool:
    """Whether a cell says that it has no figure: -, …, 無辦理."""
    return bool(_NOTHING.fullmatch(squeeze(text)))


class Figures:
    """The findings of a text by line, to give cells their numbers."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._by_line: dict[int, list[tuple[int, Finding]]] = {}
        for index, finding in enumerate(findings):
            self._by_line.setdefault(finding.line, []).append((index, finding))

    def cell(self, line: int, text: str, start: int = 0) -> TableCell:
        """The cell whose text begins at offset ``start`` of a line."""
        end = start + len(text)
        inside = [
            (index, finding)
            for index, finding in self._by_line.get(line, ())
            if start <= finding.column - 1 < end and finding.value is not None
        ]
        if match := _WITH_SHARE.fullmatch(squeeze(fold(text))):
            return _shared_cell(line, text, match, inside)
        statistics = [pair for pair in inside if pair[1].kind == STATISTIC]
        value = bare_number(text)
        short = len(squeeze(text)) <= _SHORT and _HAS_DIGIT.search(text)
        if len(statistics) == 1 and (value is not None or short):
            index, finding = statistics[0]
            return TableCell(line, text.strip(), finding.value, index)
        if value is not None and (inside or not self._by_line.get(line)):
            return TableCell(line, text.strip(), value, inside[0][0] if inside else None)
        return TableCell(line, text.strip())


def _shared_cell(
    line: int, text: str, match: re.Match[str], inside: Sequence[tuple[int, Finding]]
) -> TableCell:
    """A cell with a count and its share: 1,140 (75%)."""
    count, share = read_number(match["count"]), Decimal(match["share"])
    figure = next((index for index, finding in inside if finding.value == count), None)
    beside = next((i for i, finding in inside if finding.value == share and i != figure), None)
    return TableCell(line, text.strip(), count, figure, share, beside, line)
