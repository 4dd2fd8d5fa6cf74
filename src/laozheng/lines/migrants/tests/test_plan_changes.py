"""Changes of care plans: told in seven days, looked into, noted; by hand, online and in files."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseDocument, CaseLink
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.same_week import REASON
from laozheng.lines.migrants.models import MigrantVisit, PlanChange, Violation
from laozheng.lines.migrants.queries.duties import duties
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    browser_of,
    officer_of_the_unit,
    queries_of,
    shown,
    words_of,
)

MONDAY = date(2024, 5, 6)
IN_TIME, TOO_LATE = date(2024, 5, 13), date(2024, 5, 14)
PLACE = {
    "dormitory_number": "範宿-9", "address": "範例路9號", "district": "鳳山區", "kind": "rented",
    "fire_report_to": "2024-06-01",
}  # fmt: skip
FILED = {
    "changed_on": "114/02/24",
    "changes": ["lodging"],
    "details": "原住範例路1號，現住範例路9號",
    "workers": "3",
    "employer_name": "範例雇主",
    "district": "64000090",
    "telephone": "仲介專員 07-000-0000",
}


@pytest.fixture
def told(world):
    """Take in a change by hand."""

    def take_in(on=IN_TIME, **given):
        given = {"changes": ["lodging"], "workers": 3, "dormitory_number": "範宿-9", **given}
        return open_case(
            "migrants.plan_change", "receive", actor=world.reader("system"), intake="counter",
            received_on=on, changed_on=MONDAY, employer_name=EMPLOYER, **given,
        )  # fmt: skip

    return take_in


@pytest.fixture
def moved(world):
    """Take a change a step further."""

    def move(case, step, on=IN_TIME, **given):
        return perform(case, step, actor=world.reader("system"), on=on, **given)

    return move


@pytest.mark.parametrize(("on", "found"), [(IN_TIME, 0), (TOO_LATE, 1)])
def test_a_change_told_after_seven_days_is_an_offense(told, on, found):
    case = told(on)
    assert PlanChange.objects.get(case=case).late is bool(found)
    offenses = Violation.objects.filter(violation="late_notice", number__startswith=case.number)
    assert offenses.count() == found


def test_a_change_is_no_movement_of_workers(told, brought):
    brought(
        "migrant_reports",
        {
            "report_number": "範通-1", "type": "departure", "event_on": "2024-05-06",
            "received_on": "2024-05-13", "employer_name": EMPLOYER,
        },
    )  # fmt: skip
    told(TOO_LATE)
    assert shown("dynamic_management_reports") == 1


def test_noting_a_change_ties_it_to_the_place_and_drafts_the_letter(told, moved, brought):
    brought("dormitories", PLACE)
    case = told(dormitory_number="", changes=["lodging", "care_staff"])
    with pytest.raises(Refused, match="查無這個住宿地點號"):
        moved(case, "accept", dormitory_number="範宿-X")
    moved(case, "accept", dormitory_number="範宿-9", with_letter=True)
    assert case.state == "accepted"
    assert PlanChange.objects.get(case=case).dormitory_number == "範宿-9"
    letter = CaseDocument.objects.get(case=case).letter
    assert letter.addressees[0]["name"] == EMPLOYER
    assert "變更日：113年5月6日；變更事項：住宿地點、生活照顧服務人員" in str(letter.text)


def test_what_is_wanting_is_written_and_the_place_owes_nothing(told, moved, brought):
    brought("dormitories", PLACE)
    case = told()
    employer = PlanChange.objects.get(case=case).employer_id
    assert [one.about for one in duties(employer, IN_TIME)] == ["範宿-9"]
    with pytest.raises(Refused, match="說明"):
        moved(case, "return")
    moved(case, "return", reason="未附變更後的計畫書", with_letter=True)
    text = str(CaseDocument.objects.get(case=case).letter.text)
    assert "生活照顧服務計畫書變更通報" in text and "未附變更後的計畫書" in text
    assert duties(employer, IN_TIME) == []


def test_a_new_place_is_visited_and_a_new_carer_alone_is_not(told, moved):
    case = told()
    moved(case, "plan_visit", planned_on=date(2024, 5, 20), **{REASON: ""})
    visit = CaseLink.objects.get(a=case, kind="follows").b
    planned = MigrantVisit.objects.get(case=visit)
    assert (planned.dormitory_number, planned.notice_number) == ("範宿-9", case.number)
    assert planned.checks == ["dormitory", "care_plan"]
    assert Visit.objects.get(case=visit).type == "routine"
    with pytest.raises(Refused, match="未變更住宿地點"):
        moved(told(changes=["care_staff"]), "plan_visit", planned_on=date(2024, 5, 20))


def test_the_page_of_the_place_tells_who_has_moved_there(told, brought, world):
    brought("dormitories", PLACE)
    case = told()
    staff = browser_of(officer_of_the_unit(world))
    address = reverse("workspace:migrants:dormitory", args=["範宿-9"])
    page = words_of(staff.get(address))
    assert case.number in page
    assert page.count(EMPLOYER) == 2
    before = queries_of(staff, address)
    told(workers=1)
    assert queries_of(staff, address) == before


def test_a_change_is_told_online_with_the_clock_of_seven_days(world, today):
    today(date(2025, 3, 3))
    filer = Filer(Client())
    early = filer.look("migrants", "plan-change", {**FILED, "changed_on": "114/03/04"})
    assert (early.status_code, list(early.context["form"].errors)) == (400, ["changed_on"])
    receipt = filer.send("migrants", "plan-change", FILED)
    case = receipt.context["case"]
    change = PlanChange.objects.get(case=case)
    assert (change.changed_on, change.changes, change.late) == (
        date(2025, 2, 24),
        ["lodging"],
        False,
    )
    (term,) = receipt.context["terms"]
    assert term.reckoning.due_on == date(2025, 3, 3)
    labels = set(CaseDocument.objects.filter(case=case).values_list("label", flat=True))
    assert labels == {"變更內容", "通報聯絡人"}
    followed = filer.follow(case.number, receipt.context["code"]).content.decode()
    assert "已收件，審核中" in followed and "住宿地點" in followed


@pytest.mark.parametrize("name", ["changed_on", "changes", "details", "workers", "telephone"])
def test_what_a_change_needs_is_asked_for(world, today, name):
    today(date(2025, 3, 3))
    page = Filer(Client()).look("migrants", "plan-change", {**FILED, name: ""})
    assert (page.status_code, list(page.context["form"].errors)) == (400, [name])
    assert not Case.objects.exists()


def test_an_officer_enters_what_came_on_paper(world):
    staff = browser_of(officer_of_the_unit(world))
    address = reverse("workspace:open", args=["migrants", "plan_change", "receive"])
    form = {
        "received_on": "2024-05-13", "intake": "counter", "employer_name": EMPLOYER,
        "changed_on": "2024-05-14", "changes": ["lodging"], "workers": "2",
    }  # fmt: skip
    early = staff.post(address, form)
    assert "通報收件日早於變更日" in early.content.decode()
    assert not Case.objects.exists()
    assert staff.post(address, {**form, "changed_on": "2024-05-06"}).status_code == 302
    change = PlanChange.objects.get()
    page = words_of(staff.get(reverse("workspace:case", args=[change.case.number])))
    for word in ("住宿地點", "113/05/06", "2", "同意備查"):
        assert word in page
