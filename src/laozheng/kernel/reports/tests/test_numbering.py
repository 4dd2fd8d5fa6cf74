"""Which numbers an office program may count, and which must be written."""

from dataclasses import replace

from laozheng.kernel.reports.document import Document, Item
from laozheng.kernel.reports.render.furniture import headings_of
from laozheng.kernel.reports.render.numbering import Count, counts, item_schemes
from laozheng.kernel.reports.tests.example_book import a_document
from laozheng.kernel.reports.tests.example_layouts import (
    a_book_of_chapters,
    a_chapter,
    a_plan,
    a_running_book,
)

COUNTED, WRITTEN = Count(is_counted=True), Count(is_counted=False)


def found(document: Document) -> dict[str, Count]:
    return dict(counts(document, headings_of(document)))


def test_plain_numbers_are_counted() -> None:
    assert set(found(a_document()).values()) == {COUNTED}


def test_a_fixed_place_in_a_larger_volume_is_written() -> None:
    assert found(a_running_book()) == {"all": WRITTEN, "aid": COUNTED, "labor": COUNTED}


def test_a_heading_without_a_number_takes_none() -> None:
    numbers = found(a_book_of_chapters())
    assert numbers["letter"] == WRITTEN
    assert {numbers[key] for key in ("first", "scope", "flow", "second")} == {COUNTED}
    assert found(a_plan())["subject"] == COUNTED


def test_a_row_below_a_written_number_begins_anew() -> None:
    document = a_running_book()
    (top,) = document.chapters
    other = a_chapter(
        "other", "拾肆、", "其他", position=14,
        children=(a_chapter("again", "一、", "再來", level=2),),
    )  # fmt: skip
    twice = replace(document, chapters=(top, other))
    assert found(twice)["again"] == Count(is_counted=True, begins=True)


def test_an_older_numeral_is_written() -> None:
    document = a_document()
    older = replace(document.kind, heading_numbers=("formal_older", "ordinal"))
    assert found(replace(document, kind=older))["labor"] == WRITTEN


def test_items_take_the_schemes_of_their_section() -> None:
    document = a_running_book()
    assert item_schemes(document, document.chapter("aid")) == ("digit",)
    wide = Item(1, "（1）", "bracketed_digit_wide", ())
    chapter = replace(document.chapter("aid"), blocks=(wide,))
    assert item_schemes(document, chapter) == ("bracketed_digit_wide",)
