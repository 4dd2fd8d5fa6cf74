"""A large synthetic city, recorded in bulk: nine of ten cases are mediations, the rest fines.

A mediation is open to those who are named on it: its officer, and on a few the one mediator.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.config.bench_pages.people import People, hire_people, signed_in
from laozheng.config.readiness import make_ready, note_sizes
from laozheng.kernel.accounts.clock import moment
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader, system_reader
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.models import Party
from laozheng.lines.disputes.models import Mediation, codes

FIRMS = 500
# How many cases name the readers who may see least.
OF_MEDIATOR, OF_OFFICER = 30, 2_000
SPAN_DAYS = 5 * 365
OPEN_DAYS = 45
AT_ONCE = 20_000


def fill(cases: int) -> dict[str, Any]:
    """Record the cases and sign the readers in; their cookies and case numbers, by role."""
    actor = system_reader("bench", moment())
    make_ready(actor)
    people = hire_people(actor)
    recorder = Recorder(actor)
    for place, history in enumerate(_histories(cases, actor, people), start=1):
        recorder.add(history)
        if place % AT_ONCE == 0:
            recorder.flush()
    recorder.flush()
    note_sizes()
    return signed_in(people)


def _histories(cases: int, actor: Reader, people: People) -> Iterator[History]:
    """The cases in the order of receipt; the named ones are spread evenly among them."""
    draw = random.Random(113)
    firms = _firms(actor)
    districts = sorted(city().districts)
    every_mediator, every_officer = max(1, cases // OF_MEDIATOR), max(2, cases // OF_OFFICER)
    for place in range(cases):
        days_ago = SPAN_DAYS - SPAN_DAYS * place // cases
        day = actor.day - timedelta(days=days_ago)
        firm = firms[min(int(draw.expovariate(1 / 80)), FIRMS - 1)]
        if place % 10 == 9:
            yield _fine(firm, day, place)
            continue
        others = people.other_officers
        officer = people.officer if place % every_officer == 0 else others[place % len(others)]
        readers = [(people.mediator_user, "mediator")] if place % every_mediator == 0 else []
        yield _mediation(draw, firm, day, days_ago, officer, readers, draw.choice(districts))


def _firms(actor: Reader) -> list[Party]:
    wanted = [
        Wanted("enterprise", f"範例第{number + 1:03d}號有限公司", actor.day)
        for number in range(FIRMS)
    ]
    return ensure_parties(wanted, actor)


def _mediation(
    draw: random.Random,
    firm: Party,
    day: date,
    days_ago: int,
    officer: Staff,
    readers: list[tuple[int, str]],
    district: str,
) -> History:
    issue = draw.choice(list(codes.ISSUES))
    return History(
        kind="disputes.mediation",
        received_on=day,
        intake="counter",
        steps=list(_steps(draw, day, days_ago, issue, district)),
        filer_kind="worker",
        district=district,
        title=f"{firm.display_name}　{codes.ISSUES[issue]}",
        officer=officer,
        readers=readers,
        build=partial(_mediation_rows, firm, issue),
    )


def _steps(
    draw: random.Random, day: date, days_ago: int, issue: str, district: str
) -> Iterator[Step]:
    """An old case is settled; a new one has come as far as the law lets it take time."""
    facts = {"issue": issue, "nature": "rights", "workers": 1, "filer": "worker"}
    yield Step("register", day, data={**facts, "district": district})
    yield Step("accept", day, data={"channel": "authority_mediator"})
    if days_ago > OPEN_DAYS:
        yield Step("carry_over", day + timedelta(days=9))
        # The day of filing is told as unknown, else each of them had a term that never ends.
        ended = {"record_day_unknown": True, "amount_settled": 32_000}
        yield Step("settle", day + timedelta(days=draw.randrange(12, 40)), data=ended)
        return
    for name, days in (("appoint", 2), ("begin", 8), ("propose", 16)):
        if days < days_ago:
            yield Step(name, day + timedelta(days=days))


def _mediation_rows(firm: Party, issue: str, case: Case) -> Iterable[Model]:
    yield Mediation(
        case=case, issue=issue, employer_name=firm.display_name, channel="authority_mediator"
    )
    yield _party(firm, case)


def _party(firm: Party, case: Case) -> CaseParty:
    return CaseParty(
        case=case,
        party=firm,
        name_as_written=firm.display_name,
        side="employer",
        role="opponent",
        from_on=case.received_on,
    )


def _fine(firm: Party, day: date, place: int) -> History:
    return History(
        kind="safety.disposition",
        received_on=day,
        intake="ex_officio",
        steps=[Step("issued", day), Step("served", day + timedelta(days=3))],
        title=f"{firm.display_name}　罰鍰",
        build=partial(_fine_rows, firm, place),
    )


def _fine_rows(firm: Party, place: int, case: Case) -> Iterable[Model]:
    number = f"範例字第{place:07d}號"
    yield Disposition(
        case=case,
        document_number=number,
        number_key=number,
        authority="inspection_office",
        kind="fine",
        party=firm,
        party_raw=firm.display_name,
        party_name=firm.display_name,
        party_key=firm.party_key,
        party_kind="enterprise",
        disposed_on=case.received_on,
        amount_twd=60_000,
    )
    yield _party(firm, case)
