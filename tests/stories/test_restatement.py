"""A frozen book and what came after: three causes found apart, one owned, the next book told.

The book of 113 is frozen; a case is corrected, a late one comes in, a fine is revoked on appeal.
"""

from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import World
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import Case
from laozheng.kernel.documents.files import path_of
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.evidence import frozen_rows, pack
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.history import RecordedHistory
from laozheng.kernel.measures.models import Restatement, Vintage, VintageRows
from laozheng.kernel.measures.sayings import sayings
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.freezing.candidates import Candidate, candidates
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.freeze import freeze, prepare
from laozheng.kernel.reports.freezing.notes import restatement_notes
from laozheng.kernel.reports.freezing.prior import as_frozen
from laozheng.kernel.reports.freezing.rebuild import frozen_document, frozen_file
from laozheng.kernel.reports.freezing.restate import approve, decline, propose
from laozheng.kernel.reports.freezing.verification import frozen_that_differ
from laozheng.kernel.reports.freezing.wording import label_of
from laozheng.kernel.reports.models import Freeze
from laozheng.kernel.reports.render import render_book
from laozheng.lines.disputes.tests.factories import SETTLED, bring_in
from laozheng.lines.disputes.tests.nine_rows import EXAMPLE, FEBRUARY, YEAR_END, undo_the_last
from laozheng.lines.disputes.tests.procedure import Mediators, at
from tests.stories.asking import value

ANNUAL, YEAR, NEXT = "annual_performance", Period.parse("113"), Period.parse("114")
FROZEN_ON, APRIL, MAY, JUNE = (
    date(2025, 3, 3), date(2025, 4, 7), date(2025, 5, 5), date(2025, 6, 2)
)  # fmt: skip
CASES, FINES = "disputes.mediation_cases", "safety.osh_fines"
SUFFIXES = (".html", ".odt", ".docx", ".pdf")
ACCEPT = {
    "line_not_installed": "該業務尚未啟用",
    "binding_missing": "資料集尚未建置",
    "unsigned": "試編，沿用範本文字",
    "swing": "範例案件少，一件就超過兩成",
}
FIRST = {**SETTLED, "case_no": "舊-001"}
OTHER = {**SETTLED, "case_no": "舊-002", "issue": "contract", "outcome": "not_settled"}
LATE = {**SETTLED, "case_no": "舊-009", "received_on": "2024-12-30", "closed_on": "2025-01-10"}


@pytest.fixture
def fined(world: World, mediators: Mediators, tmp_path: Path) -> Case:
    """Two mediations of an older system, and a fine of the inspection office."""
    bring_in(tmp_path, world.reader("system", at(date(2025, 1, 6))), "mediation", FIRST, OTHER)
    return open_case(
        "safety.disposition",
        "issued",
        actor=world.reader("system", at(date(2024, 3, 4))),
        received_on=date(2024, 3, 4),
        intake="ex_officio",
        officer=world.safety_officer,
        title="範例營造有限公司　罰鍰",
        document_number="高市勞檢字第11399999900號",
        party_name="範例營造有限公司",
        articles="職業安全衛生法第6條第1項",
        fine_amount=60_000,
    )


@pytest.fixture
def held(world: World, fined: Case) -> Freeze:
    """The book of 113, frozen."""
    director = world.reader("head", at(FROZEN_ON))
    return freeze(book(ANNUAL), YEAR, actor=director, accept=ACCEPT)


@pytest.fixture
def moved(world: World, fined: Case, held: Freeze, tmp_path: Path) -> dict[str, str]:
    """What came after the freeze: the numbers of the corrected, the late and the revoked case."""
    corrected = {**FIRST, "issue": "retirement"}
    clerk = world.reader("system", at(APRIL))
    report = bring_in(tmp_path, clerk, "mediation", corrected, update=True)
    assert (report.updated, report.refused) == (1, 0)
    clerk = world.reader("system", at(MAY))
    assert bring_in(tmp_path, clerk, "mediation", LATE).created == 1
    officer = world.reader("safety_officer", at(JUNE))
    perform(fined, "revoked", actor=officer, on=JUNE, reference="訴字第1號")
    return {
        "corrected": Case.objects.get(source_no="舊-001").number,
        "late": Case.objects.get(source_no="舊-009").number,
        "revoked": fined.number,
    }


def of_cause(held: Freeze, cause: str) -> Candidate:
    return next(one for one in candidates(held, as_of=JUNE) if one.cause == cause)


def moves(candidate: Candidate) -> dict[tuple[str, str], tuple[Fraction | None, Fraction | None]]:
    return {(f.vintage.measure, f.vintage.dims): (f.old, f.new) for f in candidate.figures}


def test_what_is_open_is_listed_before_anybody_may_freeze(world: World, fined: Case):
    director = world.reader("head", at(FROZEN_ON))
    with pytest.raises(FreezeRefused, match="待說明"):
        freeze(book(ANNUAL), YEAR, actor=director)
    draft = prepare(book(ANNUAL), YEAR, actor=director, accept=ACCEPT)
    assert not [hurdle for hurdle in draft.hurdles if hurdle.is_open]
    assert not Freeze.objects.exists()


def test_a_frozen_figure_opens_to_its_cases_as_they_stood(held: Freeze, moved: dict[str, str]):
    frozen = Vintage.objects.get(measure=CASES, dims="", book=ANNUAL)
    assert {row.ref for row in frozen_rows(frozen)} == {
        moved["corrected"],
        Case.objects.get(source_no="舊-002").number,
    }
    assert frozen.value == "2"
    assert value(CASES, cut_off=held.cut_off, as_of=JUNE) == 3


def test_three_causes_are_three_candidates_with_their_cases_and_reasons(
    held: Freeze, moved: dict[str, str]
):
    found = {one.cause: one for one in candidates(held, as_of=JUNE)}
    assert {cause: one.reason for cause, one in found.items()} == {
        moved["corrected"]: "correction",
        moved["late"]: "late_record",
        moved["revoked"]: "revoked_on_appeal",
    }
    assert all(one.cases == (cause,) for cause, one in found.items())
    (event,) = found[moved["revoked"]].events
    assert (event.label, event.on, event.known_on) == ("撤銷", JUNE, JUNE)

    corrected = moves(found[moved["corrected"]])
    assert corrected[CASES, "issue=wage"] == (1, 0)
    assert corrected[CASES, "issue=retirement"] == (0, 1)
    assert (CASES, "") not in corrected
    assert moves(found[moved["late"]])[CASES, ""] == (2, 3)
    assert moves(found[moved["revoked"]]) == {(FINES, ""): (1, 0)}


def test_several_causes_on_one_figure_add_up_and_rates_are_made_of_their_parts(
    held: Freeze, moved: dict[str, str]
):
    found = candidates(held, as_of=JUNE)
    effects = [moves(one).get((CASES, "issue=wage")) for one in found]
    old = 1
    assert sum(new - before for before, new in filter(None, effects)) == 0
    assert value(CASES, cut_off=held.cut_off, as_of=JUNE, issue="wage") == old
    rates = [
        pair
        for (measure, dims), pair in moves(of_cause(held, moved["late"])).items()
        if measure == "disputes.mediation_outcome_rate" and "outcome=settled" in dims
    ]
    assert (Fraction(1, 2), Fraction(2, 3)) in rates


def test_who_proposed_may_not_approve_and_a_refusal_needs_a_reason(
    world: World, held: Freeze, moved: dict[str, str]
):
    late = of_cause(held, moved["late"])
    owner = world.reader("supervisor", at(JUNE))
    propose(held, late, actor=owner, reason="late_record", note="年底紙本補登")
    assert of_cause(held, moved["late"]).state == "proposed"
    with pytest.raises(FreezeRefused, match="由他人核定"):
        approve(held, late, actor=owner)
    with pytest.raises(FreezeRefused, match="理由"):
        decline(held, late, actor=owner, note=" ")
    assert not Restatement.objects.exists()
    with pytest.raises(FreezeRefused, match="重編原因"):
        approve(held, late, actor=world.reader("head", at(JUNE)), reason="because")


def test_one_is_approved_and_the_others_wait(world: World, held: Freeze, moved: dict[str, str]):
    late = of_cause(held, moved["late"])
    propose(held, late, actor=world.reader("supervisor", at(JUNE)), note="年底紙本補登")
    made = approve(held, late, actor=world.reader("head", at(JUNE)), reason="late_record")
    assert len(made) == len(late.figures)
    total = next(row for row in made if (row.old.measure, row.old.dims) == (CASES, ""))
    assert (total.old.value, total.new.value, total.reason) == ("2", "3", "late_record")
    assert (total.proposer, total.approver) == (
        world.reader("supervisor").ref,
        world.reader("head").ref,
    )
    assert total.books == f"{ANNUAL}:113"
    assert [one.cause for one in candidates(held, as_of=JUNE)] == sorted(
        [moved["corrected"], moved["revoked"]]
    )
    told = [(s.vintage.value, s.restatement is not None) for s in sayings(CASES, {})]
    assert told == [("2", False), ("3", True)]


def test_the_next_book_carries_the_note_and_compares_with_the_restated_value(
    world: World, held: Freeze, moved: dict[str, str]
):
    approve(
        held,
        of_cause(held, moved["late"]),
        actor=world.reader("head", at(JUNE)),
        note="年底紙本補登",
    )
    told = {one.label: one for one in restatement_notes(ANNUAL, NEXT)}
    note = told[label_of(CASES, "")]
    assert (note.old, note.new, note.reason) == ("2件", "3件", "補登紀錄：年底紙本補登")
    assert note.since == book(ANNUAL).title_for(NEXT)
    assert restatement_notes(ANNUAL, YEAR) == ()
    following = compile_book(book(ANNUAL), NEXT, cut_off=None, as_of=JUNE)
    assert note in following.restatements
    assert "2件" in render_book(following, ".html").decode()
    assert compile_book(book(ANNUAL), YEAR, cut_off=None, as_of=JUNE).restatements == ()

    # 3 as restated, not what the records say with the causes that nobody approved.
    asked = [Request.of(measure, NEXT, basis="prior_year") for measure in (CASES, FINES)]
    days = {"cut_off": date(2026, 2, 28), "as_of": JUNE}
    changes = compute(asked, history=RecordedHistory(of_books=True), **days)
    assert [changes[request].value for request in asked] == [-3, -1]
    request = Request.of(CASES, YEAR)
    beside = compute([request], **days)
    assert as_frozen(beside, NEXT)[request].value == 3


def test_the_frozen_book_is_made_again_byte_for_byte(
    world: World, held: Freeze, moved: dict[str, str]
):
    approve(held, of_cause(held, moved["late"]), actor=world.reader("head", at(JUNE)))
    for suffix in SUFFIXES:
        kept = held.files.get(suffix=suffix)
        content = frozen_file(ANNUAL, YEAR, suffix)
        assert sha256(content).hexdigest() == kept.sha256
        assert path_of(kept.sha256, sealed=False).read_bytes() == content
    today = compile_book(book(ANNUAL), YEAR, cut_off=held.cut_off, as_of=JUNE)
    assert frozen_document(ANNUAL, YEAR).to_dict() != today.to_dict()
    with pytest.raises(FreezeRefused, match="已經定稿"):
        freeze(book(ANNUAL), YEAR, actor=world.reader("head", at(JUNE)), accept=ACCEPT)


def test_a_declined_candidate_waits_until_the_records_change_again(
    world: World, held: Freeze, moved: dict[str, str], tmp_path: Path
):
    wrong = of_cause(held, moved["corrected"])
    decline(held, wrong, actor=world.reader("head", at(JUNE)), note="影響甚微，不予重編")
    assert of_cause(held, moved["corrected"]).state == "declined"
    again = {**FIRST, "issue": "other"}
    bring_in(tmp_path, world.reader("system", at(JUNE)), "mediation", again, update=True)
    assert of_cause(held, moved["corrected"]).state == "open"


def test_whoever_changes_what_was_frozen_is_named(held: Freeze):
    assert list(frozen_that_differ()) == []
    vintage = Vintage.objects.get(measure=CASES, dims="", book=ANNUAL)
    Vintage.objects.filter(pk=vintage.pk).update(value="9")
    assert [told for told in frozen_that_differ() if "勞資爭議" in told and "數值" in told]
    Vintage.objects.filter(pk=vintage.pk).update(value="2")

    rows = VintageRows.objects.get(vintage=vintage)
    VintageRows.objects.filter(pk=rows.pk).update(packed=pack(frozen_rows(vintage)[:1]))
    assert [told for told in frozen_that_differ() if "案件清單" in told]
    VintageRows.objects.filter(pk=rows.pk).update(packed=rows.packed)

    Freeze.objects.filter(pk=held.pk).update(snapshot=held.snapshot.replace("113", "112"))
    assert [told for told in frozen_that_differ() if "存檔內容" in told]
    with pytest.raises(FreezeRefused, match="更動"):
        frozen_document(ANNUAL, YEAR)
    Freeze.objects.filter(pk=held.pk).update(snapshot=held.snapshot)

    html = held.files.get(suffix=".html")
    path_of(html.sha256, sealed=False).write_text("改過", encoding="utf-8")
    assert [told for told in frozen_that_differ() if ".html" in told]
    held.acceptances.filter(kind="unsigned").update(reason="改過")
    assert [told for told in frozen_that_differ() if "接受理由" in told]


def test_a_later_cut_off_shows_what_happened_since(
    world: World, mediators: Mediators, tmp_path: Path
):
    """The nine rows: settled in January, withdrawn in January, undone by a court in February."""
    system = world.reader("system", at(date(2025, 3, 3)))
    bring_in(tmp_path, system, "mediation", *EXAMPLE)
    undo_the_last(world)
    held = freeze(book(ANNUAL), YEAR, actor=system, cut_off=YEAR_END, accept=ACCEPT)
    assert candidates(held, as_of=JUNE) == ()
    found = candidates(held, as_of=JUNE, cut_off=FEBRUARY)
    olds = dict(Case.objects.values_list("number", "source_no"))
    assert {olds[one.cause]: one.reason for one in found} == {
        "舊-d": "late_outcome",
        "舊-h": "late_outcome",
        "舊-i": "court_order",
    }
    for dims, (before, after) in {"": (6, 5), "outcome=settled": (3, 3)}.items():
        effects = [moves(one).get((CASES, dims)) for one in found]
        assert sum(new - old for old, new in filter(None, effects)) == after - before
