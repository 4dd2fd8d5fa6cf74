"""Lists: constant queries, filters, paging, files, saved views, and nothing that is hidden."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laozheng.interfaces.workspace.models import SavedView
from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, SEALED_REQUEST, opened
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import give_access, perform
from laozheng.kernel.cases.models import Case, Deadline
from laozheng.kernel.cases.models.term import OUTSIDE_PARTY

ALL = reverse("workspace:cases")
KIND = reverse("workspace:kind", args=["example", "request"])
OPEN_KIND = reverse("workspace:kind", args=["example", "open_request"])
FIRST_DAY = date(2025, 1, 1)


def numbers(page):
    return [link.get_text(strip=True) for link in page.select("a.row-link")]


@pytest.fixture
def many(world):
    """Ten cases of the unit, received day by day."""
    return [
        opened(world, OPEN_REQUEST, received_on=FIRST_DAY + timedelta(days=day))
        for day in range(10)
    ]


def queries_of(client, address):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    literals = re.compile(r"'[^']*'|\b\d+\b|_django_curs_\w+")
    lists = re.compile(r"IN \([^()]*\)")
    return [lists.sub("IN ()", literals.sub("?", query["sql"])) for query in caught]


@pytest.mark.parametrize("who", ["officer", "second_officer", "supervisor", "head", "mediator"])
@pytest.mark.parametrize("address", [ALL, OPEN_KIND, f"{ALL}?text=範例&overdue=on&openness=open"])
@pytest.mark.slow
def test_a_list_asks_the_same_queries_for_one_case_and_for_twenty(world, who, address):
    first = opened(world, OPEN_REQUEST, received_on=FIRST_DAY)
    give_access(first, world.mediator.user_id, "mediator", FIRST_DAY)
    client = world.client(who)
    client.get(address)
    before = queries_of(client, address)
    for day in range(19):
        case = opened(world, OPEN_REQUEST, received_on=FIRST_DAY + timedelta(days=day))
        give_access(case, world.mediator.user_id, "mediator", FIRST_DAY)
    assert queries_of(client, address) == before
    assert len(before) <= 11


@pytest.mark.slow
def test_a_list_is_newest_first_and_pages_by_its_last_row(world, page, monkeypatch):
    monkeypatch.setattr("laozheng.interfaces.workspace.paging.page_of.__defaults__", (4,))
    cases = [
        opened(world, OPEN_REQUEST, received_on=FIRST_DAY + timedelta(days=day // 2))
        for day in range(10)
    ]
    expected = [case.number for case in reversed(cases)]
    seen, address = [], OPEN_KIND
    while address:
        shown = page("officer", address)
        seen.append(numbers(shown))
        onward = shown.select_one("a[rel=next]")
        address = OPEN_KIND + onward["href"] if onward else ""
    assert seen == [expected[:4], expected[4:8], expected[8:]]
    back = OPEN_KIND + shown.select_one("a[rel=prev]")["href"]
    assert numbers(page("officer", back)) == expected[4:8]


def test_a_mark_that_cannot_be_read_opens_the_first_page(many, page):
    assert len(numbers(page("officer", f"{OPEN_KIND}?after=yesterday"))) == 10


@pytest.mark.parametrize("mark", ["before=2030-01-01_1", "after=2000-01-01_1"])
@pytest.mark.slow
def test_a_mark_beyond_either_end_opens_the_first_page(many, page, mark):
    assert len(numbers(page("officer", f"{OPEN_KIND}?{mark}"))) == 10


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"received_from": "114/01/04"}, 7),
        ({"received_to": "1140104"}, 4),
        ({"received_from": "114年1月3日", "received_to": "2025-01-05"}, 3),
        ({"text": "範例企業"}, 10),
        ({"text": "沒有這一家"}, 0),
        ({"state": "received"}, 10),
        ({"state": "approved"}, 0),
        ({"openness": "closed"}, 0),
        ({"intake": "counter"}, 10),
        ({"intake": "online"}, 0),
        ({"overdue": "on"}, 10),
        ({"received_from": "去年"}, 10),
        ({"state": "no such state"}, 10),
    ],
)
@pytest.mark.slow
def test_filters_narrow_the_list_and_unreadable_ones_are_left_out(many, page, query, expected):
    assert len(numbers(page("officer", OPEN_KIND, **query))) == expected


def test_a_term_that_a_party_missed_makes_no_case_overdue(world, many, page):
    case = opened(world, OPEN_REQUEST, received_on=world.day - timedelta(days=9))
    due = dict(Deadline.objects.filter(case=case, state="open").values_list("kind", "due_on"))
    assert due[OUTSIDE_PARTY] < world.day <= due["statutory"]
    found = numbers(page("officer", OPEN_KIND, overdue="on"))
    assert case.number not in found and many[0].number in found


def test_an_unreadable_filter_says_how_to_write_it(many, page):
    shown = page("officer", OPEN_KIND, received_from="去年")
    assert shown.select_one("#id_received_from_error") is not None


def test_filters_in_force_are_named_in_words(many, page):
    chips = page("officer", OPEN_KIND, state="received").select(".chip")
    assert [chip.get_text(" ", strip=True) for chip in chips] == ["狀態 已收件"]


def test_a_list_by_officer_and_by_oneself(world, many, page):
    theirs = opened(world, OPEN_REQUEST, "second_officer")
    by_officer = page("officer", OPEN_KIND, officer=str(world.second_officer.pk))
    assert numbers(by_officer) == [theirs.number]
    assert theirs.number not in numbers(page("officer", OPEN_KIND, whose="mine"))
    assert numbers(page("second_officer", OPEN_KIND, whose="mine")) == [theirs.number]


def test_the_choice_of_officers_is_that_of_the_own_unit(world, page):
    names = [one.get_text() for one in page("officer", ALL).select("#id_officer option")]
    assert names == ["全部", "測試承辦甲", "測試承辦乙", "測試科長"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("officer", {"request", "open_request", "sealed_request"}),
        ("second_officer", {"open_request"}),
        ("supervisor", {"request", "open_request"}),
        ("safety_officer", set()),
        ("mediator", set()),
    ],
)
@pytest.mark.slow
def test_each_sees_what_the_filter_of_access_leaves_him(world, page, who, seen):
    cases = {kind: opened(world, f"example.{kind}") for kind in
             ("request", "open_request", "sealed_request")}  # fmt: skip
    shown = set(numbers(page(who, ALL)))
    assert shown == {case.number for kind, case in cases.items() if kind in seen}


def test_a_mediator_sees_the_cases_that_name_him_and_no_others(world, many, page):
    give_access(many[3], world.mediator.user_id, "mediator", FIRST_DAY)
    assert numbers(page("mediator", ALL)) == [many[3].number]
    assert numbers(page("mediator", ALL, text="範例")) == [many[3].number]


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_list_is_handed_out_as_a_file_with_its_filters_and_the_log_notes_it(world, many):
    response = world.client("officer").get(OPEN_KIND, {"received_to": "114/01/02", "format": "csv"})
    rows = rows_of(response)
    assert [row["案號"] for row in rows] == [many[1].number, many[0].number]
    assert rows[0]["收件日"] == "114/01/02" and rows[0]["狀態"] == "已收件"
    entry = Entry.objects.filter(verb="export").get()
    assert (entry.object_ref, entry.changes) == ("cases:example.open_request", {"rows": 2})


def test_sealed_cases_stay_out_of_files_even_for_their_handler(world):
    opened(world, SEALED_REQUEST)
    shown = opened(world, OPEN_REQUEST)
    response = world.client("officer").get(ALL, {"format": "csv"})
    assert [row["案號"] for row in rows_of(response)] == [shown.number]


def test_cells_of_a_file_do_not_run_as_formulas(world):
    opened(world, OPEN_REQUEST, title="=1+1")
    response = world.client("officer").get(ALL, {"format": "csv"})
    assert rows_of(response)[0]["案由"] != "=1+1"


def test_a_view_is_saved_offered_and_forgotten(world, many, page):
    client = world.client("officer")
    given = {"path": OPEN_KIND, "query": "state=received&text=&after=2025-01-01_3", "name": "待審"}
    assert client.post(reverse("workspace:save_view"), given).url == f"{OPEN_KIND}?state=received"
    view = SavedView.objects.get()
    tabs = page("officer", view.url).select(".tabs a")
    assert [(tab.get_text(strip=True), tab.get("aria-current")) for tab in tabs] == [
        ("全部", None),
        ("待審", "page"),
    ]
    assert view.url in [a["href"] for a in page("officer", "/").select("#views a")]
    client.post(reverse("workspace:forget_view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_the_same_name_replaces_a_view(world):
    client = world.client("officer")
    for query in ("state=received", "state=approved"):
        client.post(reverse("workspace:save_view"), {"path": KIND, "query": query, "name": "甲"})
    assert SavedView.objects.get().query == "state=approved"


@pytest.mark.parametrize(
    "path", ["https://elsewhere.example/", "//elsewhere.example", "/books/", ""]
)
def test_only_lists_are_saved_as_views(world, path):
    given = {"path": path, "query": "", "name": "甲"}
    response = world.client("officer").post(reverse("workspace:save_view"), given)
    assert response.url == ALL
    assert not SavedView.objects.exists()


def test_nobody_deletes_the_views_of_others(world):
    world.client("officer").post(
        reverse("workspace:save_view"), {"path": ALL, "query": "", "name": "甲"}
    )
    address = reverse("workspace:forget_view", args=[SavedView.objects.get().pk])
    assert world.client("second_officer").post(address).status_code == 404
    assert SavedView.objects.exists()


HAND_OVER = reverse("workspace:hand_over")


def test_a_supervisor_hands_cases_over_with_a_reason(world, many):
    client = world.client("supervisor")
    selected = {"selected": [many[0].pk, many[1].pk], "action": "hand_over"}
    asked = client.post(HAND_OVER, selected)
    assert asked.status_code == 200 and Case.objects.filter(officer=world.officer).count() == 10
    given = {**selected, "officer": world.second_officer.pk, "reason": "測試承辦甲請長假"}
    assert client.post(HAND_OVER, given).status_code == 302
    theirs = Case.objects.filter(officer=world.second_officer)
    assert set(theirs) == {many[0], many[1]}
    assert Entry.objects.filter(reason="測試承辦甲請長假").count() == 2


def test_cases_go_only_to_officers_of_their_unit(world, many):
    given = {"selected": [many[0].pk], "officer": world.safety_officer.pk, "reason": "代理"}
    response = world.client("head").post(HAND_OVER, given)
    assert response.status_code == 400
    assert Case.objects.get(pk=many[0].pk).officer == world.officer


@pytest.mark.parametrize("who", ["officer", "safety_officer"])
@pytest.mark.slow
def test_who_does_not_supervise_hands_nothing_over(world, many, who):
    given = {"selected": [many[0].pk], "officer": world.second_officer.pk, "reason": "我想"}
    assert world.client(who).post(HAND_OVER, given).status_code == 302
    assert Case.objects.get(pk=many[0].pk).officer == world.officer


def test_closed_cases_are_left_out_of_a_handover(world, many):
    perform(many[0], "reject", actor=world.reader("officer"), on=world.day, reason="不合規定")
    given = {"selected": [many[0].pk, many[1].pk]}
    response = world.client("supervisor").post(HAND_OVER, given)
    assert many[0].number not in response.content.decode()
    assert many[1].number in response.content.decode()


def test_search_opens_the_case_whose_number_fits(world, many):
    response = world.client("officer").get(reverse("workspace:search"), {"q": many[2].number})
    assert response.status_code == 302
    assert response.url == reverse("workspace:case", args=[many[2].number])


def test_search_finds_cases_by_party_and_enterprises_by_name(world, page):
    case = opened(world, OPEN_REQUEST, employer="獨一無二有限公司")
    shown = page("officer", reverse("workspace:search"), q="獨一無二")
    assert numbers(shown) == [case.number, "獨一無二有限公司"]


@pytest.mark.parametrize("who", ["officer", "supervisor", "second_officer"])
def test_search_gives_no_hint_of_sealed_cases(world, page, who):
    sealed = opened(world, SEALED_REQUEST, applicant="王密封")
    for text in ("王密封", sealed.number):
        assert numbers(page(who, reverse("workspace:search"), q=text)) == []


def test_an_empty_search_finds_nothing(world, many, page):
    assert numbers(page("officer", reverse("workspace:search"), q=" ")) == []


@pytest.mark.parametrize(
    ("query", "advice"),
    [("", "收到新案時，請按右上角的「新增」"), ("?text=範例", "請放寬或清除條件")],
)
def test_an_empty_list_says_what_to_do(world, page, query, advice):
    shown = page("officer", f"{OPEN_KIND}{query}")
    assert advice in shown.select_one("#case-list .empty-state").get_text()
