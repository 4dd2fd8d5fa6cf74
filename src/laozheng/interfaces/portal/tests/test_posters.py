"""Posters with a code: of a form, for staff to print, and of an announced activity."""

from datetime import date

import pytest

from laozheng.base.qr import qr_code
from laozheng.interfaces.portal import posters

SMALL_WORKS = "/portal/file/safety/small-works/"


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """Everybody asks on 3 March 2025."""
    today(date(2025, 3, 3))


def drawn(address: str) -> str:
    """The path of the code of an address, point by point."""
    return "".join(
        f"M{x + 4} {y + 4}h1v1h-1z"
        for y, row in enumerate(qr_code(address))
        for x, dark in enumerate(row)
        if dark
    )


def test_a_poster_leads_to_the_form_by_words_and_by_code(world):
    page = world.client("stranger").get(f"{SMALL_WORKS}poster/").content.decode()
    assert "小型修繕施工通報" in page
    assert "http://testserver/portal/file/safety/small-works/" in page
    assert drawn("http://testserver/portal/file/safety/small-works/") in page


def test_staff_alone_are_offered_the_poster_on_the_form(world):
    assert f"{SMALL_WORKS}poster/" in world.client("officer").get(SMALL_WORKS).content.decode()
    assert "poster/" not in world.client("stranger").get(SMALL_WORKS).content.decode()


def test_an_address_that_is_too_long_is_printed_without_a_code(world, monkeypatch):
    def refuse(text: str) -> None:
        raise ValueError("網址過長")

    monkeypatch.setattr(posters, "qr_code", refuse)
    page = world.client("stranger").get(f"{SMALL_WORKS}poster/").content.decode()
    assert "http://testserver/portal/file/safety/small-works/" in page
    assert "<path" not in page
