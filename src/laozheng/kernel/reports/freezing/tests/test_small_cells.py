"""Small counts of a book are hidden in tables and text alike, with the rule under the table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.declare import Measure
from laozheng.kernel.measures.figures import Figure
from laozheng.kernel.reports.document import (
    Chapter,
    Document,
    Paragraph,
    ShownCell,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.freezing.small_cells import SIGN, hiding_of, protected, request_of
from laozheng.kernel.reports.tests.example_book import a_document
from laozheng.kernel.reports.tests.fakes import a_figure

SENSITIVE = Measure(
    code="t.clients",
    label="服務個案",
    unit="persons",
    fact="t.fact",
    date="on",
    dims=("kind", "sex"),
    suppress_below=5,
)
COUNTS = {
    ("a", "f"): 3,
    ("a", "m"): 40,
    ("b", "f"): 20,
    ("b", "m"): 30,
    ("c", "f"): 0,
    ("c", "m"): 9,
}


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "declared_measures", lambda: [SENSITIVE])


def figure(value: int, **dims: str) -> Figure:
    return a_figure(value, measure="t.clients", unit="persons", dims=dims)


def figures(counts: Mapping[tuple[str, str], int] = COUNTS) -> list[Figure]:
    """The cells with the sums of rows and columns and the grand sum."""
    found = [figure(n, kind=kind, sex=sex) for (kind, sex), n in counts.items()]
    for kind in sorted({k for k, _ in counts}):
        found.append(figure(sum(n for (k, _), n in counts.items() if k == kind), kind=kind))
    for sex in sorted({s for _, s in counts}):
        found.append(figure(sum(n for (_, s), n in counts.items() if s == sex), sex=sex))
    return [*found, figure(sum(counts.values()))]


def book_with(own: list[Figure], *, said: Figure | None = None) -> Document:
    row = tuple(ShownCell((Value(str(f.value), f),), 1, 1, False, "center") for f in own)
    table = ShownTable("t.table", "服務個案", (), (row,), ())
    text = Paragraph((Words("其中"), Value(str(said.value), said))) if said else Paragraph(())
    chapter = Chapter("k", "壹", "壹、", 1, 1, "服務", "unit", "t", "filled", "", (text, table))
    return replace(a_document(), chapters=(chapter,))


def shown_values(document: Document) -> set[str]:
    return {value.text for _, value in document.figures()}


def test_a_small_cell_and_those_that_would_give_it_away_are_hidden():
    own = figures()
    hiding = hiding_of(own)
    hidden = {request.dims for request in hiding.figures}
    assert (("kind", "a"), ("sex", "f")) in hidden
    assert len(hidden) == 4
    assert (("kind", "c"), ("sex", "f")) not in hidden  # A zero tells of nobody.
    assert () not in hidden


def test_the_sign_stands_in_table_and_text_and_the_rule_below():
    own = figures()
    document, hiding = protected(book_with(own, said=own[0]))
    text, table = document.chapters[0].blocks
    assert text == Paragraph((Words("其中"), Words(SIGN)))
    (note,) = table.notes
    assert note[0].text.startswith("＊：為保護當事人，1至4的數字")
    assert str(own[0].value) not in shown_values(document)
    assert len(hiding.figures) == 4


def test_a_book_without_sensitive_measures_is_left_as_it_is():
    document = a_document()
    assert protected(document)[0] is document


def test_a_table_of_sums_alone_is_a_list():
    own = [figure(2, kind="a"), figure(8, kind="b"), figure(30, kind="c"), figure(40)]
    hidden = {request.dims for request in hiding_of(own).figures}
    assert hidden == {(("kind", "a"),), (("kind", "b"),)}


def test_a_list_whose_sum_is_not_printed_needs_no_second_cell():
    own = [figure(2, kind="a"), figure(8, kind="b"), figure(30, kind="c")]
    assert {r.dims for r in hiding_of(own).figures} == {(("kind", "a"),)}


def test_two_tables_of_one_measure_protect_each_other():
    by_kind = [figure(2, kind="a"), figure(8, kind="b"), figure(30, kind="c"), figure(40)]
    by_sex = [figure(15, sex="f"), figure(25, sex="m")]
    hidden = {r.dims for r in hiding_of([*by_kind, *by_sex]).figures}
    assert (("kind", "a"),) in hidden
    assert not {dims for dims in hidden if dict(dims).get("sex")}


def test_sums_that_fit_no_table_hide_every_part():
    own = [figure(2, kind="a", sex="f"), figure(7, kind="a", sex="m"), figure(30, kind="a"),
           figure(12, sex="f"), figure(90)]  # fmt: skip
    hidden = {r.dims for r in hiding_of(own).figures}
    assert hidden == {f.dims for f in own if f.dims}


def test_a_correction_of_few_is_hidden_until_it_is_merged():
    before = figures()
    shown = {request_of(f): int(f.value or 0) for f in before if request_of(f)
             not in hiding_of(before).figures}  # fmt: skip
    after = figures({**COUNTS, ("b", "m"): 32})
    hidden = {r.dims for r in hiding_of(after, shown).figures}
    assert (("kind", "b"), ("sex", "m")) in hidden
    assert (("kind", "b"),) in hidden


def test_the_day_of_a_book_does_not_matter():
    assert hiding_of([replace(f, as_of=date(2025, 6, 2)) for f in figures()]).figures == (
        hiding_of(figures()).figures
    )
