"""The queue of the hotline: the first due first, urgent matters marked, other ways left out."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    browser_of,
    officer_of_the_unit,
    queries_of,
    words_of,
)

QUEUE = "/lines/migrants/hotline/"
MAY = date(2024, 5, 6)


@pytest.fixture
def called(world):
    """Take in a matter that came by the hotline, or another way."""

    def take_in(kind="dispute", on=MAY, intake="hotline", **given):
        own = {"topics": ["wage"]} if kind == "dispute" else {"worker_key": "範工1"}
        return open_case(
            f"migrants.{kind}", "receive", actor=world.reader("system"), received_on=on,
            intake=intake, employer_name=EMPLOYER, **{**own, **given},
        )  # fmt: skip

    return take_in


@pytest.fixture
def staff(world):
    """An adviser of the unit at her browser."""
    return browser_of(officer_of_the_unit(world))


def test_the_queue_tells_who_is_called_back_until_when(called, staff, today, world):
    today(date(2024, 5, 8))
    late = called(topics=["harassment", "wage"])
    asked = called("verification", on=date(2024, 5, 7), language="vi")
    talking = called(on=date(2024, 5, 8))
    perform(talking, "contact", actor=world.reader("system"), on=date(2024, 5, 8), reason="已回電")
    elsewhere = called(intake="counter")
    page = words_of(staff.get(QUEUE))
    assert "辦理中 3 件 尚未聯繫 2 件 逾期 1 件" in page
    assert elsewhere.number not in page
    # Received on Monday 6 May, called back by Tuesday 7 May.
    assert f"{late.number} 移工爭議 113/05/06 急迫 {EMPLOYER} 騷擾或性侵害、工資" in page
    assert f"{asked.number} 解約驗證 113/05/07 {EMPLOYER} 越南語" in page
    assert page.index(late.number) < page.index(asked.number)
    assert page.count("急迫") == 2


def test_a_matter_that_is_closed_leaves_the_queue(called, staff, world):
    case = called()
    perform(case, "withdraw", actor=world.reader("system"), on=MAY, reason="自行撤回")
    assert "沒有辦理中的1955專線案件" in words_of(staff.get(QUEUE))


def test_the_queue_is_for_the_unit_alone(called, world, staff):
    case = called()
    assert case.number in words_of(staff.get(QUEUE))
    assert case.number not in words_of(world.client("safety_officer").get(QUEUE))


def test_the_queue_asks_as_much_for_one_as_for_many(called, staff):
    called()
    few = queries_of(staff, QUEUE)
    for _number in range(10):
        called()
    assert queries_of(staff, QUEUE) == few
