"""The checklists: every item cites what can be read, in its own act, on the days it is asked."""

from datetime import date

import pytest

from laozheng.kernel.inspections.checklists import all_items, items_on
from laozheng.kernel.inspections.penalties import penalty_rows, range_on
from laozheng.kernel.inspections.visit_codes import SCOPES
from laozheng.kernel.law.citations import acts, parse_citations

# Duties of the act without a fine of the city: subsidies stand behind the one, a surcharge of the
# Bureau of Labor Insurance behind the other.
WITHOUT_FINE = {"gender_equality.nursing", "labor_pension.rate"}


@pytest.mark.parametrize("item", all_items(), ids=lambda item: item.key)
def test_an_item_cites_one_provision_of_its_act(item):
    read = parse_citations(item.cite, item.since)
    assert not read.unreadable
    assert [one.act for one in read.citations] == [item.act]
    assert item.act in SCOPES


@pytest.mark.parametrize("item", all_items(), ids=lambda item: item.key)
def test_what_is_found_can_be_fined_on_every_day_on_which_it_is_asked(item):
    (citation,) = parse_citations(item.cite, item.since).citations
    assert acts()[item.act].has(citation.number)
    assert item.since_status in ("C", "U")
    ours = [row for row in penalty_rows() if row.act == item.act]
    begun = max(item.since, date(2011, 7, 1))
    days = {begun, date(2026, 8, 1)} | {row.valid_from for row in ours if row.valid_from > begun}
    asked = {day for day in days if item.holds_on(day)}
    assert asked
    fined = {range_on(citation, day) is not None for day in asked}
    assert fined == {item.key not in WITHOUT_FINE}


def test_no_item_stands_twice():
    keys = [item.key for item in all_items()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("key", "day", "asked"),
    [
        ("minimum_wage.minimum", date(2023, 12, 31), False),
        ("minimum_wage.minimum", date(2024, 1, 1), True),
        ("lsa.weekly_day_off", date(2016, 12, 22), True),
        ("lsa.weekly_day_off", date(2016, 12, 23), False),
        ("gender_equality.harassment", date(2024, 3, 7), True),
        ("gender_equality.harassment", date(2024, 3, 8), False),
        ("gender_equality.harassment_channel", date(2024, 3, 7), False),
        ("gender_equality.harassment_channel", date(2024, 3, 8), True),
        ("osh.bullying_channel", date(2026, 6, 30), False),
        ("osh.bullying_channel", date(2026, 7, 1), True),
        ("lsa.rest_days", date(2016, 12, 22), False),
        ("lsa.rest_days", date(2016, 12, 23), True),
        ("lsa.rest_days", date(2016, 12, 24), True),
    ],
)
def test_an_item_is_asked_from_the_day_of_its_provision(key, day, asked):
    assert (key in {item.key for item in items_on(day)}) is asked
