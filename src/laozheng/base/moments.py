"""Moments of the day in Taipei: every moment that Laozheng stores knows its time zone."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from laozheng.base.roc import parse_day, roc_day
from laozheng.base.text import fold

TAIPEI = ZoneInfo("Asia/Taipei")
NOON = time(12)

_MOMENT = re.compile(
    r"(?P<day>\S.*?)[T\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.0+)?)?"
    r"(?P<offset>Z|[+-]\d\d:\d\d)?"
)


def in_taipei(moment: datetime) -> datetime:
    """Return the moment in Taipei time; a moment without a zone is taken as Taipei time."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=TAIPEI)
    return moment.astimezone(TAIPEI)


def taipei_day(moment: date | datetime) -> date:
    """Return the day that the moment belongs to in Taipei; a day stays itself."""
    return in_taipei(moment).date() if isinstance(moment, datetime) else moment


def noon_of(day: date) -> datetime:
    """Return 12:00 in Taipei on the day."""
    return datetime.combine(day, NOON, TAIPEI)


def parse_moment(text: str) -> datetime:
    """Read a day in any form of `parse_day`, then hour and minute: 113/03/05 14:30.

    Seconds and an offset from UTC may follow; without an offset it is Taipei time. Raises
    ValueError with one Chinese sentence.
    """
    match = _MOMENT.fullmatch(fold(text))
    if not match:
        raise ValueError("看不懂這個時間，請寫成 113/03/05 14:30 或 2024-03-05T14:30。")
    day = parse_day(match["day"])
    try:
        clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        raise ValueError("時間必須介於 00:00 與 23:59 之間，請更正。") from None
    if not match["offset"]:
        return datetime.combine(day, clock, TAIPEI)
    return in_taipei(datetime.fromisoformat(f"{day}T{clock}{match['offset']}"))


def roc_moment(moment: datetime) -> str:
    """Write a moment as in letters: 113年3月5日14時30分."""
    local = in_taipei(moment)
    return f"{roc_day(local.date())}{local.hour}時{local.minute:02d}分"
