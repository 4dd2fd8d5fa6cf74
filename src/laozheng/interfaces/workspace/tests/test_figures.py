"""The figure pages: value, rows that equal it, parts, trend, and what each reader may open."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laozheng.interfaces.workspace import figure_rows
from laozheng.interfaces.workspace.tests.example import (
    OPEN_REQUEST,
    REQUEST,
    SEALED_REQUEST,
    opened,
)
from laozheng.interfaces.workspace.views import figures
from laozheng.kernel.measures.models import Vintage

INDEX = reverse("workspace:figures")
COUNT = reverse("workspace:figure", args=["example.requests"])
SHARE = reverse("workspace:figure", args=["example.topic_share"])


@pytest.fixture
def year(world):
    """Four requests of ROC 113, one contract among them, and one of 114."""
    days = (date(2024, 1, 5), date(2024, 6, 1), date(2024, 12, 31))
    cases = [opened(world, OPEN_REQUEST, received_on=day) for day in days]
    cases.append(opened(world, OPEN_REQUEST, received_on=date(2024, 3, 1), topic="contract"))
    opened(world, OPEN_REQUEST, received_on=date(2025, 1, 2))
    return cases


def value_of(shown):
    return shown.select_one(".tile .number").get_text(strip=True)


def numbers(shown):
    return [link.get_text(strip=True) for link in shown.select("#rows a.row-link")]


def test_the_rows_of_a_figure_are_as_many_as_it_says(year, page):
    shown = page("officer", COUNT, period="113")
    assert value_of(shown) == "4"
    assert sorted(numbers(shown)) == sorted(case.number for case in year)
    assert "不在您的閱覽範圍" not in shown.get_text()


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ({"period": "113H1"}, "3"),
        ({"period": "113-12"}, "1"),
        ({"period": "113", "dims": "topic=contract"}, "1"),
        ({"period": "113", "cut_off": "113/03/01"}, "2"),
        ({"period": "113", "as_of": "2024-01-31"}, "1"),
        ({"period": "2024"}, "4"),
    ],
)
@pytest.mark.slow
def test_a_figure_answers_to_period_dims_and_both_days(year, page, query, value):
    shown = page("officer", COUNT, **query)
    assert value_of(shown) == value == str(len(numbers(shown)))


def test_parts_add_up_to_the_whole_and_open_to_pages_of_their_own(year, page):
    parts = page("officer", COUNT, period="113").select(".breakdowns tr")
    told = {part.th.get_text(strip=True): part.td.get_text(strip=True) for part in parts}
    assert told == {"工資": "3", "契約": "1"}
    query = parse_qs(urlsplit(parts[1].a["href"]).query)
    assert query["dims"] == ["topic=contract"] and query["period"] == ["113"]


def test_a_share_shows_both_parts_and_the_rows_of_each(year, page):
    shown = page("officer", SHARE, period="113", dims="topic=wage")
    assert value_of(shown) == "75"
    roles = [cell.get_text(strip=True) for cell in shown.select("#rows td[data-label=用於]")]
    assert roles.count("分子") == 3 and roles.count("分母") == 4


def test_the_definition_stands_beside_the_value(year, page):
    told = page("officer", COUNT, period="113").select_one("#definition").get_text(" ", strip=True)
    for words in (
        "收件日在期間內之全部申請。",
        "113/12/31",
        "114/03/03",
        "example.requests",
        "8.8",
    ):
        assert words in told


def test_the_index_lists_the_headlines_of_a_line(year, page):
    rows = page("officer", INDEX, line="example", period="113").select("tbody tr")
    told = [[cell.get_text(strip=True) for cell in row.select("td")][:4] for row in rows]
    assert told == [
        ["範例申請件數", "合計", "4", "件"],
        ["範例類別占比", "請求類別 工資", "75", "%"],
        ["範例類別占比", "請求類別 契約", "25", "%"],
    ]


def test_the_index_reads_what_was_printed_at_once_and_no_parts(year, world, monkeypatch):
    asked = []
    figures_of = figures.figures_of
    monkeypatch.setattr(figures, "figures_of", lambda **of: asked.extend(figures_of(**of)) or asked)
    client = world.client("officer")
    with CaptureQueriesContext(connection) as caught:
        client.get(INDEX, {"period": "113"})
    queries = [query["sql"] for query in caught if '"measures_vintage"' in query["sql"]]
    assert len(queries) == 1
    assert {dim for figure in asked for dim, _code in figure.dims} == {"topic"}
    assert all(figure.measure == "example.topic_share" for figure in asked if figure.dims)


def test_without_a_period_the_last_full_year_with_cases_is_shown(world, page):
    assert "113年度" in page("officer", INDEX).caption.get_text()
    opened(world, OPEN_REQUEST, received_on=date(2023, 5, 5))
    assert "112年度" in page("officer", INDEX).caption.get_text()


@pytest.mark.parametrize("query", [{"period": "去年"}, {"period": "113", "cut_off": "年底"}])
@pytest.mark.slow
def test_what_cannot_be_read_is_said_and_left_out(year, page, query):
    shown = page("officer", COUNT, **query)
    assert shown.select(".errors") != [] and value_of(shown) == "4"


@pytest.mark.parametrize("query", [{"dims": "color=red"}, {"dims": "topic=wage;topic2=x"}])
def test_a_dim_that_nobody_declared_is_not_found(year, world, query):
    assert world.client("officer").get(COUNT, {"period": "113", **query}).status_code == 404


def test_an_unknown_measure_is_not_found(world):
    address = reverse("workspace:figure", args=["example.nothing"])
    assert world.client("officer").get(address).status_code == 404


@pytest.fixture
def mixed(world):
    """One request of each level in ROC 113, all of the first officer."""
    day = date(2024, 5, 6)
    return {kind: opened(world, kind, received_on=day)
            for kind in (REQUEST, OPEN_REQUEST, SEALED_REQUEST)}  # fmt: skip


@pytest.mark.parametrize(
    ("who", "seen", "hidden"),
    [
        ("officer", {REQUEST, OPEN_REQUEST}, 0),
        ("second_officer", {OPEN_REQUEST}, 1),
        ("supervisor", {REQUEST, OPEN_REQUEST}, 0),
        ("safety_officer", set(), 2),
    ],
)
@pytest.mark.slow
def test_rows_obey_access_and_sealed_ones_are_not_even_counted(mixed, page, who, seen, hidden):
    shown = page(who, COUNT, period="113")
    assert value_of(shown) == "3"
    assert set(numbers(shown)) == {mixed[kind].number for kind in seen}
    told = f"另有 {hidden} 件不在您的閱覽範圍" if hidden else "不在您的閱覽範圍"
    assert (told in shown.get_text()) is bool(hidden)


def test_many_rows_come_page_by_page(world, page, monkeypatch):
    monkeypatch.setattr(figure_rows, "PAGE_SIZE", 3)
    cases = [opened(world, OPEN_REQUEST, received_on=date(2024, 1, day)) for day in range(1, 9)]
    first = page("officer", COUNT, period="113")
    assert len(numbers(first)) == 3 and "共 8 列" in first.select_one(".pages").get_text()
    last = page("officer", COUNT, period="113", page="3")
    assert numbers(last) == [case.number for case in cases[6:]]


@pytest.mark.slow
def test_a_figure_asks_the_same_queries_however_many_rows_it_has(world, year):
    client = world.client("second_officer")

    def asked():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(COUNT, {"period": "113"}).status_code == 200
        return len(caught)

    asked()
    before = asked()
    for day in range(1, 9):
        opened(world, OPEN_REQUEST, received_on=date(2024, 1, day))
    asked()
    assert asked() == before


def vintage(year, value, dims="", **noted):
    Vintage.objects.create(
        measure="example.requests",
        dims=dims,
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        value=value,
        unit="cases",
        source_document=f"{year - 1911}年度範例報告",
        **noted,
    )


def trend_of(shown):
    rows = shown.select(".chart-data tbody tr")
    return {row.th.get_text(strip=True): row.td.get_text(" ", strip=True) for row in rows}


def test_the_trend_begins_in_101_and_takes_printed_values_before_the_records(world, year, page):
    vintage(2023, "1234")
    vintage(2022, "980")
    trend = trend_of(page("officer", COUNT, period="113"))
    assert list(trend) == [str(number) for number in range(101, 114)]
    assert (trend["111"], trend["112"], trend["113"]) == ("980", "1,234", "4")
    assert "不詳" in trend["101"]


def test_what_is_noted_of_a_printed_value_is_told_in_words(world, year, page):
    vintage(2024, "7", flags="estimate unit_differs", note="含尚未結案者")
    shown = page("officer", COUNT, period="113").get_text()
    assert "粗估值、刊印單位與指標的單位不同、含尚未結案者" in shown
    assert "unit_differs" not in shown


def test_leftovers_of_an_older_system_do_not_pass_for_a_year(world, year, page):
    opened(world, OPEN_REQUEST, received_on=date(2023, 12, 30))
    vintage(2023, "1234")
    assert trend_of(page("officer", COUNT, period="113"))["112"] == "1,234"


def test_a_year_within_the_records_that_has_no_rows_counts_zero(world, page):
    for day in (date(2022, 5, 5), date(2024, 5, 5)):
        opened(world, OPEN_REQUEST, received_on=day)
    assert trend_of(page("officer", COUNT, period="113"))["112"] == "0"


def test_values_that_books_have_printed_stand_with_their_source(world, year, page):
    vintage(2024, "4100")
    told = page("officer", COUNT, period="113").select_one("#published").get_text(" ", strip=True)
    assert "113年度範例報告" in told and "4,100件" in told
