"""The numbering of a DOCX: headings and items that Word counts by itself."""

from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.numbers import scheme_of
from laozheng.kernel.reports.render.docx_styles import (
    HEADINGS_NUMBERING,
    INDENT_MM,
    WORD,
    heading_style,
    on,
    twips,
    value,
)
from laozheng.kernel.reports.render.furniture import deepest_level
from laozheng.kernel.reports.render.xml import Element

# Word's names of the ways to count, with the text around the number of a level.
NUMBER_FORMATS = {
    "formal": ("ideographLegalTraditional", "%{level}、"),
    "formal_older": ("ideographLegalTraditional", "%{level}、"),
    "ordinal": ("taiwaneseCountingThousand", "%{level}、"),
    "bracketed_ordinal": ("taiwaneseCountingThousand", "(%{level})"),
    "bracketed_ordinal_wide": ("taiwaneseCountingThousand", "（%{level}）"),
    "digit": ("decimal", "%{level}."),
    "bracketed_digit": ("decimal", "(%{level})"),
    "bracketed_digit_wide": ("decimal", "（%{level}）"),
    "chapter": ("decimal", "Ch.%{level}　"),
    "none": ("none", ""),
}
_HEADINGS = 0


class Numbering:
    """Gathers the lists of a book while its body is written; each begins at 1."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._chains: dict[tuple[str, ...], int] = {}
        self._numbers: list[Element] = [_number(HEADINGS_NUMBERING, _HEADINGS)]

    def list_of(self, chain: tuple[str, ...]) -> int:
        """The numbering id of a new list whose levels are numbered by these schemes."""
        abstract = self._chains.setdefault(chain, len(self._chains) + 1)
        return self._add(abstract, 0)

    def headings_from(self, level: int) -> int:
        """The numbering id of headings that count anew from 1 on a level from 1."""
        return self._add(_HEADINGS, level - 1)

    def _add(self, abstract: int, level: int) -> int:
        number = HEADINGS_NUMBERING + len(self._numbers)
        override = {"w:ilvl": str(level)}
        restart = WORD("w:lvlOverride", override, value("w:startOverride", "1"))
        self._numbers.append(_number(number, abstract, restart))
        return number

    def part(self) -> Element:
        """The file ``word/numbering.xml``."""
        schemes = self._document.kind.heading_numbers
        levels = range(deepest_level(self._document))
        headings = tuple(scheme_of(schemes, level) for level in levels)
        return WORD(
            "w:numbering",
            None,
            _abstract(_HEADINGS, headings, headings=True),
            *(_abstract(n, chain, headings=False) for chain, n in self._chains.items()),
            *self._numbers,
        )


def _number(number: int, abstract: int, *overrides: Element) -> Element:
    reference = value("w:abstractNumId", str(abstract))
    return WORD("w:num", {"w:numId": str(number)}, reference, *overrides)


def _abstract(number: int, schemes: tuple[str, ...], *, headings: bool) -> Element:
    levels = [_level(level, scheme, headings=headings) for level, scheme in enumerate(schemes)]
    return WORD(
        "w:abstractNum",
        {"w:abstractNumId": str(number)},
        value("w:multiLevelType", "multilevel"),
        *levels,
    )


def _level(level: int, scheme: str, *, headings: bool) -> Element:
    if scheme == "decimal":
        form, words = "decimal", ".".join(f"%{place + 1}" for place in range(level + 1)) + "　"
    else:
        form, words = NUMBER_FORMATS[scheme]
    style = [value("w:pStyle", heading_style(level + 1))] if headings else []
    # All levels as plain digits, also those above it that are counted otherwise.
    legal = [on("w:isLgl")] if scheme == "decimal" else []
    hanging = 0 if headings else INDENT_MM * (2 if scheme.endswith("_wide") else 1)
    left = 0 if headings else INDENT_MM * level + hanging
    return WORD(
        "w:lvl",
        {"w:ilvl": str(level)},
        value("w:start", "1"),
        value("w:numFmt", form),
        *style,
        *legal,
        value("w:suff", "nothing" if headings else "tab"),
        value("w:lvlText", words.format(level=level + 1) if scheme != "decimal" else words),
        value("w:lvlJc", "left"),
        WORD("w:pPr", None, WORD("w:ind", {"w:left": twips(left), "w:hanging": twips(hanging)})),
    )
