"""One section of a book as its people have it before them: text, versions, what they may do."""

from dataclasses import dataclass
from functools import cached_property

from laozheng.base.periods import Period
from laozheng.interfaces.workspace.studio.asking import asked_section, book_url
from laozheng.interfaces.workspace.studio.outline import state_of
from laozheng.interfaces.workspace.studio.people import Names
from laozheng.kernel.accounts.access import Answer
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.reports.declare import BookKind, Section
from laozheng.kernel.reports.models import SectionMark, SectionNote, SectionText, Volume
from laozheng.kernel.reports.numbers import Place
from laozheng.kernel.reports.permissions import Permissions
from laozheng.kernel.reports.queries import marks, notes_of, versions, volume_of


@dataclass(frozen=True)
class EarlierText:
    """The text of the same section in an earlier book."""

    period: Period
    text: str


class SectionDesk:
    """A section with everything that its page asks for; each question goes to the database once."""

    def __init__(self, kind: BookKind, period: Period, key: str, reader: Reader) -> None:
        self.kind, self.period, self.reader = kind, period, reader
        found: tuple[Section, Place] = asked_section(kind, period, key)
        self.section, self.place = found
        self.volume: Volume | None = volume_of(kind.code, period)
        self._permissions = Permissions(reader, self.volume)

    @property
    def key(self) -> str:
        """The key of the section."""
        return self.section.key

    @property
    def url(self) -> str:
        """The address of the section's page."""
        return book_url("section", self.kind, self.period, self.key)

    def may(self, verb: str) -> Answer:
        """Whether the reader may take a step on this section."""
        return self._permissions.may(verb, self.key)

    @cached_property
    def versions(self) -> list[SectionText]:
        """Every version, the newest first."""
        return versions(self.kind.code, self.period, self.key)

    @property
    def row(self) -> SectionText | None:
        """The version in use; None while only the shipped text exists."""
        return self.versions[0] if self.versions else None

    @property
    def state(self) -> str:
        """How far the text is."""
        return state_of(self.row)

    @property
    def text(self) -> str:
        """The text in use: the latest version, else the one shipped with the book."""
        if self.row is not None:
            return self.row.text
        return self.shipped(self.period)

    def shipped(self, period: Period) -> str:
        """The text that comes with the book of a period; "" when there is none."""
        return self.kind.in_edition(period).text(self.key) or ""

    @cached_property
    def earlier(self) -> EarlierText | None:
        """The text that this one followed: of the volume carried forward, else of the year before.

        None when the earlier book has no such text.
        """
        carried = self.volume.carried_from if self.volume else ""
        period = Period.parse(carried) if carried else self.period.previous_year()
        written = versions(self.kind.code, period, self.key)
        try:
            text = written[0].text if written else self.shipped(period)
        except ValueError:  # no outline was in force so long ago
            return None
        return EarlierText(period, text) if text else None

    @cached_property
    def notes(self) -> list[SectionNote]:
        """The notes in the margin."""
        return notes_of(self.volume, self.key) if self.volume else []

    @cached_property
    def marks(self) -> tuple[SectionMark, ...]:
        """The marks of carrying forward, decided ones included."""
        return marks(self.volume, resolved=True).get(self.key, ()) if self.volume else ()

    @cached_property
    def names(self) -> Names:
        """The names of everybody who wrote, stepped, asked or answered here."""
        refs = [
            ref
            for row in self.versions
            for ref in (row.author_ref, row.reviewer_ref, row.signer_ref, row.returned_by_ref)
        ]
        refs += [ref for note in self.notes for ref in (note.author_ref, note.answered_by_ref)]
        refs += [mark.resolved_by_ref for mark in self.marks]
        return Names(refs)
