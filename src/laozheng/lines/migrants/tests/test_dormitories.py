"""One address, one file: employers, agencies, visits, reports; and what has run out makes work."""

from datetime import UTC, date, datetime

import pytest

from laozheng.kernel.cases.actions import keep_watch
from laozheng.kernel.cases.models import Task
from laozheng.lines.migrants.models import Dormitory
from laozheng.lines.migrants.tests.factories import (
    browser_of,
    figure,
    officer_of_the_unit,
    queries_of,
    words_of,
)

PLACE = {
    "dormitory_number": "範宿-1",
    "address": "高雄市左營區範例路1號",
    "district": "左營區",
    "kind": "rented",
    "capacity": "10",
    "occupants": "12",
    "opened_on": "2020-01-02",
    "fire_report_to": "2024-06-30",
    "building_report_to": "2025-12-31",
}
LIST, ONE = "/lines/migrants/dormitories/", "/lines/migrants/dormitories/範宿-1/"


def _visit(number, employer, on, *checks, place="範宿-1"):
    return {
        "visit_number": f"範訪-{number}",
        "worker_category": "blue_collar",
        "type": "routine",
        "visited_on": on,
        "employer_name": f"範例雇主{employer}有限公司",
        "dormitory_number": place,
        "agency": "範仲-1",
        "checks": ";".join(checks),
        "result": "no_violation",
    }


@pytest.fixture
def place(brought):
    """A rented dormitory in which three employers lodge workers."""
    brought(
        "employment_agencies",
        {"license_number": "範仲-1", "name": "範例人力仲介有限公司", "licensed_on": "2015-03-02"},
    )
    brought("dormitories", PLACE)
    brought(
        "migrant_visits",
        _visit(1, "甲", "2024-03-04", "dormitory", "dengue"),
        _visit(2, "甲", "2024-05-06", "dormitory"),
        _visit(3, "乙", "2024-04-01", "fire"),
    )
    brought(
        "migrant_reports",
        {
            "report_number": "範通-1", "type": "entry", "event_on": "2024-05-02",
            "received_on": "2024-05-03", "employer_name": "範例雇主丙有限公司",
            "dormitory_number": "範宿-1",
        },
    )  # fmt: skip


@pytest.fixture
def staff(world):
    """A visiting officer at his browser."""
    return browser_of(officer_of_the_unit(world))


def _watch(world, day):
    at = datetime(day.year, day.month, day.day, 4, 0, tzinfo=UTC)
    return keep_watch(world.reader("system", at))["migrants"]


def _open_tasks():
    return Task.objects.filter(rule="migrants.fire_report", done_on__isnull=True)


def test_one_address_is_one_file(place, staff, today):
    today(date(2024, 7, 1))
    page = words_of(staff.get(ONE))
    assert "範例雇主甲有限公司 範例人力仲介有限公司 2 0 113/05/06" in page
    assert "範例雇主乙有限公司 範例人力仲介有限公司 1 0 113/04/01" in page
    assert "範例雇主丙有限公司" in page
    assert "消防申報 113/06/30 屆滿 公安申報 至 114/12/31" in page
    assert "最近宿舍檢查 113/05/06 最近消防檢查 113/04/01 最近登革熱檢查 113/03/04" in page
    assert "居住人數 12 人 超過可住人數" in page


def test_an_address_is_shown_to_the_unit_alone(place, world, staff):
    assert PLACE["address"] in words_of(staff.get(LIST))
    stranger = world.client("officer")
    assert stranger.get(ONE).status_code == 404
    assert PLACE["address"] not in words_of(stranger.get(LIST))


def test_the_list_tells_what_wants_doing(place, brought, staff, today):
    brought("dormitories", {**PLACE, "dormitory_number": "範宿-2", "fire_report_to": "2025-06-30"})
    found = {}
    for day in (date(2024, 6, 30), date(2024, 7, 1), date(2025, 5, 7)):
        today(day)
        for wanting in ("fire", "soon", "unseen"):
            words = words_of(staff.get(f"{LIST}?wanting={wanting}"))
            found[day, wanting] = [n for n in ("範宿-1", "範宿-2") if n in words]
    assert found == {
        (date(2024, 6, 30), "fire"): [],
        (date(2024, 6, 30), "soon"): ["範宿-1"],
        (date(2024, 6, 30), "unseen"): ["範宿-2"],
        (date(2024, 7, 1), "fire"): ["範宿-1"],
        (date(2024, 7, 1), "soon"): [],
        (date(2024, 7, 1), "unseen"): ["範宿-2"],
        (date(2025, 5, 7), "fire"): ["範宿-1"],
        (date(2025, 5, 7), "soon"): ["範宿-2"],
        # A year and a day after the last visit.
        (date(2025, 5, 7), "unseen"): ["範宿-1", "範宿-2"],
    }


def test_a_fire_report_that_expires_makes_a_task_for_each_employer_there(place, world):
    assert _watch(world, date(2024, 6, 30)) == 0
    assert _watch(world, date(2024, 7, 1)) == 3
    titles = {task.case.title.partition("　")[0] for task in _open_tasks()}
    assert titles == {"範例雇主甲有限公司", "範例雇主乙有限公司", "範例雇主丙有限公司"}
    assert {task.due_on for task in _open_tasks()} == {date(2024, 6, 30)}
    # Each employer is asked once, on the last case that tells of him there.
    assert _open_tasks().get(case__title="範例雇主甲有限公司").case.source_no == "範訪-2"
    assert _watch(world, date(2024, 7, 2)) == 0


def test_a_new_employer_at_the_place_gets_a_task_of_his_own(place, brought, world):
    _watch(world, date(2024, 7, 1))
    brought("migrant_visits", _visit(4, "丁", "2024-07-03"), _visit(5, "甲", "2024-07-03"))
    assert _watch(world, date(2024, 7, 4)) == 1
    assert _open_tasks().get(case__title="範例雇主丁有限公司").case.source_no == "範訪-4"


def test_a_report_that_was_renewed_ends_the_tasks(place, brought, world):
    _watch(world, date(2024, 7, 1))
    brought("dormitories", {**PLACE, "fire_report_to": "2025-06-30"}, update=True)
    assert _watch(world, date(2024, 7, 8)) == 0
    assert _open_tasks().count() == 0
    assert set(Task.objects.values_list("done_on", flat=True)) == {date(2024, 7, 8)}


def test_a_place_that_was_closed_needs_no_report(place, world):
    Dormitory.objects.update(closed_on=date(2024, 6, 30))
    assert _watch(world, date(2024, 7, 1)) == 0


def test_the_task_stands_on_the_desk_of_the_unit(place, world, staff):
    _watch(world, date(2024, 7, 1))
    assert "範宿-1：消防安全設備檢修申報於113年6月30日屆滿" in words_of(staff.get("/"))


def test_the_list_asks_as_much_for_one_place_as_for_many(brought, staff):
    brought("dormitories", PLACE)
    few = queries_of(staff, LIST)
    brought("dormitories", *({**PLACE, "dormitory_number": f"範宿-{n}"} for n in range(2, 62)))
    assert queries_of(staff, LIST) == few
    assert "第 1–50 列，共 61 列" in words_of(staff.get(LIST))


@pytest.mark.parametrize(
    ("period", "unseen"),
    [("113-12", 1), ("114-04", 1), ("114-05", 2), ("114-06", 1)],
)
@pytest.mark.slow
def test_a_place_where_nobody_went_for_a_year_is_counted_until_somebody_goes(
    place, brought, period, unseen
):
    """Last seen on 6 May 2024, and again on 2 June 2025; a second place never, since 2023."""
    brought("dormitories", {**PLACE, "dormitory_number": "範宿-2", "opened_on": "2023-01-02"})
    brought("migrant_visits", _visit(9, "甲", "2025-06-02"))
    assert figure("dormitories_not_visited_12m", period, as_of=date(2025, 7, 1)).shown == unseen


def test_visits_are_shared_among_the_officers_of_the_unit(place, world):
    officer_of_the_unit(world, number="M007")
    officer_of_the_unit(world, number="M008")
    # Three visits in March to May: 1, 1 and 1, by two officers in each of three months.
    assert figure("officer_months").shown == 6
    assert str(figure("visits_per_officer").shown) == "0.5"
    assert str(figure("visits_per_officer", month="2024-03").shown) == "0.5"
