"""Planning the visits of a program, beside the first inspector who has room on the first day."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from laozheng.config.bench_inspections.compared import compared
from laozheng.kernel.inspections.planning.schedule import (
    Errand,
    Inspector,
    Limits,
    Planned,
    schedule,
)

INSPECTORS, DISTRICTS, VISITS_A_DAY = 15, 38, 3
FIRST = date(2024, 3, 4)
LIMITS = Limits({"program": VISITS_A_DAY, "other": VISITS_A_DAY}, rotation_limit=2)


def measured(workplaces: int, rounds: int) -> dict[str, Any]:
    """Ratio of time, and what the time buys: shorter ways and even loads, ours and the baseline's.

    ``districts`` are those to which an inspector goes on a day, on average; ``spread`` is by how
    many visits the one with most has more than the one with least.
    """
    inspectors, errands = _inspectors(), _errands(workplaces)
    days = _weekdays(workplaces // (INSPECTORS * VISITS_A_DAY) * 2 + 5)

    def ours() -> Sequence[Planned]:
        return schedule(errands, inspectors, days, LIMITS).visits

    def baseline() -> Sequence[Planned]:
        return first_with_room(errands, inspectors, days)

    told = compared(
        "planning",
        lambda: _who_is_visited(ours()),
        lambda: _who_is_visited(baseline()),
        rounds,
        words="第一天有空的第一人，不計路程與勞逸",
        workplaces=workplaces,
        inspectors=INSPECTORS,
    )
    return told | {"quality": _quality(ours()), "baseline_quality": _quality(baseline())}


def first_with_room(
    errands: Iterable[Errand], inspectors: Sequence[Inspector], days: Sequence[date]
) -> list[Planned]:
    """The naive plan: by rank, the first day, the first inspector who may go and has room."""
    taken: Counter[tuple[str, date]] = Counter()
    visits = []
    for errand in sorted(errands, key=lambda errand: errand.rank):
        free = (
            (day, one)
            for day in days
            for one in inspectors
            if day not in one.absent_on
            and errand.employer not in one.conflicts
            and taken[one.key, day] < VISITS_A_DAY
        )
        found = next(free, None)
        if found is not None:
            day, one = found
            taken[one.key, day] += 1
            visits.append(Planned(errand, day, one.key))
    return visits


def _inspectors() -> list[Inspector]:
    days = _weekdays(100)
    return [
        Inspector(
            key=f"S{number:03d}",
            types=frozenset({"program"}),
            absent_on=frozenset(days[number::20]),
            conflicts=frozenset({f"E{number * 7}", f"E{number * 11}"}),
        )
        for number in range(INSPECTORS)
    ]


def _errands(workplaces: int) -> list[Errand]:
    draw = random.Random(113)
    return [
        Errand(f"T{n}", f"E{n}", f"d{draw.randrange(DISTRICTS):02d}", "program", rank=n + 1)
        for n in range(workplaces)
    ]


def _weekdays(wanted: int) -> list[date]:
    weeks = range(wanted // 5 + 1)
    every = [FIRST + timedelta(weeks=week, days=day) for week in weeks for day in range(5)]
    return every[:wanted]


def _who_is_visited(visits: Iterable[Planned]) -> set[str]:
    return {visit.errand.key for visit in visits}


def _quality(visits: Iterable[Planned]) -> dict[str, float]:
    districts: dict[tuple[str, date], set[str]] = defaultdict(set)
    load: Counter[str] = Counter()
    for visit in visits:
        districts[visit.lead, visit.day].add(visit.errand.district)
        load[visit.lead] += 1
    apart = sum(map(len, districts.values())) / len(districts)
    return {"districts": round(apart, 2), "spread": max(load.values()) - min(load.values())}
