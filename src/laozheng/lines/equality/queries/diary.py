"""What lies ahead, for the calendar: interviews for who handles the case, meetings of councils."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from laozheng.base.moments import TAIPEI
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.declare import Appointment
from laozheng.lines.equality.models import CouncilMeeting, Interview


def diary(reader: Reader, start: date, end: date) -> list[Appointment]:
    """What lies between two days, both included, that a reader may see; sides unnamed."""
    begin = datetime.combine(start, time.min, tzinfo=TAIPEI)
    finish = datetime.combine(end + timedelta(days=1), time.min, tzinfo=TAIPEI)
    return [*_interviews(reader, begin, finish), *_meetings(reader, begin, finish)]


def _interviews(reader: Reader, begin: datetime, finish: datetime) -> Iterator[Appointment]:
    standing = Interview.objects.filter(
        starts_at__gte=begin, starts_at__lt=finish, called_off_on__isnull=True
    )
    for one in visible(standing.select_related("case"), reader):
        yield Appointment(
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            title=f"訪談 {one.case.number}",
            place=one.place,
            case=one.case,
        )


def _meetings(reader: Reader, begin: datetime, finish: datetime) -> Iterator[Appointment]:
    fixed = CouncilMeeting.objects.filter(starts_at__gte=begin, starts_at__lt=finish)
    ahead = fixed.exclude(case__state="canceled").select_related("case", "meeting")
    for one in visible(ahead, reader):
        yield Appointment(
            starts_at=one.starts_at,
            ends_at=None,
            title=one.meeting.title,
            place=one.meeting.place,
            case=one.case,
        )
