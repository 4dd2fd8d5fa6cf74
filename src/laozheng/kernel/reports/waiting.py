"""What waits for somebody: sections to write, to review, to sign, and questions to answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.reports.models import SectionText, Volume
from laozheng.kernel.reports.permissions import WORKING_STATES, Permissions
from laozheng.kernel.reports.queries import latest_versions, open_questions, sections_of


@dataclass(frozen=True)
class Waiting:
    """One step that a reader may take next; ``step`` is write, review, sign or answer."""

    volume: Volume
    section: str
    step: str
    due_on: date | None

    def is_late(self, day: date) -> bool:
        """Whether the section should have been signed before that day."""
        return self.due_on is not None and self.due_on < day


def waiting_for(reader: Reader) -> tuple[Waiting, ...]:
    """The steps that wait for a reader in all volumes being written, the earliest due first."""
    volumes = Volume.objects.filter(state__in=WORKING_STATES).order_by("period", "book")
    found = [one for volume in volumes for one in _in_volume(volume, reader)]
    return tuple(sorted(found, key=lambda one: one.due_on or date.max))


def _in_volume(volume: Volume, reader: Reader) -> Iterator[Waiting]:
    permissions = Permissions(reader, volume)
    texts = latest_versions(volume.book, Period.parse(volume.period))
    questions = open_questions(volume)
    for key, section in sections_of(volume).items():
        step = next_step(texts.get(key))
        if step and permissions.may(step, key):
            yield Waiting(volume, key, step, section.due_on)
        if key in questions and permissions.may("answer", key):
            yield Waiting(volume, key, "answer", section.due_on)


def next_step(row: SectionText | None) -> str:
    """The step that the latest version of a section waits for; "" when it is signed."""
    if row is None or row.state == "empty":
        return "write"
    if row.state == "drafted":
        return "review" if row.sent_at else "write"
    return "sign" if row.state == "reviewed" else ""
