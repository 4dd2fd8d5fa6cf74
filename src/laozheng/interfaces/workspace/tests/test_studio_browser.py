"""The reports studio in a real browser, by the keyboard alone: write, bind, preview, review, sign.

Also: axe-core finds nothing, nothing overflows, text that is not saved is not lost.
"""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    signed_in,
    site,
    tab_to,
    violations,
)
from laozheng.interfaces.workspace.tests.example import BOOK, OPEN_REQUEST, opened
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.reports.actions import (
    return_text,
    review_text,
    send_text,
    write_nothing,
    write_text,
)
from laozheng.kernel.reports.comments import write_note
from laozheng.kernel.reports.freezing.freeze import freeze
from laozheng.kernel.reports.models import SectionText
from laozheng.kernel.reports.signatures import sign
from laozheng.kernel.reports.volumes import advance, open_volume

__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER

YEAR = Period.parse("113")
ARGS = ["example_book", "113"]
OVERVIEW = reverse("workspace:book", args=ARGS)
SECTION = reverse("workspace:section", args=[*ARGS, "requests"])
LONG = "本年度受理範例申請案件，較上年度增加，主因為宣導成效、新法施行及線上申請開放；" * 12
LOOKS = [(1440, "light", "zh-TW"), (360, "dark", "zh-TW"), (360, "light", "en")]


@pytest.fixture
def year(world):
    for day in (date(2023, 3, 1), date(2024, 1, 5), date(2024, 6, 1)):
        opened(world, OPEN_REQUEST, received_on=day)


@pytest.fixture
def volume(world, year):
    return open_volume(BOOK, YEAR, actor=world.reader("head"), due_on=date(2025, 3, 31))


def typed(page, words):
    """Type into whatever has the focus."""
    page.keyboard.type(words)


def message(page):
    page.wait_for_selector(".message-success")
    return page.inner_text(".message-success").strip()


def test_from_an_empty_section_to_its_signature_without_a_mouse(world, site, volume, browser):
    page = signed_in(browser, world, "officer", site)
    page.goto(site + reverse("workspace:books") + "?period=113")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#outline")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#section-text")

    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "section-text"
    page.keyboard.press("Control+a")
    typed(page, "本年度受理")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "figure-search"
    typed(page, "申請件數")
    page.wait_for_selector("[data-insert]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "section-text"
    typed(page, "，其中範例申請2件。")
    page.wait_for_selector("[data-typed] [data-replace]")
    assert "受理2件" in page.inner_text("#preview")
    page.keyboard.press("Alt+Enter")
    text = page.input_value("#section-text")
    assert text.count("{{example.requests") == 2
    assert "2件" not in text
    page.keyboard.press("Control+s")
    assert message(page) == "已存為第 1 版。"
    page.keyboard.press("t")
    page.keyboard.press("s")
    page.wait_for_selector(".state-warn")
    assert page.problems == []

    page = signed_in(browser, world, "supervisor", site)
    page.goto(site + SECTION)
    tab_to(page, "#steps button[value=review]")
    page.keyboard.press("Enter")
    assert message(page) == "已審核通過。"

    page = signed_in(browser, world, "head", site)
    page.goto(site + SECTION)
    page.keyboard.press("t")
    page.keyboard.press("g")
    assert message(page) == "已簽署。"
    row = SectionText.objects.get(section="requests")
    assert (row.state, row.author_ref, row.reviewer_ref, row.signer_ref) == (
        "signed",
        "staff:S001",
        "staff:S003",
        "staff:S004",
    )


def test_text_that_is_not_saved_comes_back(world, site, volume, browser):
    page = signed_in(browser, world, "officer", site)
    page.goto(site + SECTION)
    page.focus("#section-text")
    page.keyboard.press("Control+End")
    typed(page, "還沒存檔的一句。")
    page.wait_for_selector("[data-editor-status]:not(:empty)")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(site + OVERVIEW)
    page.goto(site + SECTION)
    page.wait_for_selector("[data-draft]:not([hidden])")
    tab_to(page, "[data-draft-restore]")
    page.keyboard.press("Enter")
    assert page.input_value("#section-text").endswith("還沒存檔的一句。")
    page.keyboard.press("Control+s")
    assert message(page) == "已存為第 1 版。"
    assert page.query_selector("[data-draft]:not([hidden])") is None
    assert page.evaluate("localStorage.length") == 0


def test_leaving_with_unsaved_text_asks_first(world, site, volume, browser):
    page = signed_in(browser, world, "officer", site)
    page.goto(site + SECTION)
    page.focus("#section-text")
    typed(page, "改")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(site + OVERVIEW)
    assert asked == ["beforeunload"]


def test_a_lost_session_takes_neither_text_nor_preview_away(world, site, volume, browser):
    page = signed_in(browser, world, "officer", site)
    page.goto(site + SECTION)
    page.context.clear_cookies()
    page.focus("#section-text")
    typed(page, "改")
    page.wait_for_selector("[data-editor-status]:has-text('登出')")
    assert "受理2件" in page.inner_text("#preview")
    assert "改" in page.evaluate("Object.values(localStorage)[0]")


def test_marked_sentences_are_found_by_key(world, site, year, browser):
    earlier = Period.parse("112")
    open_volume(BOOK, earlier, actor=world.reader("head"))
    text = "本年度概況。受理{{example.requests}}件，為歷年最高。"
    write_text(BOOK, earlier, "requests", text, actor=world.reader("officer"))
    open_volume(BOOK, YEAR, actor=world.reader("head"), carry_from=earlier)
    page = signed_in(browser, world, "officer", site)
    page.goto(site + SECTION)
    page.keyboard.press("F8")
    chosen = page.evaluate("""() => {
        const text = document.activeElement;
        return text.value.slice(text.selectionStart, text.selectionEnd);
    }""")
    assert chosen == "受理{{example.requests}}件，為歷年最高。"


def test_the_editor_works_without_script(world, site, volume, browser):
    page = signed_in(browser, world, "officer", site, java_script_enabled=False)
    page.goto(site + SECTION)
    page.fill("#section-text", "共受理")
    page.fill("#figure-search", "申請件數")
    page.press("#figure-search", "Enter")
    assert page.input_value("#section-text") == "共受理"
    page.click("[data-insert]")
    assert page.input_value("#section-text").strip() == "共受理{{example.requests | counter}}"
    page.click("button[value=save]")
    assert message(page) == "已存為第 1 版。"


@pytest.fixture
def pages(world, year):
    """Every page of the studio with something on it, by name."""
    head, officer = world.reader("head"), world.reader("officer")
    earlier = Period.parse("112")
    open_volume(BOOK, earlier, actor=head)
    text = f"{LONG}受理{{{{example.requests}}}}件，為歷年最高。"
    write_text(BOOK, earlier, "requests", text, actor=officer)
    volume = open_volume(BOOK, YEAR, actor=head, carry_from=earlier)
    row = write_text(BOOK, YEAR, "requests", f"{text}另有12件。", actor=officer)
    return_text(row, LONG, actor=world.reader("supervisor"))
    write_note(volume, "requests", LONG, actor=head, kind="question", binding="example.requests")
    write_note(volume, "requests", "用語請一致。", actor=world.reader("supervisor"))
    return {
        "books": reverse("workspace:books") + "?period=113",
        "overview": OVERVIEW,
        "text": reverse("workspace:book_text", args=ARGS),
        "checks": reverse("workspace:book_checks", args=ARGS),
        "not opened": reverse("workspace:book", args=["example_book", "111"]),
        "opening": reverse("workspace:open_volume", args=["example_book", "111"]),
        "section": SECTION,
        "section with choices": SECTION,
        "section not opened": reverse("workspace:section", args=["example_book", "111", "silent"]),
        "history": reverse("workspace:section_history", args=[*ARGS, "requests"]),
    }


@pytest.fixture
def frozen_pages(world, year):
    """The pages of a frozen book that has a candidate for restatement, by name."""
    head, officer = world.reader("head"), world.reader("officer")
    volume = open_volume(BOOK, YEAR, actor=head)
    first = write_text(BOOK, YEAR, "requests", "受理{{example.requests}}件。", actor=officer)
    second = write_nothing(BOOK, YEAR, "silent", "本年度沒有辦理", actor=officer)
    for row in (first, second):
        review_text(send_text(row, actor=officer), actor=world.reader("supervisor"))
        row.refresh_from_db()
        sign(row, actor=head)
    for state in ("complete", "cleared"):
        advance(volume, state, actor=head)
    freeze(BOOK, YEAR, actor=head, accept={"swing": "範例"})
    late = opened(world, OPEN_REQUEST, received_on=date(2024, 12, 30))
    perform(late, "review", actor=world.reader("second_officer"), on=world.day)
    client = world.client("officer")
    index = reverse("workspace:restatements", args=ARGS)
    found = client.get(index).content.decode()
    start = found.index(f"{index}") if index in found else -1
    assert start >= 0
    address = found[found.index(f'href="{index}', found.index("row-link")) + 6 :].split('"')[0]
    return {
        "overview": OVERVIEW,
        "checks": reverse("workspace:book_checks", args=ARGS),
        "frozen": reverse("workspace:frozen_book", args=[*ARGS, 1]),
        "restatements": index,
        "restatement": address,
    }


def faults(page, site, pages):
    found = {}
    for name, address in pages.items():
        page.goto(site + address)
        if name.endswith("choices"):
            page.fill("#figure-search", "範例")
            page.wait_for_selector("[data-insert]")
        if problems := violations(page) + overflowing(page):
            found[name] = problems
    return found


@pytest.mark.parametrize(("width", "scheme", "locale"), LOOKS)
def test_axe_finds_nothing_in_the_studio(world, site, pages, browser, width, scheme, locale):
    look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = signed_in(browser, world, "officer", site, locale=locale, bypass_csp=True, **look)
    officer = {name: url for name, url in pages.items() if name != "opening"}
    found = faults(page, site, officer)
    page = signed_in(browser, world, "head", site, locale=locale, bypass_csp=True, **look)
    found |= faults(page, site, {"opening": pages["opening"], "signing": pages["section"]})
    assert found == {}


@pytest.mark.parametrize(("width", "scheme", "locale"), LOOKS)
def test_axe_finds_nothing_in_frozen_books(
    world, site, frozen_pages, browser, width, scheme, locale
):
    look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = signed_in(browser, world, "supervisor", site, locale=locale, bypass_csp=True, **look)
    assert faults(page, site, frozen_pages) == {}
