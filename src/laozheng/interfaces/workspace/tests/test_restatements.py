"""Restatements of a frozen book: by cause, cases as far as one sees them, owned by two people."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.conftest import NOON
from laozheng.interfaces.workspace.tests.example import (
    BOOK,
    OPEN_REQUEST,
    REQUEST,
    SEALED_REQUEST,
    opened,
)
from laozheng.kernel.measures.models import Restatement
from laozheng.kernel.reports.actions import (
    review_text,
    send_text,
    write_nothing,
    write_text,
)
from laozheng.kernel.reports.freezing.freeze import freeze
from laozheng.kernel.reports.models import Proposal
from laozheng.kernel.reports.signatures import sign
from laozheng.kernel.reports.volumes import advance, open_volume

YEAR = Period.parse("113")
ARGS = ["example_book", "113"]
FROZEN_AT = NOON - timedelta(days=1)
INDEX = reverse("workspace:restatements", args=ARGS)


@pytest.fixture
def held(world):
    """The book of a year with two cases, frozen."""
    for day in (date(2024, 1, 5), date(2024, 6, 1)):
        opened(world, OPEN_REQUEST, received_on=day)
    head, officer, supervisor = (
        world.reader(who, FROZEN_AT) for who in ("head", "officer", "supervisor")
    )
    volume = open_volume(BOOK, YEAR, actor=head)
    text = "受理{{example.requests | counter}}。"
    for row in (
        write_text(BOOK, YEAR, "requests", text, actor=officer),
        write_nothing(BOOK, YEAR, "silent", "本年度沒有辦理", actor=officer),
    ):
        sent = send_text(row, actor=officer)
        sign(review_text(sent, actor=supervisor), actor=head)
    for state in ("complete", "cleared"):
        advance(volume, state, actor=head)
    return freeze(BOOK, YEAR, actor=head)


@pytest.fixture
def late(world, held):
    """A case of that year that came in after the book was frozen."""
    return opened(world, OPEN_REQUEST, received_on=date(2024, 12, 30))


def candidate_url(page, who="officer"):
    return page(who, INDEX).select_one("a.row-link")["href"]


def test_without_a_difference_there_is_nothing_to_restate(held, page):
    assert "都和現在的紀錄相同" in page("officer", INDEX).get_text()


def test_a_late_case_is_a_candidate_with_old_and_new_value(late, page):
    row = page("officer", INDEX).select_one("tbody tr")
    assert "範例申請件數" in row.get_text()
    assert "補登紀錄" in row.get_text()
    assert (row.select_one("del").get_text(), row.select_one("ins").get_text()) == ("2件", "3件")


def test_the_candidate_names_the_case_that_caused_it(late, page):
    shown = page("officer", candidate_url(page))
    link = shown.select_one("#cases a.row-link")
    assert link.get_text(strip=True) == late.number
    assert shown.select_one("#figures a.row-link")["href"].startswith("/figures/example.requests/")


def test_a_case_of_other_handlers_is_counted_but_not_named(world, held, page):
    case = opened(world, REQUEST, received_on=date(2024, 12, 30))
    shown = page("safety_officer", candidate_url(page, "safety_officer"))
    assert case.number not in shown.get_text()
    assert "另有 1 件" in shown.select_one("#cases").get_text()


def test_a_sealed_case_is_not_even_counted(world, held, page):
    case = opened(world, SEALED_REQUEST, received_on=date(2024, 12, 30))
    shown = page("supervisor", candidate_url(page, "supervisor"))
    assert case.number not in shown.get_text()
    assert "另有" not in shown.select_one("#cases").get_text()


@pytest.mark.slow
def test_one_proposes_and_another_approves(world, late, page):
    address = candidate_url(page)
    given = {"reason": "late_record", "note": "逾期補登"}
    assert page("officer", address).select_one("button[value=approve]") is None
    response = world.client("officer").post(address, {**given, "action": "propose"})
    assert response.url == INDEX
    assert Proposal.objects.get().state == "proposed"
    response = world.client("supervisor").post(address, {**given, "action": "approve"})
    assert response.url == INDEX
    row = Restatement.objects.get()
    assert (row.old.value, row.new.value, row.reason) == ("2", "3", "late_record")
    shown = page("officer", INDEX)
    assert "都和現在的紀錄相同" in shown.get_text()
    assert "逾期補登" in shown.get_text()


@pytest.mark.slow
def test_the_figure_tells_what_was_said_of_it_and_when(world, late, page):
    given = {"reason": "late_record", "note": "逾期補登", "action": "approve"}
    world.client("supervisor").post(candidate_url(page), given)
    shown = page("officer", reverse("workspace:figure", args=["example.requests"]), period="113")
    frozen, restated = shown.select("#published tbody tr")
    assert frozen.select_one("a.row-link")["href"] == reverse("workspace:book", args=ARGS)
    assert ("定稿" in frozen.get_text(), "2件" in frozen.get_text()) == (True, True)
    assert restated.select_one("del").get_text() == "2件"
    assert restated.select_one("ins").get_text() == "3件"
    assert "補登紀錄" in restated.get_text()
    assert "逾期補登" in restated.get_text()
    assert late.number not in restated.get_text()


def test_who_proposed_may_not_approve(world, late, page):
    address = candidate_url(page)
    given = {"reason": "late_record", "note": ""}
    world.client("supervisor").post(address, {**given, "action": "propose"})
    assert page("supervisor", address).select_one("button[value=approve]") is None
    response = world.client("supervisor").post(address, {**given, "action": "approve"})
    assert response.status_code == 400
    assert "由他人核定" in response.content.decode()
    assert not Restatement.objects.exists()


def test_declining_asks_for_a_reason(world, late, page):
    address = candidate_url(page)
    given = {"reason": "late_record", "note": "", "action": "decline"}
    response = world.client("supervisor").post(address, given)
    assert response.status_code == 400
    world.client("supervisor").post(address, {**given, "note": "不影響成果"})
    assert "不予重編" in page("officer", INDEX).select_one("tbody").get_text()


def test_an_officer_may_not_approve(world, late, page):
    given = {"reason": "late_record", "note": "", "action": "approve"}
    response = world.client("officer").post(candidate_url(page), given)
    assert response.status_code == 400
    assert not Restatement.objects.exists()


def test_a_book_that_is_not_frozen_has_nothing_to_restate(world, page):
    assert page("officer", INDEX, status=404).select_one("main h1")
    assert not Restatement.objects.exists()


def test_a_candidate_that_there_is_not_is_not_found(late, page):
    absent = reverse("workspace:restatement", args=[*ARGS, "0" * 16])
    assert page("officer", absent, status=404).select_one("main h1")


@pytest.mark.parametrize("who", ["mediator", "body", "applicant"])
@pytest.mark.slow
def test_restatements_are_for_staff(world, late, who):
    assert world.client(who).get(INDEX).status_code == 403


def test_the_list_asks_a_bounded_number_of_queries(world, late, django_assert_max_num_queries):
    client = world.client("officer")
    client.get(INDEX)
    with django_assert_max_num_queries(40):
        client.get(INDEX)
