"""Decisions over all lines: each list in the order of what is due, for those who may see it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.http import urlencode

from laozheng.interfaces.workspace.tests.inspecting import inspecting
from laozheng.interfaces.workspace.tests.sanctioning import (
    ACTOR,
    KIND,
    a_decision,
    a_file,
    a_served_one,
    step,
)
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.inspections.models import Disposition, DispositionArticle

__all__ = ["inspecting"]
pytestmark = pytest.mark.usefixtures("world", "inspecting")
NAMES = ("service", "appeals", "payments", "publication", "review")
APPEALED = date(2024, 4, 1)


def address(name, **query):
    return f"/dispositions/{name}/" + (f"?{urlencode(query)}" if query else "")


@pytest.fixture
def numbers(page):
    """The numbers of the cases on a list, in its order."""

    def listed(name, who="officer", **query):
        rows = page(who, address(name), **query).select("#tracked tbody tr")
        return [row.select_one("td").get_text(strip=True) for row in rows]

    return listed


def row_of(page, name, case):
    rows = page("officer", address(name)).select("#tracked tbody tr")
    (row,) = [row for row in rows if case.number in row.get_text()]
    return row.get_text(" ", strip=True)


def test_a_decision_waits_for_service_until_it_is_served(numbers):
    a_file(9)
    first, second = a_decision(1), a_decision(2)
    assert numbers("service") == [first.number, second.number]
    step(first, "served", date(2024, 3, 5))
    assert numbers("service") == [second.number]


def test_an_appeal_shows_its_clocks_until_it_is_decided(numbers, page):
    case, other = a_served_one(1), a_served_one(2)
    for one in (case, other):
        step(one, "appealed", APPEALED)
    step(case, "answered", date(2024, 4, 9))
    text = row_of(page, "appeals", case)
    assert "113/04/22" in text and "113/04/09" in text and "113/07/01" in text
    assert numbers("appeals") == [other.number, case.number]  # whose answer is still due first
    step(case, "appeal_dismissed", date(2024, 6, 3))
    assert numbers("appeals") == [other.number, case.number]  # who may still sue
    assert "113/08/05" in row_of(page, "appeals", case)
    step(case, "sued", date(2024, 7, 1))
    assert case.number in numbers("appeals")
    step(case, "judgment_upheld", date(2025, 1, 3))
    assert numbers("appeals") == [other.number]


def test_a_late_appeal_is_answered_like_any_other(page):
    case = a_served_one()
    step(case, "final", date(2024, 4, 9))
    step(case, "appealed_late", date(2024, 4, 12))
    text = row_of(page, "appeals", case)
    assert "逾期訴願" in text and "113/05/02" in text


@pytest.mark.slow
def test_a_fine_is_followed_from_service_to_enforcement(numbers, page):
    cases = [a_served_one(place) for place in range(5)]
    for case in cases[2:]:
        step(case, "reminded", date(2024, 4, 15))
    step(cases[3], "enforcement_sent", date(2024, 6, 3))
    step(cases[1], "installment", date(2024, 4, 1), amount_twd=20_000)
    step(cases[4], "paid", date(2024, 6, 3), amount_twd=50_000)
    found = [case.number for case in cases]
    assert numbers("payments") == found[:4]
    for stage, expected in (
        ("running", []),
        ("overdue", found[:2]),
        ("reminded", found[2:3]),
        ("enforcement_sent", found[3:4]),
        ("nonsense", found[:4]),
    ):
        assert numbers("payments", stage=stage) == expected
    assert "30,000" in row_of(page, "payments", cases[1])
    assert "113/04/30" in row_of(page, "payments", cases[2])
    step(cases[0], "final", date(2024, 4, 9))
    assert "118/04/09" in row_of(page, "payments", cases[0])


@pytest.mark.parametrize("end", ["revoked", "written_off"])
def test_nobody_collects_what_was_revoked_or_written_off(numbers, end):
    case = a_served_one()
    step(case, end, date(2024, 6, 3), reason="執行無結果")
    assert numbers("payments") == []


def test_a_warning_owes_nothing(numbers):
    case = a_file(kind="warning")
    step(case, "hearing_sent", date(2024, 2, 1))
    step(case, "drafted", date(2024, 3, 1))
    step(case, "approved", date(2024, 3, 4), document_number="高市勞關字第11399999990號")
    step(case, "served", date(2024, 3, 5))
    assert (numbers("payments"), numbers("publication")) == ([], [case.number])


def test_what_is_to_be_published_stands_by_its_age(numbers, page):
    young, old = a_decision(1), a_served_one(2)
    step(young, "served", date(2024, 3, 20))
    assert numbers("publication") == [old.number, young.number]
    assert "113/04/08" in row_of(page, "publication", old)
    step(old, "announced", date(2024, 3, 15))
    assert numbers("publication") == [young.number]
    step(young, "revoked", date(2024, 4, 1))
    assert numbers("publication") == []


@pytest.mark.slow
def test_what_an_import_noticed_is_listed_for_review(numbers, page):
    case, plain = a_served_one(1), a_served_one(2)
    Disposition.objects.filter(case=case).update(flags=["date_conflict"])
    assert numbers("review") == [case.number] and plain.number not in numbers("review")
    assert "W-DUP-e" in row_of(page, "review", case)


def test_the_open_tab_counts_its_list(page):
    a_served_one(1), a_served_one(2)
    tabs = page("officer", address("payments")).select(".tabs a")
    assert [tab.get_text(" ", strip=True) for tab in tabs if tab.select_one(".count")] == [
        "待繳納 2"
    ]


def test_a_line_narrows_each_list(numbers):
    case = a_served_one()
    for name in ("payments", "publication"):
        assert numbers(name, line="example") == [case.number]
        assert numbers(name, line="nothing") == [case.number]  # unreadable: left out
    Case.objects.filter(pk=case.pk).update(line="standards")
    assert numbers("payments", line="example") == []


def test_a_file_of_another_unit_is_seen_as_its_level_says(numbers):
    case = a_served_one()
    assert numbers("payments", who="safety_officer") == [case.number]
    Case.objects.filter(pk=case.pk).update(level="unit")
    assert numbers("payments", who="safety_officer") == []
    assert numbers("payments", who="officer") == [case.number]


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_list_says_so(page, name):
    found = page("officer", address(name))
    assert "沒有" in found.select_one("#tracked").get_text()
    assert found.select_one('[aria-current="page"]').get_text(strip=True)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["mediator", "applicant"])
def test_the_lists_are_for_staff(world, name, who):
    assert world.client(who).get(address(name)).status_code == 403


def test_there_is_no_other_list(world):
    assert world.client("officer").get(address("nothing")).status_code == 404
    assert world.client("officer").get("/dispositions/").status_code == 200


def many(count):
    """Decisions as a file brings them: decided and served, every third one appealed."""
    recorder = Recorder(ACTOR)
    for place in range(count):
        steps = [
            Step("issued", date(2024, 3, 4)),
            Step("served", date(2024, 3, 5), data={"effective_on": "2024-03-05"}),
        ]
        if place % 3 == 0:
            steps.append(Step("appealed", APPEALED))
        recorder.add(
            History(
                kind=KIND, received_on=date(2024, 3, 4), intake="document", steps=steps,
                build=lambda case, place=place: _rows(case, place),
            )
        )  # fmt: skip
    return recorder.flush()


def _rows(case, place):
    name = f"範例{place:05d}企業有限公司"
    disposition = Disposition(
        case=case, document_number=f"高市勞關字第1139{place:07d}號", number_key=f"key{place}",
        authority="bureau", kind="fine", party_raw=name, party_name=name, party_key=name,
        party_kind="enterprise", disposed_on=date(2024, 3, 4), amount_twd=20_000,
    )  # fmt: skip
    yield disposition
    yield DispositionArticle(disposition=disposition, act="lsa", article=24, raw_text="第24條")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [1, 60])
@pytest.mark.slow
def test_a_page_takes_as_many_queries_however_long_the_list(
    world, django_assert_max_num_queries, name, count
):
    many(count)
    client = world.client("officer")
    client.get(address(name))
    with django_assert_max_num_queries(12):
        client.get(address(name))


@pytest.mark.slow
def test_ten_thousand_decisions_are_read_page_by_page(page, numbers):
    many(10_000)
    assert len(numbers("payments")) == 50
    assert len(numbers("publication", page="200")) == 50
    assert len(numbers("appeals", page="999")) == 34  # beyond the end: the last page of 3,334


def test_who_has_looked_at_a_flag_settles_it_on_the_page_of_the_case(numbers, page, world):
    case = a_served_one(1)
    Disposition.objects.filter(case=case).update(flags=["date_conflict", "masked"])
    address = reverse("workspace:step", args=[case.number, "flags_settled"])
    asked = page("officer", address).select('input[name="flags"]')
    assert [box["value"] for box in asked] == ["date_conflict", "masked"]
    given = {"flags": ["date_conflict"], "reason": "已調卷，日期正確", "on": "113/03/15"}
    world.client("officer").post(address, given)
    assert Disposition.objects.get(case=case).flags == ["masked"]
    assert numbers("review") == [case.number]
