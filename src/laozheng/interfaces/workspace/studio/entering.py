"""What somebody has typed on a section's page, and how a binding gets into it without script."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from laozheng.interfaces.workspace.studio.section_desk import SectionDesk


@dataclass(frozen=True)
class Entered:
    """The text in the editor, the version that it began with (0: none), the words searched for."""

    text: str
    base: int
    find: str = ""

    @classmethod
    def of(cls, desk: SectionDesk) -> "Entered":
        """What stands there before anybody types."""
        return cls(desk.text, desk.row.version if desk.row else 0)

    @classmethod
    def posted(cls, sent: Mapping[str, str], desk: SectionDesk) -> "Entered":
        """What was sent; a form without a text leaves the text in use."""
        usual = cls.of(desk)
        base = sent.get("base", "")
        return cls(
            text=sent.get("text", usual.text).replace("\r\n", "\n"),
            base=int(base) if base.isdecimal() else usual.base,
            find=sent.get("find", ""),
        )

    def with_text(self, text: str) -> "Entered":
        """The same with another text."""
        return replace(self, text=text)


def put_in(text: str, binding: str) -> str:
    """A text with a binding at its end: where the cursor stood only a script knows."""
    kept = text.rstrip("\n")
    return f"{kept}{binding}\n"


def replaced(text: str, wish: str) -> str:
    """A text in which ``start:end:binding`` takes the place of a typed number.

    A wish that does not fit the text changes nothing.
    """
    start, _colon, rest = wish.partition(":")
    end, _colon, binding = rest.partition(":")
    if not (start.isdecimal() and end.isdecimal() and binding):
        return text
    first, last = int(start), int(end)
    if not first < last <= len(text):
        return text
    return f"{text[:first]}{binding}{text[last:]}"
