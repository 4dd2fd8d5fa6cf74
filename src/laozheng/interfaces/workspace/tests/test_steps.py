"""The forms of steps: a refusal loses no input, and what follows is told before."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, REQUEST, opened
from laozheng.kernel.cases.actions import give_access, perform
from laozheng.kernel.cases.models import Case, Event

OPENING = reverse("workspace:open", args=["example", "request", "register"])
GIVEN = {
    "received_on": "114/03/03",
    "intake": "counter",
    "topic": "wage",
    "applicant": "王測試",
    "employer": "範例企業有限公司",
}


def step(case, name):
    return reverse("workspace:step", args=[case.number, name])


def shown_values(response):
    body = response.content.decode()
    return {name: f'value="{value}"' in body for name, value in GIVEN.items()}


def test_a_case_is_opened_by_its_form_for_the_officer_who_took_it(world):
    response = world.client("officer").post(OPENING, GIVEN)
    case = Case.objects.get()
    assert response.url == reverse("workspace:case", args=[case.number])
    assert (case.officer, case.intake, case.received_on) == (
        world.officer,
        "counter",
        date(2025, 3, 3),
    )
    assert case.title == "範例企業有限公司　工資"


def test_the_form_begins_with_today_and_the_intakes_of_the_kind(world, page):
    shown = page("officer", OPENING)
    assert shown.select_one("#id_received_on")["value"] == "114/03/03"
    assert [one["value"] for one in shown.select("#id_intake option")] == ["counter", "online"]


def test_a_refusal_of_the_line_stands_at_its_field_and_loses_no_input(world):
    given = {**GIVEN, "employer": "停業有限公司"}
    response = world.client("officer").post(OPENING, given)
    body = response.content.decode()
    assert response.status_code == 400
    assert "這個事業單位已停業，請改填現存的事業單位" in body
    assert 'id="id_employer_error"' in body
    assert 'value="停業有限公司"' in body and 'value="王測試"' in body
    assert not Case.objects.exists()


def test_a_refusal_of_the_kernel_stands_on_the_form(world):
    response = world.client("officer").post(OPENING, {**GIVEN, "received_on": "115/01/01"})
    assert response.status_code == 400
    assert "在今天之後" in response.content.decode()
    assert all(value for name, value in shown_values(response).items()
               if name in ("applicant", "employer"))  # fmt: skip


def test_a_blank_form_names_every_field_at_fault(world):
    response = world.client("officer").post(OPENING, {})
    assert response.status_code == 400
    assert response.content.decode().count('aria-invalid="true"') == 5


@pytest.mark.parametrize("who", ["supervisor", "mediator"])
def test_who_may_not_open_a_case_finds_no_form(world, who):
    assert world.client(who).get(OPENING).status_code == 404


def test_a_step_that_opens_no_case_is_no_opening(world):
    address = reverse("workspace:open", args=["example", "request", "review"])
    assert world.client("officer").get(address).status_code == 404


def test_a_step_is_done_and_said_so(world):
    case = opened(world)
    response = world.client("officer").post(step(case, "review"), {"on": "114/02/05"}, follow=True)
    case.refresh_from_db()
    assert case.state == "reviewed"
    assert Event.objects.get(kind="review").on == date(2025, 2, 5)
    assert "已完成「審查」。" in response.content.decode()


def test_a_condition_that_is_not_met_keeps_the_form_as_filled(world):
    case = opened(world)
    response = world.client("officer").post(step(case, "reject"), {"on": "1140205", "reason": ""})
    body = response.content.decode()
    assert response.status_code == 400
    assert "駁回須敘明理由，請填寫理由" in body and 'value="1140205"' in body


@pytest.mark.parametrize(
    ("on", "sentence"),
    [("114/03/04", "在今天之後"), ("114/02/01", "早於收件日"), ("昨天", "id_on_error")],
)
def test_an_impossible_day_is_said_at_the_day(world, on, sentence):
    case = opened(world)
    response = world.client("officer").post(step(case, "review"), {"on": on})
    assert response.status_code == 400
    assert sentence in response.content.decode() and "id_on_error" in response.content.decode()


def test_who_comes_second_is_told_who_was_first(world):
    case = opened(world, OPEN_REQUEST)
    perform(case, "reject", actor=world.reader("second_officer"), on=world.day, reason="不合規定")
    response = world.client("officer").post(
        step(case, "reject"), {"on": "114/03/03", "reason": "也不合"}
    )
    assert response.status_code == 400
    assert "測試承辦乙" in response.content.decode()


def test_four_eyes_hold_on_the_form_too(world):
    case = opened(world, OPEN_REQUEST)
    perform(case, "review", actor=world.reader("officer"), on=world.day)
    given = {"on": "114/03/03"}
    assert world.client("officer").post(step(case, "approve"), given).status_code == 400
    assert world.client("second_officer").post(step(case, "approve"), given).status_code == 302


def test_the_form_of_an_impossible_step_leads_back_with_a_word(world):
    case = opened(world)
    response = world.client("officer").get(step(case, "approve"), follow=True)
    assert response.redirect_chain[0][0] == reverse("workspace:case", args=[case.number])
    assert "目前不能辦理「核准」" in response.content.decode()


def test_the_form_tells_what_the_step_will_do(world, page):
    case = opened(world)
    told = page("officer", step(case, "reject")).select_one("#consequences").get_text(" ")
    assert "案件狀態將改為「駁回」。" in told and "結案" in told
    assert "審查期限" in told


def test_a_step_that_changes_no_state_promises_nothing(world, page):
    assert page("officer", step(opened(world), "note")).select_one("#consequences") is None


def test_no_step_is_taken_on_a_case_that_may_not_be_seen(world):
    case = opened(world)
    client = world.client("second_officer")
    assert client.get(step(case, "review")).status_code == 404
    assert client.post(step(case, "review"), {"on": "114/03/03"}).status_code == 404
    assert Case.objects.get(pk=case.pk).state == "received"


def test_a_mediator_on_a_case_takes_none_of_its_officers_steps(world):
    case = opened(world)
    give_access(case, world.mediator.user_id, "mediator", case.received_on)
    response = world.client("mediator").post(step(case, "review"), {"on": "114/03/03"})
    assert response.status_code == 400
    assert Case.objects.get(pk=case.pk).state == "received"


def test_an_unknown_step_is_not_found(world):
    assert world.client("officer").get(step(opened(world), "nothing")).status_code == 404


def test_a_kind_that_nobody_declares_opens_nothing(world):
    address = reverse("workspace:open", args=["example", "nothing", "register"])
    assert world.client("officer").get(address).status_code == 404


def test_kinds_number_their_cases_apart(world):
    assert opened(world, REQUEST).number.startswith("範申-114-")
    assert opened(world, OPEN_REQUEST).number.startswith("範公-114-")
