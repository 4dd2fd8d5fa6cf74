"""Look-ups over all installed apps: the tables, charts, word sources and books."""

from functools import cache
from typing import Any

from django.apps import apps

from laozheng.kernel.reports.coverage import Coverage
from laozheng.kernel.reports.declare import BookKind, Chart, Table, WordSource


class UnknownBook(LookupError):
    """No installed app declares a book of this code."""


def _declared(attribute: str) -> list[Any]:
    """Everything that the app configs declare under an attribute, in the order of the apps."""
    return [item for config in apps.get_app_configs() for item in getattr(config, attribute, ())]


def declared_tables() -> list[Table]:
    """Every report table as declared, doubles included."""
    return _declared("report_tables")


@cache
def tables() -> dict[str, Table]:
    """The report tables of all installed lines, by id."""
    return {table.id: table for table in declared_tables()}


@cache
def charts() -> dict[str, Chart]:
    """The charts of all installed apps, by id."""
    return {chart.id: chart for chart in _declared("report_charts")}


@cache
def word_sources() -> dict[str, WordSource]:
    """The sources of names and activities in text, by code."""
    return {source.code: source for source in _declared("report_words")}


@cache
def coverages() -> dict[str, Coverage]:
    """How the coverage of a rate is told, by the code of the rate."""
    return {coverage.measure: coverage for coverage in _declared("report_coverages")}


@cache
def books() -> dict[str, BookKind]:
    """The kinds of books, by code."""
    return {book.code: book for book in _declared("books")}


def book(code: str) -> BookKind:
    """The kind of book with a code; UnknownBook says which ones there are."""
    try:
        return books()[code]
    except KeyError:
        known = "、".join(sorted(books())) or "（沒有）"
        raise UnknownBook(f"沒有「{code}」這種報告書，可編製的有：{known}。") from None
