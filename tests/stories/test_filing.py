"""Somebody with a telephone complains at night, follows it, leaves at once; with no script too.

Every page on the way is judged by axe-core and may not be wider than the telephone.
"""

import pytest

from laozheng.interfaces.portal.models import Draft
from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    site,
    violations,
)
from laozheng.kernel.cases.models import Case, CaseDocument

__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark", "locale": "zh-TW"}
PICTURE = {"name": "一.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0" + bytes(9)}


@pytest.fixture
def phone(world, browser):
    """The page of a telephone on which nobody has signed in."""

    def opened(**options):
        return browser.new_context(bypass_csp=True, **PHONE, **options).new_page()

    return opened


def in_order(page) -> list[object]:
    """What is wrong with the page as it is shown now."""
    return violations(page) + overflowing(page)


def fill_in(page, site) -> None:
    """Answer the questions of a complaint and go on to the last look."""
    page.goto(f"{site}/portal/file/standards/complaint/")
    page.get_by_label("工作地點").select_option("64000090")
    page.get_by_label("事業單位").fill("範例企業有限公司")
    page.get_by_label("工資").check()
    page.get_by_label("事實").fill("沒有給加班費")
    page.get_by_label("身分").select_option("anonymous")
    page.get_by_role("button", name="下一步").click()


def test_a_complaint_is_filed_and_followed_on_a_telephone(phone, site):
    page = phone()
    page.goto(f"{site}/portal/file/")
    assert in_order(page) == []
    fill_in(page, site)
    assert in_order(page) == []
    page.get_by_label("附件").set_input_files([PICTURE])
    page.get_by_role("button", name="確認送出").click()
    assert in_order(page) == []
    code = page.locator("code.reference").inner_text()
    case = Case.objects.get(kind="standards.complaint")
    assert CaseDocument.objects.get(case=case).label == "一.jpg"
    page.get_by_role("link", name="查詢進度或補送資料").click()
    assert in_order(page) == []
    page.get_by_label("案號或文號").fill(case.number)
    page.get_by_label("查詢碼").fill(code)
    page.get_by_role("button", name="查詢").click()
    assert "已收件，審查中" in page.locator("main").inner_text()
    assert in_order(page) == []
    page.get_by_role("link", name="補充事實或證據").click()
    assert in_order(page) == []


def test_what_is_wrong_is_said_at_its_field_and_can_be_mended(phone, site):
    page = phone()
    page.goto(f"{site}/portal/file/standards/complaint/")
    page.get_by_role("button", name="下一步").click()
    assert page.get_by_role("alert").count() == 1
    assert in_order(page) == []


def test_without_any_script_a_complaint_is_filed_all_the_same(phone, site):
    page = phone(java_script_enabled=False)
    fill_in(page, site)
    page.get_by_role("button", name="返回修改").click()
    assert page.get_by_label("事業單位").input_value() == "範例企業有限公司"
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="確認送出").click()
    assert Case.objects.get(kind="standards.complaint").number in page.content()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_sealed_form_is_left_at_once(phone, site, scripts):
    page = phone(java_script_enabled=scripts)
    neutral = "https://www.cwa.gov.tw/"
    page.route(f"{neutral}**", lambda route: route.fulfill(body="<title>天氣</title>"))
    page.goto(f"{site}/portal/file/")
    page.goto(f"{site}/portal/file/equality/harassment/")
    assert "騷擾" not in page.title()
    if scripts:
        assert in_order(page) == []
    page.get_by_role("link", name="立即離開").click()
    page.wait_for_url(neutral)
    page.go_back()
    left = f"{site}/portal/file/" if scripts else f"{site}/portal/file/equality/harassment/"
    assert page.url == left


@pytest.mark.parametrize("scripts", [True, False])
def test_a_form_is_saved_half_filled_in_and_gone_on_with_another_day(phone, site, scripts):
    page = phone(java_script_enabled=scripts)
    page.goto(f"{site}/portal/file/standards/complaint/")
    page.get_by_label("事業單位").fill("範例企業有限公司")
    page.get_by_label("工資").check()
    page.get_by_role("button", name="先儲存").click()
    if scripts:
        assert in_order(page) == []
    number = page.locator("span.reference").inner_text()
    code = page.locator("code.reference").inner_text()
    other = phone(java_script_enabled=scripts)
    other.goto(f"{site}/portal/file/")
    other.get_by_role("link", name="繼續填寫已儲存的表單").click()
    other.get_by_label("儲存編號").fill(number)
    other.get_by_label("開啟碼").fill(code)
    if scripts:
        assert in_order(other) == []
    other.get_by_role("button", name="繼續填寫").click()
    assert other.get_by_label("事業單位").input_value() == "範例企業有限公司"
    assert other.get_by_label("工資").is_checked()
    if scripts:
        assert in_order(other) == []
    other.get_by_label("工作地點").select_option("64000090")
    other.get_by_label("事實").fill("沒有給加班費")
    other.get_by_label("身分").select_option("anonymous")
    other.get_by_role("button", name="下一步").click()
    other.get_by_role("button", name="確認送出").click()
    assert Case.objects.get(kind="standards.complaint").number in other.content()
    assert not Draft.objects.exists()


def test_the_place_of_an_unsafe_site_is_filled_in_by_a_button(phone, site):
    here = {"latitude": 22.6273, "longitude": 120.3014}
    page = phone(geolocation=here, permissions=["geolocation"])
    page.goto(f"{site}/portal/file/safety/complaint/")
    point = page.get_by_label("場所座標")
    assert point.input_value() == ""
    assert in_order(page) == []
    page.get_by_role("button", name="使用我的位置").click()
    page.wait_for_function("document.querySelector('input[data-locate]').value !== ''")
    assert point.input_value() == "22.627300, 120.301400"


def test_without_leave_or_script_the_place_is_typed(phone, site):
    page = phone()
    page.goto(f"{site}/portal/file/safety/complaint/")
    page.get_by_role("button", name="使用我的位置").click()
    page.get_by_text("無法取得位置，請改填地址").wait_for()
    assert in_order(page) == []
    plain = phone(java_script_enabled=False)
    plain.goto(f"{site}/portal/file/safety/complaint/")
    assert plain.get_by_role("button", name="使用我的位置").count() == 0
