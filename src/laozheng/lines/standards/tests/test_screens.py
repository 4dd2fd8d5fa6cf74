"""The pages of the workspace as the line fills them: lists, cases, what an employer has open."""

import pytest
from django.urls import reverse

from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.lines.standards.line import BLOCKS
from laozheng.lines.standards.models import PensionReminder
from laozheng.lines.standards.tests.factories import OPERATOR, PENSION, REMINDER, VISIT, value


def entered(client, division, name, **cells):
    """A row of a data set typed by the officer."""
    client.force_login(division.people["officer"].user)
    return client.post(reverse("workspace:enter_row", args=[name]), cells)


@pytest.mark.parametrize(
    ("name", "cells", "measure", "counted"),
    [
        (
            "written_replies",
            {"reply_number": "函001", "replied_on": "113/03/05", "asker": "worker"},
            "written_replies", 1,
        ),
        (
            "standards_activities",
            {"activity_no": "宣001", "kind": "briefing", "title": "範例宣導會", "attendees": "60",
             "held_on": "113/03/05", "sessions": "2"},
            "promotion_sessions", 2,
        ),
        (
            "standards_activities",
            {"activity_no": "貼001", "kind": "post", "title": "範例貼文", "reach": "3000",
             "held_on": "113/03/05", "channel": "social"},
            "promotion_reach", 3_000,
        ),
        (
            "standards_tallies",
            {"kind": "leaflets", "on": "113/03/05", "value": "5000"},
            "leaflets_printed", 5_000,
        ),
    ],
)  # fmt: skip
def test_registers_without_cases_are_kept_by_hand(division, client, name, cells, measure, counted):
    response = entered(client, division, name, **cells)
    assert response.status_code == 302, response.content.decode()
    assert value(measure) == counted


@pytest.mark.slow
def test_every_data_set_of_the_line_has_its_form(division, client):
    ours = [name for name, one in datasets().items() if one.owner == "standards"]
    assert len(ours) == 11
    for name in ours:
        response = entered(client, division, name)
        assert response.status_code == 400, name
        assert "error-summary" in response.content.decode(), name


def test_imported_cases_are_listed_and_have_pages(brought, division, client):
    brought("labor_inspections", VISIT)
    brought("pension_reminders", REMINDER)
    brought("pension_cases", PENSION)
    client.force_login(division.people["officer"].user)
    for case in Case.objects.all():
        code = case.kind.partition(".")[2]
        listed = client.get(reverse("workspace:kind", args=["standards", code]))
        assert case.number in listed.content.decode()
        page = client.get(reverse("workspace:case", args=[case.number]))
        assert "範例餐飲有限公司" in page.content.decode()
    employer = PensionReminder.objects.get().employer
    visits = next(block for block in BLOCKS if block.code == "visits")
    assert len(visits.rows(employer, OPERATOR)) == 1


def test_the_board_of_inspectors_is_turned_to_one_unit(brought, division, client):
    brought("labor_inspections", {**VISIT, "lead": "S101", "result": "guidance"})
    client.force_login(division.world.head.user)
    everybody = client.get(reverse("workspace:inspector_load"), {"day": "2024-03-05"})
    assert "勞動條件科" in everybody.content.decode()
    assert "測試勞條承辦" in everybody.content.decode()
    for unit, is_shown in (("labor_conditions", True), ("inspection_office", False)):
        told = {"day": "2024-03-05", "unit": unit}
        board = client.get(reverse("workspace:inspector_load"), told).content.decode()
        assert ("測試勞條承辦" in board) is is_shown
