"""The enterprise page: what the bureau knows of one party, as far as the reader may see."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import (
    OPEN_REQUEST,
    SEALED_REQUEST,
    opened,
)
from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.parties.actions import Wanted, ensure_party, merge, rename
from laozheng.kernel.parties.models import Party

INDEX = reverse("workspace:parties")
NAME = "範例企業有限公司"


def address(party):
    return reverse("workspace:party", args=[party.pk])


def numbers(shown, panel="cases"):
    return [link.get_text(strip=True) for link in shown.select(f"#{panel} a.row-link")]


@pytest.fixture
def enterprise(world):
    return ensure_party(Wanted("enterprise", NAME, date(2020, 1, 1)), world.reader("officer"))


def test_an_enterprise_is_found_by_part_of_its_name(world, page, enterprise):
    shown = page("officer", INDEX, q="範例企業")
    assert [link["href"] for link in shown.select("a.row-link")] == [address(enterprise)]


def test_natural_persons_are_not_found(world, page):
    opened(world, OPEN_REQUEST, applicant="王測試")
    assert page("officer", INDEX, q="王測試").select("a.row-link") == []


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("officer", {"request", "open_request", "sealed_request"}),
        ("second_officer", {"open_request"}),
        ("supervisor", {"request", "open_request"}),
        ("safety_officer", set()),
    ],
)
@pytest.mark.slow
def test_its_cases_show_as_far_as_the_reader_may_see_them(world, page, enterprise, who, kinds):
    cases = {kind: opened(world, f"example.{kind}") for kind in
             ("request", "open_request", "sealed_request")}  # fmt: skip
    shown = page(who, address(enterprise))
    assert set(numbers(shown)) == {case.number for kind, case in cases.items() if kind in kinds}


def test_blocks_of_the_lines_obey_the_same_filter(world, page, enterprise):
    opened(world)
    seen = opened(world, OPEN_REQUEST)
    told = page("second_officer", address(enterprise)).get_text(" ")
    block = told.partition("範例紀錄")[2]
    assert seen.number in block and "範申" not in block


def test_a_natural_person_has_a_page_only_through_a_case(world, page):
    opened(world, applicant="王測試")
    person = CaseParty.objects.get(role="applicant").party
    assert page("officer", address(person)).h1.get_text(strip=True) == "王測試"
    page("safety_officer", address(person), status=404)


def test_a_signal_is_told_without_its_case_until_it_is_withdrawn(world, page, enterprise):
    case = opened(world, SEALED_REQUEST)
    raise_signal(enterprise, "example.open", case=case, on=date(2025, 2, 3))
    told = page("safety_officer", address(enterprise)).select_one("#signals").get_text(" ")
    assert "範例註記" in told and case.number not in told
    withdraw_signal(case, "example.open", on=world.day)
    told = page("safety_officer", address(enterprise)).select_one("#signals").get_text(" ")
    assert "範例註記" not in told


def test_names_over_time_stand_with_their_spans(world, page, enterprise):
    rename(enterprise, "範例控股股份有限公司", on=date(2024, 7, 1), actor=world.reader("officer"))
    enterprise.refresh_from_db()
    shown = page("officer", address(enterprise))
    assert shown.h1.get_text(strip=True) == "範例控股股份有限公司"
    told = shown.select_one("#facts").get_text(" ", strip=True)
    assert "113/07/01" in told and NAME in told


def test_a_merged_entry_leads_to_the_one_that_stands_for_it(world, enterprise):
    other = ensure_party(
        Wanted("enterprise", "範例企業社", date(2020, 1, 1)), world.reader("officer")
    )
    merge(enterprise, other, reason="同一家", actor=world.reader("officer"))
    response = world.client("officer").get(address(other))
    assert response.status_code == 302 and response.url == address(enterprise)


def test_cases_of_a_merged_entry_stand_with_the_one_that_is_kept(world, page, enterprise):
    case = opened(world, employer="測試別名有限公司")
    other = Party.objects.get(display_name="測試別名有限公司")
    merge(enterprise, other, reason="同一家", actor=world.reader("officer"))
    assert numbers(page("officer", address(enterprise))) == [case.number]
