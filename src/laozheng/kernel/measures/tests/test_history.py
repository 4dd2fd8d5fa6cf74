"""Published figures become vintages: once each, with what the notes say of them."""

from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.declare import Change, Definition, Measure
from laozheng.kernel.measures.flags import FIGURE_FLAGS
from laozheng.kernel.measures.history import (
    HistoryReport,
    NameMap,
    RecordedHistory,
    Renamed,
    load_history,
)
from laozheng.kernel.measures.models import Vintage

PUBLISHED = Path(__file__).parents[6] / "shared" / "published"
HEADER = "line,measure,dims,value,unit,period_start,period_end,kind,label_zh,section,note\n"
YEAR = "2024-01-01,2024-12-31"
LINES = f"""\
aid,aid.persons,,58,persons,{YEAR},count,人數,一,[src L1: 58人]
aid,aid.persons_change,basis=prior_year,-24,persons,{YEAR},count,增減,一,implies 82
aid,aid.meetings,,4,sessions,{YEAR},count,會議,一,
aid,aid.persons,,58,persons,{YEAR},count,人數,表,REPEAT of the text figure
aid,visitors,site=all,2000,persons,{YEAR},count,訪客,二,約
aid,visitors,stakeholder=workers;b=2;a=old,80,persons,{YEAR},count,訪客,二,lower bound (以上)
aid,rate,,76,percent,{YEAR},rate,比率,二,ESTIMATE and lower bound
aid,visitors,,2500,persons,2026-01-01,2026-12-31,target,目標,二,
aid,visitors,,3000,persons,,2030-12-31,target,目標,二,
aid,visitors,x=1,無辦理,persons,{YEAR},count,訪客,二,
"""


def plain(code: str, unit: str) -> Measure:
    return Measure(code=code, label=code, unit=unit, fact="aid.fact", date="on")


DEFINITIONS: list[Definition] = [
    plain("aid.persons", "persons"),
    plain("aid.committee_meetings", "meetings"),
    Change(code="aid.persons_change", label="增減", unit="persons", of="aid.persons"),
]
NAMES = NameMap(
    names={"aid.meetings": Renamed("aid.committee_meetings", {"committee": "fund"})},
    codes={"old": "new"},
    flags={"aid.rate": ("scope_unknown",)},
)


@pytest.fixture
def loaded(db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HistoryReport:
    monkeypatch.setattr(catalogue, "declared_measures", lambda: DEFINITIONS)
    path = tmp_path / "old.csv"
    path.write_text(HEADER + LINES, encoding="utf-8-sig")
    first = load_history(path, "舊報告", NAMES)
    again = load_history(path, "舊報告", NAMES)
    assert (again.loaded, again.unchanged) == (0, first.loaded)
    return first


def vintage(measure: str, dims: str = "", start: date | None = date(2024, 1, 1)) -> Vintage:
    return Vintage.objects.get(measure=measure, dims=dims, period_start=start)


def test_a_repeat_is_never_added(loaded: HistoryReport) -> None:
    assert (loaded.repeated, loaded.left_out, loaded.contradictions) == (1, 0, ())
    assert vintage("aid.persons").source_document == "舊報告"


def test_the_earlier_value_follows_from_a_printed_change(loaded: HistoryReport) -> None:
    implied = vintage("aid.persons", start=date(2023, 1, 1))
    assert (implied.value, implied.flags) == ("82", "implied")
    assert implied.period_end == date(2023, 12, 31)


def test_names_codes_and_dims_become_ours(loaded: HistoryReport) -> None:
    renamed = vintage("aid.committee_meetings", "committee=fund")
    assert (renamed.value, renamed.flags) == ("4", "unit_differs")
    assert vintage("aid.visitors", "a=new;b=2").qualifier == "at_least"
    assert vintage("aid.visitors").qualifier == "about"


def test_notes_become_qualifiers_and_flags(loaded: HistoryReport) -> None:
    rate = vintage("aid.rate")
    assert (rate.qualifier, rate.flags) == ("at_least", "estimate scope_unknown")
    assert vintage("aid.visitors", start=date(2026, 1, 1)).flags == "target"


def test_a_target_never_stands_in_for_a_result(loaded: HistoryReport) -> None:
    history = RecordedHistory()
    assert history.printed("aid.visitors", {}, Period.parse("2026")) is None
    assert vintage("aid.visitors", start=None).period_end == date(2030, 12, 31)
    found = history.printed("aid.rate", {}, Period.parse("2024"))
    assert found is not None
    assert (str(found.value), found.source) == ("19/25", "舊報告")


def test_two_values_for_one_figure_are_told(db, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    rows = f"aid,aid.persons,,58,persons,{YEAR},count,人數,一,\n"
    path.write_text(HEADER + rows + rows.replace("58", "59"), encoding="utf-8")
    report = load_history(path, "舊報告")
    assert len(report.contradictions) == 1
    assert report.contradictions[0].endswith("= 58 ≠ 59")
    first, other = Vintage.objects.order_by("id")
    assert (first.value, first.flags, other.value, other.flags) == ("58", "", "59", "contradicts")
    printed = RecordedHistory().printed("aid.persons", {}, Period.parse("113"))
    assert printed is not None
    assert printed.value == 58


def test_every_flag_of_a_printed_value_has_words(loaded: HistoryReport) -> None:
    found = {flag for row in Vintage.objects.all() for flag in row.flags.split()}
    assert {"implied", "unit_differs", "estimate", "target", "no_number"} <= found
    assert found <= FIGURE_FLAGS.keys()


def test_what_is_no_number_is_kept_as_it_was_printed(loaded: HistoryReport) -> None:
    held = vintage("aid.visitors", "x=1")
    assert (held.value, held.flags, held.note) == ("", "no_number", "無辦理")
    assert RecordedHistory().printed("aid.visitors", {"x": "1"}, Period.parse("113")) is None


def test_a_place_in_the_document_is_a_dim_where_the_places_differ(db, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    rows = "".join(
        f"aid,heads,stakeholder={place},{value},persons,{YEAR},count,人,一,\n"
        for place, value in (("workers", 445), ("employers", 157))
    )
    path.write_text(HEADER + rows, encoding="utf-8")
    assert load_history(path, "舊報告").contradictions == ()
    assert vintage("aid.heads", "stakeholder=workers").value == "445"


@pytest.mark.samples
@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published figures are not at hand")
@pytest.mark.parametrize(
    ("name", "rows", "distinct", "left_out"),
    # 555 facts of 2025, less one told to two readers and one total that is also written as =all.
    [("113.csv", 436, 426, 0), ("2025_esg.csv", 692, 553, 0)],
)
@pytest.mark.slow
def test_the_published_files_load_whole(
    db, name: str, rows: int, distinct: int, left_out: int
) -> None:
    report = load_history(PUBLISHED / name, name)
    assert report.loaded + report.repeated + report.left_out == rows
    assert (report.loaded + report.left_out, report.left_out) == (distinct, left_out)
    assert report.contradictions == ()


def test_a_name_may_stand_for_what_was_printed_in_one_unit_alone() -> None:
    names = NameMap(names={"aid.meetings": Renamed("aid.places", unit="items")})
    assert names.present("aid.meetings", "items").measure == "aid.places"
    assert names.present("aid.meetings", "sessions").measure == "aid.meetings"
    assert names.present("aid.others", "items").measure == "aid.others"
