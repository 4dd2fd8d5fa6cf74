"""The figures of a book as open data: one row for each figure of a section, as CSV.

Small cells are hidden here whatever the book itself shows: an open file goes everywhere.
"""

import csv
import io
from collections.abc import Iterator

from laozheng.kernel.measures.figures import dims_key
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.freezing.small_cells import protected

COLUMNS = (
    "book",
    "section",
    "measure",
    "dims",
    "label",
    "value",
    "unit",
    "period",
    "cut_off",
    "as_of",
    "rows",
)
MEDIA_TYPE = "text/csv; charset=utf-8"


def render(document: Document) -> bytes:
    """The file; UTF-8 with the mark that spreadsheet programs look for."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    given_out, _ = protected(document)
    writer.writerows(dict.fromkeys(_rows(given_out)))
    return text.getvalue().encode("utf-8-sig")


def _rows(document: Document) -> Iterator[tuple[str, ...]]:
    labels = {(one.measure, one.dims): one.label for one in document.definitions}
    for chapter, value in document.figures():
        figure = value.figure
        dims = dims_key(dict(figure.dims))
        shown = figure.shown
        yield (
            document.kind.code,
            chapter.place,
            figure.measure,
            dims,
            labels.get((figure.measure, dims), ""),
            "" if shown is None else str(shown),
            figure.unit,
            figure.period.code,
            figure.cut_off.isoformat(),
            figure.as_of.isoformat(),
            "" if figure.rows is None else str(figure.rows),
        )
