"""Read the codes of dims out of words: 工資 and 成立 give issue=wage and outcome=settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laozheng.kernel.reports.proofreading.binding.candidates import Dimension


@dataclass(frozen=True)
class Mention:
    """A code that a text names, and where its words end."""

    code: str
    end: int
    length: int


def mentions(dimension: Dimension, text: str) -> list[Mention]:
    """The codes that a text names, the longest words first: 不成立 is not 成立 as well."""
    taken = [False] * len(text)
    found = []
    words = sorted(
        ((word, code) for code, known in dimension.words.items() for word in known),
        key=lambda pair: -len(pair[0]),
    )
    for word, code in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not any(taken[start:end]):
                taken[start:end] = [True] * len(word)
                found.append(Mention(code, end, len(word)))
            start = text.find(word, end)
    return found


def nearest_code(dimension: Dimension, text: str) -> str | None:
    """The code whose words stand last in a text, nearest to the figure behind it."""
    found = mentions(dimension, text)
    return max(found, key=lambda mention: mention.end).code if found else None


def codes_near(dimensions: Iterable[Dimension], text: str) -> Mapping[str, str]:
    """The code of each dim that a text names."""
    codes = {dimension.name: nearest_code(dimension, text) for dimension in dimensions}
    return {name: code for name, code in codes.items() if code}
