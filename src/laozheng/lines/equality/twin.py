"""The synthetic office of a year: complaints, fines and events whose figures equal the published.

Names are recognisable as synthetic (範例…). Totals are the published figures of ROC 113 and, for
the council, of 2025; months, stages, decisions and firms are spread by a seeded draw. The 31 fines
are records apart from the 145 complaints, although the print lists both in one sentence.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from laozheng.base.periods import Period
from laozheng.base.roc import roc_year
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.inspections.issued import Issued
from laozheng.kernel.inspections.offices import Offices
from laozheng.kernel.inspections.queries import offices
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.models import Party
from laozheng.lines.equality.actions.councils import MEETING
from laozheng.lines.equality.actions.recording import history_of
from laozheng.lines.equality.actions.registering import ad_history
from laozheng.lines.equality.models import CouncilMember
from laozheng.lines.equality.queries.cases import DISPOSITION
from laozheng.lines.equality.rules.codes import COUNCILS, ESA, GENDER, HARASSMENT, MEDIA, STAGES

# Published for 113: complaints by main ground, job seekers by type, fines, events.
COMPLAINTS = {
    "marital_status": 1,
    "disability": 5,
    "age": 17,
    "appearance": 1,
    "sex": 75,
    HARASSMENT: 46,
}
JOB_SEEKERS = {
    "false_advertising": 20,
    "id_retention_or_private_data": 7,
    "undisclosed_pay": 4,
    "property_withheld": 1,
}
FINES, REVOKED_FINES = 31, 2
EVENTS, ATTENDANCE = 11, 690
# Published for 2025.
MEETINGS, EXPERTS = 4, 10
FIRMS = 60
TRADES = ("餐飲", "零售", "電子", "保全", "清潔", "物流", "補習", "旅宿", "美容", "科技")
DECISIONS = {
    "established": 24,
    "partly": 4,
    "not_established": 40,
    "withdrawn": 14,
    "settled": 6,
    "inadmissible": 4,
    "pending": 8,
}
# What is fined, by the mark of the unit that issues it, and how often among a hundred.
VIOLATIONS = {
    ("高市勞就字", "就業服務法第5條第1項"): 25,
    ("高市勞就字", "性別平等工作法第7條"): 15,
    ("高市勞就字", "性別平等工作法第11條第1項"): 20,
    ("高市勞就字", "性別平等工作法第13條第2項"): 20,
    ("高市勞條字", "性別平等工作法第21條第1項"): 20,
}
AMOUNTS = {"就": 300_000, "條": 20_000}
_FIRST_SERIAL = 7_500_000


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the records of a year; returns what was made, in words."""
    recorder = Recorder(actor)
    firms = _firms(period, actor)
    for history in histories(period, firms, seed=seed, scale=scale):
        recorder.add(history)
    recorder.flush()
    _hold_events(period, actor, scale)
    _hold_meetings(period, actor, scale)
    cases, seekers = sum(COMPLAINTS.values()), sum(JOB_SEEKERS.values())
    return f"申訴{cases * scale}件、求職申訴{seekers * scale}件、罰鍰{FINES * scale}件"


def histories(
    period: Period, firms: list[Party], *, seed: int, scale: int = 1
) -> Iterator[History]:
    """The pasts of the cases of a year, the same for the same seed and firms."""
    year = _Year(period, random.Random(seed * 7919 + 3), firms, offices())
    for ground, cases in COMPLAINTS.items():
        yield from (year.complaint(ground) for _ in range(cases * scale))
    for type_, cases in JOB_SEEKERS.items():
        yield from (year.job_seeker(type_) for _ in range(cases * scale))
    yield from (year.fine(revoked=False) for _ in range(FINES * scale))
    yield from (year.fine(revoked=True) for _ in range(REVOKED_FINES * scale))


def _firms(period: Period, actor: Reader) -> list[Party]:
    names = (
        f"範例{TRADES[number % len(TRADES)]}平等第{number + 1:02d}號有限公司"
        for number in range(FIRMS)
    )
    wanted = [Wanted(kind="enterprise", name=name, day=period.start) for name in names]
    return ensure_parties(wanted, actor)


@dataclass
class _Year:
    """One year of the desk, drawn case by case."""

    period: Period
    draw: random.Random
    firms: list[Party]
    offices: Offices
    documents: int = 0

    def _day(self, days: int | None = None) -> date:
        """A working day among the first days of the period, of all but its last fortnight."""
        among = days or (self.period.end - self.period.start).days - 15
        day = self.period.start + timedelta(days=self.draw.randrange(among))
        return max(day - timedelta(days=max(0, day.weekday() - 4)), self.period.start)

    def complaint(self, ground: str) -> History:
        """A complaint on its way, as far as it had come by the end of the year."""
        firm, received_on = self.draw.choice(self.firms), self._day()
        law = GENDER if ground in ("sex", HARASSMENT) else ESA
        stage = "harassment" if ground == HARASSMENT else self.draw.choice(list(STAGES)[:-1])
        given: dict[str, Any] = {
            "law": law,
            "ground": ground,
            "stage": stage,
            "received_on": received_on,
            "employer_name": firm.display_name,
            "act_on": received_on - timedelta(days=self.draw.randrange(5, 90)),
            "employees": self.draw.choice((8, 12, 35, 120, 600)),
        }
        given |= self._course(received_on)
        return history_of(given, None if ground == HARASSMENT else firm)

    def _course(self, received_on: date) -> dict[str, Any]:
        """What was decided and when; nothing that lies after the year."""
        decision = self.draw.choices(list(DECISIONS), list(DECISIONS.values()))[0]
        begun = received_on + timedelta(days=self.draw.randrange(3, 15))
        decided = begun + timedelta(days=self.draw.randrange(15, 75))
        if decision == "pending" or decided > self.period.end:
            return {}
        told = {"decision": decision, "decided_on": decided}
        if decision in ("established", "partly", "not_established"):
            served = min(decided + timedelta(days=5), self.period.end)
            told |= {"investigated_from": begun, "served_on": served}
        return told

    def job_seeker(self, type_: str) -> History:
        """A complaint of a job seeker."""
        firm, received_on = self.draw.choice(self.firms), self._day()
        decided_on = received_on + timedelta(days=self.draw.randrange(10, 40))
        given: dict[str, Any] = {
            "type": type_,
            "received_on": received_on,
            "employer_name": firm.display_name,
            "medium": self.draw.choice(list(MEDIA)),
        }
        if decided_on <= self.period.end:
            decision = self.draw.choice(("established", "not_established"))
            given |= {"decision": decision, "decided_on": decided_on}
        return ad_history(given, firm)

    def fine(self, *, revoked: bool) -> History:
        """A fine that stands, or one that fell on appeal within the year."""
        day = self._day(150 if revoked else None)
        served_on = day + timedelta(days=self.draw.randrange(2, 9))
        steps = [Step("issued", day), Step("served", served_on)]
        if revoked:
            steps.append(Step("revoked", served_on + timedelta(days=self.draw.randrange(20, 180))))
        else:
            steps.append(Step("announced", served_on + timedelta(days=self.draw.randrange(5, 25))))
        firm = self.draw.choice(self.firms)
        mark, articles = self.draw.choices(list(VIOLATIONS), list(VIOLATIONS.values()))[0]
        self.documents += 1
        number = f"{mark}第{roc_year(day)}{_FIRST_SERIAL + self.documents:07d}0號"
        fine = Issued(number, firm, articles, AMOUNTS[mark[3]], steps)
        return fine.history(DISPOSITION, self.offices)


def _spread(period: Period, number: int, parts: int) -> date:
    """The day of one of several events spread over a period."""
    days = (period.end - period.start).days
    return period.start + timedelta(days=days * (number + 1) // (parts + 1))


def _hold_events(period: Period, actor: Reader, scale: int) -> None:
    """Briefings and trainings of investigators; the print has one number for both."""
    for number in range(EVENTS * scale):
        kind = "investigator_training" if number % 4 == 3 else "prevention_briefing"
        each, rest = divmod(ATTENDANCE, EVENTS)
        attended = each + (1 if number % EVENTS < rest else 0)
        held_on = _spread(period, number, EVENTS * scale)
        enter(
            "equality", kind, f"範例防制就業歧視活動第{number + 1}場", held_on,
            actor=actor, heads=(Heads(attended, count_unit="person_times"),), known_on=held_on,
            activity_no=f"EQ-{roc_year(held_on)}-{number + 1:03d}",
        )  # fmt: skip


def _hold_meetings(period: Period, actor: Reader, scale: int) -> None:
    """The meetings of the discrimination council, and the experts appointed to it."""
    council, year = "discrimination", period.start.year
    term = max(roc_year(period.start) - 100, 1)
    for number in range(1, MEETINGS * scale + 1):
        held_on = _spread(period, number - 1, MEETINGS * scale)
        enter(
            "equality", MEETING, f"{COUNCILS[council]}第{term}屆第{number}次會議", held_on,
            actor=actor, known_on=held_on, activity_no=f"{council}-{term}-{number}",
            body=council, topic=council,
            tags=[f"term={term}", f"number={number}", "motions=6"],
        )  # fmt: skip
    CouncilMember.objects.bulk_create(
        CouncilMember(
            council=council,
            term=term,
            member_key=f"範例委員{number + 1:02d}",
            outside=number < EXPERTS * scale,
            sex="female" if number % 2 else "male",
            from_on=date(year, 1, 1),
            to_on=date(year, 12, 31),
            known_on=date(year, 1, 1),
        )
        for number in range((EXPERTS + 5) * scale)
    )
