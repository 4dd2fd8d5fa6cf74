"""Every printed row of the four inspection lines has its figure, its list and its contradictions.

That the records give the printed values is proved by the twin of each line; here the rows of all
four are held against the definitions, so that no row is left between the tests.
"""

import csv
from collections import Counter
from datetime import date

import pytest
from django.conf import settings

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.declare import BASIS
from laozheng.kernel.measures.engine import compute, figures_of
from laozheng.kernel.measures.figures import Request, dims_of
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.reports.targets import target_of

LINES = ("standards", "safety", "equality", "migrants")
HISTORY = settings.LAOZHENG_CITY_DIR / "history" / "113.csv"
YEAR, AS_OF = Period.parse("113"), date(2025, 3, 3)
NOTHING = MemorySource({})
# One measure over what the report counts in two units.
OTHER_UNITS = {
    ("safety.excellence_award_nominees", "category=unit"),
    ("safety.excellence_award_nominees", "category=person"),
    ("safety.excellence_award_winners", "category=unit"),
    ("safety.excellence_award_winners", "category=person"),
    ("migrants.promotion_participants", "type=local_hotspot"),
}


def published(line: str = "") -> list[dict[str, str]]:
    with HISTORY.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["line"] in LINES]
    return [row for row in rows if line in ("", row["line"])]


def is_target(row: dict[str, str]) -> bool:
    return row["measure"].endswith("_target")


def dims_in(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(dims_of(row["dims"]).items()))


def is_of_the_year(row: dict[str, str]) -> bool:
    """Counted over the year or on its last day; an event has its own days."""
    return row["period_end"] == "2024-12-31"


@pytest.fixture
def history(db) -> None:
    """What the report of 113 printed, and not one record."""
    load_history(HISTORY, "施政績效成果報告")


def test_the_four_lines_printed_these_rows():
    counted = Counter(row["line"] for row in published())
    assert counted == {"standards": 19, "safety": 21, "equality": 15, "migrants": 23}


@pytest.mark.parametrize("row", [row for row in published() if not is_target(row)],
                         ids=lambda row: f"{row['measure']} {row['dims']}")  # fmt: skip
def test_a_printed_row_is_a_figure_that_the_line_lists(row):
    definition = measures()[row["measure"]]
    assert definition.line == row["line"]
    if (row["measure"], row["dims"]) not in OTHER_UNITS:
        assert definition.unit == row["unit"]
    names = set(dims_of(row["dims"])) - {BASIS}
    assert not names or names in [set(breakdown) for breakdown in definition.breakdowns]


@pytest.mark.parametrize("line", LINES)
def test_a_year_of_history_is_told_as_it_was_printed(history, line):
    """As `figures --period 113 --line …` lists it before any record is there."""
    listed = {
        (figure.measure, figure.dims): figure.shown
        for figure in figures_of(line, period=YEAR, cut_off=None, as_of=AS_OF, source=NOTHING)
        if figure.value is not None
    }
    rows = [row for row in published(line) if row["kind"] != "target" and is_of_the_year(row)]
    assert listed == {(row["measure"], dims_in(row)): int(row["value"]) for row in rows}


def test_an_event_is_told_for_its_own_days(history):
    events = [row for row in published() if not is_of_the_year(row)]
    assert len(events) > 3
    for row in events:
        span = Period.parse(f"{row['period_start']}..{row['period_end']}")
        request = Request(row["measure"], dims_in(row), span)
        (figure,) = compute([request], cut_off=None, as_of=AS_OF, source=NOTHING).values()
        assert figure.shown == int(row["value"]), row


def test_the_targets_are_told_as_targets(history):
    targets = [row for row in published() if is_target(row)]
    assert len(targets) == 2
    for row in targets:
        request = Request("standards.labor_inspections", dims_in(row), YEAR)
        assert target_of(request) == int(row["value"])


def test_no_year_but_the_printed_one_is_told(history):
    for code in ("101", "109", "112", "113H1", "114"):
        asked = [
            Request(row["measure"], dims_in(row), Period.parse(code))
            for row in published()
            if not is_target(row)
        ]
        figures = compute(asked, cut_off=None, as_of=AS_OF, source=NOTHING).values()
        assert {(figure.value, figure.emptiness) for figure in figures} == {(None, "unknown")}, code
