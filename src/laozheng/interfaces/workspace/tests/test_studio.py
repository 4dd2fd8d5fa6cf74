"""One book of a period: outline with owners and states, opening it, checks, freezing, files."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.interfaces.workspace.tests.example import BOOK, OPEN_REQUEST, opened
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.reports.actions import review_text, send_text, write_nothing, write_text
from laozheng.kernel.reports.models import Acceptance, Freeze, Volume
from laozheng.kernel.reports.signatures import sign
from laozheng.kernel.reports.volumes import open_volume

YEAR = Period.parse("113")
ARGS = ["example_book", "113"]
OVERVIEW = reverse("workspace:book", args=ARGS)
OPENING = reverse("workspace:open_volume", args=ARGS)
CHECKS = reverse("workspace:book_checks", args=ARGS)
STEP = reverse("workspace:book_step", args=ARGS)


@pytest.fixture
def year(world):
    for day in (date(2024, 1, 5), date(2024, 6, 1)):
        opened(world, OPEN_REQUEST, received_on=day)


@pytest.fixture
def volume(world, year):
    return open_volume(BOOK, YEAR, actor=world.reader("head"), due_on=date(2025, 3, 31))


def signed(world, section, text=""):
    """A section whose text, or whose nothing, has passed all its steps."""
    officer = world.reader("officer")
    if text:
        row = write_text(BOOK, YEAR, section, text, actor=officer)
    else:
        row = write_nothing(BOOK, YEAR, section, "本年度沒有辦理", actor=officer)
    row = review_text(send_text(row, actor=officer), actor=world.reader("supervisor"))
    return sign(row, actor=world.reader("head"))


@pytest.fixture
def complete(world, volume):
    """A volume whose sections are all signed."""
    signed(world, "requests", "本年度受理{{example.requests}}件。")
    signed(world, "silent")
    return volume


def states(shown):
    return [cell.get_text(strip=True) for cell in shown.select("#outline td .state")]


def test_the_outline_tells_owner_state_and_due_day_of_each_section(volume, page):
    shown = page("officer", OVERVIEW)
    rows = shown.select("#outline tbody tr")
    assert [row.select_one("a.row-link").get_text(strip=True) for row in rows] == [
        "壹、範例申請",
        "貳、尚無文字的一節",
    ]
    assert "勞資關係科" in rows[0].get_text()
    assert "114/03/31" in rows[0].get_text()
    assert states(shown) == ["還沒寫", "還沒寫"]


def test_the_outline_follows_the_steps_of_a_text(world, volume, page):
    officer = world.reader("officer")
    row = write_text(BOOK, YEAR, "requests", "本年度受理{{example.requests}}件。", actor=officer)
    assert states(page("officer", OVERVIEW))[0] == "草稿"
    send_text(row, actor=officer)
    assert states(page("officer", OVERVIEW))[0] == "待審核"
    review_text(row, actor=world.reader("supervisor"))
    assert states(page("officer", OVERVIEW))[0] == "待簽署"


def test_the_overview_asks_the_same_number_of_queries_for_any_outline(
    world, volume, page, monkeypatch, django_assert_max_num_queries
):
    client = world.client("officer")
    client.get(OVERVIEW)
    with django_assert_max_num_queries(30):
        client.get(OVERVIEW)


def test_an_editor_opens_the_book_for_all_units(world, year, page):
    assert page("head", OVERVIEW).select_one(f".page-actions a[href='{OPENING}']")
    response = world.client("head").post(OPENING, {"due_on": "114/03/31", "carry_from": ""})
    assert response.url == OVERVIEW
    volume = Volume.objects.get()
    assert (volume.state, volume.due_on) == ("open", date(2025, 3, 31))


def test_who_is_no_editor_sees_why_he_cannot_open_it(world, year, page):
    shown = page("officer", OVERVIEW)
    assert "書刊編輯" in shown.select_one(".page-actions .blocked-reason").get_text()
    response = world.client("officer").post(OPENING, {"due_on": "114/03/31"})
    assert response.status_code == 400
    assert not Volume.objects.exists()


def test_a_period_without_an_outline_is_refused_on_the_form(world, year, page):
    given = {"due_on": "114/03/31", "carry_from": "99"}
    response = world.client("head").post(OPENING, given)
    assert response.status_code == 400
    assert "101年" in response.content.decode()


def test_the_checks_name_every_section_that_is_not_signed(world, volume, page):
    write_text(BOOK, YEAR, "requests", "沒有數字。", actor=world.reader("officer"))
    shown = page("officer", CHECKS)
    assert "範例申請" in shown.select_one("#stops").get_text()
    assert shown.select_one("#stops a.row-link")["href"].endswith("/sections/requests/")


def test_a_book_goes_from_complete_to_published(world, complete, page):
    head = world.client("head")
    for state in ("complete", "cleared"):
        assert head.post(STEP, {"state": state}).status_code == 302
    response = head.post(STEP, {"state": "frozen", **reasons(page("head", CHECKS))})
    assert response.status_code == 302
    held = Freeze.objects.get()
    assert head.post(STEP, {"state": "published"}).status_code == 302
    held.refresh_from_db()
    assert held.published_at is not None
    complete.refresh_from_db()
    assert complete.state == "published"


def reasons(shown):
    """A reason for every warning on the page, as the form sends them."""
    keys = [one["value"] for one in shown.select("#warnings input[name=key]")]
    return {"key": keys, "why": ["試編"] * len(keys)}


def test_a_step_that_is_not_the_readers_is_refused_in_words(world, complete):
    response = world.client("officer").post(STEP, {"state": "complete"})
    assert response.status_code == 400
    assert "書刊編輯" in response.content.decode()
    complete.refresh_from_db()
    assert complete.state == "open"


def test_a_step_that_does_not_follow_is_not_found(world, volume):
    assert world.client("head").post(STEP, {"state": "published"}).status_code == 404


@pytest.fixture
def held(world, complete, page):
    """The book, frozen by the head of the bureau."""
    head = world.client("head")
    for state in ("complete", "cleared"):
        head.post(STEP, {"state": state})
    head.post(STEP, {"state": "frozen", **reasons(page("head", CHECKS))})
    return Freeze.objects.get()


def frozen_url(name, *more):
    return reverse(f"workspace:{name}", args=[*ARGS, 1, *more])


def test_a_frozen_book_shows_its_text_files_and_that_it_stands(held, page):
    shown = page("officer", frozen_url("frozen_book"))
    assert "已查核" in shown.select_one(".callout-good").get_text()
    assert shown.select_one("article a.figure").get_text(strip=True).startswith("2")
    assert len(shown.select("#files .hash")) == held.files.count()


def test_a_frozen_book_says_what_was_changed_behind_its_back(held, page):
    Acceptance.objects.filter(freeze=held).update(reason="竄改")
    Freeze.objects.filter(pk=held.pk).update(snapshot_sha256="0" * 64)
    shown = page("officer", frozen_url("frozen_book"))
    assert "更動" in shown.select_one(".callout-bad").get_text()


def test_a_frozen_file_is_given_byte_for_byte_and_remembered(held, world):
    from hashlib import sha256

    response = world.client("officer").get(frozen_url("frozen_file", ".html"))
    digest = sha256(response.content).hexdigest()
    assert digest == held.files.get(suffix=".html").sha256
    assert Entry.objects.filter(verb="export", object_ref=held.ref).exists()


def test_a_version_that_there_is_not_is_not_found(held, page):
    page("officer", reverse("workspace:frozen_book", args=[*ARGS, 9]), status=404)
    page("officer", frozen_url("frozen_file", ".exe"), status=404)


@pytest.mark.parametrize("who", ["mediator", "body", "applicant"])
def test_the_studio_is_for_staff(world, volume, who):
    for address in (OVERVIEW, OPENING, CHECKS):
        assert world.client(who).get(address).status_code == 403
