"""In a real browser: axe-core finds nothing, nothing overflows at 360 px, keys and theme work."""

import shutil
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application

from laozheng.interfaces.ui.style.demos import PAGES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ADDRESSES = ["/ui/style/", "/ui/shortcuts/", *(f"/ui/style/{name}/" for name in PAGES)]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Requests of the browser are no news."""


@pytest.fixture
def site(ui_alone) -> Iterator[str]:
    """The address of a running site that consists of ui only; it needs no database."""
    server = make_server(
        "127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), handler_class=_Quiet
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def browser():
    """One headless browser for all tests of this file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


def _open(browser, address, width=1440, scheme="light", **options):
    page = browser.new_page(
        locale="zh-TW", viewport={"width": width, "height": 900}, color_scheme=scheme, **options
    )
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console",
        lambda said: page.problems.append(said.text) if said.type == "error" else None,
    )
    page.goto(address)
    return page


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_axe_finds_no_violation_and_nothing_overflows(site, browser, address, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = _open(browser, site + address, width, scheme, bypass_csp=True)
    found = Axe().run(page).response["violations"]
    overflow = page.evaluate("document.documentElement.scrollWidth") - width
    page.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert overflow <= 0


def test_the_strict_policy_blocks_nothing_of_ours(site, browser):
    page = _open(browser, site + "/ui/style/list/")
    page.wait_for_load_state("networkidle")
    problems = page.problems
    page.close()
    assert problems == []


def test_keys_move_in_lists_select_and_open(site, browser):
    page = _open(browser, site + "/ui/style/list/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    count = page.inner_text("[data-selection-count]")
    page.keyboard.press("Enter")
    opened = page.evaluate("decodeURIComponent(location.hash)")
    page.close()
    assert count == "已選取 1 列"
    assert opened == "#勞調-113-000184"


def test_keys_do_nothing_while_somebody_types_or_when_switched_off(site, browser):
    page = _open(browser, site + "/ui/style/list/")
    page.keyboard.press("/")
    page.keyboard.type("gj?")
    typed = page.input_value("[data-search]")
    dialog_open = page.evaluate("document.querySelector('#shortcuts').open")
    page.context.add_cookies([{"name": "laozheng_shortcuts", "value": "off", "url": site}])
    page.reload()
    page.keyboard.press("?")
    still_closed = page.evaluate("document.querySelector('#shortcuts').open")
    page.close()
    assert (typed, dialog_open, still_closed) == ("gj?", False, False)


def test_a_sequence_of_keys_leads_to_another_page(site, browser):
    page = _open(browser, site + "/ui/style/list/")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/ui/style/desk/")
    assert page.url == site + "/ui/style/desk/"
    page.close()


def test_the_theme_changes_at_once_and_is_there_after_a_reload(site, browser):
    page = _open(browser, site + "/ui/style/list/")
    page.click(".menu-user summary")
    page.click("[data-theme-switch] button[value=dark]")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()
    assert before == after == "rgb(20, 23, 26)"


def test_everything_can_be_reached_without_script(site, browser):
    page = _open(browser, site + "/ui/style/confirm/", 360, java_script_enabled=False)
    page.click(".top-menu")
    reachable = page.is_visible("text=資料匯入")
    page.click(".side-close")
    hidden = not page.is_visible("text=資料匯入")
    page.click(".menu-user summary")
    page.click("[data-theme-switch] button[value=dark]")
    theme = page.get_attribute("html", "data-theme")
    page.close()
    assert (reachable, hidden, theme) == (True, True, "dark")


def test_unsaved_input_is_guarded(site, browser):
    page = _open(browser, site + "/ui/style/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#light_applicant", "王測試")
    page.goto(site + "/ui/shortcuts/")
    page.close()
    assert asked == ["beforeunload"]
