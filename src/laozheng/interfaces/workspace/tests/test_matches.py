"""Names that may mean a party on record: shown with their case, decided once, by who may see it."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, REQUEST, opened
from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.kernel.parties.models import MatchProposal, Party

INDEX = reverse("workspace:matches")


@pytest.fixture
def doubtful(world):
    """A case whose employer is written short, and the proposal that came of it."""
    known = ensure_party(
        Wanted("enterprise", "範例企業股份有限公司", date(2020, 1, 1)), world.reader("officer")
    )
    case = opened(world, OPEN_REQUEST, employer="範例企業(股)公司")
    proposal = MatchProposal.objects.get(subject_ref=case.ref)
    assert proposal.party == known
    return case, proposal


def settle(client, proposal, verdict):
    address = reverse("workspace:settle_match", args=[proposal.pk])
    return client.post(address, {"verdict": verdict}, follow=True)


def test_a_proposal_stands_with_its_case_and_its_reason(doubtful, page):
    case, _proposal = doubtful
    told = page("officer", INDEX).select_one(".proposal").get_text(" ", strip=True)
    assert "範例企業(股)公司" in told and "範例企業股份有限公司" in told and case.number in told


def test_accepting_lets_the_known_party_stand_for_the_new_entry(world, doubtful):
    case, proposal = doubtful
    entry = CaseParty.objects.get(case=case, role="opponent").party
    settle(world.client("officer"), proposal, "same")
    proposal.refresh_from_db()
    assert (proposal.verdict, proposal.decided_by) == ("accepted", "staff:S001")
    assert Party.objects.get(pk=entry.pk).merged_into == proposal.party


def test_rejecting_leaves_two_parties(world, doubtful):
    case, proposal = doubtful
    settle(world.client("officer"), proposal, "other")
    proposal.refresh_from_db()
    assert proposal.verdict == "rejected"
    assert CaseParty.objects.get(case=case, role="opponent").party.merged_into is None


def test_a_decision_is_made_once(world, doubtful):
    _case, proposal = doubtful
    settle(world.client("officer"), proposal, "other")
    response = settle(world.client("second_officer"), proposal, "same")
    assert "已由 staff:S001 決定" in response.content.decode()
    proposal.refresh_from_db()
    assert proposal.verdict == "rejected"


def test_proposals_of_hidden_cases_are_neither_shown_nor_decided(world, page, doubtful):
    case, proposal = doubtful
    hidden = opened(world, REQUEST, employer="範例企業(股)公司")
    other = MatchProposal.objects.filter(subject_ref=hidden.ref).first()
    assert page("safety_officer", INDEX).select(".proposal") == []
    settle(world.client("safety_officer"), proposal, "same")
    proposal.refresh_from_db()
    assert proposal.verdict == ""
    shown = page("second_officer", INDEX).get_text()
    assert case.number in shown and (other is None or hidden.number not in shown)


def test_nothing_to_decide_is_said(world, page):
    assert "沒有待認定的名稱" in page("officer", INDEX).get_text()
