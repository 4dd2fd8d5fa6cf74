"""Planning again after leave, whole days or parts of them: within limits, as few moves as can be.

Random rosters are held against a count by trying every subset (seeds are fixed).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from random import Random

import pytest

from laozheng.kernel.inspections.planning.schedule import (
    DAY,
    HOUR,
    Errand,
    Inspector,
    Limits,
    Planned,
    Schedule,
    moved_between,
    reschedule,
    schedule,
)

KINDS = ("own", "complaint", "compliance")
LIMITS = Limits({"own": 3, "complaint": 2, "compliance": 4, "other": 3}, rotation_limit=2)
DAYS = [date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 6), date(2024, 3, 7)]
SEEDS = range(60)


def random_roster(rng: Random, inspectors: int) -> list[Inspector]:
    return [
        Inspector(
            f"S{n}",
            frozenset(KINDS if rng.random() < 0.8 else KINDS[:1]),
            absent_on=frozenset(day for day in DAYS if rng.random() < 0.1),
            hours_away={day: rng.choice((2, 4)) for day in DAYS if rng.random() < 0.2},
            conflicts=frozenset(f"E{e}" for e in range(12) if rng.random() < 0.1),
        )
        for n in range(inspectors)
    ]


def random_errands(rng: Random, count: int) -> list[Errand]:
    return [
        Errand(f"T{n:02d}", f"E{n}", f"d{rng.randrange(3)}", rng.choice(KINDS), n)
        for n in range(count)
    ]


def changed(rng: Random, roster: Iterable[Inspector]) -> list[Inspector]:
    """The roster after somebody fell ill, took half a day off or declared a conflict."""
    found = []
    for one in roster:
        fate = rng.random()
        if fate < 0.3:
            first = rng.randrange(len(DAYS))
            one = replace(one, absent_on=one.absent_on | set(DAYS[first : first + 3]))
        elif fate < 0.6:
            one = replace(one, hours_away={**one.hours_away, rng.choice(DAYS): 4})
        elif fate < 0.8:
            one = replace(one, conflicts=one.conflicts | {f"E{rng.randrange(12)}"})
        found.append(one)
    return found


def is_lawful(visits: Sequence[Planned], roster: Iterable[Inspector]) -> bool:
    """Whether nobody is over capacity, away, unqualified or in conflict; by plain counting."""
    by_key = {one.key: one for one in roster}
    taken = Counter[tuple[str, date]]()
    for visit in visits:
        lead = by_key[visit.lead]
        if visit.day in lead.absent_on or visit.errand.employer in lead.conflicts:
            return False
        if visit.errand.type not in lead.types:
            return False
        taken[visit.lead, visit.day] += DAY // LIMITS.visits_per_day[visit.errand.type]
    return all(
        room + by_key[lead].hours_away.get(day, 0) * HOUR <= DAY
        for (lead, day), room in taken.items()
    )


def fewest_moves(made: Schedule, roster: Sequence[Inspector]) -> int:
    """The fewest visits that must leave their place, found by trying every subset."""
    visits = made.visits
    for moves in range(len(visits) + 1):
        for gone in combinations(visits, moves):
            if is_lawful([visit for visit in visits if visit not in gone], roster):
                return moves
    raise AssertionError("an empty plan is always lawful")


@pytest.mark.parametrize("seed", SEEDS)
def test_planning_again_moves_as_little_as_possible(seed):
    rng = Random(seed)
    roster = random_roster(rng, 3)
    made = schedule(random_errands(rng, 10), roster, DAYS, LIMITS)
    assert is_lawful(made.visits, roster)
    now = changed(rng, roster)
    again = reschedule(made, now, DAYS, LIMITS)
    assert is_lawful(again.visits, now)
    assert len(moved_between(made, again)) == fewest_moves(made, now)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_sends_the_highest_risk_first_and_leaves_nothing_out_for_which_there_is_room(seed):
    rng = Random(seed)
    roster, errands = random_roster(rng, 3), random_errands(rng, 40)
    made = schedule(errands, roster, DAYS, LIMITS)
    assert is_lawful(made.visits, roster)
    assert len(made.visits) + len(made.unplaced) == len(errands)
    for errand in errands:
        placed = next((v.day for v in made.visits if v.errand == errand), None)
        higher = [v for v in made.visits if v.errand.rank < errand.rank]
        for day in DAYS if placed is None else DAYS[: DAYS.index(placed)]:
            for one in roster:
                assert not is_lawful([*higher, Planned(errand, day, one.key)], roster)


def test_half_a_day_of_leave_moves_only_what_no_longer_fits():
    roster = [Inspector("S1", frozenset({"own"})), Inspector("S2", frozenset({"own"}))]
    made = schedule(
        [Errand(f"T{n}", f"E{n}", "d0", "own", n) for n in range(6)], roster, DAYS, LIMITS
    )
    assert Counter(v.lead for v in made.visits if v.day == DAYS[0]) == {"S1": 3, "S2": 3}
    morning_off = [replace(roster[0], hours_away={DAYS[0]: 4}), roster[1]]
    again = reschedule(made, morning_off, DAYS, LIMITS)
    # Four hours hold one visit of a third of a day; the place of highest risk keeps its day.
    stays = [v.errand.rank for v in again.visits if (v.lead, v.day) == ("S1", DAYS[0])]
    assert stays == [min(v.errand.rank for v in made.visits if v.lead == "S1")]
    assert len(moved_between(made, again)) == 2


def test_more_visits_stay_when_the_longest_one_moves():
    one = Inspector("S1", frozenset({"own", "complaint"}))
    limits = Limits({"own": 4, "complaint": 2, "other": 4}, 2)
    types = ("complaint", "own", "own")
    errands = [Errand(f"T{n}", f"E{n}", "d0", type, n) for n, type in enumerate(types)]
    made = schedule(errands, [one], DAYS, limits)
    assert {v.day for v in made.visits} == {DAYS[0]}
    again = reschedule(made, [replace(one, hours_away={DAYS[0]: 4})], DAYS, limits)
    assert [was.errand.type for was, _ in moved_between(made, again)] == ["complaint"]


def joint(number: int) -> Errand:
    return Errand(f"T{number}", f"E{number}", "d0", "own", number, units=("office",))


def office(key: str, **more: object) -> Inspector:
    return Inspector(key, frozenset(), unit="office", **more)


def test_one_trip_takes_room_of_the_lead_and_of_whoever_comes_along():
    leads = [Inspector(f"S{n}", frozenset({"own"})) for n in range(3)]
    made = schedule([joint(n) for n in range(6)], [*leads, office("P1")], DAYS, LIMITS)
    assert Counter(v.day for v in made.visits) == {DAYS[0]: 3, DAYS[1]: 3}
    assert {v.partners for v in made.visits} == {("P1",)}
    assert not {v.lead for v in made.visits} & {"P1"}
    taken = [Planned(Errand("X", "X", "d0", "complaint", 0), DAYS[0], "P1")]
    later = schedule([joint(n) for n in range(6)], [*leads, office("P1")], DAYS, LIMITS, taken)
    assert Counter(v.day for v in later.visits) == {DAYS[0]: 1, DAYS[1]: 3, DAYS[2]: 2}


def test_a_trip_without_anybody_of_the_other_unit_says_so():
    leads = [Inspector("S1", frozenset({"own"}))]
    assert schedule([joint(0)], leads, DAYS, LIMITS).unplaced == {"T0": "會同單位沒有可派的檢查員"}
    rival = office("P1", conflicts=frozenset({"E0"}))
    made = schedule([joint(0), joint(1)], [*leads, rival], DAYS, LIMITS)
    assert list(made.unplaced) == ["T0"] and [v.errand.key for v in made.visits] == ["T1"]


def test_who_comes_along_is_replaced_on_the_day_and_only_else_the_trip_moves():
    leads = [Inspector("S1", frozenset({"own"}))]
    both = [office("P1"), office("P2")]
    made = schedule([joint(0)], [*leads, *both], DAYS, LIMITS)
    (first,) = made.visits
    ill = [replace(one, absent_on=frozenset(DAYS[:1])) for one in both]
    here = [one for one in both if one.key not in first.partners]
    gone = [one for one in ill if one.key in first.partners]
    (same_day,) = reschedule(made, [*leads, *here, *gone], DAYS, LIMITS).visits
    assert (same_day.day, same_day.lead) == (first.day, "S1")
    assert same_day.partners == (here[0].key,)
    (moved,) = reschedule(made, [*leads, *ill], DAYS, LIMITS).visits
    assert moved.day == DAYS[1]
    (unchanged,) = reschedule(made, [*leads, *both], DAYS, LIMITS).visits
    assert unchanged == first


def test_what_others_have_taken_in_the_meantime_moves_a_visit_too():
    both = [Inspector("S1", frozenset({"own"})), Inspector("S2", frozenset({"own"}))]
    made = schedule([Errand("T0", "E0", "d0", "own", 0)], both, DAYS, LIMITS)
    others = [Planned(Errand(f"X{n}", f"X{n}", "d0", "own", 0), DAYS[0], "S1") for n in range(3)]
    again = reschedule(made, both, DAYS, LIMITS, others)
    assert [(v.lead, v.day) for v in again.visits] == [("S2", DAYS[0])]
