"""A mediation by committee: selection, formation, report, meeting, quorum."""

from datetime import date

import pytest

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Conflict
from laozheng.lines.disputes.models import CommitteeSeat, Hearing
from laozheng.lines.disputes.tests.procedure import (
    a_mediation,
    answers,
    at,
    days,
    do,
    found_rosters,
)

pytestmark = pytest.mark.django_db

RECEIVED, NOTIFIED, SERVED = date(2024, 5, 13), date(2024, 5, 15), date(2024, 5, 17)
SEATED, FORMED, HEARD = date(2024, 5, 20), date(2024, 5, 27), date(2024, 6, 3)


@pytest.fixture
def mediators(world):
    return found_rosters(world)


@pytest.fixture
def selecting(world):
    case = a_mediation(world, RECEIVED)
    do(world, case, "accept", RECEIVED, channel="mediation_committee")
    do(world, case, "notify_selection", NOTIFIED, size=3)
    for side in ("labor", "employer"):
        do(world, case, "served", SERVED, letter="selection_notice", side=side)
    return case


def fill_seats(world, case, mediators, **chair):
    given = {"member": mediators.members[0], "is_chair": True, **chair}
    do(world, case, "seat_authority", SEATED, **given)
    do(world, case, "seat_labor", SEATED, member_name="測試勞方委員")
    do(world, case, "seat_employer", SEATED, member=mediators.members[1], is_designated=True)


@pytest.fixture
def formed(world, selecting, mediators):
    fill_seats(world, selecting, mediators)
    do(world, selecting, "form", FORMED)
    return selecting


def terms(case):
    return {row.rule: (row.state, row.due_on) for row in case.deadlines.all()}


def test_each_side_has_its_own_term_for_selecting(world, selecting):
    do(world, selecting, "seat_labor", date(2024, 5, 20), member_name="測試勞方委員")
    assert terms(selecting) == {
        "D4.labor": ("met", date(2024, 5, 20)),
        "D4.employer": ("open", date(2024, 5, 20)),
    }


def test_a_committee_has_three_or_five_members(world):
    case = a_mediation(world, RECEIVED)
    do(world, case, "accept", RECEIVED, channel="mediation_committee")
    with pytest.raises(Refused, match="3或5人"):
        do(world, case, "notify_selection", NOTIFIED, size=4)


def test_who_is_designated_comes_from_the_roster(world, selecting):
    with pytest.raises(Refused, match="名冊"):
        do(world, selecting, "seat_employer", SEATED, member_name="測試某人", is_designated=True)


def test_a_party_may_not_select_an_acting_labor_official(world, selecting):
    with pytest.raises(Refused, match="現任勞工行政人員"):
        do(world, selecting, "seat_labor", SEATED, member_name="測試官員", is_labor_official=True)


def test_a_committee_without_its_chair_is_not_formed(world, selecting, mediators):
    fill_seats(world, selecting, mediators, is_chair=False)
    with pytest.raises(Refused, match="主席"):
        do(world, selecting, "form", FORMED)


def test_a_member_who_is_replaced_leaves_the_seat(world, selecting):
    do(world, selecting, "seat_labor", SEATED, member_name="測試勞方委員")
    do(world, selecting, "seat_labor", date(2024, 5, 21), member_name="測試新委員")
    rows = CommitteeSeat.objects.filter(seat="labor").order_by("id")
    assert [row.replaced_on for row in rows] == [date(2024, 5, 21), None]


def test_a_member_near_a_party_does_not_investigate(world, formed, mediators):
    employer = formed.parties.get(side="employer").party
    Conflict.objects.create(
        person_ref=mediators.members[0].ref, party=employer, reason="曾任顧問", valid_from=RECEIVED
    )
    seat = CommitteeSeat.objects.get(seat="authority1")
    with pytest.raises(Refused, match="迴避"):
        do(world, formed, "assign_member", FORMED, seat=seat)


def hold(world, case, on, **given):
    do(world, case, "schedule", on, place="第一調解室", starts_at=at(on))
    hearing = Hearing.objects.filter(case=case).latest("number")
    notices = days(case, date(2024, 5, 20))
    do(world, case, "hear", on, hearing=hearing, notices=notices, **given)


def test_a_committee_meets_on_the_report_within_its_terms(world, formed):
    seat = CommitteeSeat.objects.get(seat="authority1")
    do(world, formed, "assign_member", FORMED, seat=seat)
    do(world, formed, "report", date(2024, 5, 31))
    do(world, formed, "begin", HEARD)
    hold(world, formed, HEARD, members_present=3)
    assert terms(formed) == {
        "D4.labor": ("met", date(2024, 5, 20)),
        "D4.employer": ("met", date(2024, 5, 20)),
        "D5": ("met", date(2024, 6, 3)),
        "D6": ("met", date(2024, 6, 6)),
        "D7": ("met", date(2024, 6, 17)),
    }
    with pytest.raises(Refused, match="未過半數"):
        do(world, formed, "propose", HEARD, proposal="方案", members_present=3, members_agreeing=1)
    do(world, formed, "propose", HEARD, proposal="方案", members_present=3, members_agreeing=2)
    signed = answers(formed, labor="agreed", employer="agreed")
    do(world, formed, "settle", HEARD, answers=signed)
    assert formed.state == "settled"


def test_a_second_meeting_without_a_quorum_ends_the_mediation(world, formed):
    do(world, formed, "begin", HEARD)
    for on in (HEARD, date(2024, 6, 12)):
        hold(world, formed, on, members_present=1)
    signed = answers(formed, labor="agreed", employer="agreed")
    with pytest.raises(Refused, match="連續未過半數"):
        do(world, formed, "settle", date(2024, 6, 12), answers=signed)


def test_the_term_is_extended_once(world, formed):
    do(world, formed, "report", date(2024, 6, 13))
    do(world, formed, "extend_committee", date(2024, 6, 20), both_agree=True)
    assert terms(formed)["D7"] == ("open", date(2024, 7, 5))
    with pytest.raises(Refused, match="不能再延長"):
        do(world, formed, "extend_committee", date(2024, 6, 21), both_agree=True)


def test_a_committee_has_no_term_for_a_single_mediator(world, formed):
    assert "D1" not in terms(formed) and "D3" not in terms(formed)
