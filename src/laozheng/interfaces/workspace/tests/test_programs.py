"""Programs: from the draft to the plan and its changes, who may, and the board of the week."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from laozheng.interfaces.workspace.tests.inspecting import (
    EARLIER,
    KIND,
    entered,
    inspecting,
    listed,
    program,
)
from laozheng.kernel.accounts.models import Absence, RoleGrant, Unit
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program, Target
from laozheng.kernel.inspections.programs.loads import loads
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.inspections.visits.reports import VisitReport

__all__ = ["inspecting", "program"]
pytestmark = pytest.mark.usefixtures("inspecting")
INDEX, NEW, LOAD, ABSENCES = (
    "/programs/", "/programs/new/", "/programs/load/", "/programs/absences/",
)  # fmt: skip
SPAN = {"first": "114/03/03", "last": "114/03/14"}


def step(found, name):
    return f"/programs/{found.pk}/{name}/"


def taken(world, found, name, who="supervisor", **given):
    client = world.client(who)
    response = client.post(step(found, name), given)
    assert response.status_code == 302, response.content.decode()[:2000]
    page = BeautifulSoup(client.get(response.url).content, "html.parser")
    return page.select_one(".message").get_text(strip=True)


def seen(count=12):
    """Workplaces that the line has visited before."""
    file_visits(
        KIND,
        [
            Told(
                VisitReport(
                    type="own", employer_name=f"範例{n:02d}企業有限公司", workplace=f"範例路{n}號",
                    visited_on=date(2022, 3, 4), result="no_violation", employees=10 * n,
                )
            )
            for n in range(count)
        ],
        EARLIER,
    )  # fmt: skip


def test_a_program_goes_from_draft_to_plan_on_its_page(world, page):
    seen()
    assert page("supervisor", NEW).select_one("form.form-sheet")
    given = {"line": "example", "code": "A1", "title": "重點檢查", "kind": "own",
             "starts_on": "114/03/03", "ends_on": "114/06/30", "places": "6"}  # fmt: skip
    response = world.client("supervisor").post(NEW, given)
    made = Program.objects.get()
    assert response.url == f"/programs/{made.pk}/"
    assert made.state == "draft"
    refused = world.client("supervisor").post(step(made, "approve"))
    assert refused.status_code == 400
    Program.objects.update(measure="example.visits")
    assert taken(world, made, "approve") == "已核定。"
    assert taken(world, made, "draw", type="own", seed="114") == "已抽出6家，另有0家依規則不列入。"
    assert taken(world, made, "plan", **SPAN) == "已排定6件。"
    rows = page("supervisor", f"/programs/{made.pk}/").select("tbody tr")
    assert [row.select_one("td").get_text() for row in rows] == [str(n) for n in range(1, 7)]
    assert "僱用100人（10分）" in rows[0].get_text()
    assert "測試承辦" in rows[0].get_text()


def test_a_draw_that_finds_nothing_leads_back_to_a_draft_that_may_be_changed(world, page):
    seen()
    made = entered("A1", places=6, least_workers=500)
    change = f"/programs/{made.pk}/change/"
    assert taken(world, made, "approve") == "已核定。"
    assert world.client("supervisor").post(change, {}).url == f"/programs/{made.pk}/"
    refused = world.client("supervisor").post(step(made, "draw"), {"type": "own", "seed": "114"})
    assert refused.status_code == 400
    assert "勞工人數不足12家" in refused.content.decode()
    assert taken(world, made, "return") == "已退回修正，修改後再送核定。"
    assert change in str(page("supervisor", f"/programs/{made.pk}/").select_one(".actions"))
    fields = page("supervisor", change).select("form.form-sheet [name]")
    given = {
        one["name"]: one.get("value", "") for one in fields if one.get("type") in ("text", "number")
    }
    given |= {"title": "大型事業重點檢查", "kind": "own", "measure": "", "least_workers": "50"}
    assert world.client("supervisor").post(change, given).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.least_workers, made.places) == ("大型事業重點檢查", 50, 6)
    assert world.client("officer").get(change).status_code == 403


@pytest.mark.slow
def test_two_units_go_on_one_trip(world, page):
    """Lead and partner, both boards, both day lists, one record with both acts."""
    seen(3)
    other = Unit.objects.get(code="inspection_office")
    RoleGrant.objects.get_or_create(staff=world.safety_officer, role="officer", unit=other)
    joint = {"joint_units": ["inspection_office"], "scopes": ["lsa", "osh"]}
    with pytest.raises(Refused, match="不必列主辦"):
        entered("A2", joint_units=["labor_relations"])
    made = entered("A1", places=3, **joint)
    for name, given in (("approve", {}), ("draw", {"type": "own", "seed": "1"}), ("plan", SPAN)):
        taken(world, made, name, **given)
    facts = page("supervisor", f"/programs/{made.pk}/").select_one("#facts").get_text()
    assert "勞動檢查處" in facts and "職業安全衛生法" in facts
    partners = {one.name for target in made.targets.all() for one in target.partners.all()}
    assert partners == {world.safety_officer.name}
    days = [date(2025, 3, day) for day in (3, 4, 5)]
    (row,) = loads([other.pk], days, world.reader("safety_officer"))
    assert (row.staff, row.visits, row.days[0].share) == (world.safety_officer, 3, 1)
    assert "會同前往" in page("safety_officer", "/field/").select_one("div.errand").get_text()
    target = made.targets.get(rank=1)
    lead = next(who for who in ("officer", "second_officer") if getattr(world, who) == target.lead)
    form = page(lead, "/field/example/inspection/", target=target.pk)
    chosen = {one["value"] for one in form.select("[name=scopes][checked]")}
    assert chosen == {"lsa", "osh"}
    assert world.safety_officer.name in form.select_one("[name=inspectors]").get_text()


@pytest.mark.slow
def test_planning_again_shows_what_moves_before_it_moves(world, program):
    Absence.objects.create(
        staff=world.officer, kind="leave", valid_from=date(2025, 3, 3), valid_to=date(2025, 3, 6)
    )
    before = list(Target.objects.values_list("pk", "planned_on", "lead"))
    response = world.client("supervisor").post(
        step(program, "plan-again"), {**SPAN, "action": "preview"}
    )
    moves = BeautifulSoup(response.content, "html.parser").select("#moves tbody tr")
    assert len(moves) == 2 and all("測試承辦甲" in row.get_text() for row in moves)
    assert list(Target.objects.values_list("pk", "planned_on", "lead")) == before
    assert taken(world, program, "plan-again", **SPAN).startswith("已移動2件。")
    after = list(Target.objects.values_list("pk", "planned_on", "lead"))
    assert len(set(before) & set(after)) == 2


def test_what_other_programs_have_planned_leaves_less_room(world, program):
    other = entered("重點02", state="running")
    for rank in range(5, 12):
        listed(other, rank, world.officer, None)
    Target.objects.filter(program=other).update(state="listed", lead=None)
    taken(world, other, "plan", **SPAN)
    planned = Target.objects.filter(planned_on__isnull=False)
    days = [(row.lead_id, row.planned_on) for row in planned]
    assert max(days.count(day) for day in days) <= 3


def test_the_list_is_filtered_by_state(page, world, program):
    Target.objects.filter(rank__gt=1).update(state="visited")
    found = page("officer", f"/programs/{program.pk}/", state="assigned")
    assert len(found.select("#targets tbody tr")) == 1
    assert page("officer", f"/programs/{program.pk}/", state="nonsense").select("#targets")


def test_the_index_counts_places_of_the_year(page, program):
    (row,) = page("officer", INDEX).select("tbody tr")
    assert [cell.get_text(strip=True) for cell in row.select("td.numeric")] == ["4", "0"]
    assert page("officer", INDEX, year="113").select("tbody tr") == []


def test_a_visit_counts_for_its_program_whether_or_not_it_stood_on_the_list(page, program):
    report = VisitReport(
        type="own", employer_name="範例99企業有限公司", visited_on=date(2025, 1, 6),
        result="no_violation", program=program,
    )  # fmt: skip
    file_visits(KIND, [Told(report)], EARLIER)
    (row,) = page("officer", INDEX).select("tbody tr")
    assert [cell.get_text(strip=True) for cell in row.select("td.numeric")] == ["4", "1"]
    assert "檢查件數1" in page("officer", f"/programs/{program.pk}/").select_one("#facts").get_text(
        strip=True
    )


@pytest.mark.parametrize("more", [0, 40])
@pytest.mark.slow
def test_pages_take_as_many_queries_however_long_the_list(
    world, program, django_assert_max_num_queries, more
):
    for rank in range(5, 5 + more):
        listed(program, rank, world.officer, date(2025, 3, 5))
    client = world.client("officer")
    for address in (INDEX, f"/programs/{program.pk}/", LOAD):
        client.get(address)
        with django_assert_max_num_queries(15):
            client.get(address)


def test_the_board_shows_full_days_and_absences(page, world, program):
    Absence.objects.create(
        staff=world.second_officer, kind="leave", valid_from=date(2025, 3, 3),
        valid_to=date(2025, 3, 4),
    )  # fmt: skip
    rows = page("officer", LOAD, day="2025-03-05").select("tbody tr")
    assert [row.select_one("td").get_text(strip=True) for row in rows] == [
        "測試承辦甲",
        "測試承辦乙",
    ]
    assert "1件 33%" in rows[0].get_text()
    assert "不能派案，尚有1件" in rows[1].get_text()
    assert "row-bad" in rows[1]["class"]


def test_the_board_shows_open_and_overdue_files_and_who_has_days_left(page, world, program):
    visits = [
        Told(
            VisitReport(
                type="own", employer_name=f"範例{day}企業有限公司", result="guidance",
                visited_on=date(2025, *day), lead=world.second_officer.number,
            )
        )
        for day in ((1, 6), (3, 3))
    ]  # fmt: skip
    file_visits(KIND, visits, EARLIER)
    first, second = page("officer", LOAD, day="2025-03-05").select("tbody tr")
    numbers = [[cell.get_text(strip=True) for cell in row.select("td.numeric")]
               for row in (first, second)]  # fmt: skip
    # Visits of the week, days left of five, open files, those of them that are overdue.
    assert numbers == [["2", "4.3", "0", "0"], ["2", "4.3", "2", "1"]]


def test_the_calendar_shows_where_one_has_to_visit(page, program):
    Target.objects.filter(rank=1).update(planned_on=date(2025, 2, 27))

    def shown(who):
        cells = page(who, "/calendar/", day="2025-03-05").select(".appointment")
        return [one.get_text(" ", strip=True) for one in cells]

    assert shown("officer") == [
        "逾期檢查　範例01企業有限公司 鹽埕區範例路1號", "檢查　範例03企業有限公司 鹽埕區範例路3號",
    ]  # fmt: skip
    assert len(shown("second_officer")) == 2
    assert shown("supervisor") == shown("safety_officer") == []


def test_a_supervisor_enters_and_cancels_absences(world, page):
    client = world.client("supervisor")
    given = {"staff": world.officer.pk, "kind": "leave", "first": "114/03/05", "last": "114/03/07"}
    assert client.post(ABSENCES, given).status_code == 302
    row = Absence.objects.get()
    assert (row.valid_from, row.valid_to) == (date(2025, 3, 5), date(2025, 3, 8))
    assert client.post(ABSENCES, given).status_code == 400
    assert "114/03/07" in page("officer", ABSENCES).select_one("tbody tr").get_text()
    client.post(ABSENCES, {"action": "cancel", "selected": [row.pk]})
    assert not Absence.objects.exists()
    half = given | {"last": "114/03/05", "part": "morning"}
    assert client.post(ABSENCES, half).status_code == 302
    assert client.post(ABSENCES, given | {"hours": "9"}).status_code == 400
    assert "上午" in page("officer", ABSENCES).select_one("tbody tr").get_text()
    board = page("officer", LOAD, day="2025-03-05").select_one("tbody").get_text()
    assert "不在4小時" in board
    client.post(ABSENCES, {"action": "cancel", "selected": [Absence.objects.get().pk]})
    assert not Absence.objects.exists()


@pytest.mark.parametrize("who", ["officer", "safety_officer"])
def test_only_those_who_supervise_a_unit_decide_on_programs(world, program, who):
    client = world.client(who)
    assert client.get(NEW).status_code == 403
    assert client.post(ABSENCES, {}).status_code == 403
    assert client.post(step(program, "plan"), SPAN).status_code in (403, 404)


def test_a_program_of_another_unit_is_not_found(world, program):
    assert world.client("safety_officer").get(f"/programs/{program.pk}/").status_code == 404
    assert world.client("officer").get(f"/programs/{program.pk}/nothing/").status_code == 404


@pytest.mark.parametrize("who", ["mediator", "body", "applicant"])
def test_programs_are_for_staff(world, program, who):
    for address in (INDEX, NEW, LOAD, ABSENCES, f"/programs/{program.pk}/"):
        assert world.client(who).get(address).status_code == 403


def test_a_supervisor_replaces_a_place_and_says_why(world, page, program):
    seen()
    target = program.targets.get(rank=2)
    links = page("supervisor", f"/programs/{program.pk}/").select("#targets td a")
    address = f"/programs/{program.pk}/places/{target.pk}/replace/"
    assert address in [link["href"] for link in links]
    assert not page("officer", f"/programs/{program.pk}/").select("#targets td a")
    client = world.client("supervisor")
    assert client.post(address, {"reason": " "}).status_code == 400
    choices = page("supervisor", address).select("[name=successor] option")
    given = {"reason": "已停業", "successor": choices[1]["value"]}
    assert client.post(address, given).status_code == 302
    text = page("supervisor", f"/programs/{program.pk}/").select_one("#targets").get_text()
    assert "已替換：已停業" in text
    assert program.targets.get(rank=5).picked_by == "manual"
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("officer", 403), ("safety_officer", 404)])
def test_others_replace_nothing(world, program, who, status):
    target = program.targets.first()
    address = f"/programs/{program.pk}/places/{target.pk}/replace/"
    assert world.client(who).post(address, {"reason": "已停業"}).status_code == status
    assert Target.objects.get(pk=target.pk).state == "assigned"


def test_other_weights_are_tried_and_the_list_stays(page, program):
    Target.objects.filter(rank=4).update(
        reasons=[{"factor": "complaints", "label": "申訴", "points": "2", "evidence": []}]
    )
    address = f"/programs/{program.pk}/what-if/"
    before = list(program.targets.values("pk", "rank", "score", "reasons"))

    def ranks(**weights):
        rows = page("officer", address, **weights).select("tbody tr")
        return [row.select("td")[1].get_text(strip=True) for row in rows]

    assert ranks() == ["1", "2", "3", "4"]
    assert ranks(complaints="200") == ["4", "1", "2", "3"]
    assert ranks(complaints="much") == ["1", "2", "3", "4"]
    assert list(program.targets.values("pk", "rank", "score", "reasons")) == before


def test_the_page_holds_scored_picks_against_random_ones(page, program):
    assert not page("officer", f"/programs/{program.pk}/").select("#hits")
    for target, how in zip(program.targets.all()[:2], ("score", "random"), strict=True):
        told = VisitReport(
            type="own", employer_name=target.employer.display_name, program=program,
            visited_on=date(2025, 3, 3), result="no_violation", picked_by=how,
        )  # fmt: skip
        file_visits(KIND, [Told(told)], EARLIER)
    rows = page("officer", f"/programs/{program.pk}/").select("#hits tbody tr")
    assert ["0.0" in row.get_text() for row in rows] == [True, True]


def test_the_form_says_which_places_a_program_is_about(world, page):
    seen()
    given = {"line": "example", "code": "A1", "title": "重點檢查", "kind": "own",
             "starts_on": "114/03/03", "ends_on": "114/06/30", "places": "6",
             "districts": ["64000010", "64000050"], "industries": "ｆ\n4339",
             "least_workers": "30"}  # fmt: skip
    wrong = world.client("supervisor").post(NEW, {**given, "industries": "43\n營建"})
    assert wrong.status_code == 400
    assert "沒有這個代碼" in wrong.content.decode()
    assert world.client("supervisor").post(NEW, given).status_code == 302
    made = Program.objects.get()
    assert made.districts == ["64000010", "64000050"]
    assert (made.industries, made.least_workers) == (["F", "4339"], 30)
    facts = page("supervisor", f"/programs/{made.pk}/").select_one("#facts").get_text(strip=True)
    assert "鹽埕區、三民區" in facts
    assert "F 營建工程業、4339" in facts
    Program.objects.update(measure="example.visits")
    taken(world, made, "approve")
    refused = world.client("supervisor").post(step(made, "draw"), {"type": "own", "seed": "114"})
    assert "勞工人數不足3家、行政區、行業或人數不明9家" in refused.content.decode()


def test_a_program_ends_when_nothing_is_planned_any_more(world, page, program):
    address = f"/programs/{program.pk}/"
    refused = world.client("supervisor").post(step(program, "close"))
    assert refused.status_code == 400
    assert "尚有4件排定而未檢查" in refused.content.decode()
    Target.objects.filter(rank=4).update(state="listed", planned_on=None, lead=None)
    Target.objects.filter(rank__lt=4).update(state="visited")
    reports = [
        Told(
            VisitReport(
                type="own", employer_name=f"範例{n:02d}企業有限公司", program=program,
                visited_on=date(2025, 3, 3), result="no_violation",
            )
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    file_visits(KIND, reports, EARLIER)
    assert taken(world, program, "close") == "已結束。"
    shown = page("supervisor", address)
    assert "達成率75.0%" in shown.select_one("#facts").get_text(strip=True)
    assert not shown.select("#targets td a")
    assert not shown.select(".actions a")
