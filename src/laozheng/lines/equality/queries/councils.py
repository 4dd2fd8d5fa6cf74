"""The papers of a council: its meetings, and the masked agenda as one member may read it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.equality.models import AgendaItem, Complaint, CouncilMember
from laozheng.lines.equality.rules.deadlines import council_notice_on
from laozheng.lines.equality.rules.masking import masked_firm

MEETING = "council_meeting"
MEETINGS_SHOWN = 50


@dataclass(frozen=True)
class Item:
    """A case on the agenda: its place, and what is told of it; nobody is named.

    ``stepped_out`` are the keys of the members who do not get this paper.
    """

    place: int
    complaint: Complaint
    employer: str
    stepped_out: tuple[str, ...]


def meetings(reader: Reader) -> list[tuple[Activity, int]]:
    """The newest meetings of both councils, each with how many of its cases a reader may see."""
    held = Activity.objects.filter(line="equality", kind=MEETING).order_by("-held_on", "-pk")
    shown = list(held[:MEETINGS_SHOWN])
    seen = visible(AgendaItem.objects.filter(meeting__in=shown), reader)
    cases = Counter(seen.values_list("meeting_id", flat=True))
    return [(meeting, cases[meeting.pk]) for meeting in shown]


def members_of(meeting: Activity) -> list[str]:
    """The keys of those who sit on the council on the day of the meeting."""
    seats = CouncilMember.objects.filter(council=meeting.body, from_on__lte=meeting.held_on)
    seated = seats.exclude(to_on__lt=meeting.held_on)
    return sorted(set(seated.values_list("member_key", flat=True)))


def agenda_of(meeting: Activity, reader: Reader, member: str = "") -> Sequence[Item]:
    """The cases of a meeting that a reader may see, in the order in which they were put on.

    For ``member`` without those for which he steps out; the others keep their places.
    """
    seen = visible(AgendaItem.objects.filter(meeting=meeting), reader)
    rows = seen.select_related("case__equality_complaint").order_by("pk")
    items = [
        Item(
            place,
            row.case.equality_complaint,
            masked_firm(row.case.equality_complaint.employer_name),
            tuple(row.stepped_out),
        )
        for place, row in enumerate(rows, start=1)
    ]
    return [item for item in items if member not in item.stepped_out]


def call_by(meeting: Activity, calendar: Calendar, law: Law) -> Reckoning:
    """The last day on which the members are called."""
    held_on: date = meeting.held_on
    return council_notice_on(held_on, calendar, law)
