"""A mediation from the filing at home to the served record, and the race to end one."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from laozheng.config.tests.conftest import Laozheng
from laozheng.conftest import World
from laozheng.kernel.accounts.access import may_see
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import attach, give_access, hand_over, open_case, perform
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.documents.actions import Signer, draft_letter, issue, serve
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.disputes.models import Hearing, Mediation
from laozheng.lines.disputes.tests.procedure import (
    MATTER,
    Mediators,
    answers,
    at,
    days,
    do,
    found_rosters,
    heard_and_proposed,
)
from tests.stories.asking import behind, page, terms, value

CASES, RECEIVED = "disputes.mediation_cases", "disputes.mediation_received"
FILED_ON = date(2024, 3, 25)
HEARD_ON = date(2024, 4, 16)
SETTLED_ON = date(2024, 4, 18)
SERVED_ON = date(2024, 4, 26)


def filed_online(world: World) -> Case:
    """A worker files at home on a Monday, without an account."""
    return open_case(
        "disputes.mediation",
        "submit",
        actor=world.reader("stranger", at(FILED_ON)),
        received_on=FILED_ON,
        intake="online",
        filer_kind="worker",
        district="64000030",
        title="範例第一有限公司　工資",
        **MATTER,
    )


def taken_up(world: World, case: Case, mediators: Mediators) -> None:
    """The supervisor gives it to an officer, who confirms, accepts and appoints."""
    supervisor = world.reader("supervisor", at(FILED_ON))
    hand_over(case, world.officer, actor=supervisor, reason="分案")
    do(world, case, "confirm", FILED_ON, confirmed_by="phone")
    do(world, case, "accept", date(2024, 3, 26), channel="authority_mediator")
    do(world, case, "appoint", date(2024, 3, 28), mediator=mediators.own)


def mediated(world: World, case: Case) -> None:
    """The mediator begins, plans and holds a meeting, and makes a proposal."""
    do(world, case, "begin", date(2024, 4, 8), who="mediator")
    plan = {"place": "第一調解室", "starts_at": at(HEARD_ON)}
    do(world, case, "schedule", date(2024, 4, 9), who="mediator", **plan)
    notices = days(case, HEARD_ON - timedelta(days=5))
    hearing = Hearing.objects.get(case=case)
    do(world, case, "hear", HEARD_ON, hearing=hearing, notices=notices, present=list(notices))
    do(world, case, "propose", HEARD_ON, who="mediator", proposal="資方給付32,000元")


def settled(world: World, case: Case) -> None:
    """Both sides sign; the record is filed and served."""
    signed = answers(case, labor="agreed", employer="agreed")
    do(world, case, "settle", SETTLED_ON, who="mediator", answers=signed, amount_settled=32_000)
    do(world, case, "file_record", date(2024, 4, 22), who="mediator")
    do(world, case, "serve_record", SERVED_ON, served=days(case, SERVED_ON), method="post")


def record_letter(world: World, case: Case) -> Letter:
    """The record goes out under a number, to both sides, and into the case."""
    officer = world.reader("officer", at(SETTLED_ON))
    template = {letter.code: letter for letter in lines()["disputes"].letters}["disputes.record"]
    facts = {
        "case_no": case.number,
        "received_on": case.received_on,
        "applicant": "測試工一",
        "opponent": "範例第一有限公司",
        "claims": "積欠工資32,000元",
        "meetings": "113年4月16日第一調解室",
        "result": "調解成立",
        "attendance": "雙方出席",
        "mediators": "測試局調1",
    }
    both = [Snapshot(row.name_as_written, SETTLED_ON) for row in case.parties.order_by("pk")]
    draft = draft_letter(
        case.ref, template, facts, unit_mark="高市勞關字", actor=officer, addressees=both
    )
    letter = issue(draft, on=SETTLED_ON, actor=officer, signers=[Signer("局長", "測試局長")])
    attach(case, "調解紀錄", role="record", actor=officer, letter=letter)
    for addressee in both:
        serve(letter, addressee, "post", actor=world.reader("officer", at(SERVED_ON)), on=SERVED_ON)
    return letter


def test_from_filing_at_home_to_the_served_record(
    world: World, mediators: Mediators, laozheng: Laozheng
):
    case = filed_online(world)
    assert (case.state, case.level) == ("submitted", "restricted")
    assert value("disputes.online_applications") == 1
    assert value(CASES, outcome="pending") == 1

    taken_up(world, case, mediators)
    assert terms(case)["D1"] == ("met", date(2024, 3, 28))
    assert may_see(case, world.reader("mediator", at(date(2024, 3, 28))))
    assert not may_see(case, world.reader("mediator", at(date(2024, 3, 27))))

    mediated(world, case)
    settled(world, case)
    letter = record_letter(world, case)
    case.refresh_from_db()
    assert (case.state, case.closed_on) == ("settled", SETTLED_ON)
    assert {state for state, _due_on in terms(case).values()} == {"met"}
    assert terms(case)["D9"] == ("met", date(2024, 4, 29))
    assert Mediation.objects.get(case=case).peace_to == SERVED_ON
    assert letter.number == "高市勞關字第11300000010號"

    assert value(CASES) == value(CASES, outcome="settled") == value(RECEIVED) == 1
    assert behind(CASES, outcome="settled") == [case.number]
    assert value("disputes.mediation_outcome_rate", outcome="settled") == 1
    assert value("disputes.settlement_amount") == 32_000
    assert laozheng("verify").code == 0


def test_the_screens_tell_the_same_to_those_who_may_read_it(world: World, mediators: Mediators):
    case = filed_online(world)
    taken_up(world, case, mediators)
    mediated(world, case)
    settled(world, case)
    letter = record_letter(world, case)

    for who in ("officer", "supervisor", "mediator"):
        sheet = page(world.client(who), "case", case.number)
        assert "調解成立" in sheet
        assert str(letter.number) in sheet
        assert case.number in page(world.client(who), "kind", "disputes", "mediation")
    for who in ("second_officer", "safety_officer"):
        hidden = page(world.client(who), "case", case.number, status=404)
        assert "調解成立" not in hidden
        assert "範例第一有限公司" not in hidden
        assert case.number not in page(world.client(who), "kind", "disputes", "mediation")
    page(world.client("stranger"), "case", case.number, status=302)

    figure = (CASES,)
    query = "?period=113&dims=outcome=settled"
    assert case.number in page(world.client("officer"), "figure", *figure, query=query)
    assert case.number not in page(world.client("second_officer"), "figure", *figure, query=query)
    read_by = Entry.objects.filter(verb="read", object_ref=case.ref)
    assert set(read_by.values_list("actor_ref", flat=True)) == {
        world.reader(who).ref for who in ("officer", "supervisor", "mediator")
    }


def test_who_withdraws_after_the_settlement_is_told_who_was_faster_and_when(
    world: World, mediators: Mediators
):
    case = heard_and_proposed(world, mediators)
    stale = Case.objects.get(pk=case.pk)
    signed = answers(case, labor="agreed", employer="agreed")
    do(world, case, "settle", SETTLED_ON, answers=signed, amount_settled=32_000)

    reader = world.reader("supervisor", at(SETTLED_ON))
    hand_over(case, world.second_officer, actor=reader, reason="輪調")
    with pytest.raises(Refused) as refused:
        do(world, stale, "withdraw", SETTLED_ON, "second_officer", via="phone", reason="paid")
    assert refused.value.reason.startswith(
        "本件目前為「調解成立」（測試承辦甲於113年4月18日登錄），不能再「撤回」"
    )
    assert Case.objects.get(pk=case.pk).state == "settled"
    assert value("disputes.mediation_dropped") == 0
    assert value(CASES, outcome="settled") == 1


def test_whose_form_was_open_too_long_is_told_on_the_form_and_loses_no_input(
    world: World, mediators: Mediators
):
    case = heard_and_proposed(world, mediators)
    give_access(case, world.second_officer.user_id, "officer", SETTLED_ON)
    browser, form = world.client("second_officer"), (case.number, "withdraw")
    assert "撤案方式" in page(browser, "step", *form)

    signed = answers(case, labor="agreed", employer="agreed")
    do(world, case, "settle", SETTLED_ON, answers=signed, amount_settled=32_000)
    sent = {"on": "113/04/18", "via": "phone", "reason": "paid"}
    answer = browser.post(reverse("workspace:step", args=form), sent)
    assert answer.status_code == 400
    told = answer.content.decode()
    assert "本件目前為「調解成立」（測試承辦甲於113年4月18日登錄）" in told
    assert "113/04/18" in told
    assert Case.objects.get(pk=case.pk).state == "settled"


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the test database in memory has no two writers"
)
@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_exactly_one_ends_the_case(world: World):
    case = heard_and_proposed(world, found_rosters(world))
    signed = answers(case, labor="agreed", employer="agreed")
    start = threading.Barrier(2)
    outcomes: dict[str, str] = {}

    def end(name: str, **given: object) -> None:
        start.wait()
        try:
            actor = world.reader("officer", at(SETTLED_ON))
            own = Case.objects.get(pk=case.pk)
            perform(own, name, actor=actor, on=SETTLED_ON, **given)
            outcomes[name] = "done"
        except Refused as refusal:
            outcomes[name] = refusal.reason
        finally:
            connection.close()

    threads = [
        threading.Thread(target=end, args=("settle",), kwargs={"answers": signed}),
        threading.Thread(target=end, args=("withdraw",), kwargs={"via": "phone", "reason": "paid"}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reason == "done" for reason in outcomes.values()) == [False, True]
    (lost,) = (reason for reason in outcomes.values() if reason != "done")
    assert "測試承辦甲於113年4月18日登錄" in lost
    case.refresh_from_db()
    ends = case.events.filter(kind__in=("settle", "withdraw"))
    assert ends.get().state == case.state
