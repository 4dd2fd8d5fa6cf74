"""Numbers that cannot expose: a frozen book hides small cells, and no correction lays one bare.

Complaints of 113 by ground: sex 6, age 5, appearance 1. After the freeze one ground is corrected
from age to sex: each cell moves by one, which beside the first book would tell of one person.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import World
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports import opendata
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.freezing.candidates import candidates
from laozheng.kernel.reports.freezing.freeze import freeze, prepare
from laozheng.kernel.reports.freezing.gate import SMALL_CELLS
from laozheng.kernel.reports.freezing.notes import restatement_notes
from laozheng.kernel.reports.freezing.rebuild import frozen_file
from laozheng.kernel.reports.freezing.restate import approve
from laozheng.kernel.reports.freezing.small_cells import SIGN
from laozheng.kernel.reports.models import Freeze
from laozheng.lines.disputes.tests.procedure import at
from laozheng.lines.equality.forms.complaints import GroundForm
from laozheng.lines.equality.queries.corrections import shifts

ANNUAL, YEAR, NEXT = "annual_performance", Period.parse("113"), Period.parse("114")
FROZEN_ON, CORRECTED_ON, APPROVED_ON = date(2025, 3, 3), date(2025, 4, 7), date(2025, 5, 5)
MEASURE = "equality.discrimination_cases"
COMPLAINTS = {"sex": 6, "age": 5, "appearance": 1}
ACCEPT = {
    "line_not_installed": "該業務尚未啟用",
    "binding_missing": "資料集尚未建置",
    "unsigned": "試編，沿用範本文字",
}


def a_file(folder: Path) -> Path:
    """The complaints of the year as the old system lists them."""
    path = folder / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("case_no", "received_on", "law", "ground", "employer_name"))
        for ground, cases in COMPLAINTS.items():
            for place in range(cases):
                row = (f"{ground}-{place}", "2024-03-05", "employment_service", ground)
                writer.writerow((*row, "範例企業有限公司"))
    return path


def bring(world: World, folder: Path) -> None:
    """Import the complaints."""
    report = import_file(
        dataset_named("discrimination_cases"), a_file(folder), rejected_dir=folder,
        actor=world.reader("system", at(date(2025, 1, 6))),
    )  # fmt: skip
    assert report.created == sum(COMPLAINTS.values())


@pytest.fixture
def held(world: World, tmp_path: Path) -> Freeze:
    """The book of 113 over these complaints, frozen."""
    bring(world, tmp_path)
    return freeze(book(ANNUAL), YEAR, actor=world.reader("head", at(FROZEN_ON)), accept=ACCEPT)


def told(vintages: object) -> dict[str, tuple[str, str]]:
    """Value and flag of the vintages of one measure by ground; the last of each."""
    rows = Vintage.objects.filter(measure=MEASURE, book=ANNUAL).order_by("pk")
    return {row.dims: (row.value, row.flags) for row in rows}


def test_the_frozen_book_hides_one_case_and_what_would_give_it_away(held: Freeze):
    vintages = told(held)
    assert vintages["ground=appearance"] == ("1", "suppressed")
    hidden = {dims for dims, (_, flags) in vintages.items() if "suppressed" in flags}
    assert len(hidden) > 1 and "" not in hidden
    html = frozen_file(ANNUAL, YEAR, ".html").decode()
    sentence = html.partition("受理就業歧視與性別平等工作案件")[2].partition("。")[0]
    assert "12" in sentence and f"容貌{SIGN}" in sentence


def test_a_correction_that_would_tell_of_one_person_is_approved_without_its_numbers(
    world: World, held: Freeze
):
    case = Case.objects.get(source_no="age-0")
    told_before = {(shift.old, shift.new) for shift in shifts(case, "sex")}
    form = GroundForm({"ground": "sex", "reason": "測試更正", "on": "114/04/07"}, case=case)
    assert not form.is_valid() and "5→4" in form.errors["seen"][0]
    seen = GroundForm({**form.data, "seen": "on"}, case=case)
    assert seen.is_valid() and set(seen.given()) == {"ground", "reason"}
    clerk = world.reader("system", at(CORRECTED_ON))
    perform(case, "change_ground", actor=clerk, on=CORRECTED_ON, ground="sex", reason="測試更正")
    (candidate,) = candidates(held, as_of=APPROVED_ON)
    moved = {f.vintage.dims: (f.old, f.new) for f in candidate.figures}
    assert moved == {"ground=age": (5, 4), "ground=sex": (6, 7)}
    assert told_before == set(moved.values())
    approve(held, candidate, actor=world.reader("head", at(APPROVED_ON)), reason="correction")
    after = told(held)
    assert {after["ground=age"][1], after["ground=sex"][1]} == {"suppressed"}
    notes = [note for note in restatement_notes(ANNUAL, NEXT) if "就業歧視" in note.label]
    assert notes and {(note.old, note.new) for note in notes} == {(SIGN, SIGN)}
    assert {note.reason.partition("：")[0] for note in notes}


def test_open_data_hides_them_whoever_compiles(world: World, held: Freeze):
    reader = world.reader("head", at(FROZEN_ON))
    options = {"cut_off": YEAR.end, "as_of": FROZEN_ON}
    compiled = compile_book(book(ANNUAL), YEAR, reader=reader, **options)
    rows = list(csv.DictReader(opendata.render(compiled).decode("utf-8-sig").splitlines()))
    ours = {row["dims"]: row["value"] for row in rows if row["measure"] == MEASURE}
    assert ours[""] == "12"
    assert "ground=appearance" not in ours


def test_the_head_may_have_small_cells_printed_and_the_reason_is_frozen_with_the_book(
    world: World, tmp_path: Path
):
    bring(world, tmp_path)
    head = world.reader("head", at(FROZEN_ON))
    wanted = {**ACCEPT, SMALL_CELLS: "議會依法要求照實刊印"}
    (choice,) = (h for h in prepare(book(ANNUAL), YEAR, actor=head).hurdles if h.weight == "choice")
    assert not choice.is_open and "以符號代替" in choice.text
    held = freeze(book(ANNUAL), YEAR, actor=head, accept=wanted)
    assert told(held)["ground=appearance"] == ("1", "")
    html = frozen_file(ANNUAL, YEAR, ".html").decode()
    assert "容貌" in html and SIGN not in html
    kept = held.acceptances.get(kind=SMALL_CELLS)
    assert (kept.reason, kept.accepted_by_ref) == (wanted[SMALL_CELLS], head.ref)
    rows = csv.DictReader(frozen_file(ANNUAL, YEAR, ".csv").decode("utf-8-sig").splitlines())
    published = {row["dims"] for row in rows if row["measure"] == MEASURE}
    assert "" in published and "ground=appearance" not in published
