"""Cut the source text of a section into sentences, each exactly as it stands there.

A sentence ends with 。！？ or ；, with its paragraph, or with its item; what stands in braces is
never cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BINDING = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_END = re.compile(r"[。！？；]+[」』）]*")
# A line break that ends a paragraph: before a blank line, an item, a table, or after a table.
_BREAK = re.compile(r"\n(?=[ \t]*(?:\n|- |\{\{\s*(?:table|chart)\b|\Z))|(?<=\}\})\n(?=[ \t]*\n)")
_LEAD = re.compile(r"\s*(?:- +)?")


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands: ``text`` is exactly ``source[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def flowing(self) -> str:
        """The sentence on one line, as it is printed."""
        return re.sub(r"\s*\n\s*", "", self.text)


def sentences(source: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; blanks, marks of items and line breaks are left out."""
    return tuple(_sentences(source))


def _sentences(source: str) -> Iterator[Sentence]:
    hidden = _BINDING.sub(lambda found: "\0" * len(found[0]), source)
    ends = {match.end() for match in _END.finditer(hidden)}
    ends |= {match.start() for match in _BREAK.finditer(source)}
    ends.add(len(source))
    start = 0
    for end in sorted(ends):
        lead = _LEAD.match(source, start, end)
        first = lead.end() if lead else start
        text = source[first:end].rstrip()
        if text:
            yield Sentence(first, first + len(text), text)
        start = end
