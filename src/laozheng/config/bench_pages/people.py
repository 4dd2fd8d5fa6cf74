"""The readers of the benchmark: who they are, their cookies, and cases that they may open."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.actions import admit, hire
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader, reader_for
from laozheng.kernel.cases.models import Case

OTHER_OFFICERS = 20
LISTED = 40
EMPLOYED_DAYS = 10 * 365


@dataclass(frozen=True)
class People:
    """The readers, and the officers among whom all other cases are shared."""

    actor: Reader
    mediator_user: int
    officer: Staff
    head: Staff
    other_officers: tuple[Staff, ...]

    @property
    def users(self) -> dict[str, int]:
        """The users of the readers by role."""
        users = {"officer": self.officer.user_id, "head": self.head.user_id}
        return {"mediator": self.mediator_user} | {r: u for r, u in users.items() if u is not None}


def hire_people(actor: Reader) -> People:
    """Hire a head and officers, and admit a mediator, none of whom can sign in by password."""
    since = actor.day - timedelta(days=EMPLOYED_DAYS)
    bureau = Unit.objects.get(code="bureau")
    relations = Unit.objects.get(code="labor_relations")

    def officer(number: int) -> Staff:
        return hire(f"B{number:03d}", f"測試{number:03d}", relations, ("officer",), **when)

    when: dict[str, Any] = {"on": since, "actor": actor}
    mediator = admit("bench-mediator", "測試調解人", "mediator", "bench:mediator", **when)
    return People(
        actor=actor,
        mediator_user=mediator.user_id,
        officer=officer(0),
        head=hire("B900", "測試局長", bureau, ("head",), **when),
        other_officers=tuple(officer(number) for number in range(1, OTHER_OFFICERS + 1)),
    )


def signed_in(people: People) -> dict[str, Any]:
    """Cookies by role, and for each role the numbers of mediations that it may open."""
    return {
        "sessions": {role: _cookie_of(user) for role, user in people.users.items()},
        "cases": {role: _numbers_for(user, people.actor) for role, user in people.users.items()},
    }


def _cookie_of(user_id: int) -> str:
    user = get_user_model().objects.get(pk=user_id)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _numbers_for(user_id: int, actor: Reader) -> list[str]:
    reader = reader_for(get_user_model().objects.get(pk=user_id), actor.at)
    cases = visible(Case.objects.filter(kind="disputes.mediation"), reader)
    return list(cases.order_by("-received_on", "-id").values_list("number", flat=True)[:LISTED])
