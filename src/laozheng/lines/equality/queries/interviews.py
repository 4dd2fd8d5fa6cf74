"""The interviews that lie ahead, for the calendar of those who handle the case."""

from datetime import date, datetime, time, timedelta

from laozheng.base.moments import TAIPEI
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.declare import Appointment
from laozheng.lines.equality.models import Interview


def diary(reader: Reader, start: date, end: date) -> list[Appointment]:
    """The interviews between two days, both included, that a reader may see; sides unnamed."""
    begin = datetime.combine(start, time.min, tzinfo=TAIPEI)
    finish = datetime.combine(end + timedelta(days=1), time.min, tzinfo=TAIPEI)
    standing = Interview.objects.filter(
        starts_at__gte=begin, starts_at__lt=finish, called_off_on__isnull=True
    )
    return [
        Appointment(
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            title=f"訪談 {one.case.number}",
            place=one.place,
            case=one.case,
        )
        for one in visible(standing.select_related("case"), reader)
    ]
