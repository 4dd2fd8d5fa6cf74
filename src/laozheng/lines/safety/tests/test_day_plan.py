"""The plan of a day: forecasts, the districts that are hot, and which places come first there."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.inspections.models import Target
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.lines.safety.actions.heat import enter_forecasts
from laozheng.lines.safety.models import HeatForecast
from laozheng.lines.safety.queries.heat import outings
from laozheng.lines.safety.tests.factories import acting
from laozheng.lines.safety.tests.test_boards import planned

XIAOGANG, QIANZHEN = "64000110", "64000090"
ADDRESS = "/lines/safety/day/"


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


@pytest.fixture
def program(world):
    """A running program of outdoor places."""
    return enter_program(
        "safety", "熱01", "高氣溫戶外作業專案", kind="own", actor=world.reader("system"),
        unit=Unit.objects.get(code="inspection_office"), starts_on=date(2025, 1, 2),
        ends_on=date(2025, 12, 31), state="running", measure="safety.osh_inspections",
        tags=["heat"],
    )  # fmt: skip


def a_place(world, program, name: str, district: str, rank: int, on: date | None = None) -> Target:
    return Target.objects.create(
        program=program, key=name, workplace=name, district=district, type="project", rank=rank,
        score=15, picked_by="score", state="assigned" if on else "listed", planned_on=on,
        lead=world.safety_officer if on else None,
    )  # fmt: skip


def forecast(world, district: str, celsius: int, on: date = date(2025, 3, 3)) -> None:
    enter_forecasts(on, [district], celsius, actor=world.reader("safety_officer"))


def names(world, on: str = "2025-03-03") -> list[str]:
    reader = acting(world, "safety_officer", on)
    return [one.place for one in outings(reader, reader.day, law())]


def test_on_a_hot_day_the_outdoor_places_of_the_district_come_first(world, program):
    a_place(world, program, "小港二號", XIAOGANG, 2)
    a_place(world, program, "小港一號", XIAOGANG, 1)
    a_place(world, program, "前鎮一號", QIANZHEN, 3)
    visit = planned(world, "2025-03-03", "construction", place="尋常工地")
    assert names(world) == ["尋常工地"]
    forecast(world, XIAOGANG, 35)
    assert names(world) == ["尋常工地"]
    forecast(world, XIAOGANG, 36)
    assert names(world) == ["小港一號", "小港二號", "尋常工地"]
    forecast(world, QIANZHEN, 38)
    assert names(world) == ["前鎮一號", "小港一號", "小港二號", "尋常工地"]
    assert names(world, "2025-03-04") == []
    shown = world.client("safety_officer").get(ADDRESS).content.decode()
    for text in ("小港區：預報最高溫36度，達36度", "高溫優先，未排定", case_url(visit)):
        assert text in shown


def test_a_place_that_is_planned_for_the_day_is_listed_once(world, program):
    a_place(world, program, "小港一號", XIAOGANG, 1, on=date(2025, 3, 3))
    forecast(world, XIAOGANG, 37)
    (outing,) = outings(acting(world, "safety_officer", "2025-03-03"), date(2025, 3, 3), law())
    assert (outing.is_planned, outing.comes_first) == (True, True)


def test_the_list_of_the_inspector_begins_with_what_the_heat_calls_for(world, program):
    day = date(2025, 3, 3)
    cool = enter_program(
        "safety", "一般01", "一般專案", kind="own", actor=world.reader("system"),
        unit=program.unit, starts_on=date(2025, 1, 2), ends_on=date(2025, 12, 31),
        state="running", measure="safety.osh_inspections",
    )  # fmt: skip
    a_place(world, cool, "前鎮一般", QIANZHEN, 1, on=day)
    a_place(world, program, "小港戶外", XIAOGANG, 1, on=day)
    client = world.client("safety_officer")
    before = client.get("/field/").content.decode()
    assert before.index("前鎮一般") < before.index("小港戶外")
    forecast(world, XIAOGANG, 36)
    after = client.get("/field/").content.decode()
    assert after.index("小港戶外") < after.index("前鎮一般")
    assert "預報最高溫36度" in after


def test_forecasts_are_typed_for_several_districts_and_corrected(world):
    client = world.client("safety_officer")
    typed = {"forecast": "", "of-on": "114/03/03", "of-districts": [XIAOGANG, QIANZHEN],
             "of-celsius": "36"}  # fmt: skip
    assert client.post(ADDRESS, typed).status_code == 302
    typed |= {"of-districts": [QIANZHEN], "of-celsius": "34"}
    assert client.post(ADDRESS, typed).status_code == 302
    told = dict(HeatForecast.standing().values_list("district", "celsius"))
    assert told == {XIAOGANG: 36, QIANZHEN: 34}
    assert HeatForecast.objects.count() == 3
    assert client.post(ADDRESS, {**typed, "of-celsius": "77"}).status_code == 400
    assert world.client("officer").post(ADDRESS, typed).status_code == 403


def test_a_file_of_forecasts_is_taken_in_and_what_is_no_temperature_refused(bring):
    row = {"on": "114/03/03", "district": "小港區", "celsius": "36"}
    assert bring("heat_forecasts", row)["created"] == 1
    (refusal,) = bring("heat_forecasts", {**row, "celsius": "360"})["refusals"]
    assert "攝氏" in refusal["reason"]


def test_the_plan_asks_as_much_for_one_place_as_for_many(world, program):
    client = world.client("safety_officer")

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(ADDRESS).status_code == 200
        return len(captured)

    forecast(world, XIAOGANG, 37)
    a_place(world, program, "小港一號", XIAOGANG, 1)
    planned(world, "2025-03-03", "construction")
    asked()  # the first page of a session also writes it
    one = asked()
    for number in range(2, 9):
        a_place(world, program, f"小港{number}號", XIAOGANG, number)
        planned(world, "2025-03-03", "construction", place=f"工地{number}")
    assert asked() == one <= 18
