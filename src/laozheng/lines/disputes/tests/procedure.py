"""Cases that get to a state by real actions, for the tests of the procedure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from laozheng.conftest import World
from laozheng.kernel.accounts.models import ExternalAccount, Unit
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import Case, CaseParty, Event
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.lines.disputes.models import (
    BodyContract,
    CommitteeMember,
    Hearing,
    Mediator,
    MediatorEvaluation,
    MediatorTerm,
    MediatorTraining,
    MemberTerm,
    PrivateBody,
)

KIND = "disputes.mediation"
MONDAY = date(2024, 3, 25)
MATTER = {
    "issue": "wage",
    "nature": "rights",
    "claims": [("arrears", 32000)],
    "workers": 1,
    "worker_name": "測試工一",
    "employer_name": "範例第一有限公司",
    "employer_ubn": "22099131",
}


def at(day: date) -> datetime:
    """Noon of a day in Taipei."""
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def a_mediation(world: World, received_on: date = MONDAY, **facts: Any) -> Case:
    """A case received at the counter by the officer."""
    return open_case(
        KIND,
        "register",
        actor=world.reader("officer", at(received_on)),
        received_on=received_on,
        intake="counter",
        officer=world.officer,
        district="64000030",
        filer_kind=facts.pop("filer_kind", "worker"),
        **{**MATTER, **facts},
    )


def do(world: World, case: Case, name: str, on: date, who: str = "officer", **given: Any) -> Event:
    """Take a step on its own day."""
    return perform(case, name, actor=world.reader(who, at(on)), on=on, **given)


@dataclass
class Mediators:
    """A fit mediator of the bureau, a body with four fit ones, and a roster of members."""

    own: Mediator
    body: PrivateBody
    of_body: list[Mediator]
    members: list[CommitteeMember]


def found_rosters(world: World, since: date = date(2020, 1, 1)) -> Mediators:
    """The registers, all fit throughout 2024; two of them may sign in."""
    unit = Unit.objects.get(code="labor_relations")
    party = ensure_party(Wanted("association", "測試勞資協會", since), world.reader("system"))
    body = PrivateBody.objects.create(
        body_no="團01", name="測試勞資協會", party=party, unit=unit, staff=1, account=world.body
    )
    BodyContract.objects.create(body=body, valid_from=since)
    of_body = [a_mediator(f"團調{n}", unit, body=body) for n in range(1, 5)]
    members = []
    for number in range(1, 6):
        member = CommitteeMember.objects.create(
            roster_no=f"委{number}",
            name=f"測試委員{number}",
            unit=unit,
            qualification="management",
        )
        MemberTerm.objects.create(member=member, valid_from=since, appointed_on=since)
        members.append(member)
    return Mediators(a_mediator("局調1", unit, account=world.mediator), body, of_body, members)


def a_mediator(
    roster_no: str,
    unit: Unit,
    *,
    body: PrivateBody | None = None,
    account: ExternalAccount | None = None,
    trained_on: date = date(2023, 6, 1),
) -> Mediator:
    """A mediator who is on the roster, trained, evaluated and endorsed."""
    mediator = Mediator.objects.create(
        roster_no=roster_no,
        name=f"測試{roster_no}",
        unit=unit,
        account=account,
        qualification="certified",
    )
    MediatorTerm.objects.create(mediator=mediator, body=body, valid_from=date(2020, 1, 1))
    MediatorTraining.objects.create(mediator=mediator, held_on=trained_on, hours=Decimal(12))
    MediatorEvaluation.objects.create(
        mediator=mediator,
        evaluated_on=date(2023, 12, 20),
        has_passed=True,
        signed_on=date(2023, 12, 29),
    )
    return mediator


def answers(case: Case, **by_side: str) -> dict[str, str]:
    """The answer of every party of a side."""
    rows = CaseParty.objects.filter(case=case, to_on__isnull=True)
    return {str(row.pk): by_side[row.side] for row in rows}


def days(case: Case, day: date) -> dict[str, date]:
    """The same day for every party."""
    rows = CaseParty.objects.filter(case=case, to_on__isnull=True)
    return {str(row.pk): day for row in rows}


def in_mediation(world: World, mediators: Mediators, **facts: Any) -> Case:
    """A case of the bureau's mediator that has begun on 8 April 2024."""
    case = a_mediation(world, **facts)
    do(world, case, "accept", MONDAY, channel="authority_mediator")
    do(world, case, "appoint", date(2024, 3, 28), mediator=mediators.own)
    do(world, case, "begin", date(2024, 4, 8), who="mediator")
    return case


def heard_and_proposed(world: World, mediators: Mediators, **facts: Any) -> Case:
    """The same case after a meeting and a proposal."""
    case = in_mediation(world, mediators, **facts)
    on = date(2024, 4, 16)
    do(world, case, "schedule", date(2024, 4, 9), place="第一調解室", starts_at=at(on))
    notices = days(case, on - timedelta(days=5))
    hearing = Hearing.objects.get(case=case)
    do(world, case, "hear", on, hearing=hearing, notices=notices, present=list(notices))
    do(world, case, "propose", on, who="mediator", proposal="資方給付32,000元")
    return case
