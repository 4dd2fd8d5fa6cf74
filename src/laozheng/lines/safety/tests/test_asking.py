"""Employers ask for advice online, and small works are told in three answers."""

from datetime import date

import pytest

from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.cases.models import CaseParty
from laozheng.lines.safety.models import Guidance
from laozheng.lines.safety.tests.factories import moved, shown

PHONE = "測試甲 0900000000"
ASKED = {
    "employer_name": "範例企業有限公司", "ubn": "", "contact": PHONE, "district": "64000090",
    "place": "範例路1號", "program": "confined_space", "employees": "12",
}  # fmt: skip
SMALL = {"place": "高雄市三民區範例路1號屋頂", "employer_name": "範例修繕工程行", "contact": PHONE}


@pytest.fixture
def filer(client, today) -> Filer:
    today(date(2024, 5, 2))
    return Filer(client)


def test_an_employer_asks_for_advice_and_follows_it(world, filer):
    case, code = filer.filed("safety", "guidance", ASKED)
    guidance = Guidance.objects.get(case=case)
    assert (case.kind, case.state, case.intake) == ("safety.guidance", "notified", "online")
    assert (guidance.program, guidance.place, guidance.employees) == (
        "confined_space", "範例路1號", 12,
    )  # fmt: skip
    assert CaseParty.objects.get(case=case).contact == PHONE
    assert case.deadlines.get(rule="visit").state == "open"
    followed = filer.follow(case.number, code).content.decode()
    assert "已收件，將聯絡安排到府輔導" in followed
    assert PHONE not in followed


def test_a_small_work_is_told_in_three_answers(world, filer):
    case, _code = filer.filed("safety", "small-works", SMALL)
    guidance = Guidance.objects.get(case=case)
    assert (guidance.program, case.district) == ("minor_repair", "64000050")
    moved(world, case, "visited", "2024-05-03")
    counted = {"program": "minor_repair", "district": "64000050"}
    assert shown("safety.onsite_guidance_visits", program="minor_repair") == 1
    assert case.events.get(kind="visited").data["facts"].items() >= counted.items()


def test_a_place_without_its_district_is_asked_for_again(world, filer):
    answer = filer.look("safety", "small-works", {**SMALL, "place": "範例路1號"})
    assert answer.status_code == 400
    assert "請寫出行政區" in answer.content.decode()
    assert not Guidance.objects.exists()


def test_an_employer_asks_for_none_of_the_bureau_s_own_programs(world, filer):
    answer = filer.look("safety", "guidance", {**ASKED, "program": "guidance_team"})
    assert answer.status_code == 400
    assert not Guidance.objects.exists()


@pytest.mark.parametrize("code", ["guidance", "small-works"])
def test_the_notice_is_on_the_board_of_the_office(world, filer, code):
    case, _code = filer.filed("safety", code, ASKED if code == "guidance" else SMALL)
    board = world.client("safety_officer").get("/lines/safety/guidance/").content.decode()
    assert case.number in board
    assert "範例路1號" in board
