"""The pages of the workspace as the line fills them: opened by forms, moved by steps, listed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laozheng.kernel.cases.models import Case
from laozheng.lines.equality.line import LINE
from laozheng.lines.equality.models import Complaint
from laozheng.lines.equality.tests.factories import (
    COMPLAINANT,
    EMPLOYER,
    a_complaint,
    a_harassment,
    a_job_seeker,
    decided,
)

ARRIVED = {"received_on": "113/03/05", "intake": "counter", "employer_name": EMPLOYER}
PERSON = {"complainant_name": COMPLAINANT, "complainant_sex": "female"}
OPENED = {
    "discrimination": {**ARRIVED, **PERSON, "law": "employment_service", "ground": "age"},
    "gender": {**ARRIVED, **PERSON, "law": "gender_equality", "ground": "pregnancy"},
    "harassment": {
        **ARRIVED, **PERSON, "complaint_kind": "direct", "respondent_role": "top_responsible",
        "act_on": "113/02/01", "power_relation": "yes", "minor": "no",
    },
    "job_seeking": {**ARRIVED, "type": "undisclosed_pay", "medium": "online"},
    "notice": {**ARRIVED, "intake": "post", "complaint_on": "113/03/01"},
}  # fmt: skip


@pytest.fixture
def handler(desk) -> Client:
    """The browser of the officer of the unit."""
    client = Client()
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(desk.handler.user, backend=backend)
    return client


def page(client, name, *args, **query) -> str:
    return client.get(reverse(f"workspace:{name}", args=args), query).content.decode()


@pytest.mark.parametrize("kind", OPENED)
@pytest.mark.slow
def test_a_case_is_opened_by_its_form_and_has_a_page_without_codes(handler, kind):
    step = "notify" if kind == "notice" else "receive"
    address = reverse("workspace:open", args=["equality", kind, step])
    assert handler.get(address).status_code == 200
    answer = handler.post(address, OPENED[kind])
    assert answer.status_code == 302, answer.content.decode()
    case = Case.objects.get()
    shown = page(handler, "case", case.number)
    assert EMPLOYER in shown
    for code in ("top_responsible", "employment_service", "undisclosed_pay", COMPLAINANT):
        assert code not in shown
    assert case.number in page(handler, "kind", "equality", kind)


def test_harassment_is_not_taken_in_without_a_name(handler):
    address = reverse("workspace:open", args=["equality", "harassment", "receive"])
    answer = handler.post(address, {**OPENED["harassment"], "anonymous": "on"})
    assert answer.status_code == 400
    assert "不得匿名" in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.slow
def test_every_step_that_is_possible_has_a_page(handler, desk):
    complaint = a_complaint(desk, "2024-03-05", "age", "employment_service")
    done = decided(desk, a_harassment(desk, "2024-03-11"), "2024-05-02", "established")
    ad = a_job_seeker(desk, "2024-05-02")
    for case in (complaint, done, ad):
        (kind,) = [kind for kind in LINE.kinds if case.kind == f"equality.{kind.code}"]
        steps = [t for t in kind.transitions if case.state in t.source and t.roles]
        assert steps
        for step in steps:
            address = reverse("workspace:step", args=[case.number, step.name])
            assert handler.get(address).status_code == 200, step.name


def test_a_ground_is_corrected_by_its_page(handler, desk):
    case = a_complaint(desk, "2024-03-05", "age", "employment_service")
    address = reverse("workspace:step", args=[case.number, "change_ground"])
    typed = {"on": "113/04/01", "ground": "disability", "reason": "申訴人說明"}
    assert handler.post(address, typed).status_code == 302
    assert Complaint.objects.get().ground == "disability"
    assert "身心障礙" in page(handler, "case", case.number)


def test_a_list_asks_as_many_queries_for_one_case_as_for_many(handler, desk):
    address = reverse("workspace:kind", args=["equality", "discrimination"])

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert handler.get(address).status_code == 200
        return len(captured)

    a_complaint(desk, "2024-03-05", "age", "employment_service")
    asked()  # the first page of a session also writes it
    one = asked()
    for _ in range(9):
        a_complaint(desk, "2024-03-05", "age", "employment_service")
    assert asked() == one
