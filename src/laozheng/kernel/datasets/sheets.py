"""Files become plain rows of text: CSV by its delimiter, XLSX and ODS by their sheets.

What the file says is kept: dates of a sheet become ISO text, whole numbers lose their ".0", and
line numbers are those that a person sees in the editor or the spreadsheet.
"""

import csv
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from laozheng.kernel.datasets.encodings import encoding_of
from laozheng.kernel.datasets.rows import FileRefused

DELIMITERS = (",", "\t", ";", "|")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LARGEST_EXACT = 10**15


class Line(NamedTuple):
    """One row of a table: its number in the file (from 1) and its cells."""

    number: int
    cells: list[str]


class Table(Protocol):
    """A table that can be read from the top again and again."""

    @property
    def name(self) -> str:
        """The sheet, or how the text was cut: for messages and the record of the source."""

    def lines(self) -> Iterator[Line]:
        """All lines that have any content, in order."""


@dataclass(frozen=True)
class TextTable:
    """A CSV file under one delimiter."""

    path: Path
    encoding: str
    delimiter: str

    @property
    def name(self) -> str:
        """Encoding and delimiter."""
        return f"{self.encoding} {self.delimiter!r}"

    def lines(self) -> Iterator[Line]:
        """Rows numbered by the line on which each begins; quoted cells may span lines."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            begins = 1
            try:
                for cells in reader:
                    if any(cell.strip() for cell in cells):
                        yield Line(begins, [unguarded(cell) for cell in cells])
                    begins = reader.line_num + 1
            except csv.Error:
                raise FileRefused(
                    "E-TYPE", f"第 {begins} 列的引號未成對或儲存格過長，請更正", begins
                ) from None


@dataclass(frozen=True)
class SheetTable:
    """One sheet of a workbook, held in memory; a merged cell stands in its first place only."""

    name: str
    rows: Sequence[Sequence[str]]

    def lines(self) -> Iterator[Line]:
        """Rows numbered as the spreadsheet shows them."""
        for number, cells in enumerate(self.rows, start=1):
            if any(cell.strip() for cell in cells):
                yield Line(number, list(cells))


def tables_of(path: Path, allowed_encodings: Sequence[str]) -> list[Table]:
    """The tables that a file may be read as, likeliest first; FileRefused when it is none."""
    with path.open("rb") as file:
        head = file.read(4)
    if not head:
        raise FileRefused("E-EMPTY", "檔案是空的，請確認後重新匯入")
    if head == _OLD_EXCEL:
        raise FileRefused(
            "E-TYPE", "舊版 Excel（.xls）或有密碼的檔案無法讀取，請另存為無密碼的 .xlsx"
        )
    if head.startswith(b"PK\x03\x04"):
        return list(_sheets(path))
    encoding = encoding_of(path, allowed_encodings)
    return [TextTable(path, encoding, delimiter) for delimiter in DELIMITERS]


def guarded(text: str) -> str:
    """The text with a quote before what a spreadsheet would take for a formula."""
    return f"'{text}" if _is_formula(text) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`."""
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def _is_formula(text: str) -> bool:
    return text.lstrip("'").startswith(("=", "+", "-", "@", "\t", "\r"))


def _sheets(path: Path) -> Iterator[SheetTable]:
    # Loaded here because text files, the common case, never need the library.
    import python_calamine as calamine

    try:
        workbook = calamine.CalamineWorkbook.from_path(path)
        for sheet in workbook.sheets_metadata:
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet:
                yield _sheet(sheet.name, workbook.get_sheet_by_name(sheet.name))
    except (calamine.CalamineError, zipfile.BadZipFile) as error:
        raise FileRefused("E-TYPE", "無法讀取這個檔案，請另存為 XLSX、ODS 或 CSV") from error


def _sheet(name: str, sheet: Any) -> SheetTable:
    rows = [[_text_of(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    return SheetTable(name, rows)


def _text_of(cell: Any) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < _LARGEST_EXACT
        return str(int(cell)) if whole else repr(cell)
    if isinstance(cell, datetime):
        is_day = not (cell.hour or cell.minute or cell.second)
        return cell.date().isoformat() if is_day else cell.isoformat(sep=" ", timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
