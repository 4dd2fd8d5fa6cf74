"""A marked-up text as ODT: figures in the color of their verdict, with comments in the margin."""

from collections.abc import Iterable, Iterator, Mapping

from laozheng.base.roc import roc_day
from laozheng.kernel.reports.proofreading.marking.odt_copy import marked_original
from laozheng.kernel.reports.proofreading.marking.odt_parts import (
    ODF,
    comment,
    comment_end,
    highlight_styles,
    highlighted,
)
from laozheng.kernel.reports.proofreading.marking.spans import Mark, cut, grouped, marks_of, rows_of
from laozheng.kernel.reports.proofreading.report import VERDICT_LABELS, ProofReport
from laozheng.kernel.reports.proofreading.text import Line, SourceText
from laozheng.kernel.reports.render.packing import pack
from laozheng.kernel.reports.render.xml import Content, Element, Vocabulary, append, serialize

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
VERSION = "1.3"
_LINE = "0.5pt solid #808080"
_MANIFEST = Vocabulary({"manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"})

Marks = Mapping[int, list[Mark]]


def marked(source: SourceText, report: ProofReport, original: bytes | None) -> bytes:
    """The marks in a copy of the original ODT; without one, a new ODT made of the text."""
    if original is not None:
        return marked_original(original, source, report)
    parts = {
        "content.xml": serialize(_content(source, report)),
        "styles.xml": serialize(_styles()),
        "meta.xml": serialize(_meta(report)),
    }
    first, last = ("mimetype", MEDIA_TYPE.encode()), ("META-INF/manifest.xml", _manifest(parts))
    return pack((first, *parts.items(), last), stored=frozenset({"mimetype"}))


def _manifest(parts: Iterable[str]) -> bytes:
    entries = [("/", MEDIA_TYPE), *((name, "text/xml") for name in parts)]
    files = (
        _MANIFEST("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": media})
        for path, media in entries
    )
    return serialize(_MANIFEST("manifest:manifest", {"manifest:version": VERSION}, *files))


def _meta(report: ProofReport) -> Element:
    title = ODF("dc:title", None, _title(report))
    language = ODF("dc:language", None, "zh-TW")
    meta = ODF("office:meta", None, ODF("meta:generator", None, "Laozheng"), title, language)
    return ODF("office:document-meta", {"office:version": VERSION}, meta)


def _styles() -> Element:
    properties = {
        "style:language-asian": "zh",
        "style:country-asian": "TW",
        "fo:language": "en",
        "fo:country": "US",
    }
    default = ODF(
        "style:default-style",
        {"style:family": "paragraph"},
        ODF("style:text-properties", properties),
    )
    return ODF(
        "office:document-styles",
        {"office:version": VERSION},
        ODF("office:styles", None, default),
    )


def _title(report: ProofReport) -> str:
    return f"校對結果：{report.name}" if report.name else "校對結果"


def _content(source: SourceText, report: ProofReport) -> Element:
    cell = ODF("style:table-cell-properties", {"fo:border": _LINE, "fo:padding": "1mm"})
    styles = [
        *highlight_styles(),
        ODF("style:style", {"style:name": "Cell", "style:family": "table-cell"}, cell),
    ]
    told = "，".join(f"{VERDICT_LABELS[v]}{count}處" for v, count in report.counts.items())
    days = f"{report.period.label}，發生日算到{roc_day(report.cut_off)}。{told}。"
    body = ODF(
        "office:text",
        None,
        ODF("text:h", {"text:outline-level": "1"}, _title(report)),
        ODF("text:p", None, days),
        *_blocks(source, report),
    )
    return ODF(
        "office:document-content",
        {"office:version": VERSION},
        ODF("office:automatic-styles", None, *styles),
        ODF("office:body", None, body),
    )


def _blocks(source: SourceText, report: ProofReport) -> Iterator[Element]:
    marks = marks_of(source, report)
    for part in grouped(source):
        if isinstance(part, list):
            yield _table(part, marks, report)
        elif part.level:
            level = {"text:outline-level": str(part.level + 1)}
            yield _filled(ODF("text:h", level), part, marks, report)
        else:
            yield _filled(ODF("text:p"), part, marks, report)


def _filled(element: Element, line: Line, marks: Marks, report: ProofReport) -> Element:
    append(element, _runs(line, marks, report))
    return element


def _runs(line: Line, marks: Marks, report: ProofReport) -> Iterator[Content]:
    for part in cut(line, marks):
        if isinstance(part, str):
            yield from _words(part)
            continue
        text = highlighted(part.judged.verdict, part.text)
        if part.needs_eyes:
            yield from (comment(part, report), text, comment_end(part))
        else:
            yield text


def _words(text: str) -> Iterator[Content]:
    """Plain words; tabs and line ends are elements in ODT."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield ODF("text:line-break")
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield ODF("text:tab")
            yield piece


def _table(cells: list[Line], marks: Marks, report: ProofReport) -> Element:
    """A table with its merged cells; places that a merged cell covers are marked so."""
    rows = rows_of(cells)
    width = max(_end(row[-1]) for row in rows)
    covered: set[tuple[int, int]] = set()
    lines = []
    for number, row in enumerate(rows):
        by_column = {cell.place.column: cell for cell in row if cell.place}
        lines.append(ODF("table:table-row"))
        for column in range(width):
            cell = by_column.get(column)
            if cell is None or (number, column) in covered:
                name = "covered-table-cell" if (number, column) in covered else "table-cell"
                lines[-1].append(ODF(f"table:{name}"))
                continue
            lines[-1].append(_cell(cell, marks, report))
            covered |= _under(cell, number, len(rows), width)
    columns = ODF("table:table-column", {"table:number-columns-repeated": str(width)})
    return ODF("table:table", None, columns, *lines)


def _end(cell: Line) -> int:
    assert cell.place is not None
    return cell.place.column + cell.place.columns


def _under(cell: Line, row: int, height: int, width: int) -> set[tuple[int, int]]:
    assert cell.place is not None
    rows = range(row, min(row + cell.place.rows, height))
    columns = range(cell.place.column, min(_end(cell), width))
    return {(r, c) for r in rows for c in columns} - {(row, cell.place.column)}


def _cell(line: Line, marks: Marks, report: ProofReport) -> Element:
    assert line.place is not None
    attributes = {"table:style-name": "Cell", "office:value-type": "string"}
    if line.place.columns > 1:
        attributes["table:number-columns-spanned"] = str(line.place.columns)
    if line.place.rows > 1:
        attributes["table:number-rows-spanned"] = str(line.place.rows)
    return ODF("table:table-cell", attributes, _filled(ODF("text:p"), line, marks, report))
