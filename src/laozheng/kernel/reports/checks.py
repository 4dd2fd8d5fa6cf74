"""``manage.py check`` proves tables and books: shapes, sums, measures, texts that can be read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register

from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.reports.bindings import Bound, DirectionWord, Target
from laozheng.kernel.reports.catalogue import books, charts, declared_tables, tables
from laozheng.kernel.reports.declare import BookKind, Edition, Table
from laozheng.kernel.reports.grid import TableShapeError, lay_out
from laozheng.kernel.reports.manuscript import keys_of, table_tokens
from laozheng.kernel.reports.markup import (
    ChartReference,
    MarkupError,
    TableReference,
    leaves,
    read_section,
)
from laozheng.kernel.reports.narrative import NarrativeError
from laozheng.kernel.reports.numbers import faults


@register("reports")
def declarations_hold(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """All problems in the declared tables and books."""
    found: list[CheckMessage] = [
        problem for table in declared_tables() for problem in table_problems(table)
    ]
    for table_id, count in Counter(table.id for table in declared_tables()).items():
        if count > 1:
            found.append(Error(f"two report tables share the id '{table_id}'", id="reports.E001"))
    for book in books().values():
        for edition in book.editions:
            found += edition_problems(book, edition)
            found += numbering_problems(book, edition)
    return list(found)


def table_problems(table: Table) -> Iterator[Error]:
    """What is wrong with one table."""
    try:
        head, body = lay_out(table.head, table.id), lay_out(table.body, table.id)
    except TableShapeError as error:
        yield Error(str(error), id="reports.E002")
        return
    columns = len(body[0]) if body else 0
    if head and len(head[0]) != columns:
        yield Error(f"table {table.id}: head and body differ in columns", id="reports.E002")
    if table.widths and (len(table.widths) != columns or sum(table.widths) != 100):
        yield Error(
            f"table {table.id}: widths are not one per column adding up to 100",
            id="reports.E003",
        )
    for footing in table.footings:
        last = columns if footing.across == "columns" else len(body)
        if not all(0 <= position < last for position in (footing.total, *footing.parts)):
            yield Error(f"table {table.id}: a footing names a place outside", id="reports.E004")
    yield from _binding_problems(table)


def _binding_problems(table: Table) -> Iterator[Error]:
    """Measures that no installed app declares: a table may bind only what its lines offer."""
    known = measures.measures()
    try:
        tokens = list(table_tokens(table))
    except NarrativeError as error:
        yield Error(f"table {table.id}: {error}", id="reports.E005")
        return
    codes = {
        (token.of if isinstance(token, DirectionWord | Target) else token).measure
        for token in tokens
        if isinstance(token, Bound | DirectionWord | Target)
    }
    for code in sorted(codes - known.keys()):
        yield Error(
            f"table {table.id}: nobody declares the measure '{code}'",
            hint="declare it in the measures of a line, or correct the code",
            id="reports.E006",
        )


def edition_problems(book: BookKind, edition: Edition) -> Iterator[Error]:
    """What is wrong with an outline and the texts that come with it."""
    for key, count in Counter(keys_of(edition.sections)).items():
        if count > 1:
            yield Error(f"{book.code}: two sections share the key '{key}'", id="reports.E007")
        text = (edition.text or book.text)(key)
        if text is None:
            continue
        try:
            parts = read_section(text)
        except MarkupError as error:
            yield Error(f"{book.code}, section {key}: {error}", id="reports.E008")
            continue
        for part in leaves(parts):
            if isinstance(part, TableReference | ChartReference) and _is_unknown(part):
                what = "table" if isinstance(part, TableReference) else "chart"
                yield Error(
                    f"{book.code}, section {key}: no {what} has the id '{part.id}'",
                    id="reports.E009",
                )


def numbering_problems(book: BookKind, edition: Edition) -> Iterator[Warning]:
    """Holes and doubles in the numbers of the headings; an old outline may have had them."""
    schemes = edition.numbering.headings if edition.numbering else book.heading_numbers
    for sentence in faults(edition.sections, schemes):
        yield Warning(f"{book.code}: {sentence}", id="reports.W010")


def _is_unknown(part: TableReference | ChartReference) -> bool:
    """What an installed line does not declare; other lines may come later."""
    known: set[str] = set(charts() if isinstance(part, ChartReference) else tables())
    lines = {table_id.partition(".")[0] for table_id in known}
    return part.id not in known and part.id.partition(".")[0] in lines
