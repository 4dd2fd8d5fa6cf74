"""What a reckoning costs that tells its steps, articles and dated values, beside bare arithmetic.

Risk scores of employers and terms of fines; both baselines read each value of the law once.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from laozheng.base.months import months_before
from laozheng.config.bench_inspections.compared import compared
from laozheng.kernel.cases import catalogue
from laozheng.kernel.inspections.planning.risk import Evidence, RiskFacts, risk_score
from laozheng.kernel.inspections.rules.terms import appeal_due, payment_due, publication_due
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.timeline import Happening, Timeline

DAY = date(2024, 7, 1)
TERMS = {
    "law.appeal_days": appeal_due,
    "inspections.payment_days": payment_due,
    "inspections.publication_days": publication_due,
}


def measured(cases: int, rounds: int) -> Iterator[dict[str, Any]]:
    """Ratios of ranking by risk, and of three terms of each fine."""
    employers = _employers(cases)
    yield compared(
        "risk",
        lambda: _by_score([score_of(facts) for facts in employers]),
        lambda: _by_score(plain_points(employers)),
        rounds,
        words="只算分數，不留理由",
        employers=cases,
    )
    served = [DAY - timedelta(days=number % 365) for number in range(cases)]
    yield compared(
        "terms",
        lambda: _last_days(served),
        lambda: _plain_last_days(served),
        rounds,
        words="日期加天數，遇放假順延",
        terms=cases * len(TERMS),
    )


def _employers(count: int) -> list[RiskFacts]:
    draw = random.Random(113)
    return [
        RiskFacts(
            dispositions=tuple(_evidence(draw) for _ in range(draw.randrange(4))),
            complaints=tuple(_evidence(draw) for _ in range(draw.randrange(3))),
            employees=draw.choice((None, 4, 30, 120, 800)),
            last_visited_on=draw.choice((None, DAY - timedelta(days=draw.randrange(1500)))),
        )
        for _ in range(count)
    ]


def _evidence(draw: random.Random) -> Evidence:
    on = DAY - timedelta(days=draw.randrange(900))
    return Evidence(on, "裁處", remedied=draw.random() < 0.5)


def _by_score(scores: Sequence[Fraction]) -> list[tuple[int, Fraction]]:
    """The places of the employers and their points, the highest first."""
    return sorted(enumerate(scores), key=lambda pair: (-pair[1], pair[0]))


def score_of(facts: RiskFacts) -> Fraction:
    """The points as the line reckons them, with their reasons."""
    return Fraction(risk_score(facts, DAY, catalogue.law()).result["score"])


def plain_points(employers: Iterable[RiskFacts]) -> list[Fraction]:
    """The same points, added up by hand."""
    names = ("dispositions", "complaints", "size", "last_visit")
    fined, heard, sizes, visits = (catalogue.law().get(f"inspections.risk_{n}", DAY) for n in names)
    fined_since, heard_since = (months_before(DAY, one["months"]) for one in (fined, heard))
    found = []
    for facts in employers:
        fines = (one for one in facts.dispositions if fined_since <= one.on <= DAY)
        points = sum((Fraction(fined["each"], 1 + one.remedied) for one in fines), Fraction(0))
        times = sum(heard_since <= one.on <= DAY for one in facts.complaints)
        size, never = facts.employees or 0, visits["never"]
        ago = (DAY - facts.last_visited_on).days if facts.last_visited_on else None
        found.append(
            min(points, fined["most"])
            + min(times * heard["each"], heard["most"])
            + max((more for least, more in sizes if size >= least), default=0)
            + max((never if ago is None else more for days, more in visits["days"]
                   if ago is None or ago > days), default=0)
        )  # fmt: skip
    return found


def _last_days(served: Sequence[date]) -> list[date | None]:
    calendar, law, found = office_calendar(), catalogue.law(), []
    for day in served:
        timeline = Timeline(day, (Happening("served", day, None, day, {}),))
        reckoned = (rule(timeline, calendar, law) for rule in TERMS.values())
        found += [one.due_on if one else None for one in reckoned]
    return found


def _plain_last_days(served: Sequence[date]) -> list[date | None]:
    lengths = [timedelta(days=catalogue.law().get(name, DAY)) for name in TERMS]
    last = max(served) + max(lengths) + timedelta(days=30)
    calendar = office_calendar()
    span = range((last - min(served)).days)
    closed = {
        day for n in span if calendar.day_off(day := min(served) + timedelta(days=n)) is not None
    }
    found: list[date | None] = []
    for day in served:
        for length in lengths:
            due = day + length
            while due in closed:
                due += timedelta(days=1)
            found.append(due)
    return found
