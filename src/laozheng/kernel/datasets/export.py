"""Write a data set back: the same columns that the import reads, or an official layout.

Every export leaves an entry in the log and takes its rows from the data set's own function, which
asks the access filter. Sealed columns and personal IDs leave the house in no export.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.datasets.declare import DataSet, Layout
from laozheng.kernel.datasets.sheets import guarded
from laozheng.kernel.datasets.values import printed

_SHEET_ROWS = 1_048_576


class ExportRefused(ValueError):
    """Rows that cannot leave, or may not for this reader; the sentence says what can be had."""


def export_rows(
    dataset: DataSet, period: Period, reader: Reader, layout: str = ""
) -> Iterator[dict[str, str]]:
    """The rows of a period as printed cells by heading, for a reader; the log notes it first.

    ``layout`` names an official layout; the native columns without. KeyError for an unknown one.
    ExportRefused for a data set that is only imported.
    """
    if dataset.export is None:
        raise ExportRefused(f"「{dataset.label}」只供匯入，不能匯出")
    form = dataset.layout(layout) if layout else None
    record(
        reader,
        "export",
        f"datasets.dataset:{dataset.name}",
        changes={"period": period.code, "layout": layout or "native"},
    )
    rows = (_open_row(dataset, row) for row in dataset.export(period, reader))
    if form is None:
        return (_native_cells(dataset, row) for row in rows)
    return (_layout_cells(form, row) for row in rows)


def headings(dataset: DataSet, layout: str = "") -> list[str]:
    """The header of an export, in its order."""
    if layout:
        return list(dataset.layout(layout).headers)
    return [column.name for column in dataset.columns]


def write_csv(header: list[str], rows: Iterable[Mapping[str, str]], target: IO[str]) -> int:
    """Write header and rows as CSV to an open text file; the number of rows."""
    writer = csv.writer(target)
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow(guarded(row.get(title, "")) for title in header)
        count += 1
    return count


def write_xlsx(header: list[str], rows: Iterable[Mapping[str, str]], path: Path) -> int:
    """Write header and rows as a workbook of text cells; the number of rows.

    All cells are text, so that no number loses its leading zeros and nothing runs as a formula.
    """
    # Loaded here because only exports to a workbook need it.
    import xlsxwriter

    count = 0
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(header):
            sheet.write_string(0, place, title)
        for count, row in enumerate(rows, start=1):
            if count >= _SHEET_ROWS:
                raise ExportRefused("超過一張工作表的列數，請改匯出為 CSV 或縮短期間")
            for place, title in enumerate(header):
                sheet.write_string(count, place, row.get(title, ""))
    return count


@in_language_of_record
def export_file(
    dataset: DataSet, period: Period, reader: Reader, path: Path, layout: str = ""
) -> int:
    """Write the export of a period to a CSV or XLSX file, by its ending; the number of rows."""
    header = headings(dataset, layout)
    rows = export_rows(dataset, period, reader, layout)
    if path.suffix.lower() == ".xlsx":
        return write_xlsx(header, rows, path)
    # With mark: spreadsheets take a CSV without one for Big5.
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        return write_csv(header, rows, target)


def _open_row(dataset: DataSet, row: Mapping[str, Any]) -> dict[str, Any]:
    hidden = {column.name for column in dataset.columns if column.is_hidden}
    return {name: value for name, value in row.items() if name not in hidden}


def _native_cells(dataset: DataSet, row: Mapping[str, Any]) -> dict[str, str]:
    return {column.name: printed(row.get(column.name)) for column in dataset.columns}


def _layout_cells(layout: Layout, row: Mapping[str, Any]) -> dict[str, str]:
    if layout.write is not None:
        cells = layout.write(row)
    else:
        cells = {header: row.get(name) for header, name in layout.headers.items()}
    return {title: printed(value, layout.date_style) for title, value in cells.items()}
