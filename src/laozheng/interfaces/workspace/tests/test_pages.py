"""Who may open which page: strangers, applicants, handlers from outside, staff of each part."""

from dataclasses import replace

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests import example
from laozheng.interfaces.workspace.tests.example import opened

STAFF = ("officer", "second_officer", "supervisor", "head", "safety_officer")
FOR_HANDLERS = ("desk", "cases", "search", "calendar")
FOR_STAFF = ("parties", "matches", "figures", "books", "datasets")


def address(name, *args):
    return reverse(f"workspace:{name}", args=args)


@pytest.mark.parametrize("name", FOR_HANDLERS + FOR_STAFF)
def test_a_stranger_is_asked_to_sign_in(world, name):
    response = world.client("stranger").get(address(name))
    assert response.status_code == 302
    assert response.url.startswith(reverse("workspace:login"))


@pytest.mark.parametrize("name", FOR_HANDLERS + FOR_STAFF)
def test_an_applicant_follows_his_cases_elsewhere(world, name):
    assert world.client("applicant").get(address(name)).status_code == 403


@pytest.mark.parametrize("name", FOR_HANDLERS)
@pytest.mark.parametrize("who", ["mediator", "body"])
def test_handlers_from_outside_have_desk_list_search_and_calendar(world, who, name):
    assert world.client(who).get(address(name)).status_code == 200


@pytest.mark.parametrize("name", FOR_STAFF)
@pytest.mark.parametrize("who", ["mediator", "body"])
def test_pages_about_everything_are_for_staff_alone(world, who, name):
    assert world.client(who).get(address(name)).status_code == 403


@pytest.mark.parametrize("name", FOR_HANDLERS + FOR_STAFF)
@pytest.mark.parametrize("who", STAFF)
@pytest.mark.slow
def test_staff_have_every_page_of_the_navigation(world, who, name):
    assert world.client(who).get(address(name)).status_code == 200


def test_the_navigation_names_every_kind_for_staff_and_none_for_a_mediator(page):
    links = {a["href"] for a in page("officer", "/").select("#navigation a")}
    assert address("kind", "example", "request") in links
    links = {a["href"] for a in page("mediator", "/").select("#navigation a")}
    assert links == {"#main", address("desk"), address("cases"), address("calendar")}


@pytest.mark.parametrize(
    ("who", "groups"),
    [
        ("officer", [("範例業務", False), ("別科業務", True)]),
        ("safety_officer", [("別科業務", False), ("範例業務", True)]),
    ],
)
def test_the_lines_of_ones_own_unit_stand_first_and_open(page, install, who, groups):
    other = replace(example.LINE, code="other", label="別科業務", unit="inspection_office")
    install(example.LINE, other)
    found = page(who, "/").select("#navigation .side-group")[1:-1]
    told = [(one.select_one(".side-title, summary").get_text(strip=True), one) for one in found]
    assert [(label, one.select_one("details") is not None) for label, one in told] == groups


@pytest.mark.parametrize("kind", ["nothing.at_all", "example.nothing"])
def test_an_unknown_kind_is_not_found(world, kind):
    line, _dot, code = kind.partition(".")
    assert world.client("officer").get(address("kind", line, code)).status_code == 404


def test_someone_who_is_signed_in_does_not_see_the_login_page(world):
    response = world.client("officer").get(address("login"))
    assert response.status_code == 302 and response.url == address("desk")


def test_a_sign_in_with_a_wrong_password_says_so_and_keeps_the_name(world, client):
    given = {"username": "S001", "password": "not this one"}
    response = client.post(address("login"), given)
    assert response.status_code == 200
    assert 'value="S001"' in response.content.decode()
    assert "error-summary" in response.content.decode()


@pytest.mark.slow
def test_a_sign_in_leads_to_the_page_that_was_asked_for(world, client):
    world.officer.user.set_password("a long enough password")
    world.officer.user.save()
    case = opened(world)
    wanted = address("case", case.number)
    given = {"username": "S001", "password": "a long enough password", "next": wanted}
    response = client.post(address("login"), given)
    assert response.status_code == 302 and response.url == wanted


def test_signing_out_is_a_post(world):
    client = world.client("officer")
    assert client.get(address("logout")).status_code == 405
    assert client.post(address("logout")).status_code == 302
    assert client.get(address("desk")).status_code == 302


@pytest.mark.parametrize("name", FOR_HANDLERS + FOR_STAFF)
@pytest.mark.slow
def test_no_page_carries_inline_script_or_style(page, name):
    found = page("officer", address(name))
    assert found.select("script:not([src]), style, [style], [onclick], [onchange]") == []
