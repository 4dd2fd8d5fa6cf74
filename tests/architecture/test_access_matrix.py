"""Every address × every role of the cast: what GET and POST answer, and what nobody may read.

The answers stand in ``answers/get.txt`` and ``answers/post.txt``, which an auditor can read: one
line per address and variation, one column per member of the cast. A new address fails the test
until somebody has said who may open it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from laozheng.conftest import CAST, HIRED, World
from laozheng.kernel.accounts.actions import admit
from laozheng.kernel.accounts.roles import PARTY_ROLES
from laozheng.kernel.cases.models import Case
from tests.architecture.addresses import Address, filled, view_names
from tests.architecture.matters import Matters, matters_of

METHODS = ("get", "post")
ANSWERS = Path(__file__).parent / "answers"
LOGIN = "workspace:login"
# What somebody who has not signed in may open: the public list, the door, the design system.
PORTAL = {
    "portal:violators",
    "portal:violators_csv",
    "portal:violators_json",
    "portal:corrections_csv",
    "portal:corrections_json",
    "portal:open_data",
    "portal:filings",
    "portal:filing",
    "portal:follow",
    "portal:event",
    "portal:filing_poster",
    "portal:events",
    "portal:place",
    "portal:lost_code",
    "portal:resume",
    "portal:end_following",
    "portal:sign_in",
    "portal:password",
    "portal:equality:public_ad_check",
    "portal:equality:public_door",
    "portal:equality:public_duties",
    "portal:equality:public_limit",
    "portal:equality:roster",
    "portal:migrants:carers",
    "portal:migrants:dormitory_check",
    "portal:migrants:licensed",
    "portal:migrants:news",
    "portal:safety:heat",
    "portal:safety:lessons",
    "portal:safety:lesson_picture",
    "portal:safety:pace",
    "portal:standards:calculator",
    "portal:standards:calculators",
    "portal:standards:public_worksheet",
}
OPEN_TO_STRANGERS = {LOGIN, "ui:style", "ui:demo", "ui:shortcuts", *PORTAL}
# These lead on whoever asks: back with a cookie, to the first page, away from a sealed form.
LEAD_BACK = {"set_language", "ui:preferences", "portal:home", "portal:leave", "portal:sign_out"}
# Whoever signed in for a party finds more than an applicant here, and only here.
OWN = {
    "get": {
        "workspace:desk page": 302,
        "portal:own page": 200,
        "portal:own_case absent": 404,
        "portal:bulk migrants.arrivals": 200,
        "portal:bulk migrants.plan-changes": 200,
        "portal:bulk absent": 404,
        "portal:bulk_trial absent": 302,
        "portal:bulk_refused absent": 404,
        "portal:safety:own_months page": 200,
    },
    "post": {
        "workspace:desk page": 302,
        "portal:own page": 405,
        "portal:own_case absent": 405,
        "portal:bulk migrants.arrivals": 400,
        "portal:bulk migrants.plan-changes": 400,
        "portal:bulk absent": 404,
        "portal:bulk_trial absent": 302,
        "portal:bulk_refused absent": 405,
        "portal:safety:own_months page": 200,
    },
}
# Where it reads its own name: on its page, and in forms that know it already.
SHOWS_ITSELF = {"portal:own", "portal:filing"}
# Who may know of a case; everybody else must not find a word of it anywhere.
INITIATED = {
    "own": {"officer", "supervisor", "head"},
    "named": {"officer", "supervisor", "head", "mediator", "body"},
    "sealed": {"officer"},
    "imported": {"supervisor", "head"},
    "unit": {"safety_officer", "head"},
    "harassment": set(),
}
# All staff may look an enterprise up in the city's register: its name, and its name alone.
REGISTER = {"workspace:search", "workspace:parties", "workspace:party"}


@dataclass(frozen=True)
class Answer:
    """What an address said to a member of the cast."""

    address: Address
    who: str
    status: int
    location: str
    body: str


@pytest.fixture
def matters(world, home) -> Matters:
    """The small world."""
    return matters_of(world, home)


def told(method: str) -> dict[str, dict[str, int]]:
    """The answers that the table of a method tells, by address and member of the cast."""
    text = (ANSWERS / f"{method}.txt").read_text(encoding="utf-8")
    head, *lines = (line.split() for line in text.splitlines() if line[:1] not in ("", "#"))
    assert tuple(head[2:]) == CAST
    return {
        f"{view} {variation}": dict(zip(CAST, map(int, answers), strict=True))
        for view, variation, *answers in lines
    }


def addresses(matters: Matters) -> list[Address]:
    """Every address in all its variations."""
    return [address for view in view_names() for address in filled(view, matters)]


def answers(world: World, method: str, matters: Matters) -> Iterator[Answer]:
    """What every address answers to every member of the cast; nothing stays changed."""
    for who in CAST:
        yield from answers_of(world.client(who), who, method, matters)


def answers_of(signed_in: Client, who: str, method: str, matters: Matters) -> Iterator[Answer]:
    """What every address answers to one of them, each in a new browser with his session."""
    for address in addresses(matters):
        before = transaction.savepoint()
        browser = Client()
        # The same server: it has loaded its middleware.
        browser.handler = signed_in.handler
        browser.cookies.load({name: one.value for name, one in signed_in.cookies.items()})
        reply = getattr(browser, method)(address.path)
        body = b"".join(reply) if reply.streaming else reply.content
        transaction.savepoint_rollback(before)
        location = reply.headers.get("Location", "")
        yield Answer(address, who, reply.status_code, location, body.decode("utf-8", "replace"))


def signed_in_as(user: Any) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.slow
def test_somebody_has_said_who_may_open_each_address(matters, method):
    assert set(told(method)) == {str(address) for address in addresses(matters)}


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_every_address_answers_every_role_as_told_and_tells_no_more(world, matters, method):
    expected = told(method)
    problems = []
    for answer in answers(world, method, matters):
        wanted = expected[str(answer.address)][answer.who]
        if answer.status != wanted:
            problems.append(f"{_name(answer)}: told {wanted}, answered {answer.status}")
        if not _leads_strangers_to_the_door(answer):
            problems.append(f"{_name(answer)}: leads a stranger to {answer.location}")
        problems += [f"{_name(answer)}: tells {secret}" for secret in _leaks(answer, matters)]
    assert not problems, "\n".join(problems)


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", sorted(PARTY_ROLES))
def test_whoever_signs_in_for_a_party_opens_its_own_pages_and_nothing_more(
    world, matters, role, method
):
    """Not even a word of the mediation against it: nobody has told the employer of it here."""
    party = matters.parties["employer"]
    actor = world.reader("system")
    account = admit("party", "測試帳號", role, party.ref, on=HIRED, actor=actor)
    expected = {address: row["applicant"] for address, row in told(method).items()} | OWN[method]
    told_of_itself = {party.display_name}
    problems = []
    for answer in answers_of(signed_in_as(account.user), role, method, matters):
        wanted = expected[str(answer.address)]
        if answer.status != wanted:
            problems.append(f"{_name(answer)}: told {wanted}, answered {answer.status}")
        own = told_of_itself if answer.address.view in SHOWS_ITSELF else set()
        problems += [
            f"{_name(answer)}: tells {secret}"
            for secret in _leaks(answer, matters)
            if secret not in own
        ]
    assert not problems, "\n".join(problems)


def _name(answer: Answer) -> str:
    return f"{answer.address} {answer.who}"


def _leads_strangers_to_the_door(answer: Answer) -> bool:
    if answer.who != "stranger" or not answer.location or answer.address.view in LEAD_BACK:
        return True
    return answer.location.startswith((reverse(LOGIN), reverse("portal:sign_in")))


def _leaks(answer: Answer, matters: Matters) -> list[str]:
    """Words of cases that the reader may not know of, and did not write into the address."""
    return [
        secret
        for name, initiated in INITIATED.items()
        if answer.who not in initiated
        for secret in matters.secrets(name)
        if secret in answer.body
        and secret not in unquote(answer.address.path)
        and not (answer.address.view in REGISTER and secret in matters.enterprises())
    ]


def test_strangers_are_let_in_nowhere_but_at_the_door():
    let_in = {
        address.partition(" ")[0]
        for method in METHODS
        for address, by_role in told(method).items()
        if by_role["stranger"] < 300
    }
    assert let_in <= OPEN_TO_STRANGERS | LEAD_BACK


def test_an_officer_opens_no_case_for_another_unit(world, home):
    """Whose unit the kind is not finds no form, and sending one makes no case."""
    address = reverse("workspace:open", args=["disputes", "mediation", "register"])
    given = {
        "received_on": "113/03/05",
        "intake": "counter",
        "filer_kind": "worker",
        "worker_name": "王測試",
        "workers": "1",
        "employer_name": "範例企業有限公司",
        "nature": "rights",
        "claims": "積欠工資 32000",
        "issue": "wage",
    }
    refused = world.client("safety_officer").post(address, given)
    assert (refused.status_code, Case.objects.count()) == (404, 0)
    assert world.client("officer").post(address, given).status_code == 302


@pytest.mark.slow
def test_those_who_are_named_find_their_case(world, matters):
    """The counterpart: a filter that hides everything would pass all the others."""
    for name in ("own", "named", "imported", "unit"):
        case = matters.cases[name]
        for who in INITIATED[name]:
            page = world.client(who).get(reverse("workspace:case", args=[case.number]))
            assert case.title in page.content.decode(), (name, who)
            listed = world.client(who).get(reverse("workspace:cases"))
            assert case.number in listed.content.decode(), (name, who)
