"""Which places a program is about, what another program holds back, and how a program ends."""

from collections.abc import Iterable
from datetime import date

import pytest

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program, Target
from laozheng.kernel.inspections.programs.actions import (
    approve_program,
    change_program,
    close_program,
    draw_list,
    enter_program,
    return_program,
)
from laozheng.kernel.inspections.programs.population import Population, covered, population_of
from laozheng.kernel.inspections.programs.replacing import replace_target, reserves
from laozheng.kernel.inspections.programs.workplaces import Workplace
from laozheng.kernel.inspections.tests.test_visits import (  # noqa: F401
    ACTOR,
    KIND,
    example_line,
    planned,
    report,
)
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.parties.models import Party

pytestmark = pytest.mark.usefixtures("world", "example_line")
DAY = date(2024, 10, 1)
SANMIN, QIANZHEN = "64000050", "64000090"


@pytest.fixture
def places() -> list[Workplace]:
    """Four places visited two years ago: two builders of different size, a school, an unknown."""
    told = [
        ("甲", SANMIN, "4311", 30),
        ("乙", QIANZHEN, "4332", 29),
        ("丙", SANMIN, "P", 100),
        ("丁", "", "", None),
    ]
    visits = [
        Told(
            report(
                f"勞檢{name}", employer_name=f"範例{name}企業有限公司", workplace=f"{name}廠",
                district=district, industry=code, employees=workers, findings=(),
                visited_on=date(2022, 10, 3), result="no_violation",
            )
        )
        for name, district, code, workers in told
    ]  # fmt: skip
    file_visits(KIND, visits, ACTOR)
    return list(population_of(Program(line="example"), DAY).places)


def a_program(code: str = "重點01", **conditions: object) -> Program:
    made = enter_program(
        "example", code, f"範例{code}", kind="own",
        unit=Unit.objects.get(code="labor_conditions"), starts_on=DAY,
        ends_on=date(2024, 12, 31), actor=ACTOR, places=4, measure="example.visits", **conditions,
    )  # fmt: skip
    return approve_program(made, actor=ACTOR)


def drawn(program: Program, places: Iterable[Workplace], day: date = DAY):
    return draw_list(
        program, Population(tuple(places)), type="own", seed="113", day=day, actor=ACTOR
    )


@pytest.mark.parametrize(
    ("conditions", "names", "unknown"),
    [
        ({}, "甲乙丙丁", 0),
        ({"districts": [SANMIN]}, "甲丙", 1),
        ({"industries": ["F"]}, "甲乙", 1),
        ({"industries": ["43"]}, "甲乙", 1),
        ({"industries": ["431"]}, "甲", 1),
        ({"industries": ["431", "P"]}, "甲丙", 1),
        ({"least_workers": 29}, "甲乙丙", 1),
        ({"least_workers": 30}, "甲丙", 1),
        ({"least_workers": 31}, "丙", 1),
        ({"districts": [SANMIN], "industries": ["43"], "least_workers": 30}, "甲", 1),
    ],
)
def test_a_program_draws_from_the_places_it_is_about(places, conditions, names, unknown):
    program = a_program(**conditions)
    population = population_of(Program.objects.get(pk=program.pk), DAY)
    assert [one.place for one in population.places] == [f"{name}廠" for name in names]
    assert population.unknown == unknown


def test_what_is_known_to_lie_outside_is_not_told_as_unknown():
    place = Workplace(Party(), "範例企業有限公司", "甲廠", QIANZHEN)
    program = Program(districts=[SANMIN], least_workers=30)
    assert covered(program, [place]).unknown == 0


def test_an_industry_that_the_classification_does_not_hold_is_unknown():
    place = Workplace(Party(), "範例企業有限公司", "甲廠", SANMIN, industry="其他")
    assert covered(Program(industries=["F"]), [place]).unknown == 1


def test_a_draw_that_finds_nothing_says_what_left_out_how_many_and_starts_nothing(places):
    program = a_program(industries=["P"], least_workers=101)
    with pytest.raises(Refused, match="行業不符2家、勞工人數不足1家、行政區、行業或人數不明1家"):
        draw_list(program, population_of(program, DAY), type="own", seed="1", day=DAY, actor=ACTOR)
    program.refresh_from_db()
    assert (program.state, program.seed, program.targets.count()) == ("approved", "", 0)
    return_program(program, actor=ACTOR)
    given = {"kind": "own", "starts_on": DAY, "ends_on": date(2024, 12, 31)}
    change_program(program, actor=ACTOR, **given, least_workers=100)
    assert len(drawn(approve_program(program, actor=ACTOR), places).drawn) == 4


def test_a_draw_tells_what_the_rule_left_out_too(places):
    drawn(a_program(), places)
    with pytest.raises(Refused, match="6個月內由專案「範例重點01」檢查，暫不排檢4家"):
        drawn(a_program("重點02"), places)
    with pytest.raises(Refused, match="請先匯入事業單位場所名冊"):
        drawn(a_program("重點03"), [])


def test_only_what_is_not_drawn_yet_is_given_back_and_only_a_draft_changes(places):
    program = a_program()
    given = {"kind": "own", "starts_on": DAY, "ends_on": date(2024, 12, 31)}
    with pytest.raises(Refused, match="先退回修正"):
        change_program(program, actor=ACTOR, **given)
    drawn(program, places)
    with pytest.raises(Refused, match="尚未抽案"):
        return_program(program, actor=ACTOR)
    draft = enter_program("example", "重點02", "範例", unit=program.unit, actor=ACTOR, **given)
    with pytest.raises(Refused, match="起日須在113年"):
        change_program(draft, actor=ACTOR, **given | {"starts_on": date(2023, 12, 31)})
    with pytest.raises(Refused, match="迄日不得早於起日"):
        change_program(draft, actor=ACTOR, **given | {"ends_on": date(2024, 9, 30)})


def test_two_running_programs_do_not_list_the_same_place(places):
    first = a_program(districts=[SANMIN])
    drawn(first, population_of(first, DAY).places)
    made = drawn(a_program("重點02"), places)
    reason = "6個月內由專案「範例重點01」檢查，暫不排檢"
    assert sorted(made.excluded.values()) == [reason, reason]
    assert len(made.drawn) == 2


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2024, 5, 7), 4), (date(2024, 5, 8), 3), (date(2025, 5, 6), 3), (date(2025, 5, 7), 4)],
)
def test_a_planned_day_keeps_others_off_for_six_months_before_and_after(places, day, count):
    first = a_program()
    drawn(first, places[:1])
    Target.objects.update(state="assigned", planned_on=date(2024, 11, 7))
    assert len(drawn(a_program("重點02"), places, day).drawn) == count


def test_a_place_taken_off_one_list_is_free_for_another(places):
    first = a_program()
    drawn(first, places)
    target = first.targets.get(rank=1)
    second = a_program("重點02")
    assert reserves(second, places, DAY) == []
    replace_target(target, "改列他案", actor=ACTOR)
    assert [one.workplace.key for one in reserves(second, places, DAY)] == [target.key]


def test_a_program_of_a_line_is_closed_once_no_visit_is_planned(places):
    program = a_program()
    with pytest.raises(Refused, match="執行中"):
        close_program(program, actor=ACTOR)
    drawn(program, places)
    target = program.targets.get(rank=1)
    Target.objects.filter(pk=target.pk).update(state="assigned", planned_on=DAY)
    single = planned(program=program)
    with pytest.raises(Refused, match="尚有2件"):
        close_program(program, actor=ACTOR)
    Target.objects.filter(pk=target.pk).update(state="listed", planned_on=None)
    with pytest.raises(Refused, match="尚有1件"):
        close_program(program, actor=ACTOR)
    single.visit.program = None
    single.visit.save()
    assert close_program(program, actor=ACTOR).state == "closed"
    with pytest.raises(Refused, match="已結束"):
        replace_target(program.targets.get(rank=1), "已停業", actor=ACTOR)
