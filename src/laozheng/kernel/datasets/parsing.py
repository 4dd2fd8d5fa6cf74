"""A line of a file becomes a typed row: IDs looked for first, then the layout, then each column."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings

from laozheng.base.identifiers import mask_id
from laozheng.base.text import fold, squeeze
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.headers import Heading
from laozheng.kernel.datasets.identities import (
    IDENTITY_REASON,
    LOOKS_LIKE_ID,
    IdentityScreen,
)
from laozheng.kernel.datasets.rows import Row
from laozheng.kernel.datasets.scrubbing import REMOVED
from laozheng.kernel.datasets.sheets import Line
from laozheng.kernel.datasets.values import CellReader, canonical

SEALED = "［密封］"


class RowReader:
    """Reads the lines of one file for one data set, on one day."""

    def __init__(self, dataset: DataSet, heading: Heading, today: date) -> None:
        self._dataset = dataset
        self._heading = heading
        self._today = today
        self._screen = IdentityScreen(heading.names, dataset.columns)
        self._readers = {column.name: CellReader(column) for column in dataset.columns}
        # Dated codes need the value of another column first.
        self._order = sorted(dataset.columns, key=lambda column: bool(column.valid_on))
        self._index_key = settings.LAOZHENG_INDEX_KEY.encode()[:64]
        self._hidden = {
            title: column
            for title, name in zip(heading.titles, heading.names, strict=True)
            for column in dataset.columns
            if column.name == name and column.is_hidden
        }

    def row(self, line: Line) -> Row:
        """The row with its values, refused where a cell cannot be read truthfully."""
        row = Row(line.number, self._titled(line.cells))
        self._screen_ids(row, line.cells)
        self._refuse_surplus(row, line.cells)
        if row.is_refused:
            row.values = dict.fromkeys(self._readers)
            return row
        self._read_columns(row, self._native(row, line.cells))
        if not row.is_refused:
            row.digest = self._digest(
                {name: canonical(v) for name, v in row.values.items() if v is not None}
            )
            row.key_digest = self._key_digest(row.values)
        return row

    def key_digest(self, line: Line) -> str:
        """The digest of a line's key alone; "" when the key is blank or cannot be read."""
        row = Row(line.number, {})
        native = self._native(row, line.cells)
        try:
            values = {
                name: self._readers[name].read(native.get(name, ""), self._today)
                for name in self._dataset.key
            }
        except ValueError:
            return ""
        return self._key_digest(values)

    def stored_cells(self, row: Row) -> dict[str, str]:
        """The cells as they may be kept: verbatim, blanks left out, hidden columns masked."""
        cells = {title: text for title, text in row.cells.items() if text}
        for title, column in self._hidden.items():
            if cells.get(title, REMOVED) != REMOVED:
                cells[title] = mask_id(cells[title]) if _is_id(column) else SEALED
        return cells

    def _titled(self, cells: Sequence[str]) -> dict[str, str]:
        titles = self._heading.titles
        titled = {title: "" for title in titles if title}
        for place, cell in enumerate(cells):
            title = titles[place] if place < len(titles) else ""
            if title or cell.strip():
                titled[title or f"（第{place + 1}欄）"] = cell
        return titled

    def _screen_ids(self, row: Row, cells: Sequence[str]) -> None:
        places, doubtful = self._screen.look(cells)
        for place in places:
            title, column = self._title_and_column(place)
            row.cells[title] = REMOVED
            row.refuse(column, IDENTITY_REASON)
        if doubtful:
            row.flag(LOOKS_LIKE_ID)

    def _title_and_column(self, place: int) -> tuple[str, str]:
        titles, names = self._heading.titles, self._heading.names
        title = (titles[place] if place < len(titles) else "") or f"（第{place + 1}欄）"
        name = names[place] if place < len(names) else ""
        return title, name or title

    def _refuse_surplus(self, row: Row, cells: Sequence[str]) -> None:
        titles = self._heading.titles
        for place, cell in enumerate(cells):
            if cell.strip() and (place >= len(titles) or not titles[place]):
                row.refuse("", f"第 {place + 1} 欄有內容卻沒有表頭，請檢查是否多了逗號或欄位")

    def _native(self, row: Row, cells: Sequence[str]) -> Mapping[str, str]:
        """The texts by column name; where two headings give one column, the first not blank."""
        layout = self._heading.layout
        named = layout.headers.values() if layout else self._heading.names
        native = {name: "" for name in named if name}
        for name, cell in zip(self._heading.names, cells, strict=False):
            if name and not native[name].strip():
                native[name] = cell
        if layout is None or layout.read is None:
            return native
        try:
            read = layout.read(native)
        except ValueError as error:
            row.refuse("", str(error))
            return {}
        strange = read.keys() - self._readers.keys()
        if strange:
            raise LookupError(f"layout {layout.name} reads unknown columns {sorted(strange)}")
        return read

    def _read_columns(self, row: Row, native: Mapping[str, str]) -> None:
        if row.is_refused:
            row.values = dict.fromkeys(self._readers)
            return
        for column in self._order:
            dated_on = row.values.get(column.valid_on) if column.valid_on else None
            day = dated_on if isinstance(dated_on, date) else self._today
            try:
                value = self._readers[column.name].read(native.get(column.name, ""), day)
            except ValueError as error:
                value = None
                row.refuse(column.name, str(error))
            row.values[column.name] = value

    def _key_digest(self, values: Mapping[str, Any]) -> str:
        key = [_key_part(values[name]) for name in self._dataset.key]
        return self._digest([self._dataset.name, key]) if any(key) else ""

    def _digest(self, facts: Any) -> str:
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.blake2b(text.encode(), key=self._index_key, digest_size=16).hexdigest()


def _key_part(value: Any) -> Any:
    """Keys are compared without regard to width and blanks: ａ－1 is a-1."""
    return squeeze(fold(value)) if isinstance(value, str) else canonical(value)


def _is_id(column: Column) -> bool:
    return column.person_id == "keep"
