"""Years drawn by chance: the same for the same seed, on working days, within the period."""

from collections import Counter
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import NOON
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.drawn import DrawnYear, chance, invented_firms
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.models import Party

YEAR = Period.parse("113")
ACTOR = system_reader("test", NOON)


def drawn(seed: int = 7, stream: int = 1) -> DrawnYear:
    return DrawnYear(YEAR, ACTOR, chance(seed, stream))


def test_one_seed_draws_one_year_and_each_stream_another():
    def days(seed, stream):
        year = drawn(seed, stream)
        return [year.day() for _ in range(20)]

    assert days(7, 1) == days(7, 1)
    assert len({tuple(days(seed, stream)) for seed in (7, 8) for stream in (1, 2)}) == 4


def test_the_days_are_those_on_which_the_offices_of_2024_worked():
    year = drawn()
    assert (year.days[0], year.days[-1]) == (date(2024, 1, 2), date(2024, 12, 31))
    assert date(2024, 2, 17) in year.days
    assert date(2024, 4, 4) not in year.days
    # 262 weekdays, a Saturday made up for, 12 holidays among the weekdays: 115 days off.
    assert len(year.days) == 262 + 1 - 12 == 366 - 115


def test_the_last_days_can_be_left_out():
    year = drawn()
    found = [year.day(but_last=len(year.days) - 2) for _ in range(50)]
    assert set(found) == set(year.days[:2])
    found = [year.weekday(but_last=363) for _ in range(50)]
    assert set(found) == {date(2024, 1, 1), date(2024, 1, 2)}


def test_a_later_day_lies_within_its_span_and_within_the_year():
    year = drawn()
    friday = date(2024, 3, 1)
    assert {year.later(friday, 0, 4) for _ in range(60)} == {
        friday,
        date(2024, 3, 4),
        date(2024, 3, 5),
    }
    assert year.later(friday, 1, 2) == date(2024, 12, 31)
    assert year.later(date(2024, 12, 31), 1, 30) == date(2024, 12, 31)


def test_a_weekday_is_no_day_of_a_weekend():
    year = drawn()
    found = {year.weekday() for _ in range(2_000)}
    assert {day.weekday() for day in found} == set(range(5))
    assert YEAR.start in found
    assert all(YEAR.contains(day) for day in found)


def test_a_year_that_begins_on_a_weekend_begins_no_earlier():
    year = DrawnYear(Period.parse("112"), ACTOR, chance(7, 1))
    assert year.weekday(but_last=363) == date(2023, 1, 1)


def test_weights_say_how_often_and_a_skew_how_much_more_often_the_first():
    year = drawn()
    weighed = Counter(year.weighted({"often": 90, "seldom": 10, "never": 0}) for _ in range(2_000))
    assert weighed.keys() == {"often", "seldom"}
    assert 1_700 < weighed["often"] < 1_900
    places = Counter(year.skewed(range(10), 4) for _ in range(2_000))
    assert set(places) <= set(range(10))
    assert places[0] > places[3] > places[8]


def test_a_district_is_one_of_the_city():
    year = drawn()
    assert {year.district() for _ in range(2_000)} == set(city().districts)


@pytest.mark.django_db
def test_invented_firms_are_numbered_and_take_the_trades_in_turn():
    for _ in range(2):
        firms = invented_firms("範例{trade}第{number:02d}號", ("甲業", "乙業"), 3, YEAR, ACTOR)
        assert [firm.display_name for firm in firms] == [
            "範例甲業第01號", "範例乙業第02號", "範例甲業第03號",
        ]  # fmt: skip
    assert Party.objects.count() == 3
