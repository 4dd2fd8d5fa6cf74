"""The pages of the workspace as the line fills them: lists, cases, and a shelter nobody sees."""

from django.urls import reverse

from laozheng.kernel.cases.models import Case
from laozheng.lines.migrants.tests.factories import EMPLOYER
from laozheng.lines.migrants.tests.test_imports import DISPUTE, NOTICE, STAY, VERIFICATION, VISIT


def test_imported_cases_are_listed_and_have_pages(brought, world):
    brought("migrant_visits", VISIT)
    brought("migrant_reports", NOTICE)
    brought("migrant_disputes", DISPUTE)
    brought("termination_verifications", VERIFICATION)
    head = world.client("head")
    for case in Case.objects.all():
        code = case.kind.partition(".")[2]
        listed = head.get(reverse("workspace:kind", args=["migrants", code]))
        assert case.number in listed.content.decode()
        page = head.get(reverse("workspace:case", args=[case.number]))
        assert page.status_code == 200
        assert EMPLOYER in page.content.decode()


def test_a_stay_in_a_shelter_is_on_no_list_and_its_page_is_absent(brought, world):
    brought("shelter_stays", STAY)
    (case,) = Case.objects.all()
    for who in ("head", "officer", "supervisor", "mediator"):
        client = world.client(who)
        listed = client.get(reverse("workspace:kind", args=["migrants", "shelter"]))
        assert case.number not in listed.content.decode()
        page = client.get(reverse("workspace:case", args=[case.number]))
        assert STAY["worker_key"] not in page.content.decode()
