"""The texts of the annual book bind what the report of 113 printed, section by section.

Compared with the published figures that the city keeps as history: an independent list of what
stood where, with the unit in which it was printed.
"""

import csv
import re

import pytest
from django.conf import settings

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.measures.units import COUNTERS
from laozheng.kernel.reports.markup import TableReference
from laozheng.kernel.reports.numbers import all_places
from laozheng.kernel.reports.resolve import dims_in
from laozheng.publications.annual_performance import BOOK
from laozheng.publications.annual_performance.outline import EDITION_113
from laozheng.publications.tests.outlines import bound_in, leaves_of, parts_of

YEAR = Period.parse("113")
# Told by the activities themselves, with day and place, and not as figures.
TOLD_BY_ACTIVITIES = re.compile(r"safety\.executive_forum_")


def published():
    with (settings.LAOZHENG_CITY_DIR / "history" / "113.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def texts_by_place():
    places = all_places(EDITION_113.sections, BOOK.heading_numbers)
    return {place.text: BOOK.text(section.key) for section, place in places if not section.children}


def place_of(section):
    """The leaf that a printed place belongs to: 壹-一-(一)-1-(2) → 壹-一-(一)."""
    places = texts_by_place()
    parts = section.split("-")
    for length in range(len(parts), 0, -1):
        if "-".join(parts[:length]) in places:
            return "-".join(parts[:length])
    raise AssertionError(f"no leaf holds {section}")


def test_every_published_figure_is_bound_in_the_section_that_printed_it():
    texts = texts_by_place()
    missing = []
    for row in published():
        text = texts[place_of(row["section"])]
        shows_table = any(isinstance(part, TableReference) for part in parts_of(text))
        if row["section"].endswith("-table") and shows_table:
            continue
        if TOLD_BY_ACTIVITIES.match(row["measure"]):
            continue
        bound = {(b.measure, tuple(sorted(dims_in(b, YEAR).items()))) for b in bound_in(text)}
        if (row["measure"], tuple(sorted(dims_of(row["dims"]).items()))) not in bound:
            missing.append((row["section"], row["measure"], row["dims"]))
    assert missing == []


def test_counter_words_belong_to_the_unit_in_which_the_figure_was_printed():
    units = {row["measure"]: row["unit"] for row in published()}
    wrong = []
    for section in leaves_of(EDITION_113.sections):
        for bound in bound_in(BOOK.text(section.key)):
            unit = units.get(bound.measure)
            if bound.counter and unit and bound.counter not in COUNTERS[unit]:
                wrong.append((section.key, bound.measure, unit, bound.counter))
            if bound.counter == "" and unit and not COUNTERS[unit]:
                wrong.append((section.key, bound.measure, unit, "no word"))
    assert wrong == []


@pytest.mark.parametrize("section", list(leaves_of(EDITION_113.sections)), ids=lambda s: s.key)
def test_a_section_binds_measures_of_its_own_line(section):
    lines = {bound.measure.partition(".")[0] for bound in bound_in(BOOK.text(section.key))}
    tables = {
        part.id.partition(".")[0]
        for part in parts_of(BOOK.text(section.key))
        if isinstance(part, TableReference)
    }
    shared = {"rehabilitation": {"quota"}}.get(section.key, set())
    assert lines | tables <= {section.line} | shared
