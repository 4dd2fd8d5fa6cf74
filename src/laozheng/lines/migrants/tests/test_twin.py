"""The synthetic year gives the published figures of 113 out of records."""

import csv
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case, Deadline
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.parties.models import Party
from laozheng.lines.migrants import twin
from laozheng.lines.migrants.apps import MigrantsConfig
from laozheng.lines.migrants.tests.factories import SHARED, figure, words_of
from laozheng.lines.migrants.twin.printed import printed_of

pytestmark = pytest.mark.slow

YEAR = Period.parse("113")
PUBLISHED = SHARED / "published" / "113.csv"
ROWS_OF_THE_LINE = 23
SUSTAINABILITY = SHARED / "published" / "2025_esg.csv"
PRINTED_2025 = {
    "foreign_worker_visits": {20_272},
    "dormitory_inspections": {4_215},
    "dengue_dormitory_checks": {8_703},
}


@pytest.fixture
def year(world):
    """The twin of 113."""
    return twin.make(YEAR, actor=world.reader("system"), seed=113)


def test_the_records_give_every_published_figure_and_what_the_report_left_out(year, world):
    """All in one test: the twin of this line is large."""
    every_published_row_is_reproduced()
    the_agency_sentence_is_read_in_both_ways()
    the_board_shows_who_is_behind(world)
    assert not Party.objects.exclude(display_name__startswith="範例").exists()
    assert Case.objects.filter(kind="migrants.visit").count() == printed_of(YEAR).visits
    assert "20,007件" in year
    visits = Case.objects.filter(kind__in=("migrants.visit", "migrants.agency_visit"))
    assert set(visits.values_list("state", flat=True)) == {"closed"}
    assert not Deadline.objects.filter(case__in=visits, met_on=None).exists()


def every_published_row_is_reproduced():
    if not PUBLISHED.exists():
        return
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["line"] == "migrants"]
    assert len(rows) == ROWS_OF_THE_LINE
    requests = [Request.of(row["measure"], YEAR, **dims_of(row["dims"])) for row in rows]
    figures = compute(requests, cut_off=None, as_of=date(2025, 3, 3))
    found = {(one.measure, one.dims): figures[one].shown for one in requests}
    printed = {
        (one.measure, one.dims): int(row["value"]) for one, row in zip(requests, rows, strict=True)
    }
    assert found == printed


def the_agency_sentence_is_read_in_both_ways():
    """The report prints 244 as completed beside frequencies that need 321: both stay true."""
    assert figure("agency_visits_completed").shown == 244
    assert figure("agency_visits_due").shown == 321
    assert figure("agencies_fully_visited").shown == 198
    assert figure("agency_visit_completion_rate").value == Fraction(244, 321)
    assert str(figure("agency_visit_completion_rate").shown) == "76.0"


def the_board_shows_who_is_behind(world):
    """The page and the figures tell the same, at the end of the year and after its first quarter.

    46 agencies owe more than the one visit that was made: 25 of two, 11 of three, 10 of four.
    """
    client = world.client("officer")
    page = words_of(client.get("/lines/migrants/agencies/?year=113"))
    told = "應訪查 321 次 已完成 244 次 訪查完成率 76.0% 足額訪查 198 家 共244家 落後"
    assert told in page
    behind = words_of(client.get("/lines/migrants/agencies/?year=113&standing=behind"))
    assert "未滿70分 C 4 1 113/06/30 落後2次" in behind


def test_the_records_of_2025_give_what_the_sustainability_report_prints(world):
    """One figure under five names there; dormitories inspected are a part of the visits."""
    at = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
    twin.make(Period.parse("114"), actor=world.reader("system", at), seed=114)
    printed = {}
    if SUSTAINABILITY.exists():
        with SUSTAINABILITY.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["line"] == "migrants":
                    printed.setdefault(row["measure"], set()).add(int(row["value"]))
    names = MigrantsConfig.history_names.names
    assert printed in ({}, PRINTED_2025)
    for code, values in PRINTED_2025.items():
        renamed = names.get(f"migrants.{code}")
        present = (renamed.measure if renamed else f"migrants.{code}").partition(".")[2]
        assert {figure(present, "114", as_of=date(2026, 3, 2)).shown} == values


def test_the_totals_grow_with_scale_and_a_year_prints_its_own():
    assert printed_of(YEAR, 2).visits == 2 * printed_of(YEAR).visits
    assert printed_of(YEAR, 2).hotspots == (60, 12_500)
    later = printed_of(Period.parse("114"))
    assert (later.visits, later.dormitory_checks, later.dengue_places) == (20_272, 4_215, 8_703)
