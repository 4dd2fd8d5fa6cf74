"""The desk: terms by their day, what waits for approval, appointments, cases, per reader."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, SEALED_REQUEST, opened
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.actions import give_access, perform
from laozheng.kernel.cases.models import Task

DESK = reverse("workspace:desk")


def tiles_of(shown):
    return {
        tile.select_one(".tile-label").get_text(strip=True): tile.select_one(".number").get_text(
            strip=True
        )
        for tile in shown.select(".tile")
    }


def cases_in(shown, panel):
    return [link.get_text(strip=True) for link in shown.select(f"#{panel} a.row-link")]


def test_terms_stand_by_their_day_and_are_counted(world, page):
    late = opened(world, received_on=date(2025, 2, 3))
    near = opened(world, received_on=date(2025, 2, 26))
    far = opened(world, received_on=date(2025, 3, 3))
    shown = page("officer", DESK)
    assert cases_in(shown, "terms") == [late.number, near.number, far.number]
    told = tiles_of(shown)
    assert (told["逾期"], told["七日內屆滿"], told["未結案件"]) == ("1", "1", "3")


def test_terms_of_parties_stand_on_no_desk_and_in_no_list(world, page):
    case = opened(world, received_on=date(2025, 3, 3))
    shown = page("officer", DESK)
    assert cases_in(shown, "terms") == [case.number]
    assert "陳述意見" not in shown.select_one("#terms").get_text()
    due = page("officer", reverse("workspace:cases")).select_one("td[data-label=最近期限]")
    assert "114/03/13" in due.get_text()


def test_tasks_of_the_unit_stand_on_the_desk_of_who_may_see_their_case(world, page):
    unit = Unit.objects.get(code="labor_relations")
    hidden, seen = opened(world), opened(world, OPEN_REQUEST)
    for case, subject in ((hidden, "密件待查"), (seen, "名稱待認定"), (None, "名冊待更新")):
        Task.objects.create(owner=unit, case=case, due_on=world.day, subject=subject, rule="x")
    Task.objects.update_or_create(
        owner=unit, case=None, due_on=world.day, subject="已完成", rule="x", done_on=world.day
    )
    rows = page("second_officer", DESK).select("#tasks tbody tr")
    told = {row.td.get_text(strip=True) for row in rows}
    assert told == {"名稱待認定", "名冊待更新"}
    assert page("safety_officer", DESK).select_one("#tasks") is None


def test_an_empty_desk_says_so_and_counts_nothing(world, page):
    shown = page("officer", DESK)
    assert set(tiles_of(shown).values()) == {"0"}
    assert "沒有進行中的期限" in shown.select_one("#terms").get_text()
    assert shown.select_one("#waiting") is None


def test_everybody_has_a_desk_of_his_own(world, page):
    case = opened(world, OPEN_REQUEST)
    assert cases_in(page("second_officer", DESK), "terms") == []
    give_access(case, world.mediator.user_id, "mediator", case.received_on)
    assert cases_in(page("mediator", DESK), "terms") == [case.number]


def test_a_supervisor_begins_with_the_unit_and_may_look_at_his_own(world, page):
    case = opened(world)
    shown = page("supervisor", DESK)
    assert cases_in(shown, "terms") == [case.number]
    own = shown.select_one(".tabs a:not([aria-current])")["href"]
    assert cases_in(page("supervisor", own), "terms") == []


def test_an_officer_cannot_ask_for_the_desk_of_the_unit(world, page):
    opened(world, OPEN_REQUEST, "second_officer")
    assert cases_in(page("officer", f"{DESK}?scope=unit"), "terms") == []


def test_sealed_cases_stand_on_the_desk_of_their_handler_alone(world, page):
    sealed = opened(world, SEALED_REQUEST)
    assert cases_in(page("officer", DESK), "terms") == [sealed.number]
    assert cases_in(page("supervisor", DESK), "terms") == []


@pytest.mark.parametrize(
    ("who", "waits"),
    [("officer", False), ("second_officer", True), ("supervisor", True), ("safety_officer", False)],
)
@pytest.mark.slow
def test_what_one_prepared_waits_for_another(world, page, who, waits):
    case = opened(world, OPEN_REQUEST)
    assert cases_in(page(who, DESK), "waiting") == []
    perform(case, "review", actor=world.reader("officer"), on=world.day)
    assert cases_in(page(who, DESK), "waiting") == ([case.number] if waits else [])


@pytest.mark.slow
def test_many_that_wait_stand_by_kind_and_state_with_the_oldest_first(world, page):
    days = [date(2025, 2, 3), *[date(2025, 3, 2)] * 11]
    for day in days:
        case = opened(world, OPEN_REQUEST, received_on=day)
        perform(case, "review", actor=world.reader("officer"), on=world.day)
    shown = page("supervisor", DESK)
    (row,) = shown.select("#waiting tbody tr")
    text = row.get_text(" ", strip=True)
    assert "12" in text and "114/02/03" in text
    listed = page("supervisor", row.select_one("a")["href"])
    assert len(listed.select("tbody tr")) == 12


def test_what_is_approved_no_longer_waits(world, page):
    case = opened(world, OPEN_REQUEST)
    perform(case, "review", actor=world.reader("officer"), on=world.day)
    perform(case, "approve", actor=world.reader("supervisor"), on=world.day)
    assert cases_in(page("supervisor", DESK), "waiting") == []
    assert cases_in(page("officer", DESK), "terms") == []


def test_appointments_of_the_week_are_those_of_the_own_cases(world, page):
    mine = opened(world, OPEN_REQUEST, received_on=date(2025, 3, 2))
    opened(world, OPEN_REQUEST, "second_officer", received_on=date(2025, 3, 2))
    opened(world, OPEN_REQUEST, received_on=date(2025, 2, 2))
    titles = page("officer", DESK).select("#week .happening-title")
    assert [title.get_text(strip=True) for title in titles] == [f"調解會議 {mine.number}"]
    assert "10:00" in page("officer", DESK).select_one("#week").get_text()


def test_the_desk_asks_the_same_queries_however_full_it_is(world):
    opened(world, OPEN_REQUEST)
    client = world.client("officer")

    def asked():
        with CaptureQueriesContext(connection) as caught:
            client.get(DESK)
        return len(caught)

    asked()
    before = asked()
    for _ in range(12):
        opened(world, OPEN_REQUEST)
    assert asked() == before


def test_a_case_counts_by_the_day_that_it_keeps_not_by_a_count_of_terms(world, page):
    for day in (date(2025, 2, 3), date(2025, 2, 10), date(2025, 3, 3)):
        opened(world, OPEN_REQUEST, received_on=day)
    with CaptureQueriesContext(connection) as caught:
        told = tiles_of(page("supervisor", DESK))
    assert (told["逾期"], told["七日內屆滿"], told["未結案件"]) == ("2", "0", "3")
    counting = [query["sql"] for query in caught if "COUNT(" in query["sql"]]
    assert counting and not any("cases_deadline" in sql for sql in counting)
