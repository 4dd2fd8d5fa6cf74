"""The councils: who sits on them, which cases are ready, the masked agenda as one may read it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.equality.models import AgendaItem, Complaint, CouncilMeeting, CouncilMember
from laozheng.lines.equality.rules.codes import COUNCIL_OF, GROUNDS, LAWS, MEETING, RESOLUTIONS
from laozheng.lines.equality.rules.councils import Seats, rightly_composed
from laozheng.lines.equality.rules.deadlines import council_notice_on
from laozheng.lines.equality.rules.masking import masked_firm

MEETINGS_SHOWN = 50
# The states in which a meeting still takes cases.
AHEAD = ("planned", "called")


@dataclass(frozen=True)
class Item:
    """A case on the agenda: its place, and what is told of it; nobody is named.

    ``stepped_out`` are the keys of the members who do not get this paper.
    """

    place: int
    complaint: Complaint
    employer: str
    stepped_out: tuple[str, ...]
    resolution: str

    def __str__(self) -> str:
        ground = GROUNDS[self.complaint.ground]
        return f"{LAWS[self.complaint.law]}，{ground}，{self.employer}"

    @property
    def resolved(self) -> str:
        """The item with what was resolved on it."""
        return f"{self}：{RESOLUTIONS[self.resolution]}"


def meetings(reader: Reader) -> list[tuple[Activity, int]]:
    """The newest meetings of both councils, each with how many of its cases a reader may see."""
    held = Activity.objects.filter(line="equality", kind=MEETING).order_by("-held_on", "-pk")
    shown = list(held.select_related("equality_meeting__case")[:MEETINGS_SHOWN])
    seen = visible(AgendaItem.objects.filter(meeting__in=shown), reader)
    cases = Counter(seen.values_list("meeting_id", flat=True))
    return [(meeting, cases[meeting.pk]) for meeting in shown]


def called_here(meeting: Activity) -> CouncilMeeting | None:
    """The case side of a meeting; none for one that a list brought."""
    return CouncilMeeting.objects.filter(meeting=meeting).select_related("case").first()


def seats_on(council: str, day: date) -> list[CouncilMember]:
    """Who sits on a council on a day, by key; somebody in two terms once, in the later one."""
    seats = CouncilMember.objects.filter(council=council, from_on__lte=day)
    seated = seats.exclude(to_on__lt=day).order_by("term")
    last = {seat.member_key: seat for seat in seated}
    return [last[key] for key in sorted(last)]


def members_of(meeting: Activity) -> list[str]:
    """The keys of those who sit on the council on the day of the meeting."""
    return [seat.member_key for seat in seats_on(meeting.body, meeting.held_on)]


def composition_of(council: str, seats: Sequence[CouncilMember], law: Law) -> Reckoning:
    """Whether those who sit make up a council as the law of the day their term began asks."""
    sexes = Counter(seat.sex for seat in seats)
    counted = Seats(
        members=len(seats),
        women=sexes["female"],
        men=sexes["male"],
        officials=sum(not seat.outside for seat in seats),
    )
    return rightly_composed(council, counted, min(seat.from_on for seat in seats), law)


def ready_for(council: str, reader: Reader) -> "QuerySet[Complaint]":
    """The cases that a reader may see, sent to a council and on no agenda yet, the oldest first."""
    waiting = AgendaItem.objects.filter(resolution="").values("case")
    laws = [law for law, body in COUNCIL_OF.items() if body == council]
    asked = Complaint.objects.filter(law__in=laws, case__state="council").exclude(case__in=waiting)
    seen = visible(asked, reader).select_related("case")
    return seen.order_by("case__received_on", "case__pk")


def agenda_of(meeting: Activity, reader: Reader, member: str = "") -> Sequence[Item]:
    """The cases of a meeting that a reader may see, in the order in which they were put on.

    For ``member`` without those for which he steps out; the others keep their places.
    """
    seen = visible(AgendaItem.objects.filter(meeting=meeting), reader)
    return _items(seen, member)


def paper_of(meeting: Activity, member: str = "") -> Sequence[Item]:
    """The masked cases of a meeting for its letters; sealed ones are told by their handlers."""
    return _items(AgendaItem.objects.filter(meeting=meeting).exclude(case__level="sealed"), member)


def _items(rows: "QuerySet[AgendaItem]", member: str) -> list[Item]:
    items = [
        Item(
            place,
            row.case.equality_complaint,
            masked_firm(row.case.equality_complaint.employer_name),
            tuple(row.stepped_out),
            row.resolution,
        )
        for place, row in enumerate(_in_order(rows), start=1)
    ]
    return [item for item in items if member not in item.stepped_out]


def _in_order(rows: "QuerySet[AgendaItem]") -> Iterable[AgendaItem]:
    return rows.select_related("case__equality_complaint").order_by("pk")


def unresolved(meeting: Activity, reader: Reader) -> "QuerySet[AgendaItem]":
    """The cases of a meeting that a reader may see and that wait for a resolution."""
    waiting = AgendaItem.objects.filter(meeting=meeting, resolution="")
    return visible(waiting, reader).select_related("case").order_by("pk")


def call_by(meeting: Activity, calendar: Calendar, law: Law) -> Reckoning:
    """The last day on which the members are called."""
    held_on: date = meeting.held_on
    return council_notice_on(held_on, calendar, law)
