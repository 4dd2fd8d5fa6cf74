"""Synthetic mediations of a year whose figures equal the published ones."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db.models import Model

from laozheng.base.moments import TAIPEI
from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import RoleGrant, Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.lines.disputes.actions.mediation_history import Rosters as KnownRosters
from laozheng.lines.disputes.actions.mediation_history import history_of
from laozheng.lines.disputes.actions.parties import join_parties, standings
from laozheng.lines.disputes.actions.registering import UNIT
from laozheng.lines.disputes.models import Hearing
from laozheng.lines.disputes.models.codes import CLAIMS, REASONS
from laozheng.lines.disputes.rules.timeline import COMMITTEE, PRIVATE_BODY
from laozheng.lines.disputes.twin.courses import Days, committee_steps
from laozheng.lines.disputes.twin.margins import Published
from laozheng.lines.disputes.twin.people import Crowd, Rosters

BATCH = 1000
CARRIED_OVER = 120
CASES_PER_FIRM = 4
WITHDRAWN_ONLINE_FILED = 3  # of five that withdraw online, three had filed online
OTHER_INTAKES = ("counter",) * 6 + ("post", "post", "phone", "fax", "referral")
CLAIMS_OF = {
    "wage": ("arrears", "overtime", "leave_pay", "holiday_pay"),
    "contract": ("severance", "notice_pay", "certificate"),
    "occupational_injury": ("injury_pay", "injury_damages"),
    "retirement": ("pension_old", "pension_contribution"),
    "labor_insurance": ("not_insured", "low_insured"),
    "other": ("other", "working_time", "welfare"),
}
Values = dict[str, Any]


class Year:
    """Draws the cases of a year, one dictionary of the import's columns each."""

    def __init__(
        self, period: Period, published: Published, rosters: Rosters, draw: random.Random
    ) -> None:
        self._period, self._published = period, published
        self._rosters, self._draw = rosters, draw
        self._days = Days(draw, calendar(), period.end)
        received = published.value("mediation_cases")
        self._crowd = Crowd(draw, max(40, received // CASES_PER_FIRM))
        self._number = 0
        self._blank = {column.name: None for column in dataset_named("mediation").columns}

    def cases(self) -> Iterator[tuple[Values, list[Step]]]:
        """Every case with the steps that its columns cannot tell."""
        withdrawn = self._published.value("online_withdrawals")
        online_withdrawn = withdrawn * WITHDRAWN_ONLINE_FILED // 5
        counted = [
            (issue, channel, outcome)
            for outcome, table in self._published.mediation_tables().items()
            for (issue, channel), count in table.items()
            for _ in range(count)
        ]
        self._draw.shuffle(counted)
        filed_online = self._published.value("online_applications") - online_withdrawn
        for number, (issue, channel, outcome) in enumerate(counted):
            yield self._counted(issue, channel, outcome, online=number < filed_online)
        issues = [issue for issue, _, _ in counted[:withdrawn]]
        for number, issue in enumerate(issues):
            yield self._withdrawn(issue, online=number < online_withdrawn), []
        for _ in range(CARRIED_OVER):
            yield self._carried_over()

    def _facts(self, issue: str, received: date, *, online: bool) -> Values:
        """What a case is about, and between whom."""
        self._number += 1
        workers = 1 if self._draw.random() < 0.85 else self._draw.randint(2, 6)
        claim = self._draw.choice(CLAIMS_OF[issue])
        amount = self._draw.randint(8, 400) * 1000
        return self._blank | {
            "case_no": f"合成-{self._period.code}-{self._number:06d}",
            "received_on": received,
            "intake": "online" if online else self._draw.choice(OTHER_INTAKES),
            "worker_name": self._crowd.worker(),
            "workers": workers,
            "workers_female": self._draw.randint(0, workers),
            "employer_name": self._crowd.employer(),
            "workplace_district": self._crowd.district(),
            "issue": issue,
            "claims": ((claim, amount if CLAIMS[claim] else None),),
            "hearings": 0,
        }

    def _counted(
        self, issue: str, channel: str, outcome: str, *, online: bool
    ) -> tuple[Values, list[Step]]:
        """A case that is settled, not settled or pending at the end of the year."""
        if outcome == "pending":
            received = self._days.workday(self._period.end - timedelta(days=12))
            facts = self._facts(issue, received, online=online)
            facts |= {"channel": channel, "outcome": "pending"}
            return facts | self._mediators(channel), []
        # A committee takes up to five weeks from receipt to outcome.
        room = 37 if channel == COMMITTEE else 11
        received = self._received(self._period.start, self._period.end - timedelta(days=room))
        facts = self._facts(issue, received, online=online)
        return self._ended(facts, channel, outcome)

    def _ended(self, facts: Values, channel: str, outcome: str) -> tuple[Values, list[Step]]:
        received = facts["received_on"]
        facts |= {"channel": channel, "outcome": outcome, "hearings": 1}
        facts |= self._mediators(channel)
        if outcome == "settled":
            (_, amount), *_ = facts["claims"]
            share = self._draw.choice((100, 100, 80, 70, 60, 50))
            facts |= {"amount_settled": amount * share // 100}
        else:
            facts |= {"outcome_reason": self._reason("not_settled")}
        if channel == COMMITTEE:
            days = self._days.of_committee(received)
            known = {name: day for name, day in days.items() if name in facts}
            return facts | known, committee_steps(days)
        facts |= self._days.of_mediator(received)
        facts["first_hearing_on"] = facts["started_on"]
        proposal = self._days.proposal(facts)
        return facts, [proposal] if proposal else []

    def _reason(self, outcome: str) -> str:
        codes = [code for code in REASONS[outcome] if code != "court_refused"]
        return codes[0] if self._draw.random() < 0.6 else self._draw.choice(codes)

    def _withdrawn(self, issue: str, *, online: bool) -> Values:
        """Withdrawn online within the year, mostly because the parties made it up."""
        received = self._received(self._period.start, self._period.end - timedelta(days=11))
        facts = self._facts(issue, received, online=online)
        return facts | {
            "outcome": "withdrawn",
            "outcome_reason": self._reason("withdrawn"),
            "withdrawn_via": "online",
            "closed_on": self._days.within(received, 1, 9),
        }

    def _carried_over(self) -> tuple[Values, list[Step]]:
        """Received late in the year before and ended in January: it counts in that year only."""
        first = self._period.start - timedelta(days=9)
        received = self._received(first, self._period.start - timedelta(days=3))
        facts = self._facts(self._draw.choice(tuple(CLAIMS_OF)), received, online=False)
        days = self._days.of_mediator(received)
        earliest = self._days.workday(self._period.start)
        latest = earliest + timedelta(days=28)
        days["closed_on"] = min(max(days["closed_on"], earliest), latest)
        days["started_on"] = min(days["started_on"], days["closed_on"])
        outcome = "settled" if self._draw.random() < 0.7 else "not_settled"
        facts |= {"channel": PRIVATE_BODY, "outcome": outcome, **self._mediators(PRIVATE_BODY)}
        return facts | {name: days[name] for name in ("assigned_on", "started_on", "closed_on")}, []

    def _received(self, first: date, last: date) -> date:
        span = (last - first).days
        return min(self._days.workday(first + timedelta(days=self._draw.randint(0, span))), last)

    def _mediators(self, channel: str) -> Values:
        if channel == COMMITTEE:
            return {}
        if channel != PRIVATE_BODY:
            return {"mediator": self._draw.choice(self._rosters.own)}
        body = self._draw.choice(list(self._rosters.bodies))
        return {"private_body": body, "mediator": self._draw.choice(self._rosters.bodies[body])}


def record_year(year: Year, actor: Reader) -> int:
    """Write all cases of a year; how many."""
    officers = _officers()
    known, written = KnownRosters(), 0
    cases = year.cases()
    while batch := list(islice(cases, BATCH)):
        recorder = Recorder(actor)
        for number, (values, steps) in enumerate(batch, start=written):
            history = _with_steps(history_of(values, known), steps)
            officer = officers[number % len(officers)] if officers else None
            recorder.add(replace(history, officer=officer, build=_with_hearing(history, values)))
        saved = recorder.flush()
        named = zip(saved, batch, strict=True)
        join_parties(
            [(case, "worker", standings(v, case.received_on)) for case, (v, _) in named], actor
        )
        written += len(saved)
    return written


def _officers() -> list[Staff]:
    """The officers of the division, who share the cases."""
    grants = RoleGrant.objects.filter(role="officer", unit__code=UNIT).select_related("staff")
    return [grant.staff for grant in grants.order_by("staff__number")]


def _with_steps(history: History, steps: list[Step]) -> History:
    """The history with steps that the columns of the import cannot tell.

    A committee's steps replace the few that a row tells of it; a proposal goes before the outcome.
    """
    if not steps:
        return history
    if steps[0].name == "notify_selection":
        told = {"notify_selection", "form", "begin", "carry_over", "hear"}
        own = [step for step in history.steps if step.name not in told]
        opening, rest = own[:2], own[2:]
        return replace(history, steps=[*opening, *steps, *rest])
    place = next(n for n, s in enumerate(history.steps) if s.name in ("settle", "fail"))
    return replace(history, steps=[*history.steps[:place], *steps, *history.steps[place:]])


def _with_hearing(history: History, values: Values) -> Callable[[Case], Iterable[Model]]:
    """The rows of the history, and the meeting that was held on the day of the outcome."""
    held_on = values["closed_on"] if values["outcome"] in ("settled", "not_settled") else None

    def build(case: Case) -> Iterable[Model]:
        yield from history.build(case)
        if held_on is not None and values["hearings"]:
            begin = datetime.combine(held_on, time(9 + case.pk % 7), tzinfo=TAIPEI)
            yield Hearing(
                case=case,
                number=1,
                place=f"第{case.pk % 4 + 1}調解室",
                starts_at=begin,
                ends_at=begin + timedelta(minutes=90),
                state="held",
            )

    return build
