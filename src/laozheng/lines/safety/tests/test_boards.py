"""The boards of the office: what each shows, to whom, and with how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.inspections.models import Visit
from laozheng.lines.safety.queries.boards import (
    firms_at,
    standing_orders,
    stops,
    too_close,
    visits_at,
)
from laozheng.lines.safety.queries.divisions import division_loads, never_visited
from laozheng.lines.safety.queries.guidance import notices_waiting, overdue_notices, with_age
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS
from laozheng.lines.safety.tests.factories import (
    EMPLOYER,
    acting,
    an_accident,
    an_inspection,
    moved,
)
from laozheng.lines.safety.tests.test_orders import ordered

BOARDS = (
    "bodies",
    "day",
    "divisions",
    "duty",
    "stopped",
    "sites",
    "machines",
    "families",
    "guidance",
)


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


def page(world, name, who="safety_officer", **query) -> str:
    return world.client(who).get(f"/lines/safety/{name}/", query).content.decode()


def queries(client, name, **query) -> int:
    client.get(f"/lines/safety/{name}/", query)  # the first page of a session also writes it
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/lines/safety/{name}/", query).status_code == 200
    return len(captured)


def planned(world, on: str, division: str, place: str = "範例工地"):
    return open_case(
        "safety.inspection", "planned", actor=acting(world, "safety_officer", "2025-03-03"),
        received_on=date(2025, 3, 3), intake="ex_officio", officer=world.safety_officer,
        type="general", employer_name=EMPLOYER, workplace=place,
        planned_on=date.fromisoformat(on), extra={"division": division},
        same_week_reason="已協調",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "days", "words", "overdue"),
    [
        ("2024-07-06", 4, None, False),
        ("2024-07-07", 5, "第5日", False),
        ("2024-07-09", 7, "第7日", False),
        ("2024-07-10", 8, "已8日", True),
    ],
)
def test_a_full_stop_is_warned_of_from_the_fifth_day(world, on, days, words, overdue):
    ordered(world)
    reader = acting(world, "safety_officer", on)
    (stop,) = stops(standing_orders(reader), reader.day, law())
    assert (stop.days, stop.is_overdue) == (days, overdue)
    assert (words is None) == (stop.warning is None)
    assert words is None or words in stop.warning.text


def test_the_board_of_stopped_work_is_red_until_the_center_agreed(world):
    case = ordered(world)
    shown = page(world, "stopped")
    for text in (case.number, "範例工地三樓", "全部停工", "請確認已報中央主管機關核定"):
        assert text in shown
    moved(world, case, "centrally_approved", "2024-07-08", reference="範例文號")
    assert "請確認已報中央主管機關核定" not in page(world, "stopped")
    assert case.number in page(world, "stopped")
    moved(world, case, "withdrawn", "2024-07-09", "head", reason="範例")
    assert "目前沒有停工中的案件" in page(world, "stopped")


def test_the_board_of_duty_shows_clocks_and_who_goes(world):
    case = an_accident(world, "2025-03-02 22:00", reported="2025-03-03 08:00")
    shown = page(world, "duty")
    for text in (case.number, "範例營造股份有限公司", "墜落、滾落", "已通報"):
        assert text in shown
    assert world.safety_officer.name not in shown.split("<table")[1]
    moved(world, case, "take", "2025-03-03")
    assert world.safety_officer.name in page(world, "duty").split("<table")[1]
    moved(world, case, "investigate", "2025-03-03", reason="完成")
    assert case.number not in page(world, "duty")


def test_a_site_shows_every_division_and_marks_visits_in_one_week(world):
    an_inspection(world, "2025-02-27", workplace="範例工地",
                  extra={"division": "construction"})  # fmt: skip
    near = planned(world, "2025-03-05", "machinery")
    far = planned(world, "2025-03-20", "chemical_health")
    planned(world, "2025-03-05", "construction", place="他處")
    shown = page(world, "sites", place="範例工地")
    for text in ("營造業", "危險性機械設備", "化工及職業衛生", "一週內另有檢查", near.number):
        assert text in shown
    assert "他處" not in shown
    visits = list(Visit.objects.all())
    assert too_close(visits) == {near.pk}
    assert far.pk not in too_close(visits)


def test_a_site_that_nobody_asked_for_shows_a_form_alone(world):
    an_inspection(world, workplace="範例工地")
    assert "<table" not in page(world, "sites")
    assert "範例工地" not in page(world, "sites", place="x")
    assert "請改用較短的名稱" in page(world, "sites", place="沒有的工地")


@pytest.mark.parametrize("who", ["officer", "supervisor"])
def test_people_of_other_units_see_no_accident_on_the_board(world, who):
    case = an_accident(world, "2025-03-02 22:00", reported="2025-03-03 08:00")
    assert case.number not in page(world, "duty", who)


@pytest.mark.parametrize("who", ["mediator", "body", "applicant", "stranger"])
@pytest.mark.parametrize("name", BOARDS)
def test_people_outside_the_bureau_get_no_board(world, who, name):
    assert world.client(who).get(f"/lines/safety/{name}/").status_code in (302, 403)


@pytest.mark.slow
def test_boards_ask_as_much_for_one_row_as_for_many(world):
    client = world.client("safety_officer")
    an_accident(world, "2025-03-02 22:00", reported="2025-03-03 08:00")
    an_inspection(world, "2025-02-27", workplace="範例工地")
    ordered(world)
    notified(world, "2025-02-03")
    asked = {
        "divisions": {},
        "duty": {},
        "stopped": {},
        "sites": {"place": "範例工地"},
        "guidance": {},
    }
    one = {name: queries(client, name, **query) for name, query in asked.items()}
    for hour in range(6):
        an_accident(world, f"2025-03-02 {hour:02d}:00", reported="2025-03-03 08:00")
        an_inspection(world, f"2025-02-1{hour}", workplace="範例工地")
        ordered(world, place=f"範例處{hour}")
        notified(world, f"2025-02-1{hour}")
    assert {name: queries(client, name, **query) for name, query in asked.items()} == one
    assert max(one.values()) <= 16


def test_the_board_of_divisions_shows_what_is_open_late_and_planned(world, bring):
    an_inspection(world, "2025-01-10", result="violation", acted_from=date(2025, 1, 10),
                  findings="職業安全衛生法第6條第1項第5款",
                  extra={"division": "construction"})  # fmt: skip
    planned(world, "2025-03-03", "construction")
    planned(world, "2025-03-09", "machinery")
    planned(world, "2025-03-10", "machinery")
    rows = {row.division: row for row in division_loads(world.reader("safety_officer"))}
    assert list(rows) == list(DIVISIONS)
    told = {code: (row.open_files, row.overdue, row.planned) for code, row in rows.items()}
    assert told["construction"] == (2, 1, 1)
    assert told["machinery"] == (2, 0, 1)
    assert told["manufacturing"] == (0, 0, 0)
    assert rows["construction"].oldest_on == date(2025, 1, 10)
    assert rows["construction"].hours == rows["machinery"].hours > 0
    firm = {"certificate_number": "證-1", "machine_class": "crane", "valid_to": "2026-01-09",
            "employer_name": "範例他家有限公司"}  # fmt: skip
    bring("machines", firm, {**firm, "certificate_number": "證-2", "employer_name": EMPLOYER})
    assert never_visited() == (1, 2)
    shown = page(world, "divisions")
    for text in ("營造業", "從未受檢", "50.0%"):
        assert text in shown


def test_an_employer_known_to_several_registers_counts_once_as_never_visited(world, bring):
    notified(world, "2025-02-03")
    notified(world, "2025-02-04", employer_name=EMPLOYER)
    notified(world, "2025-02-05", employer_name=EMPLOYER, program="small_site")
    assert never_visited() == (2, 2)
    machine = {"certificate_number": "證-1", "machine_class": "crane", "valid_to": "2026-01-09"}
    bring("machines", {**machine, "employer_name": EMPLOYER})
    assert never_visited() == (2, 2)
    planned(world, "2025-03-09", "machinery")
    assert never_visited() == (2, 2)
    an_inspection(world, "2025-02-10")
    an_inspection(world, "2025-02-11")
    assert never_visited() == (1, 2)


def test_a_site_lists_its_firms_with_the_next_visit(world):
    an_inspection(world, "2025-01-10", workplace="範例工地")
    an_inspection(world, "2025-02-10", workplace="範例工地")
    an_inspection(world, "2025-02-10", workplace="範例工地", employer_name="他承攬工程行")
    case = planned(world, "2025-03-20", "construction")
    (first, second) = firms_at(visits_at(world.reader("safety_officer"), "範例工地"), world.day)
    assert (first.name, first.visits, first.last_visited_on, first.next_planned_on) == (
        EMPLOYER, 2, date(2025, 2, 10), date(2025, 3, 20),
    )  # fmt: skip
    assert (second.name, second.visits, second.next_planned_on) == ("他承攬工程行", 1, None)
    moved(world, case, "dropped", "2025-03-03", "head", reason="工程停工")
    (first, _second) = firms_at(visits_at(world.reader("safety_officer"), "範例工地"), world.day)
    assert first.next_planned_on is None


PLAN = {
    "received_on": "114/03/03", "intake": "ex_officio", "employer_name": EMPLOYER,
    "workplace": "範例工地", "planned_on": "114/03/10", "type": "general",
    "division": "machinery",
}  # fmt: skip


@pytest.mark.parametrize(
    ("other", "division", "typed", "is_refused"),
    [
        ("2025-03-04", "construction", {}, True),
        ("2025-03-16", "construction", {}, True),
        ("2025-03-03", "construction", {}, False),
        ("2025-03-17", "construction", {}, False),
        ("2025-03-10", "machinery", {}, False),
        ("2025-03-10", "construction", {"same_week_reason": "已協調會同前往"}, False),
        ("2025-03-10", "construction", {"workplace": "他處"}, False),
    ],
)
@pytest.mark.slow
def test_two_divisions_go_to_a_site_in_one_week_only_by_agreement(
    world, other, division, typed, is_refused
):
    case = planned(world, other, division)
    answer = world.client("safety_officer").post(
        "/cases/kinds/safety/inspection/planned/", {**PLAN, **typed}
    )
    assert answer.status_code == (400 if is_refused else 302)
    if is_refused:
        shown = answer.content.decode()
        assert "請改期，或先協調後填寫同一週前往的理由" in shown
        assert case.number in shown


def notified(world, on: str, **given):
    return open_case(
        "safety.guidance", "notified", actor=acting(world, "safety_officer", on),
        received_on=date.fromisoformat(on), intake="document", officer=world.safety_officer,
        **{"employer_name": "範例修繕工程行", "program": "minor_repair", **given},
    )  # fmt: skip


def test_the_intake_of_guidance_shows_the_age_of_each_notice(world):
    old, new = notified(world, "2025-02-03"), notified(world, "2025-03-01", program="small_site")
    shown = page(world, "guidance")
    assert shown.index(old.number) < shown.index(new.number)
    waiting = with_age(notices_waiting(world.reader("safety_officer")), world.day)
    assert [row.age for row in waiting] == [28, 2]
    assert overdue_notices(notices_waiting(world.reader("safety_officer")), world.day).count() == 1
    assert old.number not in page(world, "guidance", program="small_site")
    moved(world, old, "over", "2025-03-03", reason="到場時已完工")
    assert old.number not in page(world, "guidance")
    assert [event.data for event in old.events.filter(kind="over")] == [{"reason": "到場時已完工"}]
