"""Tables flattened to one cell a line: heads, then labels and numbers row by row.

Which number stands in which column is no longer written down. Rows of equal length show it; a
single row that holds several series in turn is taken apart where the parts of a series add up.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from laozheng.base.text import fold, squeeze
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.layout.grid import (
    EMPTY,
    Figures,
    FoundTable,
    TableCell,
    TableRow,
    bare_number,
    is_nothing,
    says_total,
)
from laozheng.kernel.reports.proofreading.text import Line, SourceText

_SENTENCE = re.compile(r"[。；;!?]|，.*，")
_LIST_NUMBER = re.compile(
    r"^(?:\d{1,2}[.、．]|[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、)"
)
_SHARE = re.compile(r"[(（][\d.]+[%％][)）]|[\d.]+[%％]")
_SHARE_BEHIND = re.compile(r"(?<=\d)[(][\d.]+%[)]$")
_CORNERS = ("類別", "項目", "單位", "年度", "區分")
_LONGEST_CELL = 40
_LONGEST_LABEL = 14
_FEWEST_NUMBERS = 4
_HEAD_AGAIN = 4
_MOST_HEADS = 30


@dataclass
class _Group:
    """Texts, then the numbers that follow them."""

    texts: list[Line] = field(default_factory=list)
    cells: list[TableCell] = field(default_factory=list)


def flattened_tables(
    source: SourceText, findings: Sequence[Finding], taken: set[int]
) -> Iterator[FoundTable]:
    """The tables of a text that lost its cells; ``taken`` are lines that belong to others."""
    figures = Figures(findings)
    region: list[Line] = []
    for place, line in enumerate(source.lines):
        if line.number in taken or line.place is not None:
            is_outside = True
        else:
            is_outside = _is_prose(line.text) and not _is_remark(source.lines, place)
        if is_outside:
            yield from _tables(region, figures)
            region = []
        else:
            region.append(line)
    yield from _tables(region, figures)


def _is_prose(text: str) -> bool:
    folded = squeeze(fold(text))
    return len(folded) > _LONGEST_CELL or bool(_SENTENCE.search(folded))


def _is_remark(lines: Sequence[Line], place: int) -> bool:
    """Whether a long text stands between two rows: the cell of a remark that covers them all."""
    before = [line.text for line in lines[max(0, place - 3) : place] if line.text.strip()]
    after = [line.text for line in lines[place + 1 : place + 5] if line.text.strip()]
    return (
        bool(before)
        and bare_number(before[-1]) is not None
        and len(after) > 1
        and len(squeeze(after[0])) <= _LONGEST_LABEL
        and bare_number(after[0]) is None
        and _is_number(after[1])
    )


def _is_number(text: str) -> bool:
    """Whether a line is a bare number, with or without its share in brackets."""
    return bare_number(_SHARE_BEHIND.sub("", squeeze(fold(text)))) is not None


def _tables(region: Sequence[Line], figures: Figures) -> Iterator[FoundTable]:
    for groups in _parted(_grouped(region, figures)):
        numbers = [cell for group in groups for cell in group.cells]
        if len(numbers) >= _FEWEST_NUMBERS:
            yield from _read(groups)


def _grouped(region: Sequence[Line], figures: Figures) -> list[_Group]:
    groups: list[_Group] = []
    for line in region:
        text = squeeze(fold(line.text))
        if not text:
            continue
        cell = figures.cell(line.number, line.text)
        number = bare_number(line.text) if cell.share_value is None else cell.value
        last = groups[-1] if groups else None
        if _SHARE.fullmatch(text) and last and last.cells and last.cells[-1].share_value is None:
            last.cells[-1] = _with_share(last.cells[-1], cell)
        elif number is not None or (is_nothing(text) and last):
            if last is None:
                groups.append(last := _Group())
            last.cells.append(cell if number is not None else replace(EMPTY, line=line.number))
        elif last is None or last.cells:
            groups.append(_Group([line]))
        else:
            last.texts.append(line)
    return groups


def _with_share(cell: TableCell, share: TableCell) -> TableCell:
    return replace(
        cell, share_value=share.value, share=share.figure, share_line=share.line
    )  # fmt: skip


def _parted(groups: Sequence[_Group]) -> Iterator[list[_Group]]:
    """Cut where a new table begins: a numbered caption, or a whole head of short texts again."""
    current: list[_Group] = []
    for group in groups:
        starts = [n for n, line in enumerate(group.texts) if _LIST_NUMBER.match(line.text.strip())]
        if current and (starts or len(group.texts) >= _HEAD_AGAIN):
            yield current
            current = []
        if starts:
            group = _Group(group.texts[starts[-1] :], group.cells)
        current.append(group)
    if current:
        yield current


def _read(groups: list[_Group]) -> Iterator[FoundTable]:
    groups = [group for group in groups if group.cells]
    texts = [line.text.strip() for line in groups[0].texts][-_MOST_HEADS:]
    if len(groups) == 1:
        yield from _single_row(groups[0], texts)
        return
    lengths = Counter(len(group.cells) for group in groups)
    width = max(lengths, key=lambda length: (lengths[length], length))
    if lengths[width] * 2 < len(groups) or any(length > width for length in lengths):
        return
    rows = tuple(
        TableRow(_row_label(group), tuple(group.cells + [EMPTY] * (width - len(group.cells))))
        for group in groups
    )
    heads = texts[:-1]
    yield FoundTable(
        "lines",
        groups[0].texts[0].number if groups[0].texts else groups[0].cells[0].line,
        groups[-1].cells[-1].share_line or groups[-1].cells[-1].line,
        _column_labels(heads, width),
        rows,
        tuple(heads),
        remarks=tuple(
            line.text.strip()
            for group in groups[1:]
            for line in group.texts
            if len(squeeze(line.text)) > _LONGEST_LABEL
        ),
    )


def _row_label(group: _Group) -> str:
    """The short texts right before the numbers; a longer one is a remark on the row above."""
    label: list[str] = []
    for line in reversed(group.texts):
        if len(squeeze(line.text)) > _LONGEST_LABEL or len(label) == 2:
            break
        label.insert(0, line.text.strip())
    return label[-1] if len(label) == 2 and len(group.texts) > 2 else "".join(label)


def _column_labels(heads: Sequence[str], width: int) -> tuple[str, ...]:
    """The heads over the columns: those that end with the total, else the last ones."""
    for last in range(len(heads) - 1, width - 2, -1):
        if says_total(heads[last]):
            return tuple(heads[last - width + 1 : last + 1])
    return tuple(heads[-width:]) if len(heads) >= width else ("",) * width


def _single_row(group: _Group, heads: list[str]) -> Iterator[FoundTable]:
    """One row of numbers: several series in turn (count, amount, count, amount …, with totals)."""
    best = max(_readings(group.cells), key=lambda reading: _footing(reading[1]), default=None)
    if best is None or not _footing(best[1]):
        return
    offset, series = best
    names = _series_names(heads, len(series))
    columns = _series_heads(heads, len(series[0]))
    rows = [TableRow(name, tuple(cells)) for name, cells in zip(names, series, strict=True)]
    yield FoundTable(
        "lines",
        group.texts[0].number if group.texts else group.cells[0].line,
        group.cells[-1].line,
        columns,
        tuple(rows),
        tuple(heads),
        remarks=tuple(cell.text for cell in group.cells[:offset]),
    )


def _readings(cells: Sequence[TableCell]) -> Iterator[tuple[int, list[Sequence[TableCell]]]]:
    for stride in (1, 2, 3):
        for offset in range(stride + 1):
            rest = cells[offset:]
            if len(rest) % stride == 0 and len(rest) // stride >= 3:
                yield offset, [rest[start::stride] for start in range(stride)]


def _footing(series: Sequence[Sequence[TableCell]]) -> int:
    """How many of the series end with the sum of the others."""
    count = 0
    for cells in series:
        values = [cell.value for cell in cells]
        if all(value is not None for value in values):
            count += sum((v for v in values[:-1] if v is not None), Decimal(0)) == values[-1]
    return count


def _series_names(heads: Sequence[str], count: int) -> list[str]:
    """The lower heads that return as often as there are columns: 件數, 金額."""
    last = next((n for n, text in enumerate(heads) if says_total(text)), -1)
    repeated = [text for text, times in Counter(heads[last + 1 :]).items() if times > 1]
    names = [squeeze(text) for text in repeated if len(squeeze(text)) <= 4][:count]
    return names + [""] * (count - len(names))


def _series_heads(heads: Sequence[str], width: int) -> tuple[str, ...]:
    """The upper heads of the columns, each ending with a bracket, and the total at the end."""
    last = next((n for n, text in enumerate(heads) if says_total(text)), None)
    if last is None:
        return ("",) * width
    labels, words = [], ""
    for text in heads[:last]:
        words += squeeze(text) if squeeze(text) not in _CORNERS else ""
        if fold(text).strip().endswith(")"):
            labels.append(words)
            words = ""
    labels.append(squeeze(heads[last]))
    return tuple(labels) if len(labels) == width else ("",) * (width - 1) + (labels[-1],)
