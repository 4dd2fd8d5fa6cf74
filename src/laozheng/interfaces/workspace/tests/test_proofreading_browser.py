"""Proof-reading in a real browser: no violation, no overflow, and filters without script."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    signed_in,
    site,
    violations,
)
from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, opened

# Fixtures are found by name in the module of a test.
__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER
DRAFT = (
    "113年度範例成果\n一、申請\n113年度受理申請案3件，其中工資99件；另辦理宣導12場次。\n"
    "類別\n件數\n工資\n1\n契約\n2\n合計\n4\n"
)


@pytest.fixture
def result(world) -> str:
    """The address of a result with several verdicts."""
    opened(world, OPEN_REQUEST, received_on=date(2024, 6, 1))
    sent = {"text": DRAFT, "book": "", "period": "113"}
    return world.client("officer").post(reverse("workspace:proofread"), sent)["Location"]


@pytest.mark.parametrize(
    ("width", "scheme", "locale"),
    [(1440, "light", "zh-TW"), (360, "dark", "zh-TW"), (360, "light", "en")],
)
def test_axe_finds_nothing_and_nothing_overflows(
    world, site, result, browser, width, scheme, locale
):
    look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = signed_in(browser, world, "officer", site, locale=locale, bypass_csp=True, **look)
    for address in (reverse("workspace:proofread"), result):
        page.goto(site + address)
        assert violations(page) + overflowing(page) == []


def test_a_verdict_is_chosen_without_script(world, site, result, browser):
    page = signed_in(browser, world, "officer", site, java_script_enabled=False)
    page.goto(site + result)
    every = page.locator(".proof tr[id]:visible").count()
    page.check("#show-unbound")
    chosen = page.locator(".proof tr[id]:visible").count()
    assert 0 < chosen == page.locator(".proof tr.unbound").count() < every


def test_the_strict_policy_blocks_nothing_of_ours(world, site, result, browser):
    page = signed_in(browser, world, "officer", site)
    page.goto(site + result)
    page.wait_for_load_state("networkidle")
    assert page.problems == []
