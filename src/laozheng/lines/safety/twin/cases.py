"""Fines and accidents of a year; a few fines fall on appeal, a few accidents cost no life."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from laozheng.base.moments import TAIPEI
from laozheng.base.periods import Period
from laozheng.base.roc import roc_year
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.inspections.issued import Issued
from laozheng.kernel.inspections.offices import Offices
from laozheng.kernel.inspections.queries import offices
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.districts import district_label
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.actions.building import Firms, facts_of, rows_of
from laozheng.lines.safety.queries.accidents import KIND
from laozheng.lines.safety.queries.kinds import DISPOSITION
from laozheng.lines.safety.queries.reading import titled
from laozheng.lines.safety.rules.codes.accidents import EMPLOYER
from laozheng.lines.safety.rules.consistency import When

# Published for 113: fines, deaths in major accidents.
FINES, DEATHS = 807, 34
REVOKED_FINES = 9
FIRMS = 420
TRADES = ("營造", "工程", "鋼鐵", "化工", "機械", "物流", "清潔", "食品", "電子", "造船")
SECTIONS = ("F", "F", "C", "C", "C", "H", "N", "C", "C", "C")
# What is violated, and how often among a hundred.
VIOLATIONS = {
    "職業安全衛生法第6條第1項第5款": 30,
    "職業安全衛生法第6條第1項第1款": 18,
    "職業安全衛生法第6條第1項第3款": 12,
    "職業安全衛生法第6條第1項第7款": 8,
    "職業安全衛生法第26條第1項": 7,
    "職業安全衛生法第27條第1項第3款": 7,
    "職業安全衛生法第32條第1項": 5,
    "職業安全衛生法第23條第1項": 5,
    "職業安全衛生法第20條第1項": 4,
    "職業安全衛生法第37條第2項第1款": 2,
    "職業安全衛生法第34條第1項": 2,
}
AMOUNTS = (30_000, 30_000, 60_000, 60_000, 90_000, 100_000, 150_000)
TYPES = ("fall", "collapse", "caught_in", "electric_shock", "flying_object", "struck_by", "fire")
# Serial numbers of documents, apart from those of real ones of the year.
_FIRST_SERIAL = 7_000_000


def make(period: Period, firms: list[Party], *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the cases of a year; returns what was made, in words."""
    recorder = Recorder(actor)
    for history in histories(period, firms, seed=seed, scale=scale):
        recorder.add(history)
    made = len(recorder.flush())
    return f"裁處及職災{made}件（罰鍰{FINES * scale}、死亡{DEATHS * scale}人）"


def histories(
    period: Period, firms: list[Party], *, seed: int, scale: int = 1
) -> Iterator[History]:
    """The pasts of the cases of a year, the same for the same seed and firms."""
    office = _Office(period, random.Random(seed * 7919 + 1), firms, offices())
    yield from office.histories(scale)


def firms_of(period: Period, actor: Reader) -> list[Party]:
    """The firms of the year."""
    names = (
        f"範例{TRADES[number % len(TRADES)]}第{number + 1:03d}號有限公司" for number in range(FIRMS)
    )
    wanted = [Wanted(kind="enterprise", name=name, day=period.start) for name in names]
    return ensure_parties(wanted, actor)


def deaths_by_accident(deaths: int) -> Iterator[int]:
    """One death per accident, but two in one of each seventeen; a few accidents without any."""
    left = deaths
    while left > 0:
        here = 2 if left % 17 == 0 and left > 1 else 1
        yield here
        left -= here
    yield from (0,) * (deaths // 4)


@dataclass
class _Office:
    """One year of the office, drawn case by case."""

    period: Period
    draw: random.Random
    firms: list[Party]
    offices: Offices
    documents: int = 0

    def histories(self, scale: int) -> Iterator[History]:
        """Fines that stand, fines that fell on appeal, accidents."""
        for _ in range(FINES * scale):
            yield self._fine(revoked=False)
        for _ in range(REVOKED_FINES * scale):
            yield self._fine(revoked=True)
        for deaths in deaths_by_accident(DEATHS * scale):
            yield self._accident(deaths)

    def _day(self, days: int | None = None) -> date:
        """A working day among the first days of the period, of all but its last fortnight."""
        among = days or (self.period.end - self.period.start).days - 15
        day = self.period.start + timedelta(days=self.draw.randrange(among))
        return max(day - timedelta(days=max(0, day.weekday() - 4)), self.period.start)

    def _fine(self, *, revoked: bool) -> History:
        # A fine that falls on appeal falls within the year, so that every later as-of day agrees.
        day = self._day(150 if revoked else None)
        served_on = day + timedelta(days=self.draw.randrange(2, 9))
        steps = [Step("issued", day), Step("served", served_on)]
        if revoked:
            steps.append(Step("revoked", served_on + timedelta(days=self.draw.randrange(20, 180))))
        else:
            steps.append(Step("announced", served_on + timedelta(days=self.draw.randrange(5, 25))))
        firm = self.firms[min(int(self.draw.expovariate(1 / 120)), len(self.firms) - 1)]
        articles = self.draw.choices(list(VIOLATIONS), list(VIOLATIONS.values()))[0]
        amount = self.draw.choice(AMOUNTS)
        return self._disposition(steps, firm, articles, amount)

    def _disposition(self, steps: list[Step], firm: Party, articles: str, amount: int) -> History:
        day = steps[0].on
        self.documents += 1
        number = f"高市勞檢字第{roc_year(day)}{_FIRST_SERIAL + self.documents:07d}0號"
        return Issued(number, firm, articles, amount, steps).history(DISPOSITION, self.offices)

    def _accident(self, deaths: int) -> History:
        at = datetime.combine(self._day(), time(self.draw.randrange(8, 18), 30), TAIPEI)
        reported_at = at + timedelta(hours=self.draw.choice((1, 2, 3, 5, 7, 9)))
        firm, kind = self.draw.choice(self.firms), self.draw.choice(TYPES)
        district = self.draw.choice(sorted(city().districts))
        given = {
            "occurred_at": When.of(at),
            "known_at": When.of(at),
            "reported_at": When.of(reported_at),
            "reported_by": EMPLOYER,
            "employer_name": firm.display_name,
            "place": f"高雄市{district_label(district)}範例路{self.draw.randrange(1, 300)}號",
            "industry": SECTIONS[TRADES.index(firm.display_name[2:4])],
            "accident_type": kind,
            "accident_kind": "death" if deaths else "hospitalized",
            "deaths": deaths,
            "injured": 0 if deaths else 1,
            "hospitalized": 0 if deaths else 1,
        }
        reported_on = When.of(reported_at).on
        facts = facts_of(given, district, law())
        return History(
            kind=KIND,
            received_on=reported_on,
            intake="phone",
            steps=[
                Step("report", reported_on, at=reported_at, data={"facts": facts}),
                Step("take", reported_on),
            ],
            district=district,
            title=titled(firm.display_name, kind),
            build=partial(
                rows_of, given, Firms({EMPLOYER: (firm.display_name, firm)}), reported_on
            ),
        )
