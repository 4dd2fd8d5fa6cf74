"""A mediation from the counter to the served record, and what the law refuses on the way."""

from datetime import date

import pytest

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.cases.actions import check_act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Assignment, Case, CaseLink, Conflict, Suspension
from laozheng.kernel.cases.queries import case_for, search_cases
from laozheng.lines.disputes.models import (
    Claim,
    Hearing,
    Mediation,
    MediationRecord,
    MediatorTraining,
    Performance,
)
from laozheng.lines.disputes.queries.mediation import diary
from laozheng.lines.disputes.tests.factories import value
from laozheng.lines.disputes.tests.procedure import (
    MONDAY,
    a_mediation,
    answers,
    at,
    days,
    do,
    found_rosters,
    heard_and_proposed,
    in_mediation,
)

pytestmark = pytest.mark.django_db

SETTLED_ON = date(2024, 4, 18)


@pytest.fixture
def mediators(world):
    return found_rosters(world)


@pytest.fixture
def proposed(world, mediators):
    return heard_and_proposed(world, mediators)


def settled(world, case: Case, on: date = SETTLED_ON, **given) -> Case:
    signed = answers(case, labor="agreed", employer="agreed")
    do(world, case, "settle", on, who="mediator", answers=signed, amount_settled=32000, **given)
    return case


def terms(case: Case) -> dict[str, tuple[str, date]]:
    return {row.rule: (row.state, row.due_on) for row in case.deadlines.all()}


def test_a_settlement_runs_from_the_counter_to_the_served_record(world, proposed):
    case = settled(world, proposed)
    do(world, case, "file_record", date(2024, 4, 22), who="mediator")
    served_on = date(2024, 4, 26)
    do(world, case, "serve_record", served_on, served=days(case, served_on), method="post")
    assert (case.state, case.closed_on) == ("settled", SETTLED_ON)
    assert case.retain_until == date(2039, 4, 18)
    assert terms(case) == {
        "D1": ("met", date(2024, 3, 28)),
        "D2": ("met", date(2024, 4, 8)),
        "D3": ("met", date(2024, 4, 18)),
        "D8": ("met", date(2024, 4, 22)),
        "D9": ("met", date(2024, 4, 29)),
    }
    mediation = Mediation.objects.get()
    assert (mediation.peace_from, mediation.peace_to) == (MONDAY, served_on)


def test_the_record_holds_the_ten_items(world, proposed):
    settled(world, proposed, labor_statement="勞方主張", findings="查得薪資清冊")
    record = MediationRecord.objects.get()
    assert record.applied_on == MONDAY
    assert [party["side"] for party in record.parties] == ["labor", "employer"]
    assert len(record.meetings) == 1 and record.places == ["第一調解室"]
    assert (record.proposal, record.result) == ("資方給付32,000元", "調解成立")
    assert record.signed_by == ["測試局調1"]
    assert {row["answer"] for row in record.attendance} == {"agreed"}


def test_a_matter_without_a_route_is_not_accepted(world):
    case = a_mediation(world)
    with pytest.raises(Refused, match="沒有預設方式"):
        do(world, case, "accept", MONDAY)


def test_a_matter_of_another_county_is_transferred_and_not_accepted(world):
    case = a_mediation(world, workplace_city="屏東縣")
    with pytest.raises(Refused, match="屏東縣政府"):
        do(world, case, "accept", MONDAY, channel="authority_mediator")
    do(world, case, "transfer_out", MONDAY, reason="workplace_elsewhere")
    assert case.state == "outside_jurisdiction"
    assert Mediation.objects.get().transferred_to == "屏東縣政府"


def test_our_own_matter_is_transferred_only_with_a_reason(world):
    case = a_mediation(world)
    with pytest.raises(Refused, match="本府有管轄權"):
        do(world, case, "transfer_out", MONDAY, reason="workplace_elsewhere")


def test_papers_that_are_missing_stop_the_clock_until_they_come(world):
    case = a_mediation(world)
    do(world, case, "correct", date(2024, 3, 26), missing="請求事項", complete_by=None)
    assert set(terms(case)) == {"D11"}
    do(world, case, "complete", date(2024, 4, 9))
    assert terms(case)["D1"] == ("open", date(2024, 4, 12))
    assert Suspension.objects.get().to_on == date(2024, 4, 9)


def test_an_application_is_refused_only_after_the_day_for_correction(world):
    case = a_mediation(world)
    do(world, case, "correct", date(2024, 3, 26), missing="相對人", complete_by=date(2024, 4, 8))
    with pytest.raises(Refused, match="113年4月8日"):
        do(world, case, "refuse", date(2024, 4, 8), who="supervisor", reason="not_corrected")
    do(world, case, "refuse", date(2024, 4, 9), who="supervisor", reason="not_corrected")
    assert case.state == "not_accepted"


def test_a_mediator_who_lost_the_training_hours_is_not_appointed(world, mediators):
    MediatorTraining.objects.update(hours=4)
    case = a_mediation(world)
    do(world, case, "accept", MONDAY, channel="authority_mediator")
    with pytest.raises(Refused, match="應有10小時以上"):
        do(world, case, "appoint", date(2024, 3, 28), mediator=mediators.own)


def test_a_mediator_near_a_party_is_not_appointed(world, mediators):
    case = a_mediation(world)
    do(world, case, "accept", MONDAY, channel="authority_mediator")
    employer = case.parties.get(side="employer").party
    Conflict.objects.create(
        person_ref=mediators.own.ref, party=employer, reason="配偶任職", valid_from=MONDAY
    )
    with pytest.raises(Refused, match="迴避之關係"):
        do(world, case, "appoint", date(2024, 3, 28), mediator=mediators.own)


def test_a_body_appoints_one_of_its_own_people(world, mediators):
    case = a_mediation(world)
    do(world, case, "accept", MONDAY, channel="private_mediation_body")
    do(world, case, "entrust", date(2024, 3, 26), body=mediators.body)
    assert terms(case)["D1"][0] == "open"
    with pytest.raises(Refused, match="不是測試勞資協會聘任"):
        do(world, case, "body_appoint", date(2024, 3, 27), who="body", mediator=mediators.own)
    do(world, case, "body_appoint", date(2024, 3, 27), who="body", mediator=mediators.of_body[0])
    assert (case.state, terms(case)["D1"][0]) == ("assigned", "met")
    assert set(Assignment.objects.values_list("role", flat=True)) == {"body", "mediator"}


def test_a_body_with_three_mediators_gets_no_new_case(world, mediators):
    mediators.of_body[0].terms.update(valid_to=date(2024, 3, 26))
    case = a_mediation(world)
    do(world, case, "accept", MONDAY, channel="private_mediation_body")
    with pytest.raises(Refused, match="合格調解人3人"):
        do(world, case, "entrust", date(2024, 3, 26), body=mediators.body)


def test_a_mediator_sees_only_the_own_cases(world, mediators):
    own, other = in_mediation(world, mediators), a_mediation(world, worker_name="測試工二")
    reader = world.reader("mediator", at(date(2024, 4, 9)))
    assert list(visible(Case.objects.all(), reader)) == [own]
    assert list(visible(Case.objects.all(), reader, "export")) == [own]
    assert case_for(reader, other.number) is None
    assert search_cases(reader, "測試工二") == []
    assert search_cases(reader, "測試工一") == [own]


def test_a_meeting_needs_notices_served_before_its_day(world, mediators):
    case = in_mediation(world, mediators)
    on = date(2024, 4, 16)
    do(world, case, "schedule", date(2024, 4, 9), place="第一調解室", starts_at=at(on))
    hearing = Hearing.objects.get()
    with pytest.raises(Refused, match="範例第一有限公司"):
        do(world, case, "hear", on, hearing=hearing, notices=days(case, on))


def test_a_postponed_meeting_moves_no_term_of_law(world, mediators):
    case = in_mediation(world, mediators)
    do(
        world,
        case,
        "schedule",
        date(2024, 4, 9),
        place="第一調解室",
        starts_at=at(date(2024, 4, 16)),
    )
    before = terms(case)
    again = {"place": "第二調解室", "starts_at": at(date(2024, 5, 2)), "reason": "颱風"}
    do(world, case, "postpone", date(2024, 4, 15), hearing=Hearing.objects.get(), **again)
    assert terms(case) == before
    assert list(Hearing.objects.values_list("number", "state")) == [
        (1, "postponed"),
        (2, "planned"),
    ]


def test_a_side_that_does_not_sign_prevents_the_settlement(world, proposed):
    refused = answers(proposed, labor="agreed", employer="refused")
    with pytest.raises(Refused, match="不同意"):
        do(world, proposed, "settle", SETTLED_ON, who="mediator", answers=refused)


def test_a_failure_needs_a_reason_and_the_explanation(world, proposed):
    refused = answers(proposed, labor="agreed", employer="refused")
    given = {"answers": refused, "reason": "proposal_rejected"}
    with pytest.raises(Refused, match="仲裁"):
        do(world, proposed, "fail", SETTLED_ON, who="mediator", **given)
    do(world, proposed, "fail", SETTLED_ON, who="mediator", arbitration_explained=True, **given)
    assert proposed.state == "not_settled"
    assert MediationRecord.objects.get().arbitration_explained


def test_a_second_officer_is_told_who_settled_first(world, proposed):
    settled(world, proposed)
    signed = answers(proposed, labor="agreed", employer="agreed")
    with pytest.raises(Refused, match=r"調解成立.*測試調解人於113年4月18日"):
        do(world, proposed, "settle", SETTLED_ON, answers=signed)


def test_a_withdrawal_is_impossible_after_the_outcome(world, proposed):
    settled(world, proposed)
    refusal = check_act(
        proposed, "withdraw", actor=world.reader("officer", at(SETTLED_ON)), on=SETTLED_ON
    )
    assert refusal is not None and "調解成立" in refusal


def test_a_withdrawal_frees_the_meeting_and_ends_the_peace(world, mediators):
    case = in_mediation(world, mediators)
    starts_at = at(date(2024, 4, 16))
    do(world, case, "schedule", date(2024, 4, 9), place="第一調解室", starts_at=starts_at)
    do(world, case, "withdraw", date(2024, 4, 10), via="phone", reason="reconciled")
    assert Hearing.objects.get().state == "canceled"
    assert Mediation.objects.get().peace_to == date(2024, 4, 10)
    assert value("mediation_dropped", outcome="withdrawn") == 1


def test_an_opponent_cannot_withdraw(world, mediators):
    case = in_mediation(world, mediators)
    with pytest.raises(Refused, match="相對人不得撤回"):
        do(world, case, "withdraw", date(2024, 4, 10), via="phone", by_applicant=False)


def test_one_of_two_applicants_leaves_and_the_case_goes_on(world, mediators):
    case = in_mediation(world, mediators, union_name="測試工會")
    with pytest.raises(Refused, match="全體同意"):
        do(world, case, "withdraw", date(2024, 4, 10), via="phone")
    leaving = case.parties.filter(side="labor").first()
    do(world, case, "withdraw_party", date(2024, 4, 10), party=leaving)
    assert case.state == "mediating"
    assert case.parties.filter(side="labor", to_on__isnull=True).count() == 1


def test_a_request_to_recuse_stops_the_clock_until_it_is_decided(world, mediators):
    case = a_mediation(world)
    do(world, case, "accept", MONDAY, channel="authority_mediator")
    do(world, case, "appoint", date(2024, 3, 28), mediator=mediators.own)
    do(world, case, "recuse", date(2024, 4, 1), against="測試局調1", reason="親屬關係")
    assert terms(case)["D2"][0] == "suspended"
    assert terms(case)["D10"] == ("open", date(2024, 4, 8))
    with pytest.raises(Refused, match="須填寫原因"):
        do(world, case, "appoint", date(2024, 4, 2), mediator=mediators.of_body[0])
    do(world, case, "decide_recusal", date(2024, 4, 3), who="supervisor", granted=True)
    assert not Assignment.objects.filter(role="mediator", to_on__isnull=True).exists()
    given = {"mediator": mediators.of_body[0], "reason": "recused"}
    do(world, case, "appoint", date(2024, 4, 8), **given)
    assert terms(case)["D2"] == ("open", date(2024, 4, 15))


def test_another_route_restarts_the_clock_and_counts_from_that_day(world, mediators):
    case = a_mediation(world)
    do(world, case, "accept", MONDAY, channel="mediation_committee")
    do(world, case, "change_route", date(2024, 4, 9), channel="authority_mediator")
    assert terms(case)["D1"] == ("open", date(2024, 4, 12))
    for cut_off, channel in ((date(2024, 4, 8), "mediation_committee"),):
        assert value("mediation_cases", cut_off=cut_off, channel=channel) == 1
    assert value("mediation_cases", channel="authority_mediator") == 1


def test_a_court_order_undoes_a_settlement_but_not_for_want_of_fitness(world, proposed):
    case = settled(world, proposed)
    order = {"court": "測試地方法院113年度測字第1號"}
    on = date(2024, 6, 3)
    with pytest.raises(Refused, match="第60條第2款"):
        do(world, case, "court_refuses", on, who="supervisor", ground="unrelated_or_unfit", **order)
    do(world, case, "court_refuses", on, who="supervisor", ground="unlawful", **order)
    assert case.state == "not_settled"
    assert value("mediation_cases", cut_off=date(2024, 6, 2), outcome="settled") == 1
    assert value("mediation_cases", cut_off=on, outcome="not_settled") == 1


def test_a_wrong_entry_is_reopened_and_was_never_an_outcome(world, proposed):
    case = settled(world, proposed)
    on = date(2024, 4, 22)
    with pytest.raises(Refused, match="理由"):
        do(world, case, "reopen", on, who="head", reason="")
    do(world, case, "reopen", on, who="head", reason="誤登成立")
    assert (case.state, case.closed_on) == ("mediating", None)
    assert value("mediation_cases", cut_off=date(2024, 4, 19), outcome="pending") == 1
    assert not value("mediation_cases", cut_off=date(2024, 4, 19), outcome="settled")


def test_the_service_counts_when_every_party_has_the_record(world, proposed):
    case = settled(world, proposed)
    do(world, case, "file_record", date(2024, 4, 22))
    on = date(2024, 4, 26)
    one = dict(list(days(case, on).items())[:1])
    with pytest.raises(Refused, match="尚未送達"):
        do(world, case, "serve_record", on, served=one, method="post")


def test_another_employer_gets_a_case_of_its_own_from_the_same_day(world):
    case = a_mediation(world)
    do(world, case, "split", date(2024, 3, 27), employer_name="範例第二有限公司")
    link = CaseLink.objects.get()
    assert (link.kind, link.b.received_on) == ("split", MONDAY)
    assert link.b.mediation.employer_name == "範例第二有限公司"
    assert value("mediation_received") == 2


def test_two_cases_are_heard_together_and_count_apart(world):
    case, other = a_mediation(world), a_mediation(world, worker_name="測試工二")
    do(world, case, "join", date(2024, 3, 27), other_case=other.number)
    assert CaseLink.objects.get().kind == "joined"
    assert value("mediation_received") == 2


def test_what_was_paid_makes_the_rate_of_performance(world, proposed):
    obligations = [
        {"obligation": f"第{n}期", "amount": 16000, "due_on": date(2024, 4 + n, 20)} for n in (1, 2)
    ]
    case = settled(world, proposed, obligations=obligations)
    first, second = Performance.objects.order_by("due_on")
    paid = {"state": "performed", "source": "worker", "paid_on": date(2024, 5, 20)}
    do(world, case, "report_performance", date(2024, 5, 21), performance=first, **paid)
    unpaid = {"state": "not_performed", "source": "worker"}
    do(world, case, "report_performance", date(2024, 6, 21), performance=second, **unpaid)
    assert value("settlement_performance_rate") * 2 == 1


def test_the_same_worker_twice_is_noted_on_the_case(world):
    first = a_mediation(world, worker_id_no="A123456789")
    again = a_mediation(world, date(2024, 4, 10), worker_id_no="A123456789")
    assert again.events.get().data["filed_again"] == first.number


def test_claims_are_kept_and_their_sum_is_what_is_asked(world):
    a_mediation(world, claims=[("arrears", 32000), ("severance", 58000), ("certificate", None)])
    assert Claim.objects.count() == 3
    assert Mediation.objects.get().amount_claimed == 90000


def test_the_diary_shows_a_meeting_only_to_those_who_may_see_the_case(world, mediators):
    case = in_mediation(world, mediators)
    on = date(2024, 4, 16)
    do(world, case, "schedule", date(2024, 4, 9), place="第一調解室", starts_at=at(on))
    span = (date(2024, 4, 1), date(2024, 4, 30))
    assert len(diary(world.reader("officer"), *span)) == 1
    assert diary(world.reader("safety_officer"), *span) == []
    assert diary(world.reader("officer"), date(2024, 4, 17), date(2024, 4, 30)) == []
