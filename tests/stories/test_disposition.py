"""A fine from the decision to its revocation: list, tombstone, signals, figures by as-of."""

from datetime import date

import pytest

from laozheng.conftest import World
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Publication
from laozheng.kernel.inspections.queries import published_entries, removed_entries
from laozheng.lines.disputes.tests.procedure import at
from tests.stories.asking import behind, page, terms, value

FINES, AMOUNT = "safety.osh_fines", "safety.osh_fine_amount"
NUMBER = "高市勞檢字第11399999900號"
DECIDED_ON, SERVED_ON, ANNOUNCED_ON = date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 15)
REVOKED_ON = date(2024, 11, 15)
BEFORE, AFTER = date(2024, 11, 14), REVOKED_ON


@pytest.fixture
def fined(world: World) -> Case:
    """Issued, served and announced."""
    case = open_case(
        "safety.disposition",
        "issued",
        actor=world.reader("system", at(DECIDED_ON)),
        received_on=DECIDED_ON,
        intake="ex_officio",
        officer=world.safety_officer,
        title="範例營造有限公司　罰鍰",
        document_number=NUMBER,
        party_name="範例營造有限公司",
        articles="職業安全衛生法第6條第1項",
        fine_amount=60_000,
    )
    for name, on in (("served", SERVED_ON), ("announced", ANNOUNCED_ON)):
        perform(case, name, actor=world.reader("safety_officer", at(on)), on=on)
    return case


@pytest.fixture
def revoked(world: World, fined: Case) -> Case:
    """Revoked on appeal."""
    officer = world.reader("safety_officer", at(REVOKED_ON))
    perform(fined, "revoked", actor=officer, on=REVOKED_ON, reference="訴字第1號")
    return fined


def test_a_fine_that_stands_is_listed_and_counted(fined: Case):
    assert terms(fined)["appeal"] == ("open", date(2024, 4, 8))
    assert [entry.disposition_id for entry in published_entries(AFTER)] == [fined.pk]
    assert value(FINES, as_of=AFTER) == 1
    assert value(AMOUNT, as_of=AFTER) == 60_000


def test_the_list_entry_goes_and_leaves_a_tombstone(world: World, revoked: Case):
    assert revoked.state == "revoked"
    assert [entry.disposition_id for entry in published_entries(BEFORE)] == [revoked.pk]
    assert not published_entries(AFTER).exists()
    (tombstone,) = removed_entries(REVOKED_ON)
    assert (tombstone.removed_on, tombstone.removal_reason) == (REVOKED_ON, "revoked")
    assert Publication.objects.count() == 1
    assert {state for state, _due_on in terms(revoked).values()} <= {"met", "late", "void"}


def test_the_figures_change_by_what_was_known_and_not_by_the_cut_off(revoked: Case):
    for cut_off in (date(2024, 6, 30), date(2024, 12, 31)):
        assert value(FINES, cut_off=cut_off, as_of=BEFORE) == 1
        assert behind(FINES, cut_off=cut_off, as_of=BEFORE) == [revoked.number]
        assert value(AMOUNT, cut_off=cut_off, as_of=BEFORE) == 60_000
        assert value(FINES, cut_off=cut_off, as_of=AFTER) == 0
        assert behind(FINES, cut_off=cut_off, as_of=AFTER) == []
        assert value(AMOUNT, cut_off=cut_off, as_of=AFTER) == 0


def test_the_case_page_tells_the_whole_story(world: World, revoked: Case):
    sheet = page(world.client("safety_officer"), "case", revoked.number)
    for told in ("已撤銷", NUMBER, "113/11/15", "113/03/15"):
        assert told in sheet
