"""The plan of 103 in the city's file: its tree, its sums, and the crosswalk to the budget."""

import csv
from collections import defaultdict

from django.conf import settings

from laozheng.publications.administrative_plan import BOOK
from laozheng.publications.tests.outlines import bound_in, shipped_texts

PLANS = settings.LAOZHENG_CITY_DIR / "plans"
# The first reserve stands in the crosswalk only; it has no plan of its own.
FIRST_RESERVE = 300


def rows_of(name):
    with (PLANS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def amounts():
    return {
        row["path"]: int(row["amount_thousand"]) for row in rows_of("103") if row["amount_thousand"]
    }


def test_the_plan_has_the_goals_and_points_of_the_printed_one():
    goals = [row for row in rows_of("103") if row["level"] == "goal"]
    assert (len(goals), sum(int(row["points"]) for row in goals)) == (100, 278)


def test_points_add_up_on_every_level():
    told = {row["path"]: int(row["points"]) for row in rows_of("103") if row["level"] != "goal"}
    counted: dict[str, int] = defaultdict(int)
    for row in rows_of("103"):
        if row["level"] == "goal":
            parts = row["path"].split("-")
            for length in range(1, len(parts) + 1):
                counted["-".join(parts[:length])] += int(row["points"])
    assert told == counted


def test_amounts_add_up_where_all_parts_were_printed():
    printed = amounts()
    parts: dict[str, list[int]] = defaultdict(list)
    children: dict[str, int] = defaultdict(int)
    for row in rows_of("103"):
        above = row["path"].rpartition("-")[0]
        if row["level"] != "goal" and above:
            children[above] += 1
            if row["path"] in printed:
                parts[above].append(printed[row["path"]])
    complete = {path for path, found in parts.items() if len(found) == children[path]}
    assert complete >= {"1-1", "2", "3", "4", "5"}
    for path in complete - {"1-1"}:
        assert sum(parts[path]) == printed[path], path
    assert sum(parts["1-1"]) == printed["1"]


def test_the_crosswalk_is_the_plan_and_the_first_reserve():
    crosswalk = {row["heading"]: int(row["amount_thousand"]) for row in rows_of("103_crosswalk")}
    total, current, capital = (crosswalk.pop(name) for name in ("合計", "經常門", "資本門"))
    assert sum(crosswalk.values()) == total == current + capital
    classes = sum(amount for path, amount in amounts().items() if "-" not in path)
    assert classes + FIRST_RESERVE == total
    assert capital == amounts()["6"]


def test_every_heading_of_the_plan_asks_for_its_amount():
    texts = dict(shipped_texts(BOOK, BOOK.editions[0]))
    asked = {bound.dims["path"] for text in texts.values() for bound in bound_in(text)}
    assert asked == {row["path"] for row in rows_of("103")}


def test_the_summary_has_twenty_points_without_figures():
    (text,) = (t for s, t in shipped_texts(BOOK, BOOK.editions[0]) if s.key == "plan_summary")
    assert text.count("- ") == 20
    assert not any(mark.isdigit() for mark in text)
    assert list(bound_in(text)) == []
