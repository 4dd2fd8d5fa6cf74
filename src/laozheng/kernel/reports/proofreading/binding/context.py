"""The words around a figure, the nearer the heavier."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from laozheng.kernel.reports.proofreading.binding.words import BREAKS, bare, is_filler, pieces
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.passages import Passage, passages
from laozheng.kernel.reports.proofreading.text import SourceText

# How much a word counts by where it stands.
OWN, CLAUSE, SENTENCE, LINE, HEADING = 1.0, 0.8, 0.55, 0.35, 0.35
AFTER = 0.6

_SENTENCE_END = re.compile(r"[。；;！？!?]")
_CLAUSE_END = re.compile(r"[，。；：,;:！？!?]")
_MARKS = (
    re.compile(r"\s*[壹貳參叁肆伍陸柒捌玖拾]+、"),
    re.compile(r"\s*[一二三四五六七八九十]+、"),
    re.compile(r"\s*[(（][一二三四五六七八九十]+[)）]"),
    re.compile(r"\s*\d{1,2}[.．、]\s*(?!\d)"),
    re.compile(r"\s*[(（]\d{1,2}[)）]"),
)
_FURTHEST_LEAD = 60


@dataclass(frozen=True)
class Context:
    """What stands around one figure.

    ``weights`` gives each piece of text the weight of its nearest place, ``marks`` each character
    since the sentence began. ``own`` are the words right before the figure, ``near`` those of its
    own piece of the sentence (or the heads of its cell), ``sentence`` those from the
    beginning of the sentence, ``wide`` the whole line with the headings above.
    """

    weights: Mapping[str, float]
    marks: Mapping[str, float]
    own: str
    near: str
    sentence: str
    wide: str


def contexts_of(source: SourceText, findings: Sequence[Finding]) -> list[Context]:
    """The context of every finding, in their order."""
    stretches = _stretches(source, findings)
    leads = _leads(source)
    return [_context(finding, stretches[finding.line], leads) for finding in findings]


@dataclass(frozen=True)
class _Stretch:
    """Lines that are read as one, and where in them each of their figures begins and ends."""

    passage: Passage
    places: list[tuple[int, int]]

    def start(self, finding: Finding) -> int:
        """The offset at which a figure begins."""
        number = next(n for n, line in enumerate(self.passage.lines) if line.number == finding.line)
        begins, column = self.passage.starts[number]
        return begins + finding.column - 1 - column


def _stretches(source: SourceText, findings: Sequence[Finding]) -> dict[int, _Stretch]:
    """The stretch of every line."""
    found = {}
    for passage in passages(source.lines, ()):
        stretch = _Stretch(passage, [])
        found.update({line.number: stretch for line in passage.lines})
    for finding in findings:
        start = found[finding.line].start(finding)
        found[finding.line].places.append((start, start + len(finding.text)))
    return found


def _context(finding: Finding, stretch: _Stretch, leads: Mapping[int, str]) -> Context:
    line, start = stretch.passage.text, stretch.start(finding)
    before, after = _own_piece(line, start, start + len(finding.text), stretch.places)
    own = before
    clause = _since(_CLAUSE_END, line[:start])
    sentence = _since(_SENTENCE_END, line[:start])
    heads = f"{finding.row_label}，{finding.column_label}"
    heading = "，".join((*finding.heading, leads.get(finding.line, "")))
    told = SENTENCE
    if is_filler(own):
        own, told = f"{_last_meaning(sentence)}，{own}，{after}", CLAUSE
    near = "，".join((heads, finding.subject, own))
    weights: dict[str, float] = {}
    for text, weight in (
        (heading, HEADING),
        (line, LINE),
        (sentence, told),
        (finding.clause, SENTENCE),
        (after, AFTER),
        (clause, CLAUSE),
        (near, OWN),
    ):
        for piece in pieces(text):
            weights[piece] = max(weight, weights.get(piece, 0))
    marks = dict.fromkeys(f"{sentence}{after}", SENTENCE) | dict.fromkeys(near, OWN)
    return Context(weights, marks, before, near, f"{sentence}，{after}", f"{heading}，{line}")


def _own_piece(
    line: str, start: int, end: int, places: Sequence[tuple[int, int]]
) -> tuple[str, str]:
    """The words between the figure and the break or figure before it, and the same behind it."""
    before = max((last for first, last in places if first < start), default=0)
    behind = min((first for first, _ in places if first >= end), default=len(line))
    while start > before and line[start - 1] in " (（":
        start -= 1
    left = start
    while left > before and line[left - 1] not in BREAKS:
        left -= 1
    right = end
    while right < behind and line[right] not in BREAKS:
        right += 1
    return line[left:start], line[end:right]


def _since(mark: re.Pattern[str], text: str) -> str:
    """What follows the last mark in a text."""
    ends = [match.end() for match in mark.finditer(text)]
    return text[ends[-1] :] if ends else text


def _last_meaning(sentence: str) -> str:
    """The last clause of a sentence that names something."""
    for clause in reversed(re.split(r"[，：,:]", sentence)):
        if not is_filler(clause):
            return clause
    return ""


def _leads(source: SourceText) -> dict[int, str]:
    """The words above each line to which it belongs: its parent items, or the last title."""
    leads: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    title, recent = "", ""
    for line in source.lines:
        text = line.text.strip()
        level = _level(text)
        if level is not None:
            stack = [(above, words) for above, words in stack if above < level]
        leads[line.number] = "，".join([title, *(words for _, words in stack), recent])
        if level is not None:
            stack.append((level, _first_clause(text)))
            recent = ""
        elif text and _is_title(text):
            title = text if len(bare(text)) > 6 else title
            if len(text) > 6:
                stack = []
        elif len(text) > 15:
            recent, stack, title = _first_clause(text), [], ""
    return leads


def _level(text: str) -> int | None:
    return next((n for n, mark in enumerate(_MARKS) if mark.match(text)), None)


def _is_title(text: str) -> bool:
    return len(text) <= 40 and not re.search(r"[。，；]", text) and not text[-1].isdigit()


def _first_clause(text: str) -> str:
    """The words with which an item opens, at most a line of them."""
    return _CLAUSE_END.split(text, maxsplit=1)[0][:_FURTHEST_LEAD]
