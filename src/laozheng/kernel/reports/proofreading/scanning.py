"""Find every number of a text and tell what it is.

Each line is folded, marks (dates, names, articles …) are taken out, and what is left are numbers
with a counter word, numbers of a table cell, and bare numbers of a list whose unit comes last.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from laozheng.base.periods import Period
from laozheng.kernel.reports.proofreading import statements
from laozheng.kernel.reports.proofreading.cells import Cell, cells_of
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.headings import heading_chains, is_heading
from laozheng.kernel.reports.proofreading.kinds import Context, is_labelled, is_limit, kind_of
from laozheng.kernel.reports.proofreading.marks import Mark, marks
from laozheng.kernel.reports.proofreading.numbers import Numeral, folded, numerals
from laozheng.kernel.reports.proofreading.text import Line, SourceText
from laozheng.kernel.reports.proofreading.units import (
    Counter,
    counter_at,
    head_unit,
    may_be_chinese,
    unit_of,
)

__all__ = ["Finding", "scan"]

_HEDGE = re.compile(r"\s*(?:(?<=[億萬千百])多|多(?!元)|餘|幾|來)(?=\s*[^\s，。；、0-9])")
_LARGE = re.compile(r"\s*大(?=[一-鿿])(?![型小會樓約多學專高道量幅])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|div|br|tr|td|th|h[1-6])\b", re.I)
_JOINED = re.compile(r"\s*(?:[、及和與]|以及)\s*")
_RANGE = re.compile(r"\s*(?:-|~|～|至|到|—|－)\s*$")
_NOUN = re.compile(r"[^\s，。；、：()「」0-9]{0,8}")


def scan(source: SourceText) -> tuple[Finding, ...]:
    """Every number of the text in reading order, statistics and all others."""
    cells = cells_of(source.lines)
    titles = _titles(source.lines, cells)
    chains = heading_chains(source.lines, titles)
    found: list[Finding] = []
    year: int | None = None
    sentence = 0
    for line, chain in zip(source.lines, chains, strict=True):
        scanned = _Scanned(line, chain, cells.get(line.number, ()), year, sentence)
        found += scanned.findings()
        year, sentence = scanned.last_year, scanned.next_sentence
    return tuple(found)


def _titles(lines: Sequence[Line], cells: Mapping[int, Sequence[Cell]]) -> frozenset[int]:
    """Short lines without a number that stand right over a line of prose."""
    filled = [line for line in lines if line.text.strip()]
    return frozenset(
        line.number
        for line, below in zip(filled, filled[1:], strict=False)
        if is_heading(line.text)
        and line.number not in cells
        and len(below.text.strip()) > len(line.text.strip()) + 12
    )


@dataclass(frozen=True)
class _Token:
    """A number with the counter word, hedge and unit found after it."""

    numeral: Numeral
    end: int
    counter: str = ""
    unit: str = ""
    hedge: str = ""
    value: Decimal | None = None


class _Scanned:
    """One line being scanned: its folded text, marks, clauses and cells."""

    def __init__(
        self,
        line: Line,
        chain: tuple[str, ...],
        cells: Sequence[Cell],
        year: int | None,
        sentence: int,
    ) -> None:
        self.line, self.chain, self.cells = line, chain, cells
        self.text = _without_tags(folded(line.text))
        self.marks = marks(self.text, year)
        self.clauses = statements.clauses(self.text)
        years = [mark.date.year for mark in self.marks if mark.date and mark.date.year]
        self.last_year = years[-1] if years else year
        self.sentence = sentence
        last = self.clauses[-1].sentence if self.clauses else -1
        self.next_sentence = sentence + last + 1

    def findings(self) -> Iterator[Finding]:
        """The findings of the line from left to right."""
        found = [self._of_mark(mark) for mark in self.marks if _counts(self.text, mark)]
        found += self._of_tokens()
        yield from sorted(found, key=lambda finding: finding.column)

    def _of_mark(self, mark: Mark) -> Finding:
        return Finding(
            self.line.number,
            mark.start + 1,
            self.line.text[mark.start : mark.end],
            None,
            "",
            "",
            mark.kind,
            heading=self.chain,
            sentence=self._sentence_at(mark.start),
            period=mark.period,
            reason=mark.reason,
        )

    def _of_tokens(self) -> list[Finding]:
        tokens = [token for token in map(self._token, self._free_numerals()) if token]
        tokens = self._with_list_units(tokens)
        found: list[Finding] = []
        for index, token in enumerate(tokens):
            cell = self._cell_at(token.numeral.start)
            if cell is not None and cell.numeric:
                found.append(self._of_cell(token, cell))
            elif finding := self._of_prose(token, tokens[:index]):
                found.append(finding)
        return found

    def _free_numerals(self) -> Iterator[Numeral]:
        """The numerals outside the marks; marks are blanked so that no number runs into one."""
        text = self.text
        for mark in self.marks:
            text = text[: mark.start] + "\x00" * (mark.end - mark.start) + text[mark.end :]
        yield from numerals(text)

    def _token(self, numeral: Numeral) -> _Token | None:
        if numeral.script == "fraction":
            return _Token(numeral, numeral.end, "", "percent", value=numeral.value)
        after = numeral.end
        hedge = _HEDGE.match(self.text, after)
        after = hedge.end() if hedge else after
        counter, word = self._counter(numeral, after)
        if counter is None:
            bare = numeral.script == "arabic"
            return _Token(numeral, numeral.end, value=numeral.value) if bare else None
        if numeral.script == "chinese" and not may_be_chinese(
            self.text[numeral.start : numeral.end], word, counter.unit
        ):
            return None
        before = self._sentence_before(numeral.start)
        unit = unit_of(word, self.text[counter.end :], before) or counter.unit
        value = self._signed(numeral)
        if word in ("千元", "仟元"):
            unit = "thousand_twd"
        return _Token(numeral, counter.end, word, unit, hedge[0].strip() if hedge else "", value)

    def _counter(self, numeral: Numeral, after: int) -> tuple[Counter | None, str]:
        """The counter word after a number; 大 alone counts the noun that follows it."""
        blank = len(self.text[after:]) - len(self.text[after:].lstrip(" "))
        tail = self.text[numeral.start : numeral.end]
        if tail.endswith(("千", "仟")) and tail[:-1].strip(" ").replace(",", "").isdigit():
            thousand = re.match(r"\s*元", self.text[after:])
            if thousand and (numeral.value or 0) >= 10000:
                end = after + thousand.end()
                return Counter("千元", "thousand_twd", end), "千元"
        if large := _LARGE.match(self.text, after):
            counter = counter_at(self.text, large.end())
            if counter:
                return counter, "大" + counter.word
            if numeral.script == "chinese":
                return Counter("大", "items", large.end()), "大"
            return None, ""
        counter = counter_at(self.text, after + blank)
        return counter, counter.word if counter else ""

    def _signed(self, numeral: Numeral) -> Decimal | None:
        lead = self.text[max(0, numeral.start - 2) : numeral.start]
        negative = re.search(r"(?:^|[\s\t(：:為])[-△▲]$", f" {lead}") is not None
        if numeral.value is not None and negative:
            return -numeral.value
        return numeral.value

    def _with_list_units(self, tokens: list[_Token]) -> list[_Token]:
        """A bare number in a list or a range takes the unit of the next number in it."""
        found = list(tokens)
        for index in range(len(found) - 2, -1, -1):
            token, following = found[index], found[index + 1]
            if token.counter or token.unit or not following.unit:
                continue
            between = self.text[token.end : following.numeral.start]
            if _RANGE.fullmatch(between) or self._is_listed(between):
                found[index] = replace(token, unit=following.unit)
        return found

    def _is_listed(self, between: str) -> bool:
        """Only a joint and the name of the next part stand between two numbers of a list."""
        joint = _JOINED.match(between)
        return bool(joint) and not re.search(r"[，。；\x00\t]", between) and len(between) <= 16

    def _of_cell(self, token: _Token, cell: Cell) -> Finding:
        unit, value, counter = token.unit, token.value, token.counter
        inside = cell.text.strip()
        if not unit and re.fullmatch(r"[^%]*[0-9)]\s*%\s*\)?", inside) and "(" not in inside[1:]:
            unit = "percent"
        if not unit and cell.unit:
            unit = cell.unit.unit
            value = value * cell.unit.factor if value is not None else None
            counter = cell.unit.word
        if value is not None and re.match(r"\s*\(?\s*[-△▲]", cell.text):
            value = -abs(value)
        kind, reason = STATISTIC, ""
        if not cell.figure:
            kind, reason = "ordinal", "頁碼、編號或年度欄"
        elif re.fullmatch(r"\(.*[萬元]\s*\)", inside):
            kind, reason = "parameter", "欄名中的單位金額"
        subject = " ".join(part for part in (cell.row_label, cell.column_label) if part)
        finding = self._finding(token, kind, reason, subject)
        total = re.search(r"合\s*計|總\s*計|小\s*計|總數|加總", cell.row_label + " " + cell.column_label)
        return replace(
            finding,
            value=value,
            unit=unit,
            counter=counter,
            basis="total" if total else "",
            qualifier="target" if "目標" in subject else finding.qualifier,
            clause=cell.text.strip(),
            row_label=cell.row_label,
            column_label=cell.column_label,
            period=_period_of_heads(cell) or finding.period,
        )

    def _of_prose(self, token: _Token, earlier: Sequence[_Token]) -> Finding | None:
        start = token.numeral.start
        before = self._clause_before(start)
        after = self.text[token.end :]
        if not token.unit:
            return self._of_bare(token, before, after)
        context = Context(
            before, after, token.unit, token.counter, token.numeral.script,
            self.text[start : token.numeral.end],
        )
        kind, reason = kind_of(context)
        if self._is_conversion(token):
            kind, reason = "parameter", "換算係數"
        if token.numeral.value is None:
            kind, reason = "unreadable", "看不懂這個數字"
        return self._finding(token, kind, reason, self._subject(token, earlier))

    def _is_conversion(self, token: _Token) -> bool:
        """1kWh=0.0036GJ: neither side was counted."""
        before = self.text[: token.numeral.start].rstrip()
        return self.text[token.end :].lstrip().startswith("=") or before.endswith("=")

    def _of_bare(self, token: _Token, before: str, after: str) -> Finding:
        """A number without a counter word: a statistic if a label names a count, else a name."""
        label = head_unit(statements.stripped(before)) if is_labelled(before) else None
        ends = re.match(r"\s*(?:$|[，。；、)）\x00])", after)
        if is_limit(before) or re.fullmatch(r"\s*\(\s*", before):
            return self._finding(token, "parameter", "法規或計畫的金額或上下限", "")
        written = self.text[token.numeral.start : token.numeral.end]
        large = "," in written or "萬" in written or "億" in written
        if ends and (label or large):
            found = replace(token, unit=label.unit if label else "")
            return self._finding(found, STATISTIC, "", statements.stripped(before))
        return self._finding(token, "name", "無量詞的編號或名稱", "")

    def _finding(self, token: _Token, kind: str, reason: str, subject: str) -> Finding:
        start = token.numeral.start
        before = self._clause_before(start)
        after = self.text[token.end :]
        sentence = self._sentence_before(start)
        basis = statements.basis(before, sentence)
        return Finding(
            self.line.number,
            start + 1,
            self.line.text[start : token.end],
            token.value,
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

    def _subject(self, token: _Token, earlier: Sequence[_Token]) -> str:
        """The words that are counted; a clause that only says 共計 continues the one before."""
        start = token.numeral.start
        since = max((other.end for other in earlier if other.end <= start), default=0)
        clause = self._clause_at(start)
        opening = max(since, clause.start if clause else 0)
        own = statements.words_of(self._unmarked(opening, start), self.text[token.end :])
        lead = statements.lead_of(self.text, self.clauses, start)
        if len(own) < 2 and clause is not None:
            own = " ".join(filter(None, (self._words_before(opening), own)))
        return " ".join(part for part in (lead, own) if part)

    def _words_before(self, end: int) -> str:
        """The last words before a place in the same sentence."""
        sentence = self._sentence_before(end)
        parts = [part for part in re.split(r"[，；：:,、0-9\x00]", sentence) if len(part.strip()) > 1]
        return statements.stripped(parts[-1]) if parts else ""

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
        return self.line.text[clause.start : clause.end].strip() if clause else ""

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
        """The period named last before a number in its sentence, else in its line."""
        dated = [mark for mark in self.marks if mark.period and mark.date and not mark.date.compared]
        before = [mark for mark in dated if mark.end <= at]
        same = [mark for mark in before if self._sentence_at(mark.start) == self._sentence_at(at)]
        chosen = same or before
        return chosen[-1].period if chosen else None


def _period_of_heads(cell: Cell) -> Period | None:
    for label in (cell.column_label, cell.row_label):
        for mark in marks(folded(label)):
            if mark.period:
                return mark.period
    return None


def _counts(text: str, mark: Mark) -> bool:
    return any(character.isdigit() for character in text[mark.start : mark.end]) or mark.kind in (
        "article",
        "ordinal",
    )


def _without_tags(text: str) -> str:
    """Tags that a converter left behind become blanks, those of blocks end a sentence."""

    def blank(match: re.Match[str]) -> str:
        opening = "。" if _BLOCK_TAG.match(match[0]) else " "
        return opening + " " * (len(match[0]) - 1)

    return _TAG.sub(blank, text)


