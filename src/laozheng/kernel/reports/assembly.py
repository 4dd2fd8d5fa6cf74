"""From an outline, its texts and the computed figures to the tree of a book.

A block with a binding that has no value is left out and listed; what is left is numbered without
holes. A lead without a figure of its own is left out when all that it leads to fell away.
"""

from dataclasses import replace

from laozheng.kernel.reports.bindings import Bound, Token
from laozheng.kernel.reports.declare import Section
from laozheng.kernel.reports.document import (
    Block,
    BookForm,
    Chapter,
    Document,
    Item,
    Paragraph,
    Problem,
    ShownChart,
    ShownTable,
)
from laozheng.kernel.reports.manuscript import Manuscript
from laozheng.kernel.reports.markup import (
    ChartReference,
    Entry,
    MarkupError,
    Part,
    Passage,
    TableReference,
    read_section,
)
from laozheng.kernel.reports.numbers import Place, places, printed_number, scheme_of
from laozheng.kernel.reports.proofs import (
    mistaken_terms,
    outdated_law,
    subset_faults,
    typed_figures,
    typed_number,
    undated,
    unstated,
    wrong_points,
)
from laozheng.kernel.reports.resolve import Gaps, Sources, text_runs
from laozheng.kernel.reports.tabling import shown_chart, shown_table

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
        self, sections: tuple[Section, ...], level: int = 0, above: Place | None = None
    ) -> tuple[Chapter, ...]:
        """The chapters of these sections on a level (from 0), which stand under ``above``."""
        schemes = self._manuscript.kind.heading_numbers
        return tuple(
            self._chapter(section, place, level)
            for section, place in places(sections, schemes, level, above)
        )

    def _chapter(self, section: Section, place: Place, level: int) -> Chapter:
        chapter = Chapter(
            key=section.key,
            place=place.text,
            number=place.number,
            position=place.position,
            level=level + 1,
            heading=section.heading,
            owner=section.owner,
            line=section.line,
            state="group",
            layout=section.layout,
            column_heads=section.column_heads,
            column_widths=section.column_widths,
        )
        if section.lead or not section.children:
            blocks, state = self._content(section, chapter)
            remark = self._remark(section, state)
            chapter = replace(chapter, state=state, remark=remark, blocks=blocks)
        if section.children:
            below = self.chapters(section.children, level + 1, place)
            chapter = replace(chapter, children=below)
        return chapter

    def _remark(self, section: Section, state: str) -> str:
        if state == "nil":
            return f"（無；{self._manuscript.nil[section.key].rstrip('。')}。）"
        # A lead without a text is no gap that a reader should see.
        return "" if section.lead else REMARKS.get(state, "")

    def _content(self, section: Section, chapter: Chapter) -> tuple[tuple[Block, ...], str]:
        if section.line and section.line not in self._manuscript.lines:
            self._note(
                chapter,
                "line_not_installed",
                f"所屬業務（{section.line}）尚未安裝，本節沒有內容，請安裝後再編製。",
            )
            return (), "line_not_installed"
        if section.key in self._manuscript.nil:
            return (), "nil"
        text = self._manuscript.texts.get(section.key)
        if not text:
            self._note(chapter, "text_missing", "還沒有文字，請由主辦單位撰寫。")
            return (), "text_missing"
        try:
            parts = read_section(text)
        except MarkupError as error:
            self._note(chapter, "grammar", str(error), weight="stop")
            return (), "empty"
        schemes = section.items or self._manuscript.kind.item_numbers
        blocks = _numbered(self._blocks(parts, chapter), schemes)
        return blocks, "filled" if blocks else "empty"

    def _blocks(self, parts: tuple[Part, ...], chapter: Chapter) -> tuple[Block, ...]:
        found = (self._block(part, chapter) for part in parts)
        return tuple(block for block in found if block is not None)

    def _block(self, part: Part, chapter: Chapter) -> Block | None:
        if isinstance(part, TableReference | ChartReference):
            return self._shown(part, chapter)
        self._prove(part.tokens, chapter)
        try:
            runs = text_runs(part.tokens, self._sources, self._style)
        except Gaps as missing:
            self._missing(missing, "該段落未印出。", chapter)
            return None
        for sentence in subset_faults(runs):
            self._note(chapter, "subset", sentence)
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
        for sentence in (*unstated(tokens), *wrong_points(tokens, self._manuscript.rates)):
            self._note(chapter, "statement", sentence)
        for sentence in mistaken_terms(tokens):
            self._note(chapter, "term", sentence)
        for sentence in outdated_law(tokens, self._sources.period):
            self._note(chapter, "law", sentence)
        if undated(tokens, self._manuscript.stocks):
            self._note(chapter, "as_of", "存量的數字沒有說明是哪一日的，請寫上截至的日期。")

    def _shown(
        self, part: TableReference | ChartReference, chapter: Chapter
    ) -> ShownTable | ShownChart | None:
        def note(kind: str, text: str, weight: str) -> None:
            self._note(chapter, kind, text, weight=weight)

        if isinstance(part, TableReference):
            if (table := self._manuscript.tables.get(part.id)) is not None:
                return shown_table(table, self._sources, note)
        elif (chart := self._manuscript.charts.get(part.id)) is not None:
            return shown_chart(chart, self._sources, note)
        what = "表" if isinstance(part, TableReference) else "圖"
        note("binding_missing", f"{what}「{part.id}」尚未由已安裝的業務提供，未印出。", "warning")
        return None

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
