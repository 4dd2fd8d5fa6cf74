"""The numbers of headings and items; they are given by position and never typed."""

from collections.abc import Callable, Mapping

from laozheng.base.numerals import formal, ordinal

SCHEMES: Mapping[str, Callable[[int], str]] = {
    "formal": lambda position: f"{formal(position)}、",
    "ordinal": lambda position: f"{ordinal(position)}、",
    "bracketed_ordinal": lambda position: f"({ordinal(position)})",
    "digit": lambda position: f"{position}.",
    "bracketed_digit": lambda position: f"({position})",
}


def scheme_of(schemes: tuple[str, ...], level: int) -> str:
    """The scheme of a level (from 0); a level deeper than the schemes uses the last one."""
    return schemes[min(level, len(schemes) - 1)]


def printed_number(schemes: tuple[str, ...], level: int, position: int) -> str:
    """The number of the ``position``-th sibling (from 1) on a level (from 0)."""
    return SCHEMES[scheme_of(schemes, level)](position)
