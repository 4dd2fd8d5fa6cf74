"""Moments are Taipei time unless they say otherwise."""

from datetime import UTC, date, datetime, timedelta

import pytest

from laozheng.base.moments import in_taipei, noon_of, parse_moment, roc_moment, taipei_day

AFTERNOON = datetime(2024, 3, 5, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05T14:30",
        "2024-03-05 14:30:00",
        "2024-03-05T14:30:00+08:00",
        "2024-03-05T06:30:00Z",
        "2024-03-05 14:30:00.000",
        "113/03/05 14:30",
        "1130305 14:30",
        "113年3月5日 14:30",
        "１１３／０３／０５　１４：３０",
    ],
)
def test_one_moment_is_read_in_every_spelling(text: str) -> None:
    moment = parse_moment(text)
    assert moment == AFTERNOON
    assert moment.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("text", ["113/03/05", "14:30", "113/03/05 24:00", "113/02/30 10:00", ""])
def test_what_is_not_a_moment_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^。]+。$"):
        parse_moment(text)


def test_the_day_of_a_moment_is_the_day_in_taipei() -> None:
    assert taipei_day(datetime(2023, 12, 31, 16, 0, tzinfo=UTC)) == date(2024, 1, 1)
    assert taipei_day(datetime(2023, 12, 31, 15, 59, tzinfo=UTC)) == date(2023, 12, 31)
    assert taipei_day(date(2024, 1, 1)) == date(2024, 1, 1)


def test_a_moment_without_zone_is_taipei_time() -> None:
    naive = datetime(2024, 3, 5, 14, 30)  # noqa: DTZ001  a form sends it without a zone
    assert in_taipei(naive) == AFTERNOON
    assert noon_of(date(2024, 3, 25)).isoformat() == "2024-03-25T12:00:00+08:00"
    assert roc_moment(AFTERNOON) == "113年3月5日14時30分"
