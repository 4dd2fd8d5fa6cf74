"""Worked example 4.3 of the specification across lines: count, revoke, restate a frozen book.

Its figures on both days of knowledge are tested with the line of labor conditions; here stand what
another line counts of the same list, what is published and repeated, and what a book proposes.
"""

from datetime import date
from pathlib import Path

import pytest

from laozheng.conftest import World
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.queries import as_fine
from laozheng.kernel.inspections.rules import repeat_count
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.freezing.candidates import Candidate, candidates
from laozheng.kernel.reports.freezing.freeze import freeze
from laozheng.kernel.reports.models import Freeze
from laozheng.lines.disputes.tests.procedure import at
from laozheng.lines.standards.tests import factories
from laozheng.lines.standards.tests.test_measures import DISPOSITIONS, EARLY, LATE, event, row
from tests.stories.asking import value
from tests.stories.test_restatement import ACCEPT, ANNUAL, YEAR, moves

pytestmark = pytest.mark.slow
FIRST_DAY = date(2025, 1, 3)
LSA = "law=labor_standards_act"


@pytest.fixture
def issued(world: World, tmp_path: Path) -> None:
    """What was decided in 113, with the revocation of that year."""
    clerk = world.reader("system", at(FIRST_DAY))
    rows = []
    for letter in "abcde":
        told = row(letter)
        if told["served_on"] > FIRST_DAY.isoformat():
            told["served_on"] = ""
        rows.append(told)
    report = factories.bring_in(tmp_path, "dispositions", *rows, actor=clerk)
    assert report.created == 5, report.refusals
    events = factories.bring_in(
        tmp_path, "disposition_events", event("c", "revoked", "2024-11-15"), actor=clerk
    )
    assert events.created == 1, events.refusals


@pytest.fixture
def held(world: World, issued: None) -> Freeze:
    """The book of 113, frozen before the decisions on appeal of 114."""
    return freeze(book(ANNUAL), YEAR, actor=world.reader("head", at(FIRST_DAY)), accept=ACCEPT)


@pytest.fixture
def revoked(world: World, held: Freeze, tmp_path: Path) -> None:
    """The two decisions on appeal of 114, and the new decision in place of c."""
    clerk = world.reader("system", at(LATE))
    report = factories.bring_in(
        tmp_path,
        "disposition_events",
        event("e", "served", DISPOSITIONS["e"]["served_on"]),
        event("b", "partly_revoked", "2025-03-03", amount=50_000, articles="勞動基準法第24條"),
        event("e", "revoked", "2025-04-01"),
        actor=clerk,
    )
    assert report.created == 3, report.refusals
    again = factories.bring_in(tmp_path, "dispositions", row("f"), actor=clerk)
    assert again.created == 1, again.refusals


def by_letter(held: Freeze) -> dict[str, Candidate]:
    numbers = {
        one.case.number: letter
        for letter, told in DISPOSITIONS.items()
        for one in Disposition.objects.filter(document_number=told["document_number"])
    }
    return {numbers[one.cause]: one for one in candidates(held, as_of=LATE)}


def test_the_gender_act_is_counted_by_its_own_line(revoked: None):
    for as_of in (EARLY, LATE):
        assert value("equality.penalty_cases", as_of=as_of, own_act="gender_equality") == 1


def test_what_is_not_served_counts_but_is_no_repeat_yet(issued: None):
    unserved = Disposition.objects.get(document_number=DISPOSITIONS["e"]["document_number"])
    assert value("standards.penalty_firm_times", as_of=FIRST_DAY) == 3
    assert not unserved.publications.exists()
    fine = as_fine(unserved)
    (cited,) = parse_citations("勞動基準法第32條第2項", FIRST_DAY).citations
    day = date(2025, 1, 7)
    told = repeat_count([fine], cited, day, as_of=day, law=law())
    assert told.result == 1


def test_two_decisions_propose_two_restatements(held: Freeze, revoked: None):
    found = by_letter(held)
    assert set(found) == {"b", "e"}
    amount, count = ("standards.penalty_amount", LSA), ("standards.penalty_firm_times", LSA)
    assert moves(found["b"])[amount] == (230_000, 200_000)
    assert count not in moves(found["b"])
    assert moves(found["e"])[amount] == (230_000, 130_000)
    assert moves(found["e"])[count] == (3, 2)
    assert {one.reason for one in found.values()} == {"revoked_on_appeal"}


def test_without_a_decision_nothing_is_proposed(held: Freeze):
    assert candidates(held, as_of=FIRST_DAY) == ()
