"""A worker from abroad reads, files and follows in the own language; no Chinese word is left."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from laozheng.interfaces.portal.languages import STAFF
from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.interfaces.ui.tests.reading import CHINESE, texts_of
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.public import BUSINESSES

DAY = date(2025, 3, 3)
OWN = [code for code, _name in settings.LANGUAGES if code not in STAFF]
# The mark of the house, Chinese by its own name, numbers of cases and of forms that were saved.
PROPER = re.compile(r"^勞$|^(正體)?中文$|[\u4e00-\u9fff]+-\d{3}-\d{6}|存-\w{8}|範例企業有限公司")
FILINGS = [
    (line.code, filing.code)
    for line in lines().values()
    for filing in line.filings
    if filing.asker not in BUSINESSES
]
PAGES = [
    reverse(f"portal:{line.code}:{page.name}", args=["overtime"] if "<" in page.path else [])
    for line in lines().values()
    for page in line.pages
    if page.for_workers
]
ANSWERED = {
    "/portal/lines/standards/calculators/minimum_wage/": {"day": "2025-03-03"},
    "/portal/lines/standards/calculators/overtime/": {
        "hourly": "200", "day_kind": "workday", "hours": "13", "day": "2025-03-03"
    },
    "/portal/lines/standards/calculators/hours/": {"day": "2025-03-03"},
    "/portal/lines/standards/calculators/annual_leave/": {"months": "30", "day": "soon"},
    "/portal/lines/equality/door/": {
        "in_city": "yes", "status": "worker", "respondent": "colleague", "told_employer": "no"
    },
    "/portal/lines/equality/limit/": {"act_on": "2025-02-20", "known_on": "2025-02-21"},
    "/portal/lines/migrants/agencies/": {"text": "TEST"},
}  # fmt: skip
HELP = {
    "telephone": "0900-000-000",
    "contact_language": "vi",
    "employer_name": "範例企業有限公司",
    "topics": ["wage", "documents"],
    "account": "Chủ giữ hộ chiếu của tôi",
}


def read(page) -> None:
    """Assert that nothing of a page is in Chinese that is not marked as such."""
    shown = (PROPER.sub("", text) for text in texts_of(page.content.decode()))
    assert [text for text in shown if CHINESE.search(text)] == []


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(DAY)


@pytest.fixture
def worker(world):
    """A browser that asks for a language."""

    def speaking(language: str) -> Client:
        return Client(headers={"accept-language": language})

    return speaking


@pytest.mark.parametrize("language", OWN)
def test_pages_for_workers_are_in_their_language(worker, language):
    browser = worker(language)
    shared = [reverse(f"portal:{name}") for name in ("filings", "follow", "lost_code", "resume")]
    for address in (*shared, *PAGES):
        page = browser.get(address)
        assert page.headers["Content-Language"] == language, address
        read(page)
    for address, answers in ANSWERED.items():
        read(browser.get(address, answers))


@pytest.mark.parametrize("language", OWN)
@pytest.mark.parametrize(("line", "code"), FILINGS)
def test_every_filing_asks_and_says_what_is_wrong_in_the_own_language(worker, language, line, code):
    browser, address = worker(language), reverse("portal:filing", args=[line, code])
    page = browser.get(address)
    assert f'<html lang="{language}"' in page.content.decode()
    read(page)
    wrong = {"act_on": "soon", "ubn": "1", "district": "elsewhere", "step": "review"}
    refused = browser.post(address, wrong)
    assert refused.status_code == 400
    read(refused)


@pytest.mark.parametrize("language", OWN)
def test_help_is_asked_for_and_followed_in_the_own_language(worker, language):
    filer = Filer(worker(language))
    read(filer.look("migrants", "help", HELP))
    receipt = filer.send("migrants", "help", HELP)
    read(receipt)
    followed = filer.follow(receipt.context["case"].number, receipt.context["code"])
    assert followed.templates[0].name == "portal/followed.html"
    read(followed)
    assert "2025-03-03 (114/03/03)" in followed.content.decode()
    read(filer.browser.get(reverse("portal:addition", args=["more"])))
    read(filer.add("more", "…"))


def test_a_change_of_language_keeps_what_was_typed_and_judges_nothing(worker):
    browser = worker("zh-TW")
    half = {"worker_name": "Siti", "topics": ["wage"], "step": "back"}
    page = browser.post("/portal/file/migrants/help/?lang=id", half)
    shown = page.content.decode()
    assert page.status_code == 200
    assert 'value="Siti"' in shown
    assert re.search(r'value="wage"[^>]* checked', shown)
    assert "has-error" not in shown
    read(page)
    assert browser.get("/portal/file/").headers["Content-Language"] == "id"


def test_a_change_of_language_keeps_the_code_on_the_receipt(worker):
    filer = Filer(worker("zh-TW"))
    receipt = filer.send("migrants", "help", HELP)
    carried = {name: receipt.context[name] for name in ("token", "code")} | {"step": "again"}
    again = filer.browser.post("/portal/file/migrants/help/?lang=th", carried)
    assert receipt.context["code"] in again.content.decode()
    read(again)
    forged = filer.browser.post(
        "/portal/file/migrants/help/?lang=th", {**carried, "code": "ABCDE-23456"}
    )
    assert "ABCDE-23456" not in forged.content.decode()


def test_every_page_names_its_other_languages_by_their_own_names(worker):
    page = worker("vi").get("/portal/file/").content.decode()
    for code, name in settings.LANGUAGES:
        assert f'hreflang="{code}" href="http://testserver/portal/file/?lang={code}"' in page
        assert f'lang="{code}"' in page
        assert f">{name}</a>" in page


def test_pages_of_employers_and_staff_are_never_in_a_language_of_workers(world, worker):
    browser = worker("vi")
    addresses = (
        "/portal/file/migrants/arrival/",
        "/portal/file/migrants/agency-account/",
        "/portal/violators/",
    )
    for address in addresses:
        assert browser.get(f"{address}?lang=vi").headers["Content-Language"] == "en"
    officer = world.client("officer")
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "vi"
    desk = officer.get("/?lang=vi")
    assert desk.headers["Content-Language"] == "zh-hant"
    assert "Tiếng Việt" not in desk.content.decode()


def test_what_is_meant_for_employers_is_not_offered_where_it_could_not_be_read(worker):
    page = worker("th").get("/portal/file/").content.decode()
    assert "/portal/file/migrants/help/" in page
    assert "/portal/file/migrants/arrival/" not in page
    assert "/portal/violators/" not in page
