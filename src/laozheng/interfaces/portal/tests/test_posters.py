"""Posters with a code: of a form, for staff to print, and of an announced activity."""

import re
from datetime import date

import numpy as np
import pytest
import zxingcpp

SMALL_WORKS = "/portal/file/safety/small-works/"


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """Everybody asks on 3 March 2025."""
    today(date(2025, 3, 3))


def read_by_camera(page: str) -> str:
    """What another program reads in the code that a page draws."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', page)[1])
    picture = np.full((side, side), 255, dtype=np.uint8)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", page):
        picture[int(y), int(x)] = 0
    (code,) = zxingcpp.read_barcodes(picture.repeat(4, axis=0).repeat(4, axis=1))
    return code.text


def test_a_poster_leads_to_the_form_by_words_and_by_code(world):
    page = world.client("stranger").get(f"{SMALL_WORKS}poster/").content.decode()
    assert "小型修繕施工通報" in page
    assert "http://testserver/portal/file/safety/small-works/" in page
    assert read_by_camera(page) == "http://testserver/portal/file/safety/small-works/"


def test_staff_alone_are_offered_the_poster_on_the_form(world):
    assert f"{SMALL_WORKS}poster/" in world.client("officer").get(SMALL_WORKS).content.decode()
    assert "poster/" not in world.client("stranger").get(SMALL_WORKS).content.decode()


def test_an_address_that_is_too_long_is_printed_without_a_code(world, settings):
    settings.ALLOWED_HOSTS = ["*"]
    host = ".".join(["a" * 60] * 40)
    page = world.client("stranger").get(f"{SMALL_WORKS}poster/", headers={"host": host})
    page = page.content.decode()
    assert f"http://{host}/portal/file/safety/small-works/" in page
    assert "<path" not in page
