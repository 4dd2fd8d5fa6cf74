"""The statistics of a text in their sentences: what stands before each number and after it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from laozheng.base.text import fold, squeeze
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.layout import FoundTable
from laozheng.kernel.reports.proofreading.layout.grid import decimals_of
from laozheng.kernel.reports.proofreading.text import SourceText

PERCENT = "percent"
_SENTENCE_END = re.compile(r"[。；;！？!?•\t]|<[^>]*>")
_CLAUSE_END = re.compile(r"[，、：:。；;！？!?•\t]|,(?!\d)|<[^>]*>")
_COUNTED_ALIKE = {"名": "人", "位": "人", "案": "件", "場次": "場", "班次": "班", "仟元": "千元"}


@dataclass(frozen=True)
class Mention:
    """A statistic in its sentence.

    ``start`` and ``end`` are offsets in the line. ``lead`` are the words before the number back to
    the last mark of punctuation or number, ``tail`` those after it up to the next one; ``joint``
    is everything between the number before and this one.
    """

    index: int
    finding: Finding
    start: int
    end: int
    lead: str
    tail: str
    joint: str
    sentence: int

    @property
    def line(self) -> int:
        """The line on which the number stands."""
        return self.finding.line

    @property
    def value(self) -> Decimal:
        """The value in full units."""
        return self.finding.value if self.finding.value is not None else Decimal(0)

    @property
    def decimals(self) -> int:
        """How many decimals the number is printed with."""
        return decimals_of(self.finding.value)

    @property
    def is_percent(self) -> bool:
        """Whether the number is a percentage."""
        return self.finding.unit == PERCENT or self.finding.text.rstrip().endswith(("%", "％"))

    @property
    def is_exact(self) -> bool:
        """Whether the number is neither a bound nor a guess."""
        return self.finding.qualifier == "exact"

    @property
    def counter(self) -> str:
        """The printed unit word, one for words that count alike (人 for 名 and 位)."""
        word = squeeze(self.finding.counter)
        return _COUNTED_ALIKE.get(word, word)

    @property
    def label(self) -> str:
        """What the number is said to count: the words before it and its subject."""
        return squeeze(self.lead) or self.finding.subject


@dataclass(frozen=True)
class Passage:
    """One line with its statistics."""

    line: int
    text: str
    mentions: tuple[Mention, ...]

    def sentences(self) -> Iterator[tuple[Mention, ...]]:
        """The statistics of each sentence."""
        numbers = dict.fromkeys(mention.sentence for mention in self.mentions)
        for number in numbers:
            yield tuple(mention for mention in self.mentions if mention.sentence == number)


@dataclass(frozen=True)
class Reading:
    """A text as the checks see it: its lines, findings and tables, and the passages of prose."""

    source: SourceText
    findings: Sequence[Finding]
    tables: Sequence[FoundTable]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The lines that hold prose with statistics; bare cells of tables are left out."""
        cells = {figure for table in self.tables for figure in _figures_of(table)}
        by_line: dict[int, list[tuple[int, Finding]]] = {}
        for index, finding in enumerate(self.findings):
            if finding.kind == STATISTIC and finding.value is not None and index not in cells:
                by_line.setdefault(finding.line, []).append((index, finding))
        return tuple(
            Passage(number, text, tuple(_mentions(text, found)))
            for number, found in sorted(by_line.items())
            for text in (self.source.line(number).text,)
        )

    @cached_property
    def text_lines(self) -> tuple[tuple[int, str], ...]:
        """Number and text of every line that is not empty."""
        return tuple((line.number, line.text) for line in self.source.lines if line.text.strip())

    def mentions(self) -> Iterator[Mention]:
        """All statistics of the prose in reading order."""
        for passage in self.passages:
            yield from passage.mentions


def _figures_of(table: FoundTable) -> Iterator[int]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.figures
            if cell.share is not None:
                yield cell.share


def _mentions(text: str, found: Sequence[tuple[int, Finding]]) -> Iterator[Mention]:
    ordered = sorted(found, key=lambda pair: pair[1].column)
    spans = [(f.column - 1, f.column - 1 + len(f.text)) for _, f in ordered]
    for position, (index, finding) in enumerate(ordered):
        start, end = spans[position]
        before = spans[position - 1][1] if position else 0
        after = spans[position + 1][0] if position + 1 < len(spans) else len(text)
        joint = text[before:start]
        yield Mention(
            index,
            finding,
            start,
            end,
            lead=_CLAUSE_END.split(joint)[-1],
            tail=_CLAUSE_END.split(text[end:after])[0],
            joint=joint,
            sentence=len(_SENTENCE_END.findall(text[:start])),
        )


def alike(first: Mention, second: Mention) -> bool:
    """Whether two numbers count in the same unit; a missing unit word fits any."""
    if first.is_percent != second.is_percent:
        return False
    if first.counter and second.counter:
        return first.counter == second.counter
    return not (first.finding.unit and second.finding.unit) or (
        first.finding.unit == second.finding.unit
    )


def lines_of(mentions: Iterable[Mention]) -> tuple[int, ...]:
    """The lines of some numbers, each once, in order."""
    return tuple(sorted({mention.line for mention in mentions}))


def indexes_of(mentions: Iterable[Mention]) -> tuple[int, ...]:
    """The findings of some numbers."""
    return tuple(mention.index for mention in mentions)


def words(text: str) -> str:
    """A text folded and without white space, for comparison."""
    return squeeze(fold(text))
