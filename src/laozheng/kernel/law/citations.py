"""Read and write citations of acts: 「勞動基準法第30條第5項」 as a value that sorts and compares.

The grammar is that of the published lists of dispositions. What cannot be read stays as written
and is flagged; nothing is guessed.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from laozheng.base.numerals import read_ordinal
from laozheng.base.text import fold

PARAGRAPH_MISSING = "paragraph_missing"
SUBPARAGRAPH_MISSING = "subparagraph_missing"
SEVERAL_ITEMS = "several_items"
NAME_NOT_IN_FORCE = "name_not_in_force"
EXTRA_TEXT = "extra_text"
UNREADABLE = "unreadable"

FLAGS: Mapping[str, str] = {
    PARAGRAPH_MISSING: "缺項次",
    SUBPARAGRAPH_MISSING: "缺款次",
    SEVERAL_ITEMS: "同款引用多目",
    NAME_NOT_IN_FORCE: "法規名稱當時尚未施行",
    EXTRA_TEXT: "條文之外另有文字",
    UNREADABLE: "條文無法辨識",
}


@dataclass(frozen=True)
class Act:
    """An act with the names that it has borne; ``former`` pairs a name with the day it ended."""

    code: str
    name: str
    english: str
    former: tuple[tuple[str, date], ...]
    synonyms: tuple[str, ...]
    articles: int
    inserted: frozenset[str]
    one_paragraph: frozenset[str]

    def name_on(self, day: date) -> str:
        """Return the name in force on a day."""
        return next((name for name, until in self.former if day < until), self.name)

    def has(self, article: str) -> bool:
        """Tell whether the act ever had an article: "84", "84-1"."""
        return article in self.inserted or (
            article.isdigit() and 1 <= int(article) <= self.articles
        )

    def named_since(self, name: str) -> date | None:
        """Return the day on which the act took a full name; None for its first and short names."""
        names = (*(former for former, _ in self.former), self.name)
        return dict(zip(names[1:], (until for _, until in self.former), strict=True)).get(name)


@functools.cache
def acts() -> Mapping[str, Act]:
    """Return all acts by code."""
    source = Path(__file__).parent / "data" / "acts.toml"
    return {
        code: Act(
            code=code,
            name=entry["name"],
            english=entry["english"],
            former=tuple((former["name"], former["until"]) for former in entry.get("former", ())),
            synonyms=tuple(entry.get("synonyms", ())),
            articles=entry["articles"],
            inserted=frozenset(entry.get("inserted", ())),
            one_paragraph=frozenset(entry.get("one_paragraph", ())),
        )
        for code, entry in tomllib.loads(source.read_text(encoding="utf-8")).items()
    }


@dataclass(frozen=True, order=True)
class Citation:
    """A provision of an act; zero or empty means that this level is not stated.

    ``suffix`` is the branch number of an inserted article (第84條之1: article 84, suffix 1).
    """

    act: str
    article: int
    suffix: int = 0
    paragraph: int = 0
    subparagraphs: tuple[int, ...] = ()
    item: int = 0

    @property
    def number(self) -> str:
        """The article as a code: "84-1"; the value of the dimension ``article``."""
        return f"{self.article}-{self.suffix}" if self.suffix else str(self.article)

    @property
    def paragraph_key(self) -> tuple[str, int, int, int]:
        """Act, article, suffix and paragraph: one disposition cites each of these once."""
        return self.act, self.article, self.suffix, self.paragraph

    def text(self, on: date | None = None) -> str:
        """Write in full with the act's name of that day, without a day today's name."""
        act = acts()[self.act]
        words = [act.name if on is None else act.name_on(on), f"第{self.article}條"]
        if self.suffix:
            words.append(f"之{self.suffix}")
        if self.paragraph:
            words.append(f"第{self.paragraph}項")
        if self.subparagraphs:
            words.append(f"第{'、'.join(map(str, self.subparagraphs))}款")
        if self.item:
            words.append(f"第{self.item}目")
        return "".join(words)

    def __str__(self) -> str:
        return self.text()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "act": self.act,
            "article": self.article,
            "suffix": self.suffix,
            "paragraph": self.paragraph,
            "subparagraphs": list(self.subparagraphs),
            "item": self.item,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Citation":
        """Read back what ``to_dict`` wrote."""
        return cls(**{**values, "subparagraphs": tuple(values["subparagraphs"])})


@dataclass(frozen=True)
class Cited:
    """A citation as it stands in a text, with the clause 「致發生…災害」 that follows it."""

    citation: Citation
    text: str
    consequence: str = ""


@dataclass(frozen=True)
class ParsedCitations:
    """What a text cites: one entry per act, article and paragraph, in order of appearance.

    ``consequences`` are provisions that describe the harm, not the duty that was violated;
    ``unreadable`` holds the pieces that no rule could read, verbatim.
    """

    cited: tuple[Cited, ...]
    consequences: tuple[Citation, ...]
    flags: tuple[str, ...]
    unreadable: tuple[str, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions cited."""
        return tuple(entry.citation for entry in self.cited)


def parse_citations(text: str, on: date | None = None) -> ParsedCitations:
    """Read a list of provisions as written in a disposition.

    Accepts Arabic and Chinese numerals, separators ; 、 及 and new lines, an act that is left out
    after its first mention, 同法, a missing 第, and names and short forms of any time. With a day,
    a name that the act did not yet bear is flagged.
    """
    reader = _Reader(on)
    reader.read(_compact(text))
    if not reader.entries and not reader.unreadable:
        reader.flag(UNREADABLE)
    return ParsedCitations(
        tuple(reader.entries.values()),
        tuple(dict.fromkeys(reader.consequences)),
        tuple(reader.flags),
        tuple(reader.unreadable),
    )


_NUMERAL = r"(?:\d+|[〇零一二三四五六七八九十百]+)"
_NUMERALS = rf"{_NUMERAL}(?:[、,]第?{_NUMERAL})*"
_SAME_ACT = "同法|本法"


@functools.cache
def _codes_by_name() -> Mapping[str, str]:
    return {
        fold(name): act.code
        for act in acts().values()
        for name in (act.name, *act.synonyms, *(former for former, _ in act.former))
    }


@functools.cache
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of one citation and that of the place where reading may resume."""
    longest_first = sorted(_codes_by_name(), key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    citation = re.compile(
        rf"(?:(?P<act>{names}|{_SAME_ACT})(?P=act)*)?"
        rf"(?:第?(?P<article>{_NUMERAL})(?:[-之](?P<inner>{_NUMERAL}))?條"
        rf"(?:[-之](?P<outer>{_NUMERAL}))?)?"
        rf"(?P<paragraph>第?(?P<paragraphs>{_NUMERALS})?項)?"
        rf"(?P<subparagraph>第?(?P<subparagraphs>{_NUMERALS})?款)?"
        rf"(?:第?(?P<item>{_NUMERAL})目)?"
    )
    return citation, re.compile(rf"[;\n]|[及與、,](?={names})")


_BETWEEN = re.compile(r"(?:[;\n,、。及與暨和並等]|違反|之?規定)*")
_CONSEQUENCE = re.compile(r",?(致(?:發生|使|生)?[^;\n]*?(?:災害|(?=[;\n]|$)))")
_MARKS_OF_LAW = re.compile(r"[條項款]|法|條例|規則|標準|細則")


class _Reader:
    """Reads from left to right and remembers the act and article that a later piece leaves out."""

    def __init__(self, on: date | None) -> None:
        self.on = on
        self.entries: dict[tuple[str, int, int, int], Cited] = {}
        self.consequences: list[Citation] = []
        self.flags: dict[str, None] = {}
        self.unreadable: list[str] = []
        self.act: Act | None = None
        self.last: Citation | None = None

    def flag(self, code: str) -> None:
        self.flags[code] = None

    def read(self, text: str) -> None:
        grammar, resume = _grammar()
        position = 0
        while (position := _end(_BETWEEN, text, position)) < len(text):
            match = grammar.match(text, position)
            if match and match.group() and self._take(match):
                position = self._take_consequence(text, match)
                continue
            next_piece = resume.search(text, max(position + 1, match.end() if match else 0))
            end = next_piece.start() if next_piece else len(text)
            self._leave(text[position:end])
            position = end

    def _take(self, match: re.Match[str]) -> bool:
        """Keep the citation of a match; False when it is none or its article cannot exist."""
        if match["article"] is None and (match["act"] or self.last is None):
            return False
        act = self._act(match["act"])
        base = self._article(match, act) if match["article"] else self.last
        if act is None or base is None:
            return False
        self.act = act
        named_since = act.named_since(match["act"] or "")
        if self.on and named_since and self.on < named_since:
            self.flag(NAME_NOT_IN_FORCE)
        for citation in self._paragraphs(match, base):
            self._keep(Cited(citation, match.group()))
            self.last = citation
        return True

    def _act(self, name: str | None) -> Act | None:
        if name is None or name in _SAME_ACT.split("|"):
            return self.act
        return acts()[_codes_by_name()[name]]

    @staticmethod
    def _article(match: re.Match[str], act: Act | None) -> Citation | None:
        suffix = match["inner"] or match["outer"]
        article = Citation(
            act.code if act else "", _number(match["article"]), _number(suffix) if suffix else 0
        )
        return article if act and act.has(article.number) else None

    def _paragraphs(self, match: re.Match[str], base: Citation) -> Iterable[Citation]:
        """Yield one citation per paragraph; the subparagraphs belong to the last of them."""
        paragraphs = _numbers(match["paragraphs"])
        if not paragraphs and match["article"] is None and not match["paragraph"]:
            paragraphs = (base.paragraph,)
        subparagraphs = _numbers(match["subparagraphs"])
        if match["subparagraph"] and not subparagraphs:
            self.flag(SUBPARAGRAPH_MISSING)
        complete = bool(paragraphs and paragraphs[-1]) or self._has_one_paragraph(base)
        if (match["paragraph"] and not paragraphs) or (match["subparagraph"] and not complete):
            self.flag(PARAGRAPH_MISSING)
        article = replace(base, paragraph=0, subparagraphs=(), item=0)
        for paragraph in paragraphs[:-1]:
            yield replace(article, paragraph=paragraph)
        yield replace(
            article,
            paragraph=paragraphs[-1] if paragraphs else 0,
            subparagraphs=subparagraphs,
            item=_number(match["item"]) if match["item"] else 0,
        )

    @staticmethod
    def _has_one_paragraph(citation: Citation) -> bool:
        return citation.number in acts()[citation.act].one_paragraph

    def _keep(self, found: Cited) -> None:
        key = found.citation.paragraph_key
        known = self.entries.get(key)
        if known is None:
            self.entries[key] = found
            return
        ours, theirs = known.citation, found.citation
        if ours.item != theirs.item:
            self.flag(SEVERAL_ITEMS)
        merged = replace(
            ours,
            subparagraphs=tuple(sorted({*ours.subparagraphs, *theirs.subparagraphs})),
            item=ours.item if ours.item == theirs.item else 0,
        )
        self.entries[key] = replace(known, citation=merged, text=f"{known.text};{found.text}")

    def _take_consequence(self, text: str, match: re.Match[str]) -> int:
        """Read a clause 「致發生…」 after a citation; return where reading goes on."""
        clause = _CONSEQUENCE.match(text, match.end())
        if clause is None or self.last is None:
            return match.end()
        described = _Reader(self.on)
        described.act = self.act
        described.read(re.sub(r"^致(?:發生)?|[()]", "", clause[1]))
        self.consequences.extend(entry.citation for entry in described.entries.values())
        key = self.last.paragraph_key
        self.entries[key] = replace(self.entries[key], consequence=clause[1])
        return clause.end()

    def _leave(self, piece: str) -> None:
        """Set aside what no rule reads; an act that it names must not be lent to later pieces."""
        self.last = None
        if not _MARKS_OF_LAW.search(piece):
            self.flag(EXTRA_TEXT)
            return
        self.act = None
        self.unreadable.append(piece)
        self.flag(UNREADABLE)


def _compact(text: str) -> str:
    """Fold the text and take out blanks and quotation marks, but keep the new lines."""
    # Blanks between two digits stay: without them 1 2 would read as 12.
    lines = (re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", fold(line)) for line in text.splitlines())
    return re.sub(r"[「」《》〈〉]", "", "\n".join(lines))


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _numbers(text: str | None) -> tuple[int, ...]:
    return tuple(_number(part) for part in re.findall(_NUMERAL, text or ""))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else read_ordinal(text)
