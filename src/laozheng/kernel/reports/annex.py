"""The lists at the end of a book: its figures with their definitions, and what was corrected.

They are made of the document alone; `describing` puts in what they need when it is compiled.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from laozheng.base.roc import roc_slash
from laozheng.kernel.measures.figures import dims_key
from laozheng.kernel.reports.document import (
    Chapter,
    Definition,
    Document,
    Paragraph,
    Run,
    ShownCell,
    ShownTable,
    Value,
    Words,
)

FIGURES, RESTATEMENTS = "figures", "restatements"
_FIGURE_HEADS = ("編號", "數字", "統計項目", "章節", "資料截止日／紀錄基準日", "列數")
_DEFINITION_HEADS = ("統計項目", "定義")
_RESTATEMENT_HEADS = ("數字", "期間", "原值", "新值", "原因", "核定單位", "自何書起")


def annex_chapters(document: Document) -> tuple[Chapter, ...]:
    """The annexes that the document names, as chapters that follow its own."""
    made = (_ANNEXES[name](document) for name in document.annexes)
    return tuple(
        replace(chapter, number=f"附錄{position}　", place=f"附錄{position}")
        for position, chapter in enumerate(made, start=1)
    )


def _figure_list(document: Document) -> Chapter:
    """The figures in their order, and below them what each measure counts."""
    known = {(one.measure, one.dims): one for one in document.definitions}
    rows = tuple(
        _figure_row(number, chapter, value, known)
        for number, (chapter, value) in enumerate(document.figures(), start=1)
    )
    texts = {_measure_label(one): one.text for one in document.definitions}
    definitions = tuple(
        (
            _cell(Words(label), header=True, align="start"),
            _cell(Words(text or "－"), align="start"),
        )
        for label, text in texts.items()
    )
    return _chapter(
        "annex_figures",
        "統計數字一覽",
        "本書沒有統計數字。",
        _table("annex.figures", "數字", _FIGURE_HEADS, rows, (8, 17, 33, 12, 20, 10)),
        _table("annex.definitions", "定義", _DEFINITION_HEADS, definitions, (30, 70)),
    )


def _measure_label(definition: Definition) -> str:
    """The name of the measure without the codes of its dimensions."""
    return definition.label.partition("（")[0] if definition.dims else definition.label


def _figure_row(
    number: int,
    chapter: Chapter,
    value: Value,
    known: Mapping[tuple[str, str], Definition],
) -> tuple[ShownCell, ...]:
    figure = value.figure
    dims = dims_key(dict(figure.dims))
    told = known.get((figure.measure, dims))
    label = told.label if told else f"{figure.measure} {dims}".strip()
    days = f"{roc_slash(figure.cut_off)}／{roc_slash(figure.as_of)}"
    rows = "－" if figure.rows is None else f"{figure.rows:,}"
    return (
        _cell(Words(str(number)), header=True),
        _cell(value),
        _cell(Words(label), align="start"),
        _cell(Words(chapter.place)),
        _cell(Words(days)),
        _cell(Words(rows), align="end"),
    )


def _restatement_list(document: Document) -> Chapter:
    rows = tuple(
        (
            _cell(Words(note.label), header=True, align="start"),
            *(_cell(Words(text)) for text in (note.period.label, note.old, note.new)),
            _cell(Words(note.reason), align="start"),
            *(_cell(Words(text)) for text in (note.approver, note.since)),
        )
        for note in document.restatements
    )
    widths = (22, 11, 11, 11, 21, 12, 12)
    table = _table("annex.restatements", "重編", _RESTATEMENT_HEADS, rows, widths)
    return _chapter("annex_restatements", "重編數字一覽", "前書數字無重編情形。", table)


_ANNEXES: Mapping[str, Callable[[Document], Chapter]] = {
    FIGURES: _figure_list,
    RESTATEMENTS: _restatement_list,
}
NAMES = tuple(_ANNEXES)


def _chapter(key: str, heading: str, nothing: str, *tables: ShownTable) -> Chapter:
    filled = tuple(table for table in tables if table.body)
    return Chapter(
        key=key,
        place="",
        number="",
        position=0,
        level=1,
        heading=heading,
        owner="",
        line="",
        state="filled",
        blocks=filled or (Paragraph((Words(nothing),)),),
        layout="running",
    )


def _table(
    identity: str,
    caption: str,
    heads: tuple[str, ...],
    rows: tuple[tuple[ShownCell, ...], ...],
    widths: tuple[int, ...],
) -> ShownTable:
    head = tuple(_cell(Words(text), header=True) for text in heads)
    return ShownTable(identity, caption, (head,), rows, widths)


def _cell(run: Run, *, header: bool = False, align: str = "center") -> ShownCell:
    return ShownCell((run,), colspan=1, rowspan=1, header=header, align=align)
