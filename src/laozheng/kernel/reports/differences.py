"""What changed between two texts, side by side: by sentence, then by word.

Sentences that stand in both are found first; a sentence that was rewritten is set beside the one
it most resembles. Within such a pair a word is a Chinese character, a number, a Latin word or a
whole binding; shreds that stay between two changes are joined to them, so that people can read it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from laozheng.kernel.reports.sentences import sentences

_WORD = re.compile(r"\{\{.*?\}\}|[0-9][0-9,，.]*%?|[A-Za-z][A-Za-z_.-]*|\s+|.", re.DOTALL)
# Below this share of common words two sentences are told as one removed and one added.
_ALIKE = 0.4
# What stays the same between two changes is told apart from this many characters on.
_READABLE = 2


@dataclass(frozen=True)
class Run:
    """A stretch of text; ``kind`` is same, removed or added."""

    text: str
    kind: str


@dataclass(frozen=True)
class Row:
    """A sentence on the left (old) and on the right (new); an absent side is empty.

    ``kind`` is same, changed, removed or added.
    """

    left: tuple[Run, ...]
    right: tuple[Run, ...]
    kind: str


def compare(old: str, new: str) -> tuple[Row, ...]:
    """The rows from top to bottom; the runs of a side make up its sentences."""
    left, right = _flowing(old), _flowing(new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    rows: list[Row] = []
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            rows += [_same(text) for text in left[first:last]]
        else:
            rows += _rewritten(left[first:last], right[begin:end])
    return tuple(rows)


def is_changed(rows: Sequence[Row]) -> bool:
    """Whether the two texts differ at all."""
    return any(row.kind != "same" for row in rows)


def _flowing(text: str) -> list[str]:
    return [sentence.flowing for sentence in sentences(text)]


def _same(text: str) -> Row:
    return Row((Run(text, "same"),), (Run(text, "same"),), "same")


def _removed(text: str) -> Row:
    return Row((Run(text, "removed"),), (), "removed")


def _added(text: str) -> Row:
    return Row((), (Run(text, "added"),), "added")


def _rewritten(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    """Two blocks without a common sentence: the most alike pair first, then what is around it."""
    best, place = _ALIKE, None
    for i, old in enumerate(left):
        for j, new in enumerate(right):
            likeness = SequenceMatcher(None, _words(old), _words(new), autojunk=False).ratio()
            if likeness > best:
                best, place = likeness, (i, j)
    if place is None:
        yield from map(_removed, left)
        yield from map(_added, right)
        return
    i, j = place
    yield from _rewritten(left[:i], right[:j])
    yield _changed(left[i], right[j])
    yield from _rewritten(left[i + 1 :], right[j + 1 :])


def _changed(old: str, new: str) -> Row:
    left: list[Run] = []
    right: list[Run] = []
    for kind, was, now in _readable(old, new):
        if kind == "same":
            left.append(Run(was, "same"))
            right.append(Run(now, "same"))
        else:
            left += [Run(was, "removed")] if was else []
            right += [Run(now, "added")] if now else []
    return Row(_joined(left), _joined(right), "changed")


def _readable(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """Stretches of both sides; a shred between two changes counts as changed."""
    was, now = _words(old), _words(new)
    codes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for place, (tag, first, last, begin, end) in enumerate(codes):
        before, after = "".join(was[first:last]), "".join(now[begin:end])
        is_inner = 0 < place < len(codes) - 1
        if tag == "equal" and not (is_inner and len(before) < _READABLE):
            yield "same", before, after
        else:
            yield "changed", before, after


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in runs:
        if found and found[-1].kind == run.kind:
            found[-1] = Run(found[-1].text + run.text, run.kind)
        else:
            found.append(run)
    return tuple(found)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
