"""What the books print of safety, figure by figure, against records counted one by one."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.catalogue import charts, tables
from laozheng.kernel.reports.document import Value
from laozheng.kernel.reports.manuscript import Manuscript, wanted_requests
from laozheng.kernel.reports.resolve import Sources
from laozheng.lines.safety.tests.city import City, more_records, small_city, source_of_facts
from laozheng.lines.safety.tests.recount import BY_ADDING
from laozheng.publications.annual_performance import BOOK as ANNUAL
from laozheng.publications.council_report import BOOK as COUNCIL
from laozheng.publications.sustainability_report import BOOK as SUSTAINABILITY
from laozheng.publications.tests.outlines import all_sections

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

AS_OF = date(2025, 2, 28)
IN_TWO_BOOKS = ("osh_inspection", "safety_promotion")
CHAPTERS = {
    ("113", ANNUAL): IN_TWO_BOOKS,
    ("113H1", COUNCIL): IN_TWO_BOOKS,
    ("113H2", COUNCIL): IN_TWO_BOOKS,
    ("113", SUSTAINABILITY): ("heat_hazard", "inspection_and_prevention", "strategy_safety"),
}


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker):
    """The small city of the line with what no report printed, made once."""
    with small_city(django_db_blocker) as words:
        more_records()
        yield City(words, source_of_facts())


@pytest.mark.parametrize(
    ("period", "book", "keys"),
    [(period, book, keys) for (period, book), keys in CHAPTERS.items()],
    ids=lambda told: getattr(told, "code", "") if not isinstance(told, str) else told,
)
def test_every_printed_figure_is_what_a_recount_gives(city, period, book, keys):
    document = compiled(city, book, Period.parse(period), keys)
    checked = 0
    for key in keys:
        for figure in (run.figure for run in values_in(document.chapter(key))):
            name = figure.measure.partition(".")[2]
            if name not in BY_ADDING or figure.period.end.year < 2024:
                assert figure.value is None or name not in BY_ADDING, figure
                continue
            assert figure.value == recounted(name, dict(figure.dims), figure.period), figure
            checked += 1
    assert checked >= 2 * len(keys)


def compiled(city: City, book: Any, period: Period, keys: tuple[str, ...]):
    """The chapters of a book with these keys."""
    edition = book.edition_for(period, "")
    sections = tuple(one for one in all_sections(edition.sections) if one.key in keys)
    assert {one.key for one in sections} == set(keys)
    kind = book.in_edition(period, "")
    manuscript = Manuscript(
        kind=kind,
        sections=sections,
        texts={key: kind.text(key) for key in keys},
        tables=tables(),
        charts=charts(),
        lines=frozenset({"safety"}),
    )
    wanted = [one for one in wanted_requests(manuscript, period) if "safety." in one.measure]
    figures = compute(wanted, cut_off=None, as_of=AS_OF, source=city.source)
    return assemble(manuscript, Sources(period, period.end, AS_OF, figures, law()))


def values_in(part: Any) -> Iterator[Value]:
    """Every number with its figure, wherever it stands in a part of a document."""
    if isinstance(part, Value):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from values_in(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from values_in(getattr(part, field.name))


def recounted(name: str, dims: dict[str, str], period: Period) -> int:
    """The sum of what the records give for these codes."""
    return sum(
        amount
        for amount, codes in BY_ADDING[name](period)
        if all(codes[dim] == code for dim, code in dims.items())
    )
