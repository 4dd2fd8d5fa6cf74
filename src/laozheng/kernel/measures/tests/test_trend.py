"""A figure over the years: one scan, printed values before the records, and words at the breaks."""

from collections import Counter
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.measures import cube, naming, trend
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.naming import NameMap, Redefined, Renamed
from laozheng.kernel.measures.tests.installed import Records

YEAR, TODAY = Period.parse("113"), date(2025, 3, 3)


@pytest.fixture
def years(records: Records, monkeypatch: pytest.MonkeyPatch) -> Records:
    """One matter in each of 111 to 113, and printed values for 108 to 111."""
    for year in (2022, 2023, 2024):
        records.receive(f"M-{year}", date(year, 1, 1), issue="wage")
    for roc_year in (108, 109, 110, 111):
        span = Period.parse(str(roc_year))
        Vintage.objects.create(
            measure="t.received",
            period_start=span.start,
            period_end=span.end,
            value=str(roc_year),
            unit="cases",
            source_document="舊報告",
            printed_as="t.old_name" if roc_year == 108 else "",
        )
    return records


def test_the_series_runs_from_print_into_the_records(years: Records) -> None:
    found = trend.trend("t.received", {}, YEAR, 6, as_of=TODAY)
    told = [(p.period.code, p.figure.shown, p.origin, p.document) for p in found.points]
    assert told == [
        ("107", None, "nothing", ""),
        ("108", 108, "printed", "舊報告"),
        ("109", 109, "printed", "舊報告"),
        ("110", 110, "printed", "舊報告"),
        ("111", 111, "printed", "舊報告"),
        ("112", 1, "records", ""),
        ("113", 1, "records", ""),
    ]


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many scans of each fact ran."""
    counted: Counter[str] = Counter()
    before = cube.rows_in_force

    def counting(table, scan, *rest):
        counted[scan.fact] += 1
        return before(table, scan, *rest)

    monkeypatch.setattr(cube, "rows_in_force", counting)
    return counted


@pytest.mark.parametrize("code", ["t.received", "t.open"])
def test_all_years_come_from_one_scan(years: Records, scans: Counter[str], code: str) -> None:
    trend.trend(code, {}, YEAR, as_of=TODAY)
    assert sum(scans.values()) == 1


def test_a_question_that_was_answered_scans_again_only_after_a_change(
    years: Records, scans: Counter[str]
) -> None:
    def now() -> object:
        return trend.trend("t.open", {}, YEAR, as_of=TODAY).last.value

    assert (now(), now(), sum(scans.values())) == (3, 3, 1)
    years.receive("M-new", date(2024, 6, 1), issue="wage")
    case_changed.send(sender=None, kinds={"t.mediation"}, years={2024})
    assert (now(), now(), sum(scans.values())) == (4, 4, 2)


@pytest.mark.parametrize(("code", "values"), [("t.received", [1, 1, 1]), ("t.open", [1, 2, 3])])
def test_every_year_is_told_as_the_engine_tells_it(
    years: Records, code: str, values: list[int]
) -> None:
    found = trend.trend(code, {"issue": "wage"}, YEAR, 2, as_of=TODAY)
    alone = []
    for point in found.points:
        request = Request.of(code, point.period, issue="wage")
        alone.append(compute([request], cut_off=YEAR.end, as_of=TODAY)[request].value)
    assert [point.figure.value for point in found.points] == alone == values


def test_a_frozen_value_stands_for_its_year_and_moves_only_by_restatement(years: Records) -> None:
    span = Period.parse("112")
    fixed = {"measure": "t.received", "unit": "cases", "book": "annual", "book_period": "112"}
    days = {"period_start": span.start, "period_end": span.end}
    Vintage.objects.create(value="7", **fixed, **days)
    found = trend.trend("t.received", {}, YEAR, 1, as_of=TODAY)
    told = [(p.figure.value, p.origin, p.document) for p in found.points]
    assert told == [(7, "frozen", "annual 112"), (1, "records", "")]
    (word,) = found.breaks
    assert (word.period, word.kind) == (span, "definition")
    Vintage.objects.create(value="8", **fixed, **days)
    assert trend.trend("t.received", {}, YEAR, 1, as_of=TODAY).points[0].figure.value == 8


def test_a_renamed_and_a_redefined_year_say_so(
    years: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = NameMap(
        names={"t.old_name": Renamed("t.received", why="原稱收案")},
        redefined=(Redefined("t.received", date(2021, 5, 1), "110年5月起含線上申請"),),
    )
    monkeypatch.setattr(trend, "known_names", lambda: names)
    found = trend.trend("t.received", {}, YEAR, 6, as_of=TODAY)
    assert [(b.period.code, b.kind, b.text) for b in found.breaks] == [
        ("110", "redefined", "110年5月起含線上申請"),
        ("108", "renamed", "原稱收案"),
    ]


def test_a_measure_that_nobody_declares_has_a_trend_of_what_was_printed(db) -> None:
    Vintage.objects.create(
        measure="moon.landings",
        period_start=YEAR.start,
        period_end=YEAR.end,
        value="4",
        unit="cases",
        source_document="舊報告",
    )
    found = trend.trend("moon.landings", {}, YEAR, 1, as_of=TODAY)
    assert [(p.figure.shown, p.origin) for p in found.points] == [(None, "nothing"), (4, "printed")]


def test_the_city_tells_why_a_name_changed(db) -> None:
    why = naming.known_names().names["safety.osh_advocacy_sessions"].why
    assert why.startswith("2025年報告書稱")


def test_a_span_without_any_record_is_told_by_what_was_printed(years: Records) -> None:
    span = Period.parse("114")
    Vintage.objects.create(
        measure="t.received",
        period_start=span.start,
        period_end=span.end,
        value="7",
        unit="cases",
        source_document="新報告",
    )
    told = trend.trend("t.received", {}, span, 1, as_of=TODAY).points
    assert [(p.figure.value, p.origin) for p in told] == [(1, "records"), (7, "printed")]
