"""The pages of the workspace as the line fills them: opened, found, decided, and hidden."""

import pytest
from django.urls import reverse

from laozheng.kernel.cases.models import Case
from laozheng.lines.linename.tests.factories import CHECKED, an_application

LIST = ["linename", "application"]
GIVEN = {
    "received_on": "113/03/05",
    "intake": "counter",
    "applicant_name": "範例企業有限公司",
    "subject": "範例事由",
}


def page(client, name, *args, **query):
    return client.get(reverse(f"workspace:{name}", args=args), query)


def test_a_case_opened_by_its_form_is_on_the_list_and_has_a_page(world):
    client = world.client("officer")
    opened = client.post(reverse("workspace:open", args=[*LIST, "receive"]), GIVEN)
    number = Case.objects.get().number
    assert opened.url == reverse("workspace:case", args=[number])
    assert number in page(client, "kind", *LIST).content.decode()
    shown = page(client, "case", number).content.decode()
    for text in ("範例事由", "範例企業有限公司", "處理期間", "審查完成"):
        assert text in shown


def test_a_form_says_what_is_missing_and_keeps_what_was_typed(world):
    client = world.client("officer")
    given = {**GIVEN, "applicant_name": ""}
    answer = client.post(reverse("workspace:open", args=[*LIST, "receive"]), given)
    assert answer.status_code == 400
    assert "範例事由" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_step_is_taken_by_its_form(world):
    case = an_application(world, checked_on=CHECKED)
    address = reverse("workspace:step", args=[case.number, "record"])
    world.client("supervisor").post(address, {"on": "113/03/20"})
    case.refresh_from_db()
    assert case.state == "recorded"


def test_the_enterprise_page_lists_its_applications(world):
    case = an_application(world)
    party = case.parties.get().party
    assert case.number in page(world.client("officer"), "party", party.pk).content.decode()


def test_a_figure_opens_to_its_cases(world):
    case = an_application(world)
    # The cast acts in 2025, so that is when the case became known.
    shown = page(
        world.client("officer"), "figure", "linename.applications", period="113"
    ).content.decode()
    assert case.number in shown


@pytest.mark.parametrize("who", ["safety_officer", "mediator", "stranger"])
def test_people_of_other_units_see_nothing_of_an_application(world, who):
    case = an_application(world)
    for name, *args in (("kind", *LIST), ("case", case.number)):
        shown = page(world.client(who), name, *args).content.decode()
        assert case.title not in shown
