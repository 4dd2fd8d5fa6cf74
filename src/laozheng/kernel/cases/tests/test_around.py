"""What happens around a case: referrals, signals, closed offices, verification, checks."""

from dataclasses import replace
from datetime import date

import pytest
from django import forms
from django.db import IntegrityError, connection, transaction

from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.actions import (
    answer,
    close_offices,
    deliver_waiting,
    extend,
    open_case,
    perform,
    raise_signal,
    refer,
    withdraw_signal,
)
from laozheng.kernel.cases.actions.signaling import standing
from laozheng.kernel.cases.checks import problems_of
from laozheng.kernel.cases.declare import Deadline, State, Transition
from laozheng.kernel.cases.errors import Refused, UnknownCode
from laozheng.kernel.cases.models import Case, Event, Referral
from laozheng.kernel.cases.tests.conftest import KIND, REQUEST, decide_due
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.parties.models import Party


@pytest.fixture
def case(world):
    """A request received on Monday 3 February 2025; its term ends on the 13th."""
    return open_case(
        KIND,
        "register",
        actor=world.reader("officer"),
        received_on=date(2025, 2, 3),
        intake="counter",
        officer=world.officer,
    )


def test_a_referral_to_a_line_that_is_not_installed_waits_for_it(world, case, monkeypatch):
    referral = refer(
        case, "later.request", actor=world.reader("officer"), on=world.day, facts={"事由": "範例"}
    )
    assert referral.state == "waiting"
    assert deliver_waiting() == 0
    monkeypatch.setattr("laozheng.kernel.cases.actions.referring.kinds", lambda: {"later.request"})
    assert deliver_waiting() == 1
    assert Referral.objects.get().state == "sent"


def test_a_referral_is_answered_once(world, case):
    reader = world.reader("officer")
    referral = refer(case, "", actor=reader, on=world.day, facts={}, outside_agency="範例縣政府")
    answer(referral, "not_competent", actor=reader, on=world.day)
    with pytest.raises(Refused, match="已經回覆"):
        answer(referral, "accepted", actor=reader, on=world.day)


def test_only_declared_referral_targets_and_signals_are_possible(world, case):
    party = Party.objects.create(kind="enterprise", display_name="範例企業")
    with pytest.raises(Refused, match="沒有"):
        refer(case, "nowhere.at_all", actor=world.reader("officer"), on=world.day, facts={})
    with pytest.raises(UnknownCode):
        raise_signal(party, "example.unknown", case=case, on=world.day)


def test_a_signal_stands_from_its_day_until_it_is_withdrawn(world, case):
    party = Party.objects.create(kind="enterprise", display_name="範例企業")
    raise_signal(party, "example.open", case=case, on=date(2025, 2, 4))
    assert standing(party, "example.open", date(2025, 2, 3)) is None
    assert standing(party, "example.open", date(2025, 2, 4)) is not None
    assert withdraw_signal(case, "example.open", on=date(2025, 2, 10)) == 1
    assert standing(party, "example.open", date(2025, 2, 9)) is not None
    assert standing(party, "example.open", date(2025, 2, 10)) is None


def test_a_typhoon_day_moves_the_terms_that_end_on_it(world, case):
    touched = close_offices(
        date(2025, 2, 13),
        date(2025, 2, 13),
        "颱風停止上班",
        "市府公告",
        actor=world.reader("system"),
    )
    assert touched == 1
    row = case.deadlines.get()
    assert row.due_on == Case.objects.get(pk=case.pk).due_on == date(2025, 2, 14)
    assert any("颱風" in step["text"] for step in row.reckoning["steps"])


def test_an_extension_never_heals_an_overdue_term(world, case):
    with pytest.raises(Refused, match="逾期不能以延長補正"):
        extend(case, "E1", 5, actor=world.reader("supervisor"), reason="範例")
    early = world.reader("supervisor", at=world.reader("system").at.replace(month=2, day=10))
    extend(case, "E1", 5, actor=early, reason="範例")
    assert case.deadlines.get().due_on == date(2025, 2, 18)


def test_verify_names_a_case_whose_state_was_changed_behind_its_back(world, case):
    assert list(cases_that_differ()) == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET state = 'approved' WHERE id = %s", [case.pk])
    (problem,) = cases_that_differ()
    assert case.number in problem
    assert "approved" in problem


@pytest.mark.parametrize(
    "column, value",
    [("on", "2025-02-04"), ("data", '{"reason": "改過"}'), ("actor_ref", "staff:S999")],
)
def test_verify_names_a_case_whose_event_was_changed(world, case, column, value):
    perform(case, "review", actor=world.reader("officer"), on=date(2025, 2, 5))
    first = Event.objects.order_by("id").first()
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE cases_event SET "{column}" = %s WHERE id = %s', [value, first.pk])
    (problem,) = cases_that_differ()
    assert case.number in problem
    assert "封緘" in problem


def test_verify_names_a_deadline_that_does_not_follow_from_the_events(world, case):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_deadline SET due_on = '2025-12-31'")
    (problem,) = cases_that_differ()
    assert case.number in problem
    assert "E1" in problem


def test_verify_names_a_case_whose_next_due_day_does_not_follow_from_its_terms(world, case):
    Case.objects.filter(pk=case.pk).update(due_on=None)
    (problem,) = cases_that_differ()
    assert case.number in problem
    assert "最近期限" in problem


def test_an_event_is_superseded_by_no_more_than_one(world, case):
    first = case.events.get()
    told = {"case": case, "kind": "x", "on": first.on, "known_on": first.on, "supersedes": first}
    told["recorded_at"] = world.reader("officer").at
    one, other = Event(seal="a", **told), Event(seal="b", **told)
    one.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="tells how SQLite reads")
def test_what_stands_is_found_by_the_index_of_what_superseded(db):
    plan = Event.objects.filter(case=1, superseded_by__isnull=True).explain()
    assert "cases_event_superseded_once" in plan
    assert "AUTOMATIC" not in plan and "SCAN" not in plan


def ids(kind):
    return sorted(problem.id for problem in problems_of(kind))


def test_the_example_declaration_has_no_problem():
    assert ids(REQUEST) == []


def test_an_unreachable_state_an_unknown_state_and_an_uncited_deadline_are_found():
    limbo = replace(REQUEST, states=(*REQUEST.states, State("limbo", "無處")))
    assert ids(limbo) == ["cases.E001"]
    astray = replace(
        REQUEST, transitions=(*REQUEST.transitions, Transition("fly", "飛", ("received",), "sky"))
    )
    assert ids(astray) == ["cases.E002"]
    uncited = replace(REQUEST, deadlines=(Deadline("E2", "無依據", decide_due, ("nobody",), ""),))
    assert ids(uncited) == ["cases.E003", "cases.E004"]


def test_a_form_whose_field_would_hide_an_argument_is_found():
    class OddForm(forms.Form):
        actor = forms.CharField()

    step = replace(REQUEST.transition("review"), form=OddForm)
    others = tuple(t for t in REQUEST.transitions if t.name != "review")
    assert ids(replace(REQUEST, transitions=(*others, step))) == ["cases.E009"]


def test_the_catalogue_knows_the_installed_line():
    assert catalogue.kind_of(KIND) is REQUEST
    with pytest.raises(UnknownCode):
        catalogue.kind_of("nowhere.kind")
