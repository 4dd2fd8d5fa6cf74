"""The field in a real browser on a telephone: offline, online again, never twice, nothing lost."""

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    PATIENCE_MS,
    browser,
    overflowing,
    signed_in,
    site,
    violations,
)
from laozheng.interfaces.workspace.tests.inspecting import inspecting, program
from laozheng.interfaces.workspace.tests.test_field import DAY, FORM, PIXEL
from laozheng.kernel.inspections.models import Target, Visit

__all__ = ["browser", "inspecting", "program", "site"]
pytestmark = IN_A_BROWSER
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LOOKS = [(1440, "light", "zh-TW"), (360, "dark", "zh-TW"), (360, "light", "en")]
PICTURES_KEPT = """() => new Promise((resolve) => {
  const opening = indexedDB.open("laozheng-field", 1);
  opening.onsuccess = () => {
    const count = opening.result.transaction("pictures").objectStore("pictures").count();
    count.onsuccess = () => resolve(count.result);
  };
})"""
# The smallest side of what a thumb has to hit, in CSS pixels.
THUMB = 44


@pytest.fixture
def phone(world, site, program, browser):
    """The telephone of an officer who has opened the list of the day while there was a network."""
    page = signed_in(browser, world, "officer", site, **PHONE)
    kept(page, site + DAY)
    return page


def kept(page, address):
    """Open a page, and wait until the device holds what it needs."""
    page.goto(address)
    page.wait_for_selector("html[data-kept]", state="attached")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def write_down(page, minutes="現場紀錄"):
    page.check("input[name=scopes][value=lsa]")
    page.select_option("#id_result", "no_violation")
    page.fill("#id_met", "人事主管")
    page.fill("#id_minutes", minutes)
    for _ in range(PATIENCE_MS // 100):
        if any(minutes in str(draft) for draft in drafts(page)):
            return
        page.wait_for_timeout(100)
    pytest.fail("the device did not keep what was written down")


def send(page):
    page.click(".field-bar button")


def drafts(page):
    return page.evaluate(
        "Object.entries(localStorage).filter(([name]) => name.startsWith('laozheng-field/'))"
        ".map(([, text]) => JSON.parse(text))"
    )


def test_a_visit_written_down_offline_is_handed_in_once_the_network_is_back(phone, site):
    kept(phone, site + DAY)
    phone.context.set_offline(True)
    phone.goto(site + DAY)
    phone.click("text=範例01企業有限公司")
    phone.wait_for_selector("#id_met")
    assert phone.input_value("#id_employer_name") == "範例01企業有限公司"
    write_down(phone)
    send(phone)
    phone.wait_for_selector("[data-drafts] li")
    assert "等待送出" in phone.inner_text("[data-drafts]")
    assert "離線" in phone.inner_text("[data-field-status]")
    assert not Visit.objects.exists()

    phone.context.set_offline(False)
    phone.wait_for_selector("[data-device][hidden]", state="attached")
    visit = Visit.objects.get()
    assert (visit.employer_name, visit.minutes) == ("範例01企業有限公司", "現場紀錄")
    assert Target.objects.get(rank=1).case == visit.case
    assert drafts(phone) == []
    assert [text for text in phone.problems if "net::ERR" not in text] == []


def test_photographs_and_a_signature_wait_on_the_device_and_come_with_the_visit(phone, site):
    phone.goto(f"{site}{FORM}?target={Target.objects.get(rank=1).pk}")
    write_down(phone)
    phone.context.set_offline(True)
    upload = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": PIXEL} for n in range(2)]
    phone.set_input_files("#id_photos", upload)
    phone.wait_for_selector("[data-photos] li:nth-child(2) canvas")
    phone.click("[data-photos] li:nth-child(1) button")
    phone.wait_for_selector("[data-photos] li:nth-child(2)", state="detached")
    sign(phone)
    phone.wait_for_selector("#id_is_signed:checked")
    send(phone)
    phone.wait_for_selector("[data-drafts] li")
    assert not Visit.objects.exists()

    phone.context.set_offline(False)
    phone.wait_for_selector("[data-device][hidden]", state="attached")
    visit = Visit.objects.get()
    rows = visit.case.documents.order_by("pk")
    assert [(row.label, row.file.media_type) for row in rows] == [
        ("現場照片1", "image/jpeg"),
        ("會晤人員簽名", "image/png"),
    ]
    assert visit.is_signed
    assert phone.evaluate(PICTURES_KEPT) == 0


def sign(page):
    """Draw a stroke across the field of the signature."""
    page.locator("[data-signature] canvas").scroll_into_view_if_needed()
    box = page.locator("[data-signature] canvas").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60, steps=5)
    page.mouse.up()


def test_an_answer_that_got_lost_does_not_make_a_second_visit(phone, site):
    def taken_without_answer(route):
        route.fetch()
        route.abort()

    phone.goto(f"{site}{FORM}?target={Target.objects.get(rank=1).pk}")
    write_down(phone)
    phone.route("**/field/example/inspection/", taken_without_answer, times=1)
    send(phone)
    phone.wait_for_url(site + DAY)
    assert Visit.objects.count() == 1
    phone.wait_for_selector("[data-device][hidden]", state="attached")
    phone.wait_for_selector("[data-field-status]:has-text('已送出 1 份')")
    assert Visit.objects.count() == 1
    assert drafts(phone) == []


def test_a_draft_survives_a_dead_battery(phone, site):
    address = f"{site}{FORM}?target={Target.objects.get(rank=1).pk}"
    phone.goto(address)
    write_down(phone, "寫到一半")
    phone.goto("about:blank")
    phone.goto(address)
    assert phone.input_value("#id_minutes") == "寫到一半"
    assert phone.is_checked("input[name=scopes][value=lsa]")
    assert len(drafts(phone)) == 1


def test_what_is_wrong_is_shown_on_the_form_and_stays_on_the_device(phone, site):
    phone.goto(site + FORM)
    phone.fill("#id_employer_name", "範例企業有限公司")
    phone.select_option("#id_type", "own")
    phone.select_option("#id_result", "violation")
    send(phone)
    phone.wait_for_selector("[data-field-errors] li")
    assert "請填違反條文" in phone.inner_text("[data-field-errors]")
    assert [one["state"] for one in drafts(phone)] == ["refused"]


def test_a_conflict_is_listed_and_may_be_handed_in_as_a_visit_of_its_own(
    phone, site, world, browser
):
    target = Target.objects.get(rank=1)
    address = f"{site}{FORM}?target={target.pk}"
    phone.goto(address)
    write_down(phone, "我的紀錄")
    other = signed_in(browser, world, "second_officer", site)
    other.goto(address)
    write_down(other, "別人的紀錄")
    send(other)
    other.wait_for_url("**/field/")
    send(phone)
    phone.wait_for_selector("[data-drafts] li")
    assert "測試承辦乙已於114年3月3日完成這次檢查" in phone.inner_text("[data-drafts]")
    phone.click("[data-draft-separate]")
    phone.wait_for_selector("[data-device][hidden]", state="attached")
    assert sorted(Visit.objects.values_list("minutes", flat=True)) == ["別人的紀錄", "我的紀錄"]


def test_a_lost_session_keeps_the_record_and_says_so(phone, site):
    phone.goto(site + FORM)
    phone.fill("#id_employer_name", "範例企業有限公司")
    phone.select_option("#id_type", "own")
    write_down(phone)
    phone.context.clear_cookies()
    send(phone)
    phone.wait_for_url("**/login/**")
    assert [one["state"] for one in drafts(phone)] == ["waiting"]


def test_the_form_works_without_script(world, site, program, browser):
    page = signed_in(browser, world, "officer", site, java_script_enabled=False, **PHONE)
    page.goto(f"{site}{FORM}?target={Target.objects.get(rank=1).pk}")
    page.check("input[name=scopes][value=lsa]")
    page.select_option("#id_result", "no_violation")
    send(page)
    page.wait_for_url(site + reverse("workspace:case", args=[Visit.objects.get().case.number]))


@pytest.mark.parametrize(("width", "scheme", "locale"), LOOKS)
def test_the_pages_of_the_field_fit_and_axe_finds_nothing(
    world, site, program, browser, width, scheme, locale
):
    look = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme}
    page = signed_in(browser, world, "officer", site, locale=locale, bypass_csp=True, **look)
    for address in (DAY, f"{FORM}?target={Target.objects.get(rank=1).pk}"):
        page.goto(site + address)
        for folded in page.query_selector_all(".checklist summary"):
            folded.click()
        assert violations(page) + overflowing(page) == []


def test_every_target_of_the_form_is_large_enough_for_a_thumb(phone, site):
    phone.goto(site + FORM)
    small = phone.evaluate(
        """(least) => [...document.querySelectorAll(
             ".field-form :is(select, textarea, button, input:not([type=hidden]))")]
          .filter((one) => one.checkVisibility())
          .map((one) => one.closest("label") ?? one)
          .filter((one) => one.getBoundingClientRect().height < least)
          .map((one) => one.outerHTML.slice(0, 80))""",
        THUMB,
    )
    assert small == []
