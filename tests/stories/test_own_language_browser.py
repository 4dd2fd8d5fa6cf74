"""The pages for workers on a small telephone: axe-core finds nothing, long words stay inside."""

import pytest

from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    site,
    violations,
)

__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER
PHONE = {"viewport": {"width": 360, "height": 740}, "bypass_csp": True}
ADDRESSES = (
    "/portal/file/",
    "/portal/file/migrants/help/",
    "/portal/file/equality/harassment/",
    "/portal/lines/standards/calculators/overtime/?hourly=200&day_kind=workday&hours=13",
)


@pytest.mark.parametrize(("locale", "scheme"), [("vi-VN", "light"), ("th-TH", "dark")])
def test_a_small_telephone_shows_every_page(world, browser, site, locale, scheme):
    page = browser.new_context(locale=locale, color_scheme=scheme, **PHONE).new_page()
    for address in ADDRESSES:
        page.goto(site + address)
        assert page.locator("html").get_attribute("lang") == locale[:2]
        assert violations(page) + overflowing(page) == []


def test_the_menu_changes_the_language_and_keeps_what_was_typed(world, browser, site):
    page = browser.new_context(locale="vi-VN", **PHONE).new_page()
    page.goto(f"{site}/portal/file/migrants/help/")
    page.get_by_label("Điện thoại hoặc tài khoản nhắn tin").fill("0900-000-000")
    page.get_by_label("Tiền lương").check()
    page.locator(".menu-language summary").click()
    page.get_by_role("button", name="Bahasa Indonesia").click()
    assert page.get_by_label("Telepon atau akun pesan").input_value() == "0900-000-000"
    assert page.get_by_label("Upah").is_checked()
    assert page.locator(".has-error").count() == 0
    assert violations(page) + overflowing(page) == []
