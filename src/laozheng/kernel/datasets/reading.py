"""From a file to the rows of a data set: the header found, titles and totals skipped and listed.

A source can be read from the top more than once, so that keys are compared over the whole file
before the first row is recorded, without holding the file in memory.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from laozheng.base.text import fold, squeeze
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.headers import (
    SEARCHED_ROWS,
    Heading,
    Reading,
    find_heading,
    forms_of,
    spelling,
)
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.datasets.scrubbing import scrub
from laozheng.kernel.datasets.sheets import Line, SheetTable, Table, tables_of
from laozheng.kernel.datasets.widths import PROBED_ROWS, refuse_shifted

_TOTAL = re.compile(r"(?:小計|合計|總計|共計|總和|總數|subtotal|total)(?:[:(\d].*)?", re.IGNORECASE)
_NOTE = re.compile(r"(?:備註|註|附註|說明|資料來源|填表說明|製表|列印|填表|承辦|審核)[:\d(日人].*")
_SHOWN = 60


class Skipped(NamedTuple):
    """A row that holds no record: its line, what it says, and why it was left out."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Source:
    """A file whose header is understood; ``required`` are the positions that every row fills."""

    table: Table
    heading: Heading
    required: tuple[int, ...]
    other_sheets: tuple[str, ...] = ()

    def lines(self, skipped: list[Skipped] | None = None) -> Iterator[Line]:
        """The rows with records, in order; those left out are appended to ``skipped``."""
        left_out = [] if skipped is None else skipped
        left_out += [Skipped(0, name, "其他工作表") for name in self.other_sheets]
        for line in self.table.lines():
            if line.number > self.heading.last_line:
                reason = self._why_skipped(line.cells)
            elif line.number < self.heading.first_line:
                reason = "標題列"
            else:
                continue
            if reason:
                left_out.append(Skipped(line.number, _shown(line.cells), reason))
            else:
                yield line

    def _why_skipped(self, cells: Sequence[str]) -> str:
        texts = [text for text in cells if text.strip()]
        if self._is_sparse(cells, len(texts)):
            if any(_TOTAL.fullmatch(squeeze(fold(text))) for text in texts[:2]):
                return "合計列"
            if len(texts) == 1 and _NOTE.match(squeeze(fold(texts[0]))):
                return "附註列"
        return "重複的表頭" if self._repeats_heading(texts) else ""

    def _is_sparse(self, cells: Sequence[str], filled: int) -> bool:
        """Whether this cannot be a record: a required cell is blank, or most cells are."""
        if any(place >= len(cells) or not cells[place].strip() for place in self.required):
            return True
        return filled * 2 < sum(1 for title in self.heading.titles if title)

    def _repeats_heading(self, texts: Sequence[str]) -> bool:
        # Printed lists carry their header on every page.
        return len(texts) > 1 and all(spelling(text) in self._titles for text in texts)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(spelling(title) for title in self.heading.titles)


def open_source(path: Path, dataset: DataSet, today: date) -> Source:
    """The file, ready to be read; FileRefused says why it cannot be."""
    tables = tables_of(path, dataset.encodings)
    forms = forms_of(dataset)
    found: list[tuple[Table, Heading]] = []
    nearest: Reading | None = None
    for table in tables:
        heading = find_heading(_top_of(table), forms)
        if isinstance(heading, Heading):
            found.append((table, heading))
        elif heading and (nearest is None or heading.nearness > nearest.nearness):
            nearest = heading
    if not found:
        raise _unknown_header(nearest, dataset)
    table, heading = found[0]
    others: tuple[str, ...] = ()
    if isinstance(table, SheetTable):
        _refuse_two_sheets(found)
        others = tuple(each.name for each in tables if each is not table and any(each.lines()))
    source = Source(table, heading, _required_positions(dataset, heading), others)
    refuse_shifted(islice(source.lines(), PROBED_ROWS), heading, dataset, today)
    return source


def _top_of(table: Table) -> list[Line]:
    """The rows in which the header is looked for, as far as they can be read.

    Under a wrong delimiter quotes do not match; a real fault shows again when all is read.
    """
    top: list[Line] = []
    with suppress(FileRefused):
        for line in islice(table.lines(), SEARCHED_ROWS):
            top.append(line)
    return top


def _required_positions(dataset: DataSet, heading: Heading) -> tuple[int, ...]:
    required = {column.name for column in dataset.columns if column.required}
    return tuple(place for place, name in enumerate(heading.names) if name in required)


def _refuse_two_sheets(found: Sequence[tuple[Table, Heading]]) -> None:
    if len(found) > 1:
        names = "、".join(f"「{table.name}」" for table, _ in found)
        raise FileRefused(
            "E-SHEET", f"工作表 {names} 都可以匯入，無法判斷要用哪一張；請分開存檔後匯入"
        )


def _unknown_header(nearest: Reading | None, dataset: DataSet) -> FileRefused:
    known = "、".join(str(form.label) for form in forms_of(dataset))
    if nearest is None:
        return FileRefused(
            "E-HEADER",
            f"前 {SEARCHED_ROWS} 列找不到 {dataset.name} 的表頭（可用版面：{known}）；"
            f"欄位說明請執行 laozheng schema {dataset.name}",
        )
    parts = [
        f"{label}：{'、'.join(texts)}"
        for label, texts in (
            ("缺少", nearest.missing),
            ("不認得", nearest.unknown),
            ("重複", nearest.repeated),
        )
        if texts
    ]
    return FileRefused(
        "E-HEADER",
        f"認不得表頭；最接近的是第 {nearest.line} 列的版面「{nearest.form.label}」，"
        f"{'；'.join(parts)}。請依 laozheng schema {dataset.name} 更正欄名",
        nearest.line,
    )


def _shown(cells: Sequence[str]) -> str:
    """A skipped row as one short text; merged titles once."""
    texts = dict.fromkeys(text.strip() for text in cells if text.strip())
    return scrub(" ".join(texts))[:_SHOWN]
