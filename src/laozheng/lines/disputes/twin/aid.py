"""Synthetic applications for aid whose figures equal the published ones."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Model

from laozheng.base.periods import Period
from laozheng.base.rounding import largest_remainder
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.grants.models import Award, AwardItem, Payment
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.lines.disputes.actions.aid_importing import KIND
from laozheng.lines.disputes.models import LitigationAid
from laozheng.lines.disputes.models.codes import GROUNDS
from laozheng.lines.disputes.queries.aid import SCHEME
from laozheng.lines.disputes.rules.aid import ITEMS
from laozheng.lines.disputes.twin.courses import Days
from laozheng.lines.disputes.twin.margins import Published
from laozheng.lines.disputes.twin.people import in_words

# The fund's committee meets four times a year.
MEETING_MONTHS = (3, 6, 9, 12)
LARGE_GROUP = 3
KINDS = {
    "employment_existence": "dismissed_worker",
    "other_dispute": "worker",
    "unfair_labor_practice": "union_cadre",
}
# What those who got nothing became: most are rejected, some withdrew, the latest still wait.
UNAIDED = ("reject",) * 12 + ("withdraw",) * 3 + ("",) * 5


class AidYear:
    """Draws the applications of a year."""

    def __init__(self, period: Period, published: Published, draw: random.Random) -> None:
        self._period, self._draw = period, draw
        self._days = Days(draw, calendar(), period.end)
        self._applications = published.value("litigation_aid_applications")
        self._approvals = published.value("litigation_aid_approvals")
        self._persons = published.value("litigation_aid_persons")
        self._amount = published.value("litigation_aid_amount")

    def histories(self, actor: Reader) -> Iterator[tuple[History, str]]:
        """Each application with the name of who applied."""
        groups = (self._persons - self._approvals) // (LARGE_GROUP - 1)
        persons = [LARGE_GROUP] * groups + [1] * (self._approvals - groups)
        weights = [self._draw.randint(20, 90) * count for count in persons]
        amounts = largest_remainder(weights, self._amount)
        for number, (heads, amount) in enumerate(zip(persons, amounts, strict=True), start=1):
            yield self._approved(number, heads, amount, actor), f"測試申請{in_words(number)}"
        for number in range(self._approvals, self._applications):
            end = UNAIDED[(number - self._approvals) % len(UNAIDED)]
            yield self._unaided(number + 1, end, actor), f"測試申請{in_words(number + 1)}"

    def _application(self, received: date, ground: str, persons: int, number: int) -> LitigationAid:
        return LitigationAid(
            applicant_kind=KINDS[ground],
            persons=persons,
            domicile_since=received - timedelta(days=self._draw.randint(200, 9000)),
            works_in_city=True,
            dismissed_for_members=ground == "unfair_labor_practice",
            mediation_basis="none" if ground == "unfair_labor_practice" else "labor_dispute_act",
            mediation_failed_on=received - timedelta(days=self._draw.randint(5, 60)),
            ground=ground,
            stage="ruling" if ground == "unfair_labor_practice" else "first_instance",
            items=list(ITEMS[ground]),
        )

    def _drawn(self, last: date) -> tuple[date, str]:
        span = (last - self._period.start).days
        received = self._days.within(self._period.start, 0, span)
        return min(received, last), self._draw.choice(tuple(GROUNDS))

    def _meeting_after(self, received: date) -> date:
        year = self._period.start.year
        meetings = [self._days.workday(date(year, month, 18)) for month in MEETING_MONTHS]
        return next(day for day in meetings if day > received)

    def _approved(self, number: int, persons: int, amount: int, actor: Reader) -> History:
        received, ground = self._drawn(self._period.end - timedelta(days=35))
        aid = self._application(received, ground, persons, number)
        decided = self._meeting_after(received)
        shares = largest_remainder([5, 2, 3][: len(aid.items)], amount)
        items = dict(zip(aid.items, shares, strict=True))
        paid = self._days.within(decided, 7, 12)
        approved = {"persons": persons, "items": items}
        steps = [
            *_reviewed(aid, received, decided),
            Step("approve", decided, data=approved),
            Step("pay", paid, data={"amount": amount, "item": ""}),
        ]

        def build(case: Case) -> Iterable[Model]:
            aid.case = case
            yield aid
            award = _award(case, "approved", decided, actor.ref, actor.at)
            award.persons, award.approved_twd = persons, amount
            yield award
            for item, share in items.items():
                yield AwardItem(
                    award=award,
                    item=item,
                    approved_twd=share,
                    by=actor.ref,
                    recorded_at=actor.at,
                )
            yield Payment(
                award=award,
                serial=1,
                kind="initial",
                paid_on=paid,
                amount_twd=amount,
                by=actor.ref,
                recorded_at=actor.at,
            )

        return _history(aid, received, steps, build)

    def _unaided(self, number: int, end: str, actor: Reader) -> History:
        first = self._period.end - timedelta(days=30 if not end else 60)
        received, ground = self._drawn(first)
        aid = self._application(received, ground, 1, number)
        decided = self._days.within(received, 10, 40)
        steps = _reviewed(aid, received, decided)[: 2 if end == "reject" else 1]
        if end:
            steps.append(Step(end, decided, data={"reason": ""}))

        def build(case: Case) -> Iterable[Model]:
            aid.case = case
            yield aid
            if end:
                decision = {"reject": "rejected", "withdraw": "withdrawn"}[end]
                yield _award(case, decision, decided, actor.ref, actor.at)

        return _history(aid, received, steps, build)


def _reviewed(aid: LitigationAid, received: date, decided: date) -> list[Step]:
    facts = {"applicant_kind": aid.applicant_kind, "ground": aid.ground, "stage": aid.stage}
    return [
        Step("register", received, data=facts),
        Step("review", received),
        Step("to_committee", decided),
    ]


def _award(case: Case, decision: str, on: date, by: str, at: datetime) -> Award:
    return Award(
        case=case, scheme=SCHEME.code, decision=decision, decided_on=on, by=by, recorded_at=at
    )


def _history(aid: LitigationAid, received: date, steps: list[Step], build: object) -> History:
    return History(
        kind=KIND,
        received_on=received,
        intake="counter",
        steps=steps,
        filer_kind=aid.applicant_kind,
        title=f"涉訟補助　{GROUNDS[aid.ground]}",
        build=build,  # type: ignore[arg-type]
    )


def record_aid_year(year: AidYear, actor: Reader) -> int:
    """Write all applications of a year; how many."""
    recorder, names = Recorder(actor), []
    for history, name in year.histories(actor):
        recorder.add(history)
        names.append(name)
    cases = recorder.flush()
    wanted = [
        Wanted("person", name, case.received_on, subject_ref=case.ref)
        for case, name in zip(cases, names, strict=True)
    ]
    CaseParty.objects.bulk_create(
        CaseParty(
            case=case,
            party=party,
            name_as_written=one.name,
            side="labor",
            role="applicant",
            from_on=case.received_on,
        )
        for case, one, party in zip(cases, wanted, ensure_parties(wanted, actor), strict=True)
    )
    return len(cases)
