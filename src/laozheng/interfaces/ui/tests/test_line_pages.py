"""Pages that a line declares: an address on the face it chose, a link if it needs no argument."""

from dataclasses import replace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import Resolver404, get_resolver

from laozheng.interfaces.ui import line_pages
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import Page


def _said(request, number: str = "") -> HttpResponse:
    return HttpResponse(f"board {number}")


def guarded(view):
    """A guard that can be told from the view."""
    return lambda *args, **options: HttpResponse(b"guarded: " + view(*args, **options).content)


def signed_in(view):
    """The guard of pages for parties."""
    return lambda *args, **options: HttpResponse(b"own: " + view(*args, **options).content)


PAGES = (
    Page("board", "範例看板", _said, "board/"),
    Page("one", "範例一件", _said, "board/<str:number>/"),
    Page("checker", "範例檢查", _said, "checker/", public=True),
    Page("report", "範例申報", _said, "report/", public=True, for_parties=True),
)


@pytest.fixture
def line(monkeypatch):
    """An installed line with pages."""
    line = replace(lines()["disputes"], pages=PAGES)
    monkeypatch.setattr(line_pages, "lines", lambda: {"disputes": line})
    return line


def answer(path: str, *, public: bool) -> bytes:
    """What the addresses of a face say."""
    found = line_pages.line_addresses(guarded, public=public, for_parties=signed_in)
    resolver = get_resolver(tuple(found))
    found = resolver.resolve(path)
    return found.func(None, *found.args, **found.kwargs).content


def test_a_page_has_an_address_on_its_face_and_nowhere_else(line):
    assert answer("/lines/disputes/board/", public=False) == b"guarded: board "
    assert answer("/lines/disputes/board/7/", public=False) == b"guarded: board 7"
    assert answer("/lines/disputes/checker/", public=True) == b"guarded: board "
    with pytest.raises(Resolver404):
        answer("/lines/disputes/checker/", public=False)
    with pytest.raises(Resolver404):
        answer("/lines/disputes/board/", public=True)


def test_a_page_that_needs_an_argument_has_no_link(line, monkeypatch):
    named = {}
    monkeypatch.setattr(line_pages, "reverse", lambda name: named.setdefault(name, f"/{name}"))
    items = line_pages.line_items("workspace", line, public=False)
    assert [(item.label, item.url) for item in items] == [("範例看板", "/workspace:disputes:board")]


def test_a_page_for_parties_has_its_own_guard_and_stands_on_their_page_alone(line, monkeypatch):
    assert answer("/lines/disputes/report/", public=True) == b"own: board "
    with pytest.raises(ImproperlyConfigured, match="範例申報"):
        line_pages.line_addresses(guarded, public=True)
    monkeypatch.setattr(line_pages, "reverse", lambda name: f"/{name}")
    for all_of_them in (False, True):
        items = line_pages.line_items("portal", line, public=True, for_parties=all_of_them)
        assert [item.label for item in items] == [("範例檢查", "範例申報")[all_of_them]]
