"""Somebody with a telephone signs up for a seminar, gives the place back, and prints the paper.

Every page on the way is judged by axe-core and may not be wider than the telephone.
"""

from datetime import datetime, timedelta

import pytest

from laozheng.conftest import NOON
from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    site,
    violations,
)
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.activities.actions import enter
from laozheng.kernel.activities.models import Announcement, SignUp
from laozheng.kernel.activities.sign_ups import announce, note_attendance
from laozheng.kernel.audit.actor import TAIPEI

__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark", "locale": "zh-TW"}
STARTS = datetime(2025, 3, 20, 13, 30, tzinfo=TAIPEI)


@pytest.fixture
def at(monkeypatch):
    """Set the moment of every request; it begins at noon of the day of the cast."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: moment)

    set_to(NOON)
    return set_to


@pytest.fixture
def seminar(world, at) -> Announcement:
    """A seminar that is announced."""
    actor = system_reader("test", NOON)
    activity = enter(
        "safety", "seminar", "測試安全講習", STARTS.date(), actor=actor, state="planned",
        place="測試會議室",
    )  # fmt: skip
    closes_on = STARTS.date() - timedelta(days=2)
    return announce(
        activity, starts_at=STARTS, closes_on=closes_on, places=20, count_unit="persons",
        actor=actor,
    )  # fmt: skip


def in_order(page) -> list[object]:
    """What is wrong with the page as it is shown now."""
    return violations(page) + overflowing(page)


def at_the_door(page, site, number: str, code: str, button: str) -> None:
    page.goto(f"{site}/portal/events/place/")
    page.get_by_label("報名編號").fill(number)
    page.get_by_label("查詢碼").fill(code)
    page.get_by_role("button", name=button).click()


def test_a_seminar_from_the_list_to_the_certificate(browser, site, seminar, at):
    page = browser.new_context(bypass_csp=True, **PHONE).new_page()
    page.goto(f"{site}/portal/events/")
    assert in_order(page) == []
    page.get_by_role("link", name="測試安全講習").click()
    assert in_order(page) == []
    page.get_by_label("姓名").fill("測試甲")
    page.get_by_label("聯絡電話或電子郵件").fill("07-000-0000")
    page.get_by_role("button", name="報名").click()
    assert in_order(page) == []
    number = page.locator("span.reference").inner_text()
    code = page.locator("code.reference").inner_text()
    at_the_door(page, site, number, code, "參加證明")
    assert page.get_by_text("沒有出席紀錄").count()
    assert in_order(page) == []
    after = STARTS + timedelta(hours=4)
    at(after)
    came = [SignUp.objects.get().pk]
    note_attendance(seminar, came, actor=system_reader("test", after))
    at_the_door(page, site, number, code, "參加證明")
    assert "測試甲" in page.locator("main").inner_text()
    assert in_order(page) == []


def test_a_lost_code_is_asked_for_on_a_telephone(browser, site, seminar):
    page = browser.new_context(bypass_csp=True, **PHONE).new_page()
    page.goto(f"{site}/portal/follow/")
    page.get_by_role("link", name="遺失查詢碼").click()
    assert in_order(page) == []
    page.get_by_label("案號或文號").fill("勞條申-114-999999")
    page.get_by_role("button", name="申請補發").click()
    assert page.get_by_text("已收到申請").count()
    assert in_order(page) == []
