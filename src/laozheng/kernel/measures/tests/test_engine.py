"""The door to figures: installed measures, a store that follows the records, and vintages."""

from datetime import date
from decimal import Decimal

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.measures.engine import (
    Request,
    UnknownFigure,
    compute,
    figures_of,
    row_refs,
)
from laozheng.kernel.measures.history import RecordedHistory
from laozheng.kernel.measures.models import OpeningBalance, Vintage
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.measures.tests.examples import MEDIATION, opened, rows_of
from laozheng.kernel.measures.tests.installed import Records

YEAR = Period.parse("113")
TODAY = date(2025, 3, 3)


def value(code: str, **dims: str) -> object:
    request = Request.of(code, YEAR, **dims)
    return compute([request], cut_off=None, as_of=TODAY)[request].value


def test_a_figure_follows_the_case_that_changed(records: Records) -> None:
    records.receive("A", date(2024, 5, 2), issue="wage")
    assert value("t.received") == 1
    records.receive("B", date(2024, 6, 2), issue="other")
    case_changed.send(sender=None, kinds={"t.mediation"}, years={2024})
    assert value("t.received") == 2
    assert value("t.received", issue="other") == 1


def test_figures_of_a_line_a_measure_and_all(records: Records) -> None:
    records.receive("A", date(2024, 5, 2), issue="wage")
    asked = {"period": YEAR, "cut_off": None, "as_of": TODAY}
    of_measure = figures_of(measure="t.received", **asked)
    assert [(dict(f.dims), f.value) for f in of_measure] == [({}, 1), ({"issue": "wage"}, 1)]
    assert {f.measure for f in figures_of("t", **asked)} == {f.measure for f in figures_of(**asked)}
    assert figures_of("safety", **asked) == []
    with pytest.raises(UnknownFigure, match=r"沒有「t\.nothing」"):
        figures_of(measure="t.nothing", **asked)


def test_the_rows_of_a_figure_carry_the_case(records: Records) -> None:
    records.receive("A", date(2024, 5, 2), issue="wage")
    (row,) = row_refs(Request.of("t.received", YEAR), cut_off=None, as_of=TODAY)
    assert (row.case_id, row.ref, row.date) == (1, "A", date(2024, 5, 2))


def test_what_was_printed_stands_in_for_years_without_records(records: Records) -> None:
    records.receive("A", date(2024, 5, 2))
    before = YEAR.previous_year()
    Vintage.objects.create(
        measure="t.received",
        period_start=before.start,
        period_end=before.end,
        value="5",
        unit="cases",
        source_document="112年度報告",
    )
    OpeningBalance.objects.create(
        measure="t.online_applications", on=before.end, value=Decimal(100), source="移交清冊"
    )
    assert value("t.received_change") == -4
    assert value("t.online_applications", scope="cumulative") == 100


def printed(measure: str, dims: str, period: Period, number: str) -> None:
    Vintage.objects.create(
        measure=measure, dims=dims, period_start=period.start, period_end=period.end,
        value=number, unit="cases", source_document="舊報告",
    )  # fmt: skip


def test_a_year_of_history_is_listed_with_all_that_was_printed(records: Records) -> None:
    before = YEAR.previous_year()
    for period in (before, YEAR):
        printed("t.received", "", period, "7")
        printed("t.received", "issue=wage", period, "4")
    printed("t.received", "stakeholder=workers", before, "9")
    records.receive("A", date(2024, 5, 2), issue="other")
    listed = {
        period: [
            (dict(figure.dims), figure.value, figure.source)
            for figure in figures_of(measure="t.received", period=period, cut_off=None, as_of=TODAY)
        ]
        for period in (before, YEAR)
    }
    assert listed[before] == [({}, 7, "舊報告"), ({"issue": "wage"}, 4, "舊報告")]
    assert listed[YEAR] == [({}, 1, "records"), ({"issue": "other"}, 1, "records")]


def test_what_a_document_counted_since_the_beginning_stands_in_without_records(
    records: Records,
) -> None:
    assert value("t.online_applications", scope="cumulative") is None
    since = Period(date(2012, 3, 15), YEAR.end)
    printed("t.online_applications", "scope=cumulative", since, "15019")
    assert value("t.online_applications", scope="cumulative") == 15019
    records.receive("A", date(2023, 5, 2), intake="online")
    case_changed.send(sender=None, kinds={"t.mediation"}, years={2023})
    assert value("t.online_applications", scope="cumulative") == 1


def test_a_frozen_book_stands_in_for_records_in_books_alone(records: Records) -> None:
    records.receive("A", date(2024, 5, 2))
    before = YEAR.previous_year()
    Vintage.objects.create(
        measure="t.received",
        period_start=before.start,
        period_end=before.end,
        value="5",
        unit="cases",
        book="annual_performance",
    )
    assert value("t.received_change") is None
    request = Request.of("t.received_change", YEAR)
    book = RecordedHistory(of_books=True)
    assert compute([request], cut_off=None, as_of=TODAY, history=book)[request].value == 1 - 5


def test_another_source_leaves_the_store_alone(records: Records) -> None:
    source = MemorySource({MEDIATION.name: rows_of({"X": [opened(date(2024, 5, 2))]})})
    request = Request.of("t.received", YEAR)
    figures = compute([request], cut_off=None, as_of=TODAY, source=source)
    assert figures[request].value == 1
    assert records.read == []
