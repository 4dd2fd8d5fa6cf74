"""Bodies that act for the authority: registered, audited, and late in putting things right."""

from datetime import date

import pytest

from laozheng.lines.safety.queries.bodies import bodies_listed

BODY = {"code": "代-1", "kind": "inspection_body", "name": "範例代檢協會",
        "approved_on": "2023-01-01", "valid_to": "2025-12-31"}  # fmt: skip
AUDIT = {"code": "代-1", "audited_on": "2024-03-01", "result": "to_improve",
         "findings": "紀錄不全", "remedy_due_on": "2024-04-01", "remedied_on": ""}  # fmt: skip


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


def test_a_body_shows_its_last_audit_and_the_first_open_term(bring):
    bring("outside_bodies", BODY)
    bring("body_audits", AUDIT,
          {**AUDIT, "audited_on": "2024-09-01", "remedy_due_on": "2024-10-01"},
          {**AUDIT, "audited_on": "2024-12-01", "result": "in_order", "remedy_due_on": "",
           "findings": ""})  # fmt: skip
    (one,) = bodies_listed()
    assert (one.last.audited_on, one.last.result) == (date(2024, 12, 1), "in_order")
    assert one.remedy_due_on == date(2024, 4, 1)
    assert [one.is_late(day) for day in (date(2024, 4, 1), date(2024, 4, 2))] == [False, True]
    bring("body_audits", {**AUDIT, "remedied_on": "2024-03-20"}, update=True)
    assert bodies_listed()[0].remedy_due_on == date(2024, 10, 1)


def test_the_board_marks_what_is_late_or_over(world, bring):
    bring("outside_bodies", BODY,
          {**BODY, "code": "代-2", "name": "範例醫院", "kind": "health_exam_hospital",
           "valid_to": "2025-03-02"})  # fmt: skip
    client = world.client("safety_officer")
    shown = client.get("/lines/safety/bodies/").content.decode()
    assert ("期限屆滿" in shown, "逾期未改善" in shown) == (True, False)
    bring("body_audits", AUDIT)
    shown = client.get("/lines/safety/bodies/", {"kind": "inspection_body"}).content.decode()
    assert "逾期未改善" in shown
    assert "範例醫院" not in shown


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"code": "代-9"}, "code"),
        ({"audited_on": "2025-03-04", "remedy_due_on": "2025-04-01"}, "audited_on"),
        ({"remedy_due_on": "2024-02-28"}, "remedy_due_on"),
        ({"remedied_on": "2024-02-28"}, "remedied_on"),
        ({"remedy_due_on": ""}, "remedy_due_on"),
    ],
)
def test_an_audit_that_cannot_be_is_refused(bring, wrong, column):
    bring("outside_bodies", BODY)
    (refusal,) = bring("body_audits", {**AUDIT, **wrong})["refusals"]
    assert refusal["column"] == column


def test_a_term_does_not_end_before_it_begins(bring):
    (refusal,) = bring("outside_bodies", {**BODY, "valid_to": "2022-12-31"})["refusals"]
    assert refusal["column"] == "valid_to"
