"""Tables and charts with the words and figures of a book set into them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from laozheng.kernel.reports.bindings import Bound
from laozheng.kernel.reports.declare import Cell, Chart, Narrative, Row, Table
from laozheng.kernel.reports.document import (
    Run,
    ShownCell,
    ShownChart,
    ShownSeries,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.proofs import footing_faults
from laozheng.kernel.reports.resolve import Gap, Gaps, Sources, cell_runs, text_runs, value_of
from laozheng.kernel.reports.typography import period_words

# Takes the kind of a problem, its sentence and its weight.
Note = Callable[[str, str, str], None]


def shown_table(table: Table, sources: Sources, note: Note) -> ShownTable | None:
    """The table with its figures; None, and a note, when one of its figures is missing."""
    caption = _caption(table, sources)
    try:
        shown = ShownTable(
            id=table.id,
            caption=caption,
            head=_rows(table.head, sources, note, header=True),
            body=_rows(table.body, sources, note),
            widths=table.widths,
            notes=tuple(_notes(table.notes, sources, note)),
        )
    except Gap as gap:
        note("binding_missing", f"{gap}表「{caption}」未印出。", "warning")
        return None
    for sentence in footing_faults(shown, table.footings):
        note("footing", sentence, "stop")
    return shown


def shown_chart(chart: Chart, sources: Sources, note: Note) -> ShownChart | None:
    """The chart and the table under it; a point without a value stays a gap with its sign."""
    caption = _caption(chart, sources)
    try:
        series = tuple(
            ShownSeries(one.label, tuple(_point(bound, sources) for bound in points))
            for one, points in zip(chart.series, chart.bindings_for(sources.period), strict=True)
        )
    except Gap as gap:
        note("binding_missing", f"{gap}圖「{caption}」未印出。", "warning")
        return None
    categories = chart.categories_for(sources.period)
    return ShownChart(
        id=chart.id,
        caption=caption,
        kind=chart.kind,
        categories=categories,
        series=series,
        table=_data_table(chart, caption, categories, series, sources, note),
    )


def _caption(shown: Table | Chart, sources: Sources) -> str:
    span = period_words("span", sources.period, sources.years)
    caption = shown.caption.replace("{period}", span)
    unit = shown.unit if isinstance(shown, Table) else ""
    return f"{caption}（單位：{unit}）" if unit else caption


def _point(bound: Bound, sources: Sources) -> Value | Words:
    value = value_of(bound, sources, "plain", allow_empty=True)
    return Words(value.text) if value.figure.value is None else value


def _data_table(
    chart: Chart,
    caption: str,
    categories: tuple[str, ...],
    series: tuple[ShownSeries, ...],
    sources: Sources,
    note: Note,
) -> ShownTable:
    """One row for each category, one column for each series."""
    heads = ("項目" if chart.over is None else "期間", *(one.label for one in series))
    body = tuple(
        (_text_cell(category, header=True), *(_data_cell(one.points[row]) for one in series))
        for row, category in enumerate(categories)
    )
    return ShownTable(
        id=chart.id,
        caption=caption,
        head=(tuple(_text_cell(head, header=True) for head in heads),),
        body=body,
        widths=(),
        notes=tuple(_notes(chart.notes, sources, note)),
    )


def _text_cell(text: str, *, header: bool) -> ShownCell:
    return ShownCell((Words(text),), colspan=1, rowspan=1, header=header, align="center")


def _data_cell(point: Value | Words) -> ShownCell:
    return replace(_text_cell("", header=False), runs=(point,))


def _rows(
    rows: tuple[Row, ...], sources: Sources, note: Note, *, header: bool = False
) -> tuple[tuple[ShownCell, ...], ...]:
    return tuple(tuple(_cell(cell, sources, note, header=header) for cell in row) for row in rows)


def _cell(cell: Cell, sources: Sources, note: Note, *, header: bool) -> ShownCell:
    return ShownCell(
        runs=_cell_runs(cell, sources, note),
        colspan=cell.colspan,
        rowspan=cell.rowspan,
        header=header or cell.header,
        align=cell.align or "center",
        diagonal=cell.diagonal,
    )


def _cell_runs(cell: Cell, sources: Sources, note: Note) -> tuple[Run, ...]:
    try:
        return cell_runs(cell.parts, sources)
    except Gap as gap:
        # A remark may stay empty; a table without one of its figures may not be printed.
        if not any(isinstance(part, Narrative) for part in cell.parts):
            raise
        note("binding_missing", f"{gap}該備註未印出。", "warning")
        return ()


def _notes(notes: tuple[Narrative, ...], sources: Sources, note: Note) -> Iterator[tuple[Run, ...]]:
    for one in notes:
        try:
            yield text_runs(parse(one.text), sources, "plain")
        except Gaps as missing:
            for gap in missing.gaps:
                note("binding_missing", f"{gap}該附註未印出。", "warning")
