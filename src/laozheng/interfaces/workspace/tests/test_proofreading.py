"""The page of proof-reading: a file, a pasted text or a book in; verdicts and marked copies out."""

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laozheng.conftest import NOON
from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, opened
from laozheng.kernel.audit.models import Entry

INDEX = reverse("workspace:proofread")
DRAFT = "113年度範例成果\n113年度受理申請案3件。\n"


@pytest.fixture
def year(world):
    for day in (date(2024, 1, 5), date(2024, 6, 1)):
        opened(world, OPEN_REQUEST, received_on=day)


def give(world, who: str = "officer", **sent: object):
    """Send the form; follows nothing."""
    return world.client(who).post(INDEX, {"text": "", "book": "", "period": "", **sent})


def result_of(world, response) -> BeautifulSoup:
    assert response.status_code == 302, response.content.decode()[:3000]
    shown = world.client("officer").get(response["Location"])
    assert shown.status_code == 200
    return BeautifulSoup(shown.content, "html.parser")


def test_a_pasted_text_gives_verdicts_beside_the_marked_text(year, world):
    shown = result_of(world, give(world, text=DRAFT, period="113"))
    assert [mark.a.get_text() for mark in shown.select(".proof-text mark")] == ["3件"]
    assert shown.select_one("#reason-1") and shown.select_one("input#show-differs")
    assert "113年度" in shown.get_text()


def test_a_file_is_read_and_the_period_is_taken_from_it(year, world):
    file = SimpleUploadedFile("草稿.txt", DRAFT.encode("cp950"), "text/plain")
    shown = result_of(world, give(world, file=file))
    assert "草稿.txt" in shown.get_text() and "113年度" in shown.get_text()


@pytest.mark.slow
def test_a_book_of_ours_is_compiled_and_proof_read(year, world):
    shown = result_of(world, give(world, book="example_book", period="113"))
    assert "example_book-113.html" in shown.get_text()
    assert shown.select(".proof-text mark")


def test_marked_copies_and_the_report_can_be_taken_along(year, world):
    response = give(world, text=DRAFT, period="113")
    token = response["Location"].rstrip("/").rsplit("/", 1)[-1]
    client = world.client("officer")
    starts = {".html": b"<!DOCTYPE html>", ".odt": b"PK", ".json": b"{"}
    for suffix, start in starts.items():
        file = client.get(reverse("workspace:proofread_file", args=[token, suffix]))
        assert file.status_code == 200 and file.content.startswith(start)
        assert f'filename="proofread-113{suffix}"' in file["Content-Disposition"]
    assert set(json.loads(file.content)) == {"figures", "checks"}
    assert client.get(reverse("workspace:proofread_file", args=[token, ".exe"])).status_code == 404
    verbs = Entry.objects.filter(object_ref="reports:proofreading").values_list("verb", flat=True)
    assert sorted(verbs) == ["export", "export", "export", "read"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "三者擇一"),
        ({"text": "一", "book": "example_book", "period": "113"}, "三者擇一"),
        ({"book": "example_book"}, "請填寫期間"),
        ({"text": DRAFT, "period": "一百年"}, "看不懂這個期間"),
        ({"file": SimpleUploadedFile("a.xyz", b"\x00\x01")}, "a.xyz"),
    ],
)
def test_what_cannot_be_proof_read_is_told_in_the_form(year, world, sent, words):
    response = give(world, **sent)
    assert response.status_code == 200 and words in response.content.decode()


def test_only_the_person_who_asked_sees_the_result(year, world):
    address = give(world, text=DRAFT, period="113")["Location"]
    assert world.client("supervisor").get(address).status_code == 404
    assert world.client("mediator").get(address).status_code == 403
    assert world.client("mediator").get(INDEX).status_code == 403
    assert world.client("stranger").get(INDEX).status_code == 302


def test_a_result_is_deleted_after_a_day(year, world, home: Path):
    address = give(world, text=DRAFT, period="113")["Location"]
    card = next(home.glob("proofs/*/*/card.json"))
    old = (NOON - timedelta(days=2)).timestamp()
    os.utime(card, (old, old))
    give(world, text=DRAFT, period="113")
    assert not card.exists() and world.client("officer").get(address).status_code == 404


def test_the_page_stands_in_the_navigation_of_staff(world, page):
    assert page("officer", INDEX).select_one(f"nav a[href='{INDEX}']")
