"""The visits of a day by district, and who speaks the language of the workers."""

from datetime import date

import pytest

from laozheng.kernel.accounts.models import Absence, Qualification
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.lines.migrants.tests.factories import (
    an_interpreter,
    browser_of,
    officer_of_the_unit,
    queries_of,
    words_of,
)
from laozheng.lines.migrants.tests.test_dormitories import PLACE
from laozheng.lines.migrants.tests.test_imports import NOTICE, VISIT

ROUTE = "/lines/migrants/route/"
MONDAY, TUESDAY = date(2024, 5, 20), date(2024, 5, 21)


@pytest.fixture
def officers(world):
    """One who speaks Indonesian, one who speaks Vietnamese and Thai, one who speaks neither."""
    spoken = {"M001": ("測試印", ["id"]), "M002": ("測試越", ["vi", "th"]), "M003": ("測試中", [])}
    staff = {}
    for number, (name, languages) in spoken.items():
        staff[name] = officer_of_the_unit(world, name, number)
        for language in languages:
            Qualification.objects.create(
                staff=staff[name], kind="language", subject=language, valid_from=date(2024, 1, 1)
            )
    return staff


@pytest.fixture
def planned(world):
    """Plan a visit to an employer."""

    def plan(employer, on=MONDAY, **given):
        return open_case(
            "migrants.visit", "planned", actor=world.reader("system"), received_on=on,
            intake="ex_officio", type="routine", planned_on=on, worker_category="blue_collar",
            employer_name=employer, **given,
        )  # fmt: skip

    return plan


@pytest.fixture
def places(brought):
    """Two dormitories; in the first somebody spoke Vietnamese, in the second Indonesians live."""
    brought(
        "dormitories",
        {**PLACE, "dormitory_number": "範宿-1", "district": "楠梓區"},
        {**PLACE, "dormitory_number": "範宿-2", "address": "高雄市前鎮區範例漁港", "kind": "ship",
         "district": "前鎮區"},
    )  # fmt: skip
    brought("migrant_visits", {**VISIT, "languages": "vi"})
    brought("migrant_reports", {**NOTICE, "dormitory_number": "範宿-2", "nationality": "印尼"})


def test_the_route_goes_by_district_and_names_who_speaks_the_language(
    places, officers, planned, today
):
    today(MONDAY)
    planned("範例雇主甲有限公司", dormitory_number="範宿-1")
    planned("範例雇主乙有限公司", dormitory_number="範宿-2")
    planned("範例雇主丙有限公司", dormitory_number="範宿-1", languages=["th", "id"])
    page = words_of(browser_of(officers["測試中"]).get(ROUTE))
    assert "待訪視 3 件 行政區 2 區 未派案 3 件" in page
    rows = [page.index(f"範例雇主{one}有限公司") for one in "乙丙甲"]
    assert rows == sorted(rows)
    assert "範例漁港（範宿-2） 例行訪查 印尼語 － 不適用 未派案 測試印 派案" in page
    assert "（範宿-1） 例行訪查 越南語 － 不適用 未派案 測試越 派案" in page
    assert "（範宿-1） 例行訪查 印尼語、泰語 － 不適用 未派案 測試印、測試越 派案" in page


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "昨天", ""])
def test_a_day_that_cannot_be_is_today(officers, planned, today, day):
    today(MONDAY)
    planned("範例雇主甲有限公司")
    browser = browser_of(officers["測試中"])
    assert words_of(browser.get(ROUTE, {"day": day})) == words_of(browser.get(ROUTE))


def test_an_officer_without_the_language_is_marked(places, officers, planned, today, world):
    today(MONDAY)
    actor = world.reader("system")
    first = planned("範例雇主甲有限公司", dormitory_number="範宿-1")
    second = planned("範例雇主丙有限公司", dormitory_number="範宿-1")
    perform(first, "assigned", actor=actor, on=MONDAY, lead=officers["測試中"])
    perform(second, "assigned", actor=actor, on=MONDAY, lead=officers["測試越"])
    page = words_of(browser_of(officers["測試中"]).get(ROUTE))
    assert "語言不符 1 件" in page
    assert "測試中 缺越南語 測試越 派案" in page
    assert "測試越 可以母語訪談" in page


def test_where_no_officer_leading_speaks_it_an_interpreter_from_outside_is_named(
    officers, places, planned, world, today
):
    an_interpreter(world, "vi", name="測試外聘越")
    an_interpreter(world, "th", name="測試外聘泰")
    an_interpreter(world, "vi", name="測試已屆滿", valid_to=date(2024, 5, 19))
    planned("範例甲", dormitory_number="範宿-1")
    today(MONDAY)
    page = words_of(browser_of(officers["測試中"]).get(ROUTE))
    assert "測試外聘越" in page
    assert "測試外聘泰" not in page and "測試已屆滿" not in page


def test_who_is_away_is_not_proposed(places, officers, planned, today):
    today(MONDAY)
    Absence.objects.create(
        staff=officers["測試越"], kind="leave", valid_from=MONDAY, valid_to=TUESDAY
    )
    planned("範例雇主甲有限公司", dormitory_number="範宿-1")
    client = browser_of(officers["測試中"])
    assert "測試越" not in words_of(client.get(ROUTE))
    assert "測試越" in words_of(client.get(f"{ROUTE}?day=2024-05-21"))


def test_a_visit_that_was_not_made_stays_on_the_route(officers, planned, today):
    today(TUESDAY)
    planned("範例雇主甲有限公司")
    planned("範例雇主乙有限公司", on=date(2024, 5, 22))
    page = words_of(browser_of(officers["測試中"]).get(ROUTE))
    assert "逾預定日" in page
    assert "範例雇主乙有限公司" not in page
    assert "沒有待訪視" in words_of(browser_of(officers["測試中"]).get(f"{ROUTE}?day=2024-05-17"))


def test_an_address_is_on_the_route_of_the_unit_alone(places, officers, planned, world, today):
    today(MONDAY)
    planned("範例雇主甲有限公司", dormitory_number="範宿-1")
    assert PLACE["address"] in words_of(browser_of(officers["測試中"]).get(ROUTE))
    assert PLACE["address"] not in words_of(world.client("officer").get(ROUTE))


@pytest.mark.slow
def test_the_route_asks_as_much_for_one_as_for_many(places, officers, planned, today):
    today(MONDAY)
    client = browser_of(officers["測試中"])
    planned("範例雇主甲有限公司", dormitory_number="範宿-1")
    few = queries_of(client, ROUTE)
    for number in range(20):
        planned(f"範例雇主{number}有限公司", dormitory_number=f"範宿-{number % 2 + 1}")
    assert queries_of(client, ROUTE) == few
