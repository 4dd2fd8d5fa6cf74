"""A program of 2,000 workplaces and fifteen inspectors (single rules: rules/planning.toml)."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest

from laozheng.kernel.inspections import rules
from laozheng.kernel.inspections.planning.draw import Candidate, draw
from laozheng.kernel.inspections.planning.risk import Evidence, RiskFacts, risk_score
from laozheng.kernel.inspections.planning.schedule import (
    DAY,
    Errand,
    Inspector,
    Limits,
    moved_between,
    reschedule,
    schedule,
)
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law

LAW = Law.load([NATIONAL_FILE, rules.PARAMETERS_FILE])
DAY_OF_SCORE = date(2024, 3, 1)
LIMITS = Limits({"program": 3, "complaint": 2, "other": 3}, rotation_limit=2)


def workdays(first: date, count: int) -> list[date]:
    calendar = office_calendar()
    days, day = [], first
    while len(days) < count:
        if calendar.is_workday(day):
            days.append(day)
        day += timedelta(days=1)
    return days


def ago(days: int, ref: str = "x", **more) -> Evidence:
    return Evidence(DAY_OF_SCORE - timedelta(days=days), ref, **more)


def test_a_score_tells_its_reasons_with_what_they_rest_on():
    reckoned = risk_score(RiskFacts(complaints=(ago(4, "勞條申-113-000007"),)), DAY_OF_SCORE, LAW)
    told = {reason["factor"]: reason["evidence"] for reason in reckoned.result["reasons"]}
    assert told == {"complaints": ("勞條申-113-000007",), "last_visit": ()}
    assert reckoned.result["score"] == sum(r["points"] for r in reckoned.result["reasons"]) == 25


def candidate(number: int, **more) -> Candidate:
    facts = RiskFacts(complaints=tuple(ago(n) for n in range(number % 4)), employees=number % 400)
    return Candidate(f"{number:08d}", risk_score(facts, DAY_OF_SCORE, LAW), **more)


def test_the_list_holds_the_highest_scores_and_a_random_share():
    drawn = draw([candidate(n) for n in range(500)], 100, seed="113-1", day=DAY_OF_SCORE, law=LAW)
    by_score = [one for one in drawn.drawn if one.picked_by == "score"]
    assert [one.rank for one in drawn.drawn] == list(range(1, 101))
    assert len(by_score) == 90
    lowest = min(one.score for one in by_score)
    left = {c.key: c.score for c in map(candidate, range(500))}
    for one in by_score:
        del left[one.key]
    assert max(left.values()) <= lowest


def test_the_same_seed_draws_the_same_list_whatever_the_order():
    many = [candidate(n) for n in range(300)]
    lists = [
        draw(order, 60, seed=seed, day=DAY_OF_SCORE, law=LAW).drawn
        for order, seed in ((many, "a"), (many[::-1], "a"), (many, "b"))
    ]
    assert lists[0] == lists[1] != lists[2]


@pytest.fixture(scope="module")
def program():
    """Fifteen inspectors, two of them in training, and 2,000 workplaces in 38 districts."""
    inspectors = [
        Inspector(
            key=f"S{n:03d}",
            types=frozenset({"program", "complaint"}),
            conflicts=frozenset({f"E{n * 7}", f"E{n * 11}"}),
            absent_on=frozenset(workdays(date(2024, 3, 4), 60)[n::20]),
            in_training=n >= 13,
        )
        for n in range(15)
    ]
    errands = [
        Errand(f"T{n:04d}", f"E{n}", f"d{n % 38:02d}", "program", rank=n + 1) for n in range(2000)
    ]
    days = workdays(date(2024, 3, 4), 60)
    return inspectors, errands, days, schedule(errands, inspectors, days, LIMITS)


@pytest.mark.slow
def test_every_workplace_is_visited_and_nobody_is_over_capacity(program):
    inspectors, errands, _, made = program
    assert not made.unplaced and len(made.visits) == len(errands)
    by_key = {one.key: one for one in inspectors}
    load = Counter((visit.lead, visit.day) for visit in made.visits)
    assert max(load.values()) <= LIMITS.visits_per_day["program"]
    for visit in made.visits:
        lead = by_key[visit.lead]
        assert visit.day not in lead.absent_on
        assert visit.errand.employer not in lead.conflicts
        assert not lead.in_training
        if visit.companion:
            assert by_key[visit.companion].in_training
            assert visit.errand.employer not in by_key[visit.companion].conflicts


def test_the_highest_risk_is_visited_first(program):
    """Wherever a visit could have been earlier, others of higher risk fill the day."""
    inspectors, _, days, made = program
    ranks = defaultdict(list)
    for visit in made.visits:
        ranks[visit.lead, visit.day].append(visit.errand.rank)
    leads = [one for one in inspectors if not one.in_training]
    for visit in made.visits:
        for one in leads:
            if visit.errand.employer in one.conflicts:
                continue
            for day in days[: days.index(visit.day)]:
                if day not in one.absent_on:
                    before = [rank for rank in ranks[one.key, day] if rank < visit.errand.rank]
                    assert len(before) == LIMITS.visits_per_day["program"]


def test_the_load_is_shared_evenly(program):
    _, _, _, made = program
    counts = Counter(visit.lead for visit in made.visits)
    assert len(counts) == 13
    assert max(counts.values()) - min(counts.values()) <= 6


def test_three_sick_days_move_only_the_visits_of_those_days(program):
    inspectors, errands, days, made = program
    sick = frozenset(days[10:13])
    changed = [
        Inspector(**{**one.__dict__, "absent_on": one.absent_on | sick}) if n == 4 else one
        for n, one in enumerate(inspectors)
    ]
    again = reschedule(made, changed, days[10:], LIMITS)
    lost = {visit.errand.key for visit in made.visits if visit.lead == "S004" and visit.day in sick}
    moved = moved_between(made, again)
    assert lost and {before.errand.key for before, _ in moved} == lost
    assert len(again.visits) == len(errands)
    load = Counter((visit.lead, visit.day) for visit in again.visits)
    assert max(load.values()) <= LIMITS.visits_per_day["program"]
    assert all(later is not None and later.day >= days[10] for _, later in moved)


@pytest.mark.parametrize(
    ("absent_on", "with_overdue", "moved"),
    [((), False, []), ((0,), False, ["A"]), ((), True, ["A", "B"]), ((1,), False, ["B"])],
)
def test_what_is_past_stays_unless_nobody_went_or_it_is_said_to_be_overdue(
    absent_on, with_overdue, moved
):
    days = workdays(date(2024, 3, 4), 6)
    errands = [Errand(key, key, "d01", "complaint", n) for n, key in enumerate("ABCDEFGH")]
    one = Inspector("S1", frozenset({"complaint"}))
    made = schedule(errands, [one], days, Limits({"complaint": 1, "other": 1}, 2))
    later = Inspector("S1", one.types, absent_on=frozenset(days[n] for n in absent_on))
    limits = Limits({"complaint": 2, "other": 2}, 2)
    again = reschedule(made, [later], days[2:], limits, with_overdue=with_overdue)
    assert [before.errand.key for before, _ in moved_between(made, again)] == moved
    assert all(
        later is not None and later.day in days[2:] for _, later in moved_between(made, again)
    )


def test_nobody_visits_one_employer_more_often_running_than_the_limit():
    both = [
        Inspector("S001", frozenset({"program"}), in_a_row={"E1": 1}),
        Inspector("S002", frozenset({"program"})),
    ]
    errands = [Errand(f"T{n}", "E1", "d01", "program", n) for n in range(4)]
    made = schedule(errands, both, workdays(date(2024, 3, 4), 5), LIMITS)
    assert Counter(visit.lead for visit in made.visits) == {"S001": 1, "S002": 2}
    assert list(made.unplaced.values()) == ["合格的檢查員都須迴避或已達連續檢查上限"]


def test_kinds_of_visits_share_a_day_by_the_room_they_take():
    one = [Inspector("S001", frozenset({"program", "complaint"}))]
    errands = [
        Errand("A", "E1", "d01", "complaint", 1),
        Errand("B", "E2", "d01", "program", 2),
        Errand("C", "E3", "d01", "program", 3),
    ]
    days = workdays(date(2024, 3, 4), 2)
    made = schedule(errands, one, days, LIMITS)
    assert [(visit.errand.key, days.index(visit.day)) for visit in made.visits] == [
        ("A", 0), ("B", 0), ("C", 1),
    ]  # fmt: skip
    assert LIMITS.share_of_day("complaint") == DAY // 2


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ({"types": frozenset()}, "沒有具備這種檢查資格的檢查員"),
        ({"conflicts": frozenset({"E1"})}, "檢查員都與雇主有利害關係，須迴避"),
        ({"in_a_row": {"E1": 2}}, "檢查員都已達連續檢查同一雇主的上限"),
        ({"absent_on": frozenset({date(2024, 3, 4)})}, "期間內沒有檢查員有餘力"),
    ],
)
def test_what_cannot_be_planned_says_why(lacking, reason):
    inspector = Inspector(**{"key": "S1", "types": frozenset({"program"}), **lacking})
    errand = Errand("A", "E1", "d01", "program", 1)
    made = schedule([errand], [inspector], [date(2024, 3, 4)], LIMITS)
    assert made.unplaced == {"A": reason}


def test_a_day_on_which_the_office_has_closed_gives_its_visits_to_others():
    inspectors = [Inspector(f"S{n}", frozenset({"program"})) for n in range(2)]
    days = workdays(date(2024, 3, 4), 5)
    errands = [Errand(f"T{n:02d}", f"E{n}", "d01", "program", n) for n in range(18)]
    made = schedule(errands, inspectors, days, LIMITS)
    left = [day for day in days if day != days[1]]
    after = reschedule(made, inspectors, left, LIMITS)
    lost = {visit.errand.key for visit in made.visits if visit.day == days[1]}
    assert lost and {was.errand.key for was, _ in moved_between(made, after)} == lost
    assert not after.unplaced and days[1] not in {visit.day for visit in after.visits}


def test_who_goes_along_stays_with_the_same_lead_when_others_are_moved():
    leads = [Inspector(f"S{n}", frozenset({"program"})) for n in range(3)]
    trainee = Inspector("T1", frozenset(), in_training=True)
    days = workdays(date(2024, 3, 4), 4)
    errands = [Errand(f"T{n:02d}", f"E{n}", "d01", "program", n) for n in range(20)]
    made = schedule(errands, [*leads, trainee], days, LIMITS)
    ill = replace(leads[0], absent_on=frozenset(days[2:3]))
    after = reschedule(made, [ill, *leads[1:], trainee], days, LIMITS)
    assert moved_between(made, after)
    now = {visit.errand.key: visit for visit in after.visits}
    kept = [
        v for v in made.visits if (now[v.errand.key].lead, now[v.errand.key].day) == (v.lead, v.day)
    ]
    with_trainee = {(v.lead, v.day) for v in kept if v.companion}
    assert with_trainee
    for visit in kept:
        if (visit.lead, visit.day) in with_trainee:
            assert now[visit.errand.key].companion == "T1"
