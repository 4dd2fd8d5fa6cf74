"""What a rule of punishment covers, in the short form of the data file: 30①②, 57(1)(2), 17-1⑦."""

import re
from dataclasses import dataclass

from laozheng.kernel.law.citations import Citation

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NOTATION = re.compile(rf"(\d+)(?:-(\d+))?([{_CIRCLED}]*)((?:\(\d+\))*)")


@dataclass(frozen=True)
class Coverage:
    """An article with the paragraphs or subparagraphs meant; none of them means the whole."""

    article: int
    suffix: int
    paragraphs: frozenset[int]
    subparagraphs: frozenset[int]

    @classmethod
    def read(cls, notation: str) -> "Coverage":
        """Read the short form of the data file: 30①②, 57(1)(2), 17-1⑦."""
        match = _NOTATION.fullmatch(notation)
        if match is None:
            raise ValueError(f"看不懂條文簡寫「{notation}」，請寫成 30①② 或 57(1)(2)。")
        article, suffix, paragraphs, subparagraphs = match.groups()
        return cls(
            int(article),
            int(suffix or 0),
            frozenset(_CIRCLED.index(mark) + 1 for mark in paragraphs),
            frozenset(map(int, re.findall(r"\d+", subparagraphs))),
        )

    def covers(self, citation: Citation) -> bool:
        """Whether the citation names something that this provision surely includes."""
        return self.touches(citation) and (
            (not self.paragraphs or citation.paragraph > 0)
            and (not self.subparagraphs or bool(citation.subparagraphs))
        )

    def touches(self, citation: Citation) -> bool:
        """The same, but what the citation leaves open is taken to fit."""
        if (self.article, self.suffix) != (citation.article, citation.suffix):
            return False
        if self.paragraphs and citation.paragraph and citation.paragraph not in self.paragraphs:
            return False
        cited = set(citation.subparagraphs)
        return not self.subparagraphs or not cited or bool(cited & self.subparagraphs)
