"""The checklists: every item cites what can be read, in its own act, on the days it is asked."""

from datetime import date

import pytest

from laozheng.kernel.inspections.checklists import all_items, items_on
from laozheng.kernel.inspections.visit_codes import SCOPES
from laozheng.kernel.law.citations import parse_citations


@pytest.mark.parametrize("item", all_items(), ids=lambda item: item.key)
def test_an_item_cites_one_provision_of_its_act(item):
    read = parse_citations(item.cite, item.since)
    assert not read.unreadable
    assert [one.act for one in read.citations] == [item.act]
    assert item.act in SCOPES


def test_no_item_stands_twice():
    keys = [item.key for item in all_items()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("key", "day", "asked"),
    [
        ("minimum_wage.minimum", date(2023, 12, 31), False),
        ("minimum_wage.minimum", date(2024, 1, 1), True),
        ("lsa.rest_days", date(2016, 12, 22), False),
        ("lsa.rest_days", date(2016, 12, 23), True),
        ("lsa.rest_days", date(2016, 12, 24), True),
    ],
)
def test_an_item_is_asked_from_the_day_of_its_provision(key, day, asked):
    assert (key in {item.key for item in items_on(day)}) is asked
