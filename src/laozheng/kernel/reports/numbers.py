"""The numbers of headings and items; they are given by position and never typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from laozheng.base.numerals import formal, ordinal
from laozheng.kernel.reports.declare import Section

DECIMAL = "decimal"
SCHEMES: Mapping[str, Callable[[int], str]] = {
    "formal": lambda position: f"{formal(position)}、",
    # Books of earlier years write 叁, the other form of the same numeral.
    "formal_older": lambda position: f"{formal(position).replace('參', '叁')}、",
    "ordinal": lambda position: f"{ordinal(position)}、",
    "bracketed_ordinal": lambda position: f"({ordinal(position)})",
    "bracketed_ordinal_wide": lambda position: f"（{ordinal(position)}）",
    "digit": lambda position: f"{position}.",
    "bracketed_digit": lambda position: f"({position})",
    "bracketed_digit_wide": lambda position: f"（{position}）",
    "chapter": lambda position: f"Ch.{position}",
    DECIMAL: str,
    "none": lambda position: "",
}


@dataclass(frozen=True)
class Place:
    """Where a heading stands in its book.

    ``number`` as printed ("" when it has none), ``position`` among the numbered headings beside
    it (0 when it has none), ``path`` the positions from the top, ``text`` the place in one word,
    such as 參-二 or 3.1.2.
    """

    number: str
    position: int
    path: tuple[int, ...]
    text: str


def scheme_of(schemes: tuple[str, ...], level: int) -> str:
    """The scheme of a level (from 0); a level deeper than the schemes uses the last one."""
    return schemes[min(level, len(schemes) - 1)]


def printed_number(
    schemes: tuple[str, ...], level: int, position: int, above: tuple[int, ...] = ()
) -> str:
    """The number of the ``position``-th sibling (from 1) on a level (from 0).

    ``above`` are the positions of the headings above it, which a decimal number repeats.
    """
    scheme = scheme_of(schemes, level)
    if scheme == DECIMAL:
        return ".".join(str(part) for part in (*above, position))
    return SCHEMES[scheme](position)


def places(
    sections: Iterable[Section],
    schemes: tuple[str, ...],
    level: int = 0,
    above: Place | None = None,
) -> Iterator[tuple[Section, Place]]:
    """Headings side by side on a level (from 0), each with its place."""
    path = above.path if above else ()
    position = 0
    for section in sections:
        number = section.mark
        if number != "" and scheme_of(schemes, level) != "none":
            position = section.position or position + 1
            if number is None:
                number = printed_number(schemes, level, position, path)
        own = position if number else 0
        yield (
            section,
            Place(
                number=number or "",
                position=own,
                path=(*path, own) if own else path,
                text=_place(number or section.heading, above, scheme_of(schemes, level)),
            ),
        )


def _place(number: str, above: Place | None, scheme: str) -> str:
    if scheme == DECIMAL and number[:1].isdigit():
        return number
    own = number.rstrip("、-")
    return f"{above.text}-{own}" if above else own


def all_places(
    sections: Iterable[Section],
    schemes: tuple[str, ...],
    level: int = 0,
    above: Place | None = None,
) -> Iterator[tuple[Section, Place]]:
    """These headings and all below them, in order."""
    for section, place in places(sections, schemes, level, above):
        yield section, place
        yield from all_places(section.children, schemes, level + 1, place)


def faults(
    sections: Iterable[Section],
    schemes: tuple[str, ...],
    level: int = 0,
    above: Place | None = None,
) -> Iterator[str]:
    """The holes and doubles in the numbers of an outline, each in one sentence.

    Only a heading whose position is fixed can make one: the others are counted.
    """
    before: Place | None = None
    for section, place in places(sections, schemes, level, above):
        if place.position:
            if before and place.position <= before.position:
                yield f"「{place.text}{section.heading}」的編號不在「{before.text}」之後，請更正。"
            elif before and place.position > before.position + 1:
                yield f"「{before.text}」之後跳到「{place.text}{section.heading}」，編號不連續。"
            before = place
        yield from faults(section.children, schemes, level + 1, place)
