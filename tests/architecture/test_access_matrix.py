"""Every address × every role of the cast: what GET and POST answer, and what nobody may read.

The answers stand in ``answers/get.txt`` and ``answers/post.txt``, which an auditor can read: one
line per address and variation, one column per member of the cast. A new address fails the test
until somebody has said who may open it.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.urls import reverse

from laozheng.conftest import CAST, World
from tests.architecture.addresses import Address, filled, view_names
from tests.architecture.matters import Matters, matters_of

ANSWERS = Path(__file__).parent / "answers"
LOGIN = "workspace:login"
# What somebody who has not signed in may open: the door, and the design system itself.
OPEN_TO_STRANGERS = {LOGIN, "ui:style", "ui:demo", "ui:preferences", "ui:shortcuts"}
# Who may know of a case; everybody else must not find a word of it anywhere.
INITIATED = {
    "own": {"officer", "supervisor", "head"},
    "named": {"officer", "supervisor", "head", "mediator", "body", "applicant"},
    "sealed": {"officer"},
    "unit": {"safety_officer", "head"},
}
# An enterprise is in the public register: its own page may print its name, and its name alone.
PAGE_OF_THE_EMPLOYER = "workspace:party employer"


@pytest.fixture
def matters(world) -> Matters:
    """The small world."""
    return matters_of(world)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """A folder of its own for the statistics of every test."""
    settings.LAOZHENG_HOME = tmp_path


def told(method: str) -> dict[str, dict[str, int]]:
    """The answers that the table of a method tells, by address and member of the cast."""
    head, *lines = (
        line.split()
        for line in (ANSWERS / f"{method}.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    assert tuple(head[2:]) == CAST
    return {
        f"{view} {variation}": dict(zip(CAST, map(int, answers), strict=True))
        for view, variation, *answers in lines
    }


def addresses(matters: Matters) -> list[Address]:
    """Every address in all its variations."""
    return [address for view in view_names() for address in filled(view, matters)]


def answers(world: World, method: str, matters: Matters) -> Iterator[tuple[Address, str, int, str]]:
    """What every address answers to every member of the cast; nothing stays changed."""
    for who in CAST:
        for address in addresses(matters):
            before = transaction.savepoint()
            client = world.client(who)
            answer = getattr(client, method)(address.path)
            body = b"".join(answer) if answer.streaming else answer.content
            transaction.savepoint_rollback(before)
            if who == "stranger" and answer.status_code == 302:
                assert answer.url.startswith(reverse(LOGIN)), address
            yield address, who, answer.status_code, body.decode("utf-8", "replace")


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_has_said_who_may_open_each_address(matters, method):
    assert set(told(method)) == {str(address) for address in addresses(matters)}


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_answers_every_role_as_told(world, matters, method):
    expected = told(method)
    different = [
        f"{method} {address} {who}: told {expected[str(address)][who]}, answered {status}"
        for address, who, status, _ in answers(world, method, matters)
        if expected[str(address)][who] != status
    ]
    assert not different


def test_strangers_are_let_in_nowhere_but_at_the_door():
    for method in ("get", "post"):
        let_in = {
            address.partition(" ")[0]
            for address, by_role in told(method).items()
            if by_role["stranger"] == 200
        }
        assert let_in <= OPEN_TO_STRANGERS


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_reads_a_word_of_a_case_that_is_not_his(world, matters, method):
    leaks = [
        f"{method} {address} {who}: {secret}"
        for address, who, _, body in answers(world, method, matters)
        for name, initiated in INITIATED.items()
        if who not in initiated
        for secret in matters.secrets(name)
        if secret in body and not _is_known_already(address, secret, matters)
    ]
    assert not leaks


def _is_known_already(address: Address, secret: str, matters: Matters) -> bool:
    """Whether the reader wrote the word himself, or it is the public name of the page's subject."""
    if secret in unquote(address.path):
        return True
    return str(address) == PAGE_OF_THE_EMPLOYER and secret == str(matters.parties["employer"])


@pytest.mark.slow
def test_those_who_are_named_find_their_case(world, matters):
    """The counterpart: a filter that hides everything would pass all the others."""
    for name in ("own", "named", "unit"):
        case = matters.cases[name]
        for who in INITIATED[name]:
            page = world.client(who).get(reverse("workspace:case", args=[case.number]))
            assert case.title in page.content.decode(), (name, who)
            listed = world.client(who).get(reverse("workspace:cases"))
            assert case.number in listed.content.decode(), (name, who)
