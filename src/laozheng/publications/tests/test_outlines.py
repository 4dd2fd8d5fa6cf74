"""Every edition of the four books: headings, numbers, owners, lines and texts that can be read.

``headings/*.txt`` were taken from the printed books and their descriptions, not from the code;
"…" stands for words that differ from year to year or were not handed down.
"""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from laozheng.base.numerals import formal
from laozheng.base.periods import Period
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.reports import catalogue
from laozheng.kernel.reports.declare import Section
from laozheng.kernel.reports.grid import lay_out
from laozheng.kernel.reports.markup import ChartReference, TableReference
from laozheng.kernel.reports.numbers import SCHEMES, all_places, faults
from laozheng.kernel.reports.proofs import typed_figures, typed_number, unstated
from laozheng.publications import annual_performance, council_report, sustainability_report
from laozheng.publications.tests.outlines import (
    BOOKS,
    EDITIONS,
    NAMES,
    all_sections,
    bound_in,
    leaves_of,
    parts_of,
    schemes_of,
    shipped_texts,
)

HEADINGS = Path(__file__).parent / "headings"
LINES = frozenset(
    {
        *("disputes", "unions", "education", "welfare", "volunteers", "injury", "standards"),
        *("safety", "equality", "employment", "training", "migrants", "quota"),
        *("rehabilitation", "massage", "venues", "museum", "planning", "sustainability"),
    }
)
each_edition = pytest.mark.parametrize(("book", "edition"), EDITIONS, ids=NAMES)


def squeezed(text):
    return re.sub(r"\s", "", text)


@each_edition
def test_the_headings_are_those_of_the_printed_book(book, edition):
    listed = (HEADINGS / f"{book.code}_{edition.code}.txt").read_text("utf-8").splitlines()
    schemes = schemes_of(book, edition)
    printed = [place.number + s.heading for s, place in all_places(edition.sections, schemes)]
    assert len(printed) == len(listed)
    for ours, theirs in zip(printed, listed, strict=True):
        pattern = ".*".join(re.escape(squeezed(words)) for words in theirs.split("…"))
        assert re.fullmatch(pattern, squeezed(ours)), (ours, theirs)


@each_edition
def test_the_numbers_of_an_edition_have_neither_holes_nor_doubles(book, edition):
    schemes = schemes_of(book, edition)
    assert set(schemes) <= set(SCHEMES)
    assert list(faults(edition.sections, schemes)) == []
    places = [place.text for _, place in all_places(edition.sections, schemes)]
    assert len(places) == len(set(places))


def test_a_reserved_number_that_nobody_holds_is_reported():
    sections = (Section("a", "甲"), Section("b", "乙", position=3), Section("c", "丙", position=3))
    found = list(faults(sections, ("bracketed_ordinal",)))
    assert found == [
        "「(一)」之後跳到「(三)乙」，編號不連續。",
        "「(三)丙」的編號不在「(三)」之後，請更正。",
    ]


@each_edition
def test_every_leaf_has_a_known_line_and_an_owner_unit_of_the_city(book, edition):
    units = tomllib.loads((settings.LAOZHENG_CITY_DIR / "units.toml").read_text("utf-8"))
    codes = {unit["code"] for unit in units["unit"]}
    leaves = list(leaves_of(edition.sections))
    assert {section.line for section in leaves} <= LINES
    assert {section.owner for section in leaves} <= codes


@each_edition
def test_section_keys_are_unique(book, edition):
    keys = [section.key for section in all_sections(edition.sections)]
    assert len(keys) == len(set(keys))


@each_edition
def test_a_shipped_text_types_no_figure_and_no_number(book, edition):
    texts = list(shipped_texts(book, edition))
    assert texts
    for section, text in texts:
        for part in parts_of(text):
            if not isinstance(part, TableReference | ChartReference):
                found = [*typed_figures(part.tokens), typed_number(part.tokens)]
                assert [*found, *unstated(part.tokens)] == [""], section.key


@pytest.mark.parametrize("name", NAMES)
def test_every_leaf_of_the_four_books_has_a_text(name):
    book, edition = EDITIONS[NAMES.index(name)]
    told = {section.key for section, _ in shipped_texts(book, edition)}
    assert {section.key for section in leaves_of(edition.sections)} <= told


def test_no_shipped_text_is_left_without_a_section():
    for book in BOOKS:
        keys = {s.key for edition in book.editions for s in all_sections(edition.sections)}
        folder = Path(__file__).parents[1] / book.code
        files = {file.stem for file in folder.glob("texts*/*.txt")}
        assert files <= keys, files - keys


def test_every_measure_that_a_text_binds_is_declared_where_its_line_is_installed():
    known = measures.measures()
    installed = {code.partition(".")[0] for code in known}
    wanted = {
        bound.measure
        for book, edition in EDITIONS
        for _, text in shipped_texts(book, edition)
        for bound in bound_in(text)
    }
    missing = {code for code in wanted - set(known) if code.partition(".")[0] in installed}
    assert not missing
    for bound in (
        b for book, e in EDITIONS for _, t in shipped_texts(book, e) for b in bound_in(t)
    ):
        if bound.measure in known:
            dims = set(bound.dims) - {"basis", "scope"}
            assert dims <= set(getattr(known[bound.measure], "dims", ())), bound


def tables_named(book):
    return {
        part.id
        for edition in book.editions
        for _, text in shipped_texts(book, edition)
        for part in parts_of(text)
        if isinstance(part, TableReference)
    }


@pytest.mark.parametrize(
    ("package", "numbered"),
    [(annual_performance, "T"), (council_report, "C"), (sustainability_report, "B")],
    ids=["annual", "council", "sustainability"],
)
def test_every_numbered_table_of_the_printed_book_is_named_in_a_text(package, numbered):
    count = {"T": 5, "C": 13, "B": 36}[numbered]
    assert list(package.TABLES) == [f"{numbered}{place}" for place in range(1, count + 1)]
    ids = [
        table
        for entry in package.TABLES.values()
        for table in ((entry,) if isinstance(entry, str) else entry)
    ]
    assert len(ids) == len(set(ids))
    assert set(ids) <= tables_named(package.BOOK)


def test_tables_named_in_texts_exist_where_their_line_is_installed():
    known = set(catalogue.tables())
    lines = {table.partition(".")[0] for table in known}
    named = set().union(*(tables_named(book) for book in BOOKS))
    assert {table for table in named if table.partition(".")[0] in lines} <= known


def test_the_charts_named_in_texts_exist():
    named = {
        part.id
        for book, edition in EDITIONS
        for _, text in shipped_texts(book, edition)
        for part in parts_of(text)
        if isinstance(part, ChartReference)
    }
    assert named == {"safety.accidents_by_year"} <= set(catalogue.charts())


@pytest.mark.parametrize("chart", catalogue.charts().values(), ids=lambda chart: chart.id)
def test_a_chart_binds_declared_measures_once_for_each_category(chart):
    period = Period.parse("113")
    width = len(chart.categories_for(period))
    assert width > 1
    for bindings in chart.bindings_for(period):
        assert len(bindings) == width
        assert {bound.measure for bound in bindings} <= set(measures.measures())


def test_a_chart_over_years_begins_with_the_first_year_of_the_history():
    chart = catalogue.charts()["disputes.by_year"]
    assert chart.categories_for(Period.parse("103")) == ("101年", "102年", "103年")
    assert [b.period for b in chart.bindings_for(Period.parse("113"))[0]] == [
        *("109", "110", "111", "112", "113")
    ]
    assert chart.caption_for(Period.parse("113")) == "歷年勞資爭議案件數（至113年）"


def test_the_tables_of_the_disputes_have_whole_grids():
    for table in catalogue.tables().values():
        assert len(lay_out(table.head, table.id)[0]) == len(lay_out(table.body, table.id)[0])


@pytest.mark.parametrize(
    ("book", "right", "wrong"),
    [("annual_performance", "113", "113H1"), ("council_report", "113H2", "113")],
)
def test_a_book_refuses_periods_of_another_kind(book, right, wrong):
    kind = catalogue.book(book)
    assert kind.edition_for(Period.parse(right))
    with pytest.raises(ValueError, match="請改用這樣的期間"):
        kind.edition_for(Period.parse(wrong))


def test_an_edition_can_be_asked_for_by_name():
    kind = catalogue.book("annual_performance")
    year = Period.parse("101")
    assert kind.edition_for(year).code == "101"
    assert kind.edition_for(year, "113").code == "113"
    with pytest.raises(ValueError, match="可用的有：113、101"):
        kind.edition_for(year, "99")


def test_a_book_in_its_edition_numbers_and_reads_as_its_time_did():
    older = catalogue.book("annual_performance").in_edition(Period.parse("101"))
    sections = older.edition_for(Period.parse("101")).sections
    places = all_places(sections, older.heading_numbers)
    printed = {place.text: section.heading for section, place in places}
    assert printed["叁-二"] == "勞資爭議調處"
    assert "disputes.private_body_by_issue" in (older.text("dispute_mediation") or "")
    assert older.text("self_reliance") == annual_performance.BOOK.text("self_reliance")


def test_the_foot_of_the_plan_names_the_chapter_of_the_city():
    kind = catalogue.book("administrative_plan")
    assert kind.page.running_foot == f"{formal(24)}、勞工局 {{page}}" == "貳拾肆、勞工局 {page}"


def test_a_year_is_written_as_the_book_writes_years():
    year = Period.parse("113")
    assert catalogue.book("sustainability_report").title_for(year) == (
        "高雄市政府勞工局 2024 年淨零永續報告書"
    )
    assert catalogue.book("council_report").title_for(Period.parse("113H1")) == (
        "高雄市政府勞工局113年1月至6月議會工作報告"
    )


def test_a_heading_names_the_years_of_the_period():
    kind = catalogue.book("sustainability_report")
    headings = [s.heading for s in all_sections(kind.edition_for(Period.parse("114")).sections)]
    assert "2023–2025 重要淨零永續獲獎成果" in headings
    assert "2025 年 ESG 永續績效管理" in headings
    assert not any("{" in heading for heading in headings)
