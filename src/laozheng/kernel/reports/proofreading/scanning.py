"""Find every number of a text and tell what it is.

Each passage is folded, marks (dates, names, articles …) are taken out, and what is left are
numbers with a counter word, numbers of a table cell, and bare numbers that a label names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from laozheng.base.periods import Period
from laozheng.kernel.reports.proofreading import statements
from laozheng.kernel.reports.proofreading.cells import Cell, cells_of
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.headings import heading_chains, is_heading
from laozheng.kernel.reports.proofreading.kinds import (
    LABEL_UNITS,
    Context,
    is_labelled,
    is_limit,
    kind_of,
)
from laozheng.kernel.reports.proofreading.marks import Mark, marks
from laozheng.kernel.reports.proofreading.numbers import Numeral, folded, numerals
from laozheng.kernel.reports.proofreading.passages import Passage, passages
from laozheng.kernel.reports.proofreading.text import Line, SourceText
from laozheng.kernel.reports.proofreading.tokens import (
    Token,
    in_thousands,
    range_end,
    token_of,
    with_list_units,
)
from laozheng.kernel.reports.proofreading.units import head_unit, is_counter

__all__ = ["Finding", "scan"]

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|div|br|tr|td|th|h[1-6])\b", re.I)
_TOTAL = re.compile(r"合\s*計|總\s*計|小\s*計|總數|加總")
_UNIT_AMOUNT = re.compile(r"\(.*[萬元]\s*\)")
_WORDS = re.compile(r"[一-鿿]{2,}")
_OPEN_END = re.compile(r"\s*(?:$|[，。；、)\x00])")


def scan(source: SourceText) -> tuple[Finding, ...]:
    """Every number of the text in reading order, statistics and all others."""
    cells = cells_of(source.lines)
    titles = _titles(source.lines, cells)
    chains = heading_chains(source.lines, titles)
    numeric = {number for number, row in cells.items() if any(cell.numeric for cell in row)}
    found: list[Finding] = []
    year: int | None = None
    sentence = 0
    for passage in passages(source.lines, numeric):
        line = passage.lines[0]
        row = cells.get(line.number, ()) if len(passage.lines) == 1 else ()
        scanned = _Scanned(passage, chains[line.number - 1], row, year, sentence)
        found += scanned.findings()
        year, sentence = scanned.last_year, scanned.next_sentence
    return tuple(found)


def _titles(lines: Sequence[Line], cells: Mapping[int, Sequence[Cell]]) -> frozenset[int]:
    """Short lines without a number that stand right over a line of prose."""
    filled = [line for line in lines if line.text.strip()]
    return frozenset(
        line.number
        for line, below in pairwise(filled)
        if is_heading(line.text)
        and line.number not in cells
        and len(below.text.strip()) > len(line.text.strip()) + 12
    )


class _Scanned:
    """One passage being scanned: its folded text, marks, clauses and cells."""

    def __init__(
        self,
        passage: Passage,
        chain: tuple[str, ...],
        cells: Sequence[Cell],
        year: int | None,
        sentence: int,
    ) -> None:
        self.passage, self.chain, self.cells = passage, chain, cells
        self.text = _without_tags(folded(passage.text))
        self.marks = marks(self.text, year)
        self.clauses = statements.clauses(self._without_names())
        years = [mark.date.year for mark in self.marks if mark.date and mark.date.year]
        self.last_year = years[-1] if years else year
        self.sentence = sentence
        last = self.clauses[-1].sentence if self.clauses else -1
        self.next_sentence = sentence + last + 1

    def _without_names(self) -> str:
        """The text without the commas that belong to titles in quotation marks."""
        text = self.text
        for mark in self.marks:
            if mark.kind == "name":
                text = text[: mark.start] + "\x00" * (mark.end - mark.start) + text[mark.end :]
        return text

    def findings(self) -> list[Finding]:
        """The findings of the passage from left to right."""
        found = [self._of_mark(mark) for mark in self.marks if _counts(self.text, mark)]
        tokens = [
            token
            for numeral in self._free_numerals()
            if (token := token_of(numeral, self.text, self._sentence_before(numeral.start)))
        ]
        tokens = [in_thousands(token) for token in with_list_units(tokens, self.text)]
        for index, token in enumerate(tokens):
            cell = self._cell_at(token.numeral.start)
            if cell is not None and cell.numeric:
                found.append(self._of_cell(token, cell))
            else:
                prose = self._of_prose(token, tokens[:index])
                if (
                    found
                    and prose.kind == STATISTIC
                    and range_end(token, tokens[:index], self.text)
                ):
                    prose = replace(prose, kind=found[-1].kind, reason=found[-1].reason)
                found.append(prose)
        return sorted(found, key=lambda finding: (finding.line, finding.column))

    def _free_numerals(self) -> Iterator[Numeral]:
        """The numerals outside the marks; marks are blanked so that no number runs into one."""
        text = self.text
        for mark in self.marks:
            text = text[: mark.start] + "\x00" * (mark.end - mark.start) + text[mark.end :]
        yield from numerals(text)

    def _of_mark(self, mark: Mark) -> Finding:
        line, column = self.passage.place(mark.start)
        return Finding(
            line,
            column,
            self.passage.text[mark.start : mark.end],
            None,
            "",
            "",
            mark.kind,
            heading=self.chain,
            sentence=self._sentence_at(mark.start),
            period=mark.period,
            reason=mark.reason,
        )

    def _of_cell(self, token: Token, cell: Cell) -> Finding:
        unit, value, counter = token.unit, token.value, token.counter
        inside = cell.text.strip()
        if not unit and re.fullmatch(r"[^%(]*[0-9)]\s*%\s*\)?", inside):
            unit = "percent"
        if not unit and cell.unit:
            unit, counter = cell.unit.unit, cell.unit.word
            value = value * cell.unit.factor if value is not None else None
        if value is not None and re.match(r"\s*\(?\s*[-△▲]", cell.text):
            value = -abs(value)
        kind, reason = STATISTIC, ""
        if not cell.figure:
            kind, reason = "ordinal", "頁碼、編號或年度欄"
        elif _UNIT_AMOUNT.fullmatch(inside):
            kind, reason = "parameter", "欄名中的單位金額"
        subject = " ".join(part for part in (cell.row_label, cell.column_label) if part)
        finding = self._finding(replace(token, value=value, unit=unit), kind, reason, subject)
        return replace(
            finding,
            counter=counter,
            basis="total" if _TOTAL.search(subject) else "",
            qualifier="target" if "目標" in subject else finding.qualifier,
            clause=inside,
            row_label=cell.row_label,
            column_label=cell.column_label,
            period=_period_of_heads(cell) or finding.period,
        )

    def _of_prose(self, token: Token, earlier: Sequence[Token]) -> Finding:
        start = token.numeral.start
        before, after = self._clause_before(start), self.text[token.end :]
        if not token.unit:
            return self._of_bare(token, before, after)
        written = self.text[start : token.numeral.end]
        context = Context(before, after, token.unit, token.counter, token.numeral.script, written)
        kind, reason = kind_of(context)
        if self._is_conversion(token):
            kind, reason = "parameter", "換算係數"
        if token.numeral.value is None:
            kind, reason = "unreadable", "看不懂這個數字"
        return self._finding(token, kind, reason, self._subject(token, earlier))

    def _of_bare(self, token: Token, before: str, after: str) -> Finding:
        """A number without a counter word: a statistic if a label names a count, else a name."""
        if is_limit(before, after) or re.fullmatch(r"\s*\(\s*", before):
            return self._finding(token, "parameter", "法規或計畫的金額或上下限", "")
        words = statements.stripped(before)
        if not words:
            words = before = statements.lead_of(self.text, self.clauses, token.numeral.start)
        label = head_unit(words) if is_labelled(before) else None
        written = self.text[token.numeral.start : token.numeral.end]
        large = bool(re.search(r"[,萬億]", written))
        if _OPEN_END.match(after) and (label or large):
            unit = label.unit if label else ""
            return self._finding(replace(token, unit=unit), STATISTIC, "", words)
        return self._finding(token, "name", "無量詞的編號或名稱", "")

    def _is_conversion(self, token: Token) -> bool:
        """1kWh=0.0036GJ: neither side was counted."""
        before = self.text[: token.numeral.start].rstrip()
        return self.text[token.end :].lstrip().startswith("=") or before.endswith("=")

    def _finding(self, token: Token, kind: str, reason: str, subject: str) -> Finding:
        start = token.numeral.start
        before, after = self._clause_before(start), self.text[token.end :]
        basis = statements.basis(before, self._sentence_before(start))
        line, column = self.passage.place(start)
        return Finding(
            line,
            column,
            self.passage.text[start : token.end],
            _tidy(token.value),
            token.unit,
            token.counter,
            kind,
            qualifier=statements.qualifier(before, after, token.hedge),
            subject=subject,
            clause=self._clause_text(start),
            sentence=self._sentence_at(start),
            heading=self.chain,
            basis=basis,
            direction=statements.direction(before) if basis == "change" else "",
            period=self._period_at(start),
            reason=reason,
            malformed=token.numeral.malformed,
        )

    def _subject(self, token: Token, earlier: Sequence[Token]) -> str:
        """The words that are counted; a clause that only says 共計 continues the one before."""
        start = token.numeral.start
        # 90分以上 is part of a label; only a number that is counted ends the words of the next.
        counted = (other for other in earlier if other.unit and other.unit not in LABEL_UNITS)
        since = max((other.end for other in counted if other.end <= start), default=0)
        clause = self._clause_at(start)
        opening = max(since, clause.start if clause else 0)
        own = statements.words_of(self._unmarked(opening, start), self.text[token.end :])
        if not own:
            total = statements.basis(self._clause_before(start), "") == "total"
            own = self._words_before(opening, 0 if total else -1)
        lead = statements.lead_of(self.text, self.clauses, start)
        return " ".join(part for part in (lead, own) if part)

    def _words_before(self, end: int, which: int) -> str:
        """The first (0) or last (-1) words before a place in its sentence, no counters."""
        parts = re.split(r"[，；：:,、0-9\x00]", self._sentence_before(end))
        named = [
            words
            for part in parts
            if _WORDS.search(words := statements.stripped(part)) and not is_counter(words)
        ]
        return named[which] if named else ""

    def _unmarked(self, start: int, end: int) -> str:
        """A stretch of the text without its dates and list numbers."""
        kept = list(self.text[start:end])
        for mark in self.marks:
            if mark.kind in ("date", "ordinal", "time"):
                for at in range(max(mark.start, start), min(mark.end, end)):
                    kept[at - start] = ""
        return "".join(kept)

    def _cell_at(self, at: int) -> Cell | None:
        return next((cell for cell in self.cells if cell.start <= at < max(cell.end, 1)), None)

    def _clause_at(self, at: int) -> statements.Clause | None:
        return next((clause for clause in self.clauses if clause.start <= at < clause.end), None)

    def _clause_before(self, at: int) -> str:
        clause = self._clause_at(at)
        return self.text[clause.start : at] if clause else ""

    def _clause_text(self, at: int) -> str:
        clause = self._clause_at(at)
        return self.passage.text[clause.start : clause.end].strip() if clause else ""

    def _sentence_at(self, at: int) -> int:
        clause = self._clause_at(at)
        return self.sentence + (clause.sentence if clause else 0)

    def _sentence_before(self, at: int) -> str:
        clause = self._clause_at(at)
        if clause is None:
            return ""
        first = next(c for c in self.clauses if c.sentence == clause.sentence)
        return self.text[first.start : at]

    def _period_at(self, at: int) -> Period | None:
        """The period named last before a number in its sentence, else in its passage."""
        dated = [mark for mark in self.marks if mark.date and mark.end <= at]
        named = [
            mark
            for mark in dated
            if mark.period and mark.date and not mark.date.compared and not mark.aside
        ]
        same = [mark for mark in named if self._sentence_at(mark.start) == self._sentence_at(at)]
        chosen = same or named
        return chosen[-1].period if chosen else None


def _period_of_heads(cell: Cell) -> Period | None:
    labels = (cell.column_label, cell.row_label, cell.caption)
    named = (mark.period for label in labels for mark in marks(folded(label)) if mark.period)
    return next(named, None)


def _tidy(value: Decimal | None) -> Decimal | None:
    """A whole number without decimals: 23,048,000.0 came out of 2,304.8萬."""
    if value is None or value != value.to_integral_value():
        return value
    return value.quantize(Decimal(1))


def _counts(text: str, mark: Mark) -> bool:
    written = text[mark.start : mark.end]
    return mark.kind in ("article", "ordinal") or any(map(str.isdigit, written))


def _without_tags(text: str) -> str:
    """Tags that a converter left behind become blanks, those of blocks end a sentence."""

    def blank(match: re.Match[str]) -> str:
        opening = "。" if _BLOCK_TAG.match(match[0]) else " "
        return opening + " " * (len(match[0]) - 1)

    return _TAG.sub(blank, text)
