"""A compiled book is kept as JSON and read back without loss."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Closing, Figure
from laozheng.kernel.reports.document import (
    Chapter,
    Document,
    Paragraph,
    RestatementNote,
    ShownChart,
    ShownSeries,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.tests.example_book import a_document
from laozheng.kernel.reports.tests.fakes import AS_OF, CUT_OFF, YEAR_113, a_figure

exact_values = st.none() | st.integers() | st.fractions()
closings = st.none() | st.builds(
    Closing, st.lists(st.fractions(min_value=0), min_size=1).map(tuple), st.just(0)
)
days = st.dates(min_value=date(1912, 1, 1))
figures = st.builds(
    Figure,
    measure=st.text(min_size=1),
    dims=st.dictionaries(st.text(), st.text()).map(lambda dims: tuple(sorted(dims.items()))),
    value=exact_values,
    unit=st.text(),
    period=st.builds(lambda a, b: Period(min(a, b), max(a, b)), days, days),
    cut_off=days,
    as_of=days,
    rows=st.none() | st.integers(min_value=0),
    decimals=st.integers(min_value=0, max_value=4),
    fraction=st.none() | st.tuples(st.fractions(), st.fractions()),
    closing=closings,
    note=st.text(),
)


def again(document: Document) -> Document:
    return Document.from_dict(json.loads(json.dumps(document.to_dict())))


def with_blocks(*blocks: Paragraph | ShownChart) -> Document:
    document = a_document()
    return replace(document, chapters=(replace(document.chapters[0], children=(), blocks=blocks),))


def test_a_book_with_its_tables_and_problems_comes_back_equal() -> None:
    document = a_document()
    assert again(document) == document
    assert document.problems and any(isinstance(c, Chapter) for c in document.walk())


@given(figures, st.text())
@pytest.mark.slow
def test_a_figure_comes_back_equal_whatever_it_holds(figure: Figure, text: str) -> None:
    document = with_blocks(Paragraph((Words("共"), Value(text, figure))))
    kept = again(document)
    assert kept == document
    ((_, value),) = kept.figures()
    assert value.figure.closing == figure.closing
    assert value.figure.value == figure.value
    assert isinstance(value.figure.value, Fraction) == isinstance(figure.value, Fraction)


def test_a_chart_and_the_notes_of_restatement_come_back_equal() -> None:
    value = Value("34", a_figure(34))
    series = ShownSeries("件數", (value, Words("…")))
    table = ShownTable("safety.accidents", "重大職災", (), (), ())
    chart = ShownChart("safety.by_year", "重大職災", "bar", ("112年", "113年"), (series,), table)
    note = RestatementNote("件數", YEAR_113, "1", "2", "補登", "勞動檢查處", "114年度報告")
    document = replace(with_blocks(chart), restatements=(note,))
    assert again(document) == document


def test_figures_are_told_in_reading_order_with_their_chapter() -> None:
    document = a_document()
    told = [(chapter.key, value.text) for chapter, value in document.figures()]
    assert told[0] == ("aid", "284萬633元")
    assert {key for key, _ in told} == {"aid", "mediation"}
    assert told[-1] == ("mediation", "579件")


def test_what_is_not_a_book_is_refused() -> None:
    with pytest.raises(ValueError, match="不是書刊的存檔"):
        Document.from_dict({"is": "Words", "text": "一"})
    with pytest.raises(ValueError, match="Unheard"):
        Document.from_dict({"is": "Unheard"})


def test_days_are_kept_as_days() -> None:
    kept = again(a_document())
    assert (kept.cut_off, kept.as_of) == (CUT_OFF, AS_OF)
