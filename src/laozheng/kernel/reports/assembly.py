"""From an outline, its texts and the computed figures to the tree of a book.

A block with a binding that has no value is left out and listed; what is left is numbered without
holes. A lead without a figure of its own is left out when all that it leads to fell away.
"""

from collections.abc import Iterator
from dataclasses import replace

from laozheng.kernel.reports.bindings import Bound, Token
from laozheng.kernel.reports.declare import Cell, Narrative, Row, Section, Table
from laozheng.kernel.reports.document import (
    Block,
    BookForm,
    Chapter,
    Document,
    Item,
    Paragraph,
    Problem,
    Run,
    ShownCell,
    ShownTable,
)
from laozheng.kernel.reports.manuscript import Manuscript
from laozheng.kernel.reports.markup import (
    Entry,
    MarkupError,
    Part,
    Passage,
    TableReference,
    read_section,
)
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.numbers import printed_number, scheme_of
from laozheng.kernel.reports.proofs import footing_faults, typed_figures, typed_number, unstated
from laozheng.kernel.reports.resolve import Gap, Gaps, Sources, cell_runs, text_runs

REMARKS = {
    "line_not_installed": "（本項業務尚未啟用，無資料可列。）",
    "text_missing": "（本項尚無文字。）",
    "empty": "（本項於本期尚無可列之數據。）",
}


def assemble(manuscript: Manuscript, sources: Sources) -> Document:
    """The book of a manuscript with the words and figures of the sources."""
    assembly = _Assembly(manuscript, sources)
    chapters = assembly.chapters(manuscript.sections)
    return Document(
        kind=BookForm.of(manuscript.kind),
        title=manuscript.kind.title_for(sources.period),
        period=sources.period,
        cut_off=sources.cut_off,
        as_of=sources.as_of,
        chapters=chapters,
        problems=tuple(assembly.problems),
    )


class _Assembly:
    """One run over the outline: builds the chapters and gathers the problems."""

    def __init__(self, manuscript: Manuscript, sources: Sources) -> None:
        self._manuscript = manuscript
        self._sources = sources
        self._style = manuscript.kind.number_style
        self.problems: list[Problem] = []

    def chapters(
        self, sections: tuple[Section, ...], above: tuple[str, ...] = ()
    ) -> tuple[Chapter, ...]:
        """The chapters of these sections, which stand under the places ``above``."""
        return tuple(
            self._chapter(section, position, above)
            for position, section in enumerate(sections, start=1)
        )

    def _chapter(self, section: Section, position: int, above: tuple[str, ...]) -> Chapter:
        number = printed_number(self._manuscript.kind.heading_numbers, len(above), position)
        places = (*above, number.rstrip("、"))
        chapter = Chapter(
            key=section.key,
            place="-".join(places),
            number=number,
            position=position,
            level=len(places),
            heading=section.heading,
            owner=section.owner,
            line=section.line,
            state="group",
        )
        if section.children:
            return replace(chapter, children=self.chapters(section.children, places))
        blocks, state = self._content(section, chapter)
        return replace(chapter, state=state, remark=REMARKS.get(state, ""), blocks=blocks)

    def _content(self, section: Section, chapter: Chapter) -> tuple[tuple[Block, ...], str]:
        if section.line not in self._manuscript.lines:
            self._note(
                chapter,
                "line_not_installed",
                f"所屬業務（{section.line}）尚未安裝，本節沒有內容，請安裝後再編製。",
            )
            return (), "line_not_installed"
        text = self._manuscript.texts.get(section.key)
        if not text:
            self._note(chapter, "text_missing", "還沒有文字，請由主辦單位撰寫。")
            return (), "text_missing"
        try:
            parts = read_section(text)
        except MarkupError as error:
            self._note(chapter, "grammar", str(error), weight="stop")
            return (), "empty"
        blocks = _numbered(self._blocks(parts, chapter), self._manuscript.kind.item_numbers)
        return blocks, "filled" if blocks else "empty"

    def _blocks(self, parts: tuple[Part, ...], chapter: Chapter) -> tuple[Block, ...]:
        found = (self._block(part, chapter) for part in parts)
        return tuple(block for block in found if block is not None)

    def _block(self, part: Part, chapter: Chapter) -> Block | None:
        if isinstance(part, TableReference):
            return self._table(part.id, chapter)
        self._prove(part.tokens, chapter)
        try:
            runs = text_runs(part.tokens, self._sources, self._style)
        except Gaps as missing:
            self._missing(missing, "該段落未印出。", chapter)
            return None
        if isinstance(part, Passage):
            return Paragraph(runs)
        below = self._blocks(part.parts, chapter)
        if part.parts and not below and not _tells_a_figure(part):
            return None
        return Item(position=0, number="", scheme="", runs=runs, blocks=below)

    def _prove(self, tokens: tuple[Token, ...], chapter: Chapter) -> None:
        for words in typed_figures(tokens):
            sentence = f"「{words}」的數字是打字輸入的，請改用綁定的指標、法定數值或註明出處。"
            self._note(chapter, "typed_figure", sentence, weight="stop")
        if mark := typed_number(tokens):
            sentence = f"項次「{mark}」是打字輸入的，請改用「- 」開頭，由系統編號。"
            self._note(chapter, "typed_number", sentence, weight="stop")
        for sentence in unstated(tokens):
            self._note(chapter, "statement", sentence)

    def _table(self, table_id: str, chapter: Chapter) -> ShownTable | None:
        table = self._manuscript.tables.get(table_id)
        if table is None:
            sentence = f"表「{table_id}」尚未由已安裝的業務提供，未印出。"
            self._note(chapter, "binding_missing", sentence)
            return None
        try:
            shown = ShownTable(
                id=table.id,
                caption=table.caption,
                head=self._rows(table.head, chapter, header=True),
                body=self._rows(table.body, chapter),
                widths=table.widths,
                notes=tuple(self._notes(table, chapter)),
            )
        except Gap as gap:
            self._note(chapter, "binding_missing", f"{gap}表「{table.caption}」未印出。")
            return None
        for sentence in footing_faults(shown, table.footings):
            self._note(chapter, "footing", sentence, weight="stop")
        return shown

    def _rows(
        self, rows: tuple[Row, ...], chapter: Chapter, *, header: bool = False
    ) -> tuple[tuple[ShownCell, ...], ...]:
        return tuple(
            tuple(self._cell(cell, chapter, header=header) for cell in row) for row in rows
        )

    def _cell(self, cell: Cell, chapter: Chapter, *, header: bool) -> ShownCell:
        return ShownCell(
            runs=self._cell_runs(cell, chapter),
            colspan=cell.colspan,
            rowspan=cell.rowspan,
            header=header or cell.header,
            align=cell.align or "center",
            diagonal=cell.diagonal,
        )

    def _cell_runs(self, cell: Cell, chapter: Chapter) -> tuple[Run, ...]:
        try:
            return cell_runs(cell.parts, self._sources)
        except Gap as gap:
            # A remark may stay empty; a table without one of its figures may not be printed.
            if not any(isinstance(part, Narrative) for part in cell.parts):
                raise
            self._note(chapter, "binding_missing", f"{gap}該備註未印出。")
            return ()

    def _notes(self, table: Table, chapter: Chapter) -> Iterator[tuple[Run, ...]]:
        for note in table.notes:
            try:
                yield text_runs(parse(note.text), self._sources, "plain")
            except Gaps as missing:
                self._missing(missing, "該附註未印出。", chapter)

    def _missing(self, missing: Gaps, consequence: str, chapter: Chapter) -> None:
        for gap in missing.gaps:
            self._note(chapter, "binding_missing", f"{gap}{consequence}")

    def _note(self, chapter: Chapter, kind: str, text: str, *, weight: str = "warning") -> None:
        sentence = f"{chapter.place}「{chapter.heading}」：{text}"
        self.problems.append(Problem(kind, weight, chapter.key, chapter.place, sentence))


def _tells_a_figure(entry: Entry) -> bool:
    """Whether an item says something of its own, and not only what comes below it."""
    return any(isinstance(token, Bound) for token in entry.tokens)


def _numbered(
    blocks: tuple[Block, ...], schemes: tuple[str, ...], level: int = 0
) -> tuple[Block, ...]:
    """Number the items of one list in order; an item that stands alone has no number."""
    many = sum(isinstance(block, Item) for block in blocks) > 1
    position = 0
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Item):
            position += 1
            below = _numbered(block.blocks, schemes, level + many)
            block = replace(block, position=position, blocks=below)
            if many:
                number = printed_number(schemes, level, position)
                block = replace(block, number=number, scheme=scheme_of(schemes, level))
        numbered.append(block)
    return tuple(numbered)
