"""Reports of illegal work and carers: anonymous or sealed, looked into by a visit, answered."""

from datetime import date

import pytest
from django.test import Client

from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseDocument
from laozheng.kernel.inspections.models import Complainant, Visit
from laozheng.lines.migrants.forms.complaints import COMPLAINT_FORMS
from laozheng.lines.migrants.models import MigrantVisit
from laozheng.lines.migrants.tests.factories import EMPLOYER, shown

RECEIVED = date(2024, 5, 6)
REPORTER = "測試檢舉甲"
FILED = {
    "district": "64000090",
    "employer_name": "範例雇主",
    "workplace": "範例路9號3樓",
    "subjects": ["illegal_carer"],
    "facts": "每日有外國人在此看護",
    "identity": "anonymous",
}


@pytest.fixture
def reported(world):
    """Take down what somebody reports by telephone, with a name."""
    return open_case(
        "migrants.complaint", "receive", actor=world.reader("system"), intake="phone",
        received_on=RECEIVED, employer_name=EMPLOYER, workplace="範例路9號",
        subjects=["illegal_foreign_worker"], facts="有外國人在此工作", complainant=REPORTER,
        contact="0900000000",
    )  # fmt: skip


@pytest.fixture
def moved(world):
    """Take a report a step further."""

    def move(case, step, on, **given):
        return perform(case, step, actor=world.reader("system"), on=on, **given)

    return move


def test_anybody_reports_without_a_name(world, today):
    today(date(2025, 3, 3))
    case, code = Filer(Client()).filed("migrants", "report", FILED)
    assert (case.kind, case.level, case.number[:3]) == (
        "migrants.complaint",
        "restricted",
        "移檢舉",
    )
    assert not Complainant.objects.exists()
    followed = Filer(Client()).follow(case.number, code).content.decode()
    assert "已收件，審查中" in followed and "範例雇主" not in followed


def test_a_report_becomes_a_visit_that_tells_nothing_of_who_reported(reported, moved):
    form = COMPLAINT_FORMS["inspect"]
    assert {"worker_category", "checks"} <= set(form.base_fields)
    moved(
        reported, "inspect", date(2024, 5, 7), planned_on=date(2024, 5, 8),
        worker_category="blue_collar", checks=["documents"],
    )  # fmt: skip
    visit = Visit.objects.get()
    own = MigrantVisit.objects.get(case=visit.case)
    assert (visit.case.kind, visit.type, visit.complaint) == (
        "migrants.visit",
        "complaint",
        reported,
    )
    assert (own.worker_category, own.checks) == ("blue_collar", ["documents"])
    told = str(list(Visit.objects.values())) + str(list(MigrantVisit.objects.values()))
    assert REPORTER not in told
    moved(visit.case, "visited", date(2024, 5, 8))
    moved(visit.case, "recorded", date(2024, 5, 8), result="no_violation")
    assert shown("inspection_visits", type="complaint") == 1


def test_whoever_gave_a_name_is_answered_in_thirty_days_by_the_rule_of_petitions(reported, moved):
    term = reported.deadlines.get(rule="reply")
    assert term.due_on == date(2024, 6, 5)
    moved(reported, "reply", date(2024, 5, 20), reason="已派員查察。", with_letter=True)
    term.refresh_from_db()
    assert term.met_on == date(2024, 5, 20)
    letter = CaseDocument.objects.get(case=reported).letter
    assert letter.is_sealed
    assert "處理人民陳情案件要點" in letter.text and "勞動檢查法" not in letter.text
    assert REPORTER not in letter.text


def test_an_account_that_names_who_reported_does_not_go_along(world, moved):
    case = open_case(
        "migrants.complaint", "receive", actor=world.reader("system"), intake="phone",
        received_on=RECEIVED, employer_name=EMPLOYER, subjects=["lodging"],
        facts=f"{REPORTER}說宿舍漏水", complainant=REPORTER,
    )  # fmt: skip
    with pytest.raises(Refused, match="先遮蔽"):
        moved(case, "inspect", RECEIVED, planned_on=date(2024, 5, 8), worker_category="blue_collar")
