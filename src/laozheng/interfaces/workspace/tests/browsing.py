"""What tests in a real browser share: the browser, a running site, axe-core, the Tab key."""

import shutil

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# How long a slow machine may take for one thing; a fast one is never waited for.
PATIENCE_MS = 120_000
IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture
def browser(db, monkeypatch):
    """A headless browser.

    It runs a loop in this thread, which Django would take for a mistake, and inside of which
    there would be another connection to the database.
    """
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    connection = connections["default"]
    with sync_playwright() as playwright:
        connections["default"] = connection
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def site(db):
    """The address of a running site that sees the test's own transaction.

    The log refuses deletions, so a database cannot be emptied after a test, only rolled back.
    """
    shared = connections["default"]
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, {"default": shared})
    shared.inc_thread_sharing()
    server.daemon = True
    server.start()
    server.is_ready.wait()
    assert server.error is None
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    shared.dec_thread_sharing()


def signed_in(browser, world, who, site, **options):
    """A page of somebody who has signed in; ``problems`` gathers what the console complains of."""
    context = browser.new_context(**{"locale": "zh-TW", **options})
    context.set_default_timeout(PATIENCE_MS)
    session = world.client(who).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console",
        lambda said: page.problems.append(said.text) if said.type == "error" else None,
    )
    return page


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def overflowing(page):
    """The elements that stick out at the right of a page which can be scrolled sideways."""
    return page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.querySelectorAll("body *")]
            .filter((one) => one.getBoundingClientRect().right > width + 1)
            .map((one) => ["overflow", one.outerHTML.slice(0, 120)]).slice(-3);
        }"""
    )


def tab_to(page, selector, most=80):
    """Press Tab until the focus is on an element that fits; the test fails when it never is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached with the Tab key on {page.url}")
