"""A text that people read, as the source has it, and the set of them with their places."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Message:
    """A source text; ``context`` tells two meanings of one text apart.

    ``plural`` is the second form of a text that depends on a count, empty for others.
    """

    text: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalogue finds it by: a text has one entry, with a plural or without."""
        return (self.context, self.text)


# Where a message stands: the path of a file, or the code of a declaration.
Found = tuple[Message, str]


def gathered(found: Iterable[Found]) -> dict[Message, tuple[str, ...]]:
    """Each message once with its places in order; a plural form wins over the plain text."""
    by_key: dict[tuple[str, str], Message] = {}
    places: dict[tuple[str, str], dict[str, None]] = {}
    for message, place in found:
        known = by_key.setdefault(message.key, message)
        if message.plural and not known.plural:
            by_key[message.key] = message
        places.setdefault(message.key, {})[place] = None
    return {message: tuple(places[key]) for key, message in by_key.items()}
