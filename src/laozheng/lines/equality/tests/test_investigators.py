"""The roster of investigators: from the list to the team of a case, in turn, free of conflict."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.export import export_rows
from laozheng.lines.equality.line.data_sets import INVESTIGATORS
from laozheng.lines.equality.models import Investigator, TeamMember
from laozheng.lines.equality.queries.investigators import in_turn, team_now
from laozheng.lines.equality.tests.factories import (
    EMPLOYER,
    Desk,
    a_file,
    a_harassment,
    load,
    moved,
    signed_in,
)
from laozheng.lines.equality.twin import promotion
from laozheng.lines.equality.twin.office import Office

DAY = date(2024, 3, 13)
OWN = {"women": 1, "men": 1, "outside_experts": 0}


@pytest.fixture
def desk(world):
    """The unit of the line."""
    return Desk(world)


def listed(number: str, **told) -> Investigator:
    """Somebody on the roster."""
    return Investigator.objects.create(
        number=number,
        **{
            "name": f"測試調查{number}", "sex": "female", "trained_on": date(2023, 11, 1),
            "from_on": date(2023, 12, 1), **told,
        },
    )  # fmt: skip


def investigated(desk: Desk, received: str = "2024-03-12"):
    """A harassment case that is being investigated since the next day."""
    case = a_harassment(desk, received)
    return moved(desk, case, "investigate", "2024-03-13")


def formed(desk: Desk, case, *numbers: str, on: str = "2024-03-13", **given):
    """The team formed with some from the roster."""
    return moved(desk, case, "form_team", on, investigators=list(numbers), **{**OWN, **given})


def order(case, day: date = DAY) -> list[str]:
    """The numbers of the roster in turn."""
    return [one.number for one in in_turn(case, day, law())]


def test_the_turn_goes_to_who_had_the_fewest_teams_and_then_to_who_waited_longest(desk):
    for number in "123":
        listed(number)
    first, second, third = (investigated(desk) for _ in range(3))
    assert order(first) == ["1", "2", "3"]
    formed(desk, first, "1")
    assert order(second) == ["2", "3", "1"]
    formed(desk, second, "2", "3", men=2, on="2024-03-20")
    assert order(third, date(2024, 3, 20)) == ["1", "2", "3"]
    assert order(third, date(2025, 3, 14)) == ["1", "2", "3"]
    assert order(second, date(2024, 3, 20)) == ["2", "3", "1"]


def test_a_team_is_told_on_the_case_and_replaced_by_the_next_one(desk):
    one, other = listed("1"), listed("2", sex="male")
    case = investigated(desk)
    formed(desk, case, "1", "2")
    assert team_now(case) == [one, other]
    event = case.events.get(kind="form_team")
    assert [event.data[name] for name in ("women", "men", "outside_experts")] == [2, 2, 2]
    assert "測試調查" not in str(event.data)
    formed(desk, case, "2", on="2024-03-18", out_of_turn="前任不克擔任")
    assert team_now(case) == [other]
    assert TeamMember.objects.get(investigator=one).left_on == date(2024, 3, 18)
    page = signed_in(desk.handler).get(f"/cases/{case.number}/").content.decode()
    assert "測試調查2" in page
    assert "測試調查1" not in page


@pytest.mark.parametrize(
    ("chosen", "given", "field"),
    [
        (["1"], {"stepped_out": ["1"], "conflict": "曾任同一公司顧問"}, "investigators"),
        (["2"], {"stepped_out": ["1"]}, "conflict"),
        (["2"], {}, "out_of_turn"),
        (["left"], {"out_of_turn": "熟悉本業"}, "investigators"),
        (["lapsed"], {"out_of_turn": "熟悉本業"}, "investigators"),
        (["theirs"], {"out_of_turn": "熟悉本業"}, "investigators"),
        ([], {}, "outside_experts"),
        ([], {"outside_experts": 3}, "outside_experts"),
        (["1"], {"men": 4}, "women"),
    ],
)
def test_whoever_may_not_investigate_is_refused_with_the_field(desk, chosen, given, field):
    listed("1", sex="male")
    listed("2")
    listed("left", to_on=date(2024, 3, 12))
    listed("lapsed", trained_on=date(2019, 3, 12))
    listed("theirs", organization=EMPLOYER)
    case = investigated(desk)
    assert order(case) == ["1", "2"]
    with pytest.raises(Refused) as refusal:
        formed(desk, case, *chosen, **given)
    assert refusal.value.field == field
    assert not TeamMember.objects.exists()


def test_who_steps_out_with_a_reason_gives_the_turn_to_the_next(desk):
    listed("1")
    listed("2")
    case = investigated(desk)
    formed(desk, case, "2", stepped_out=["1"], conflict="為申訴人之親屬")
    assert [one.number for one in team_now(case)] == ["2"]
    assert case.events.get(kind="form_team").data["conflict"] == "為申訴人之親屬"


def test_the_form_offers_the_roster_in_turn(desk):
    listed("1")
    listed("2", profession="律師")
    case = investigated(desk)
    formed(desk, case, "1")
    another = investigated(desk)
    page = signed_in(desk.handler).get(f"/cases/{another.number}/steps/form_team/")
    offered = page.context["form"].fields["investigators"].choices
    assert [number for number, _label in offered] == ["1", "2"]
    assert offered[1][1] == "測試調查2（女，律師）"


ROW = {
    "number": "調查-01", "name": "測試調查甲", "sex": "female", "trained_on": "2024-01-10",
    "from": "2024-01-15",
}  # fmt: skip


def test_the_roster_leaves_to_its_unit_alone(world, desk, tmp_path):
    load(world, INVESTIGATORS, a_file(tmp_path, ROW))
    period = Period.parse("113")
    (row,) = export_rows(INVESTIGATORS, period, desk.reader("handler"))
    assert row["name"] == "測試調查甲"
    assert list(export_rows(INVESTIGATORS, period, world.reader("officer"))) == []


def test_a_year_of_the_twin_has_a_roster_from_which_teams_can_be_drawn(world, desk):
    for year in ("113", "114"):
        office = Office.of(Period.parse(year), world.reader("system"), seed=113)
        promotion.list_investigators(office)
    assert Investigator.objects.count() == promotion.INVESTIGATORS
    case = investigated(desk)
    assert len(order(case)) == promotion.INVESTIGATORS


@pytest.mark.parametrize(
    ("wrong", "column"),
    [({"to": "2024-01-14"}, "to"), ({"trained_on": "2099-01-01"}, "trained_on"),
     ({"sex": ""}, "sex")],
)  # fmt: skip
def test_what_cannot_be_is_refused(world, tmp_path, wrong, column):
    report = load(world, INVESTIGATORS, a_file(tmp_path, {**ROW, **wrong}))
    assert [refusal.column for refusal in report.refusals] == [column]


def test_the_public_roster_names_only_who_agreed_and_whose_training_holds(world, desk, today):
    today(date(2025, 3, 3))
    listed("1", name="測試公開甲", listed=True)
    listed("2", name="測試不公開乙")
    listed("3", name="測試逾期丙", listed=True, trained_on=date(2020, 3, 2))
    listed("4", name="測試除名丁", listed=True, to_on=date(2025, 3, 2))
    public = world.client("stranger").get("/portal/lines/equality/investigators/")
    shown = public.content.decode()
    assert "測試公開甲" in shown
    assert not [name for name in ("測試不公開乙", "測試逾期丙", "測試除名丁") if name in shown]
    own = signed_in(desk.handler).get("/lines/equality/investigators/").content.decode()
    assert "訓練逾期" in own
    assert "測試不公開乙" in own
    assert world.client("officer").get("/lines/equality/investigators/").status_code == 403
