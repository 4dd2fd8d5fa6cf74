"""Synthetic people of the year: private bodies, mediators, workers and employers.

Names are numbers in words (測試工一二三, 範例一二三企業有限公司) and belong to nobody.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.measures.freshness import mark_stale
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.city import city
from laozheng.lines.disputes.actions.registering import ROSTER, UNIT
from laozheng.lines.disputes.models import (
    BodyContract,
    BodyEvaluation,
    Mediator,
    MediatorEvaluation,
    MediatorTerm,
    MediatorTraining,
    PrivateBody,
)

BODIES, MEDIATORS_PER_BODY, OWN_MEDIATORS = 5, 6, 14
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
# Where people work: the larger districts have more of the cases.
_BIG_DISTRICTS = 11


def in_words(number: int) -> str:
    """123 as 一二三."""
    return str(number).translate(_DIGITS)


@dataclass(frozen=True)
class Rosters:
    """Who mediates: each body with its mediators' names, and the bureau's own."""

    bodies: dict[str, list[str]]
    own: list[str]


class Crowd:
    """Draws workers, employers and places."""

    def __init__(self, draw: random.Random, firms: int) -> None:
        self._draw = draw
        self._firms = firms
        self._workers = 0
        codes = list(city().districts)
        self._districts = codes[:_BIG_DISTRICTS] * 5 + codes

    def worker(self) -> str:
        """The next worker; everybody appears once."""
        self._workers += 1
        return f"測試工{in_words(self._workers)}"

    def employer(self) -> str:
        """Some employer; a few have many disputes."""
        number = int(self._draw.paretovariate(0.9)) % self._firms + 1
        return f"範例{in_words(number)}企業有限公司"

    def district(self) -> str:
        """The code of a district."""
        return self._draw.choice(self._districts)


def found_rosters(period: Period, actor: Reader) -> Rosters:
    """Enter bodies and mediators who are eligible all through the year."""
    unit = Unit.objects.get(code=UNIT)
    since = period.start.replace(year=period.start.year - 3)
    bodies = _bodies(unit, since, period, actor)
    names: dict[str, list[str]] = {body.name: [] for body in bodies}
    own: list[str] = []
    owners = [body for body in bodies for _ in range(MEDIATORS_PER_BODY)] + [None] * OWN_MEDIATORS
    people = Mediator.objects.bulk_create(
        Mediator(
            roster_no=f"調{number:03d}",
            name=f"測試調解{in_words(number)}",
            unit=unit,
            qualification=("certified", "lawyer", "official")[number % 3],
        )
        for number, _ in enumerate(owners, start=1)
    )
    for person, body in zip(people, owners, strict=True):
        (names[body.name] if body else own).append(person.name)
    _learning(people, owners, since, period)
    mark_stale({ROSTER}, range(since.year, period.end.year + 1))
    return Rosters(names, own)


def _bodies(unit: Unit, since: date, period: Period, actor: Reader) -> list[PrivateBody]:
    names = [f"測試勞資關係協進會{in_words(number)}" for number in range(1, BODIES + 1)]
    parties = ensure_parties([Wanted("association", name, since) for name in names], actor)
    bodies = PrivateBody.objects.bulk_create(
        PrivateBody(
            body_no=f"團{number:02d}",
            name=name,
            party=party,
            unit=unit,
            staff=2,
            founded_on=date(2005, 1, 3),
            representative=f"測試理事長{in_words(number)}",
            purpose="促進勞資關係、協助勞資爭議之調處",
        )
        for number, (name, party) in enumerate(zip(names, parties, strict=True), start=1)
    )
    BodyContract.objects.bulk_create(BodyContract(body=body, valid_from=since) for body in bodies)
    BodyEvaluation.objects.bulk_create(
        BodyEvaluation(body=body, evaluated_on=period.start - timedelta(days=20), has_passed=True)
        for body in bodies
    )
    return bodies


def _learning(
    people: list[Mediator], owners: list[PrivateBody | None], since: date, period: Period
) -> None:
    MediatorTerm.objects.bulk_create(
        MediatorTerm(mediator=person, body=body, valid_from=since)
        for person, body in zip(people, owners, strict=True)
    )
    trained_on = (period.start - timedelta(days=200), period.start + timedelta(days=150))
    MediatorTraining.objects.bulk_create(
        MediatorTraining(mediator=person, held_on=day, hours=Decimal(10), title="在職研習")
        for person in people
        for day in trained_on
    )
    evaluated = [period.start - timedelta(days=20), period.end - timedelta(days=20)]
    MediatorEvaluation.objects.bulk_create(
        MediatorEvaluation(
            mediator=person,
            evaluated_on=day,
            has_passed=True,
            signed_on=day + timedelta(days=10),
        )
        for person in people
        for day in evaluated
    )
