"""The book page: compiled now, problems first, figures that open, files that leave a trace."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, opened
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.reports.models import Compilation

INDEX = reverse("workspace:books")
BOOK = reverse("workspace:book_text", args=["example_book", "113"])


def file(suffix):
    return reverse("workspace:book_file", args=["example_book", "113", suffix])


@pytest.fixture
def year(world):
    for day in (date(2024, 1, 5), date(2024, 6, 1)):
        opened(world, OPEN_REQUEST, received_on=day)


def test_the_index_offers_the_book_of_the_period(year, page):
    link = page("officer", INDEX, period="113").select_one("a[href*=example_book]")
    assert link["href"] == reverse("workspace:book", args=["example_book", "113"])
    assert link.get_text(strip=True) == "113年度範例成果報告"


def test_a_figure_in_the_book_opens_to_its_page(year, page):
    shown = page("officer", BOOK)
    link = shown.select_one("article a.figure")
    assert link.get_text(strip=True).startswith("2")
    opened_page = page("officer", link["href"])
    assert len(opened_page.select("#rows a.row-link")) == 2


def test_what_is_open_before_freezing_is_listed_and_leads_to_its_section(year, page):
    shown = page("officer", BOOK)
    links = [link["href"] for link in shown.select(".disclosure a.row-link")]
    assert "#heading-silent" in links
    assert shown.select_one("#heading-silent") is not None


def test_the_book_is_compiled_up_to_the_days_asked_for(year, page):
    shown = page("officer", BOOK, cut_off="113/03/01", as_of="114/01/31")
    assert shown.select_one("article a.figure").get_text(strip=True).startswith("1")


def test_an_html_file_is_handed_out_and_remembered(year, world):
    response = world.client("officer").get(file(".html"))
    assert response["Content-Disposition"] == 'attachment; filename="example_book-113.html"'
    assert "範例成果報告" in response.content.decode()
    row = Compilation.objects.get()
    assert (row.book, row.period, row.file_type) == ("example_book", "113", "html")
    assert Entry.objects.get(verb="export").object_ref == "book:example_book:113"


def test_files_that_were_written_are_listed(year, world, page):
    world.client("officer").get(file(".html"))
    assert "html" in page("officer", BOOK).select_one("#written").get_text()


def test_a_file_that_cannot_be_made_here_is_said(year, world, monkeypatch):
    def absent(*_):
        raise ImportError

    monkeypatch.setattr("laozheng.interfaces.workspace.views.books.render_book", absent)
    response = world.client("officer").get(file(".pdf"), follow=True)
    assert "沒有安裝" in response.content.decode()
    assert not Compilation.objects.exists()


@pytest.mark.parametrize(
    "args",
    [("nothing", "113"), ("example_book", "someday"), ("example_book", "99")],
)
def test_a_book_or_period_that_there_is_not_is_not_found(world, args):
    assert world.client("officer").get(reverse("workspace:book", args=args)).status_code == 404


def test_an_unknown_kind_of_file_is_not_found(world):
    assert world.client("officer").get(file(".exe")).status_code == 404


@pytest.mark.parametrize("who", ["mediator", "body", "applicant"])
def test_drafts_of_books_are_for_staff(world, who):
    assert world.client(who).get(BOOK).status_code == 403
    assert world.client(who).get(file(".html")).status_code == 403
