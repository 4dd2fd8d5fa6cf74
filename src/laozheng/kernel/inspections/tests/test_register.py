"""The register of places of work: what a list brings, and what a program finds there."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases import catalogue
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.programs.actions import (
    approve_program,
    candidates_for,
    draw_list,
    enter_program,
)
from laozheng.kernel.inspections.programs.population import Population
from laozheng.kernel.inspections.programs.register import WORKPLACES, workplaces_known
from laozheng.kernel.inspections.programs.workplaces import workplaces_seen
from laozheng.kernel.inspections.tests.files import write
from laozheng.kernel.inspections.tests.test_visits import (  # noqa: F401
    ACTOR,
    KIND,
    example_line,
    report,
)
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.parties.actions import merge
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.models import Workplace as Registered

pytestmark = pytest.mark.usefixtures("world", "example_line")
DAY = date(2024, 10, 1)
HEADER = ["統一編號", "事業單位", "場所", "地址", "勞工人數", "歇業日"]
SHOP = ["12345675", "範例甲企業有限公司", "甲廠", "高雄市三民區測試路1號", "45", ""]
YARD = ["22099131", "範例乙企業有限公司", "乙廠", "高雄市前鎮區測試路2號", "8", ""]


def a_unit() -> Unit:
    return Unit.objects.get(code="labor_conditions")


def load(folder: Path, *rows: list[str], **options: bool):
    path = write(folder / "places.csv", HEADER, list(rows))
    return import_file(WORKPLACES, path, actor=ACTOR, **options)


def known() -> list[tuple[str, str]]:
    return [(one.name, one.place) for one in workplaces_known("example", DAY)]


def visit(number: str, **told: object) -> None:
    facts = {"visited_on": date(2022, 3, 4), "findings": (), "result": "no_violation", **told}
    file_visits(KIND, [Told(report(number, **facts))], ACTOR)


def test_a_place_that_nobody_visited_is_drawn_with_the_reason(tmp_path):
    load(tmp_path, SHOP, YARD)
    program = enter_program(
        "example", "普查", "範例普查專案", kind="own", unit=a_unit(), starts_on=DAY,
        ends_on=date(2024, 12, 31), actor=ACTOR, places=2, measure="example.visits",
    )  # fmt: skip
    approve_program(program, actor=ACTOR)
    places = workplaces_known("example", DAY)
    draw_list(program, Population(tuple(places)), type="own", seed="1", day=DAY, actor=ACTOR)
    # As many as there are: nobody comes by lot, which hangs on the keys of the register.
    target = program.targets.get(rank=1)
    assert (target.employer.display_name, target.workplace) == ("範例甲企業有限公司", "甲廠")
    assert target.district == "64000050"
    assert {reason["factor"] for reason in target.reasons} == {"size", "last_visit"}


def test_never_visited_weighs_as_much_as_long_ago(tmp_path):
    load(tmp_path, YARD)
    program = enter_program(
        "example", "普查", "範例普查專案", kind="own", unit=a_unit(), starts_on=DAY,
        ends_on=DAY, actor=ACTOR, places=1, measure="example.visits",
    )  # fmt: skip
    (one,) = candidates_for(program, workplaces_known("example", DAY), DAY, catalogue.law())
    assert one.last_visited_on is None
    assert one.score == 15


@pytest.mark.parametrize("place", ["甲廠", "高雄市三民區測試路1號", "高雄市三民區測試路１號", ""])
def test_a_place_once_visited_stands_there_as_its_visit_saw_it(tmp_path, place):
    load(tmp_path, SHOP)
    visit("勞檢1", employer_name=SHOP[1], ubn=SHOP[0], workplace=place)
    assert known() == [(SHOP[1], place)]


def test_another_place_of_a_visited_employer_is_still_new(tmp_path):
    load(tmp_path, SHOP)
    visit("勞檢1", employer_name=SHOP[1], ubn=SHOP[0], workplace="倉庫")
    assert known() == [(SHOP[1], "倉庫"), (SHOP[1], "甲廠")]


def test_a_place_that_closed_is_not_drawn(tmp_path):
    load(tmp_path, [*SHOP[:5], "2024-10-01"], YARD)
    assert known() == [(YARD[1], "乙廠")]


def test_places_of_a_merged_enterprise_stand_for_the_one_that_is_left(tmp_path):
    load(tmp_path, SHOP, YARD)
    kept, merged = (Party.objects.get(display_name=row[1]) for row in (SHOP, YARD))
    merged.identifiers.all().delete()
    merge(kept, merged, reason="同一事業單位", actor=ACTOR)
    visit("勞檢1", employer_name=SHOP[1], ubn=SHOP[0], workplace="甲廠")
    assert known() == [(SHOP[1], "甲廠"), (SHOP[1], "乙廠")]


def test_the_same_list_twice_changes_nothing_and_a_correction_needs_an_owner(tmp_path):
    first = load(tmp_path, SHOP, YARD)
    again = load(tmp_path, SHOP, YARD)
    assert (first.created, again.unchanged) == (2, 2)
    grown = [*SHOP[:4], "60", ""]
    assert load(tmp_path, grown, keep_good=True).refused == 1
    assert Registered.objects.get(name="甲廠").size == 45
    assert load(tmp_path, grown, update=True).updated == 1
    assert Registered.objects.get(name="甲廠").size == 60


def test_a_place_that_closes_before_it_opens_is_refused(tmp_path):
    path = write(
        tmp_path / "places.csv",
        ["統一編號", "事業單位", "場所", "設立日", "歇業日"],
        [["12345675", "範例甲企業有限公司", "甲廠", "113/03/05", "113/03/05"]],
    )
    (refusal,) = import_file(WORKPLACES, path, actor=ACTOR, keep_good=True).refusals
    assert refusal.column == "closed_on"
    assert "設立日（113年3月5日）" in refusal.reason


def test_what_was_imported_is_exported_as_it_stood(tmp_path):
    load(tmp_path, SHOP, [*YARD[:5], "2024-06-30"])
    (row,) = WORKPLACES.export(Period.parse("113"), ACTOR)
    told = [row[name] for name in ("ubn", "employer_name", "workplace", "address", "employees")]
    assert told == [*SHOP[:4], 45]
    assert row["district"] == "64000050"


@pytest.mark.parametrize("count", [30, 300])
def test_the_last_visit_of_each_place_is_found_in_one_query_however_many_there_were(
    count, django_assert_num_queries
):
    rng = Random(count)
    told = [
        Told(
            report(
                f"勞檢{n}", ubn=rng.choice(("12345675", "22099131", "04595257")),
                workplace=rng.choice(("", "甲廠", "乙廠")), district="", findings=(),
                visited_on=date(2022, 3, rng.randrange(1, 29)), employees=n,
                result=rng.choice(("no_violation", "guidance", "closed")),
            )
        )
        for n in range(count)
    ]  # fmt: skip
    file_visits(KIND, told, ACTOR)
    latest = {}
    for visit in sorted(Visit.objects.all(), key=lambda visit: (visit.visited_on, visit.pk)):
        latest[visit.employer_id, visit.workplace] = visit
    with django_assert_num_queries(1):
        seen = workplaces_seen(("example",))
    assert len(seen) == len(latest)
    for one in seen:
        last = latest[one.employer.pk, one.place]
        assert (one.last_visited_on, one.employees) == (last.visited_on, last.employees)
        assert one.last_visit_clean == (last.result == "no_violation")
        assert one.closed == (last.result == "closed")
    assert workplaces_seen(("other",)) == []
