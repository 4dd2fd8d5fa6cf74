"""In a real browser: axe-core finds nothing on any page, nothing overflows, no mouse is needed."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    signed_in,
    site,
    tab_to,
    violations,
)
from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, opened
from laozheng.kernel.cases.actions import assign, perform, raise_signal
from laozheng.kernel.cases.models import CaseDocument, CaseParty
from laozheng.kernel.datasets.models import SourceFile
from laozheng.kernel.parties.actions import Wanted, ensure_party

# Fixtures are found by name in the module of a test.
__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER
PASSWORD = "a long enough password"
LONG = "示範精密機械電子材料化學工業股份有限公司高雄市前鎮區臨海工業區第二分公司附設訓練中心"
FILE = """case_no,received_on,employer,topic
甲-1,113/03/05,範例企業有限公司,wage
甲-2,120/01/01,,contract
"""


@pytest.fixture
def pages(world):
    """A small city with something on every page; the addresses of its pages by name."""
    actor = world.reader("officer")
    ensure_party(Wanted("enterprise", "範例企業股份有限公司", date(2020, 1, 1)), actor)
    case = opened(world, OPEN_REQUEST, received_on=date(2025, 2, 26), employer=LONG)
    doubtful = opened(world, OPEN_REQUEST, employer="範例企業(股)公司")
    for day in range(50):
        opened(world, OPEN_REQUEST, received_on=date(2024, 6, 1) + timedelta(days=day))
    perform(case, "note", actor=actor, on=world.day, reason=LONG * 4)
    perform(doubtful, "review", actor=world.reader("second_officer"), on=world.day)
    assign(case, "mediator", "external:1", "測試調解人", on=world.day, reason="appointed",
           actor=actor)  # fmt: skip
    party = CaseParty.objects.get(case=case, role="opponent").party
    raise_signal(party, "example.open", case=case, on=date(2025, 2, 26))
    client = world.client("officer")
    trial = _brought(client)
    client.post(_brought(client), {"action": "keep_good"})
    client.post(
        reverse("workspace:save_view"),
        {"path": reverse("workspace:cases"), "query": "openness=open", "name": "未結"},
    )
    letter = CaseDocument.objects.get(case=case)
    issued = CaseDocument.objects.get(case=doubtful)
    client.post(_document(issued), {"on": "114/03/03", "signer_name": "測試局長"})
    return {
        "desk": reverse("workspace:desk"),
        "list": reverse("workspace:cases"),
        "saved view": reverse("workspace:cases") + "?openness=open",
        "empty list": reverse("workspace:cases") + "?text=沒有這一家",
        "wrong filter": reverse("workspace:cases") + "?received_from=去年&district=x",
        "kind": reverse("workspace:kind", args=["example", "request"]),
        "case": reverse("workspace:case", args=[case.number]),
        "case of many steps": reverse("workspace:case", args=[doubtful.number]),
        "no such case": reverse("workspace:case", args=["範申-114-999999"]),
        "step": reverse("workspace:step", args=[case.number, "reject"]),
        "opening": reverse("workspace:open", args=["example", "request", "register"]),
        "attach": reverse("workspace:attach", args=[case.number]),
        "draft": _document(letter),
        "letter": _document(issued),
        "month": reverse("workspace:calendar") + "?day=2025-02-28",
        "week": reverse("workspace:calendar") + "?view=week&day=2025-02-28",
        "parties": reverse("workspace:parties") + "?q=範例",
        "party": reverse("workspace:party", args=[party.pk]),
        "search": reverse("workspace:search") + "?q=範例企業",
        "matches": reverse("workspace:matches"),
        "figures": reverse("workspace:figures") + "?line=example&period=113",
        "figure": reverse("workspace:figure", args=["example.requests"]) + "?period=113",
        "share": reverse("workspace:figure", args=["example.topic_share"])
        + "?period=113&dims=topic=wage",
        "books": reverse("workspace:books"),
        "book": reverse("workspace:book", args=["example_book", "113"]),
        "data sets": reverse("workspace:datasets"),
        "data set": reverse("workspace:dataset", args=["example_requests"]),
        "import": reverse("workspace:import", args=["example_requests"]),
        "trial": trial,
        "imported file": reverse("workspace:import_file", args=[SourceFile.objects.get().pk]),
        "export": reverse("workspace:export", args=["example_requests"]),
        "not found": "/nothing/here/",
    }


def _brought(client):
    file = SimpleUploadedFile("清冊.csv", FILE.encode(), "text/csv")
    address = reverse("workspace:import", args=["example_requests"])
    return client.post(address, {"file": file}).url


def _document(row):
    return reverse("workspace:document", args=[row.case.number, row.pk])


@pytest.mark.parametrize(
    ("width", "scheme", "locale"),
    [(1440, "light", "zh-TW"), (360, "dark", "zh-TW"), (360, "light", "en")],
)
def test_axe_finds_nothing_and_nothing_overflows_on_any_page(
    world, site, pages, browser, width, scheme, locale
):
    look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = signed_in(browser, world, "supervisor", site, locale=locale, bypass_csp=True, **look)
    found = {}
    for name, address in pages.items():
        page.goto(site + address)
        if problems := violations(page) + overflowing(page):
            found[name] = problems
    assert found == {}


def test_axe_finds_nothing_on_forms_that_were_refused(world, site, pages, browser):
    page = signed_in(browser, world, "officer", site, bypass_csp=True)
    found = {}
    for name in ("step", "opening", "attach", "import"):
        page.goto(site + pages[name])
        for field in page.query_selector_all("main input[type=text], main textarea"):
            field.fill("")
        page.click("main form.form-sheet button.button-primary")
        page.wait_for_selector(".error-summary")
        if problems := violations(page):
            found[name] = problems
    assert found == {}


def test_axe_finds_nothing_before_the_sign_in(world, site, browser):
    page = browser.new_context(locale="zh-TW", bypass_csp=True).new_page()
    page.goto(site + reverse("workspace:login"))
    before = violations(page)
    page.click("main button[type=submit]")
    page.wait_for_selector(".error-summary")
    assert before + violations(page) == []


def test_the_strict_policy_blocks_nothing_of_ours(world, site, pages, browser):
    page = signed_in(browser, world, "officer", site)
    for name in ("desk", "list", "case", "step", "figure", "book", "trial", "letter"):
        page.goto(site + pages[name])
        page.wait_for_load_state("networkidle")
    assert page.problems == []


def test_a_day_of_work_needs_no_mouse(world, site, browser):
    case = opened(world, OPEN_REQUEST)
    world.officer.user.set_password(PASSWORD)
    world.officer.user.save()
    page = browser.new_page(locale="zh-TW")
    page.goto(site + "/")
    tab_to(page, "[name=username]")
    page.keyboard.type("S001")
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#terms")
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_selector("#case-list")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#next")
    tab_to(page, f"a[href$='{reverse('workspace:step', args=['x', 'review'])[-14:]}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=on]")
    tab_to(page, "main button.button-primary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".message-success")
    assert page.inner_text(".message-success").strip() == "已完成「審查」。"
    case.refresh_from_db()
    assert case.state == "reviewed"


def test_a_filter_swaps_the_list_and_keeps_the_focus(world, site, browser):
    opened(world, OPEN_REQUEST, employer="甲範例有限公司")
    opened(world, OPEN_REQUEST, employer="乙範例有限公司")
    page = signed_in(browser, world, "officer", site)
    page.goto(site + reverse("workspace:cases"))
    assert len(page.query_selector_all("a.row-link")) == 2
    page.fill("#id_text", "甲範例")
    page.keyboard.press("Enter")
    page.wait_for_selector(".chip")
    assert len(page.query_selector_all("a.row-link")) == 1
    assert "text=" in page.url and page.inner_text(".chip") != ""
    assert page.evaluate("document.activeElement.id") == "id_text"


def test_lists_filter_and_turn_without_script(world, site, browser):
    for day in range(51):
        opened(world, OPEN_REQUEST, received_on=date(2024, 6, 1) + timedelta(days=day))
    page = signed_in(browser, world, "officer", site, java_script_enabled=False)
    page.goto(site + reverse("workspace:cases"))
    page.click("a[rel=next]")
    assert len(page.query_selector_all("a.row-link")) == 1
    page.select_option("#id_openness", "closed")
    page.click(".filters button")
    assert page.query_selector_all("a.row-link") == []
