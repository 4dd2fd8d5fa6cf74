"""A drawn list after the draw: places replaced, how it hit, and how other weights would rank it."""

from datetime import date
from fractions import Fraction

import pytest

from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Target, Visit
from laozheng.kernel.inspections.planning.rescoring import Place, hit_share, rescore
from laozheng.kernel.inspections.programs.outcomes import HitRate, hit_rates, places_of
from laozheng.kernel.inspections.programs.replacing import replace_target, reserves
from laozheng.kernel.inspections.tests.test_programs import FIRST, running, seen, unit
from laozheng.kernel.inspections.tests.test_visits import ACTOR, KIND, example_line
from laozheng.kernel.inspections.visits.flags import flags_of
from laozheng.kernel.inspections.visits.panels import visit_facts

__all__ = ["example_line", "seen", "unit"]
pytestmark = pytest.mark.usefixtures("world", "example_line")
POINTS = {
    "a": {"size": Fraction(12), "last_visit": Fraction(15)},
    "b": {"dispositions": Fraction(15), "size": Fraction(8)},
    "c": {"complaints": Fraction(10), "last_visit": Fraction(8)},
    "d": {"size": Fraction(4)},
}


def places(**hits):
    return [
        Place(key, rank, points, hits.get(key))
        for rank, (key, points) in enumerate(POINTS.items(), start=1)
    ]


def order(weights):
    return "".join(one.place.key for one in rescore(places(), weights))


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, "abcd"),
        ({"last_visit": 0}, "bacd"),  # 12, 23, 10, 4
        ({"complaints": 300}, "cabd"),  # 27, 23, 38, 4
        ({"size": 0, "dispositions": 0}, "cabd"),  # b and d tie at 0: the drawn order stays
    ],
)
def test_other_weights_rank_the_list_anew(weights, expected):
    assert order(weights) == expected


def test_scores_under_other_weights_are_exact_and_the_old_ones_stay():
    first, *_ = rescore(places(), {"last_visit": 33})
    assert (first.place.key, first.score, first.new_score) == ("b", 23, 23)
    (third,) = [one for one in rescore(places(), {"last_visit": 33}) if one.place.key == "a"]
    assert (third.score, third.new_score) == (27, 12 + Fraction(15 * 33, 100))


@pytest.mark.parametrize(
    ("hits", "share"),
    [
        ({}, None),
        ({"a": True}, 1),
        ({"a": False, "b": True, "c": True, "d": True}, Fraction(1, 2)),
        ({"a": True, "b": False, "d": False}, Fraction(1, 2)),  # two of three are the upper half
    ],
)
def test_the_share_of_hits_is_that_of_the_upper_half_of_the_visited(hits, share):
    assert hit_share(places(**hits)) == share


def test_a_replaced_place_keeps_its_row_and_the_next_one_comes_in_at_the_end(unit, seen):
    program = running(unit, seen)
    before = list(program.targets.values_list("rank", "key", "score"))
    target = program.targets.get(rank=3)
    best, *_ = reserves(program, seen, FIRST)
    assert best.workplace.key not in {key for _, key, _ in before}
    successor = replace_target(target, "已遷離本市", actor=ACTOR, reserve=best)
    target.refresh_from_db()
    assert (target.state, target.drop_reason) == ("replaced", "已遷離本市")
    assert (successor.rank, successor.picked_by, successor.state) == (21, "manual", "listed")
    assert successor.score == best.candidate.score and successor.reasons
    kept = list(program.targets.filter(rank__lte=20).values_list("rank", "key", "score"))
    assert kept == before
    assert Entry.objects.filter(reason="已遷離本市").exists()
    assert best.workplace.key not in [r.workplace.key for r in reserves(program, seen, FIRST)]


def test_without_a_successor_the_place_is_dropped(unit, seen):
    target = running(unit, seen).targets.get(rank=1)
    assert replace_target(target, "停業", actor=ACTOR) is None
    assert Target.objects.get(pk=target.pk).state == "dropped"


def test_a_place_is_replaced_with_a_reason_once_and_not_after_its_visit(unit, seen):
    program = running(unit, seen)
    first, second = program.targets.filter(rank__lte=2)
    with pytest.raises(Refused, match="理由"):
        replace_target(first, "  ", actor=ACTOR)
    replace_target(first, "停業", actor=ACTOR)
    visit(program, second, "no_violation")
    for target in (first, second):
        with pytest.raises(Refused, match="不能替換"):
            replace_target(target, "停業", actor=ACTOR)


def visit(program, target, result, on=date(2024, 10, 2)):
    """A visit to a place of the list, entered as the field does it."""
    given = {"findings": "勞動基準法第24條", "acted_from": on} if result == "violation" else {}
    case = open_case(
        KIND, "entered", actor=ACTOR, received_on=on, intake="visit", type=target.type,
        employer_name=target.employer.display_name, result=result, program=program,
        picked_by=target.picked_by, **given,
    )  # fmt: skip
    Target.objects.filter(pk=target.pk).update(state="visited", case=case)
    return case


def test_scored_picks_are_held_against_random_ones(unit, seen):
    program = running(unit, seen)
    scored = program.targets.filter(picked_by="score")[:4]
    random = program.targets.filter(picked_by="random")[:2]
    for target, result in zip(
        (*scored, *random),
        ("violation", "violation", "no_violation", "not_met", "violation", "guidance"),
        strict=True,
    ):
        visit(program, target, result)
    assert hit_rates(program) == [HitRate("score", 3, 2), HitRate("random", 2, 1)]
    assert hit_rates(program)[0].share == Fraction(2, 3)
    assert [place.is_hit for place in places_of(program)[:5]] == [True, True, False, None, None]


@pytest.mark.parametrize(
    ("on", "flags"),
    [
        (date(2024, 9, 30), ("outside_program",)),
        (date(2024, 10, 1), ()),
        (date(2024, 12, 3), ()),
    ],
)
def test_a_visit_outside_the_days_of_its_program_is_kept_and_flagged(unit, seen, on, flags):
    program = running(unit, seen)
    case = visit(program, program.targets.first(), "no_violation", on)
    assert flags_of(Visit.objects.get(case=case)) == flags
    assert [fact.label for fact in visit_facts(case)].count("待檢視") == len(flags)
