"""Complaints of unsafe work: answered in 14 days, looked into by a division, nobody named."""

from datetime import date

import pytest

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Complainant, Complaint, Visit
from laozheng.lines.safety.forms.complaints import COMPLAINT_FORMS
from laozheng.lines.safety.queries.inspections import own_facts
from laozheng.lines.safety.tests.factories import EMPLOYER, acting, moved, shown, texts

COMPLAINANT = "測試申訴甲"


@pytest.fixture
def complaint(world):
    return open_case(
        "safety.complaint", "receive", actor=acting(world, "safety_officer", "2024-07-01"),
        received_on=date(2024, 7, 1), intake="hotline", officer=world.safety_officer,
        employer_name=EMPLOYER, subjects=["fall_protection"], workplace="範例工地",
        facts="三樓開口沒有護欄", complainant=COMPLAINANT, contact="0900000000",
    )  # fmt: skip


def test_it_is_answered_within_14_days_and_the_answer_is_sealed(world, complaint):
    term = complaint.deadlines.get(rule="reply")
    assert (complaint.number[:3], term.due_on) == ("職安申", date(2024, 7, 15))
    moved(world, complaint, "reply", "2024-07-10", reason="已派員檢查。", with_letter=True)
    term.refresh_from_db()
    assert term.met_on == date(2024, 7, 10)
    assert "職業安全衛生申訴" in texts(complaint)["complaint_reply"]
    assert complaint.documents.get().letter.is_sealed


def test_the_visit_counts_for_its_division_and_names_no_complainant(world, complaint):
    extra = own_facts({"division": "construction", "site_kind": "construction_site"})
    moved(world, complaint, "inspect", "2024-07-02", planned_on=date(2024, 7, 3), extra=extra)
    visit = Visit.objects.get()
    assert (visit.type, visit.complaint_id) == ("complaint", complaint.pk)
    moved(world, visit.case, "visited", "2024-07-03")
    moved(world, visit.case, "recorded", "2024-07-03", result="no_violation")
    assert shown("safety.osh_inspections", type="complaint", division="construction") == 1
    told = str(list(Visit.objects.values())) + str(kind_of("safety.inspection").facts(visit.case))
    assert COMPLAINANT not in told


def test_a_site_without_an_address_is_taken_down_by_its_point(world):
    form = COMPLAINT_FORMS["receive"]
    typed = {
        "received_on": "113/07/01", "intake": "phone", "employer_name": EMPLOYER,
        "subjects": ["fall_protection"], "point": "22.6273, 120.3014",
    }  # fmt: skip
    kind, reader = kind_of("safety.complaint"), acting(world, "safety_officer", "2024-07-01")
    wrong = form({**typed, "point": "120.3014, 22.6273"}, kind=kind, reader=reader)
    assert list(wrong.errors) == ["point"]
    asked = form(typed, kind=kind, reader=reader)
    assert asked.is_valid(), asked.errors
    case = open_case(
        "safety.complaint", "receive", actor=reader, **asked.case_fields(), **asked.given()
    )
    assert str(Complaint.objects.get(case=case).point) == "22.627300, 120.301400"


def test_the_division_is_asked_for_with_the_visit(world, complaint):
    form = COMPLAINT_FORMS["inspect"]
    typed = {"on": "113/07/02", "planned_on": "113/07/03", "division": "machinery"}
    filled = form(typed, reader=world.reader("safety_officer"))
    assert filled.is_valid(), filled.errors
    assert filled.given()["extra"]["division"] == "machinery"
    assert not form({**typed, "division": ""}, reader=world.reader("safety_officer")).is_valid()


def test_an_account_that_names_the_complainant_is_masked_first(world):
    case = open_case(
        "safety.complaint", "receive", actor=acting(world, "safety_officer", "2024-07-01"),
        received_on=date(2024, 7, 1), intake="phone", officer=world.safety_officer,
        employer_name=EMPLOYER, subjects=["other"], facts=f"{COMPLAINANT}看到的",
        complainant=COMPLAINANT,
    )  # fmt: skip
    with pytest.raises(Refused, match="遮蔽"):
        moved(world, case, "inspect", "2024-07-02", planned_on=date(2024, 7, 3))
    moved(world, case, "mask", "2024-07-02", facts="有人看到的")
    moved(world, case, "inspect", "2024-07-02", planned_on=date(2024, 7, 3))


@pytest.mark.parametrize("who", ["officer", "mediator", "applicant", "stranger"])
def test_other_units_do_not_see_a_complaint(world, complaint, who):
    assert not visible(Case.objects.filter(pk=complaint.pk), world.reader(who)).exists()
    with pytest.raises(TypeError):
        visible(Complainant.objects.all(), world.reader("safety_officer"))


def test_an_imported_visit_knows_the_complaint_it_followed(world, complaint, bring):
    row = {"inspection_number": "檢-1", "type": "complaint", "division": "construction",
           "visited_on": "2024-07-03", "employer_name": EMPLOYER, "result": "no_violation",
           "complaint_number": complaint.number}  # fmt: skip
    bring("osh_inspections", row)
    assert Visit.objects.get().complaint == complaint
