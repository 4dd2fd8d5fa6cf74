"""An employer reports an accident online, to the hour, and applies to resume stopped work."""

from datetime import date, datetime

import pytest
from django.test import Client

from laozheng.base.moments import TAIPEI
from laozheng.conftest import NOON
from laozheng.interfaces.portal.tests.filers import Filer, issued_letter
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.models import Case, CaseDocument, Task
from laozheng.lines.safety.models import Accident, StopWork

ACTOR, DAY = system_reader("test", NOON), date(2025, 3, 3)
ANSWERS = {
    "employer_name": "範例營造有限公司",
    "contact": "王測試 0900-000-000",
    "occurred_at": "114/03/03 08:10",
    "known_at": "114/03/03 08:30",
    "district": "64000090",
    "place": "測試路1號工地三樓",
    "accident_type": "fall",
    "accident_kind": "hospitalized",
    "deaths": "0",
    "injured": "1",
    "hospitalized": "1",
}


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(DAY)


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account."""
    return Filer(Client())


def test_a_report_opens_the_accident_at_the_moment_of_sending(filer):
    case, _code = filer.filed("safety", "accident", ANSWERS)
    accident = Accident.objects.get(case=case)
    assert (case.kind, case.state, case.intake) == ("safety.accident", "reported", "online")
    assert accident.reported_at == datetime(2025, 3, 3, 12, 0, tzinfo=TAIPEI)
    assert accident.known_at == datetime(2025, 3, 3, 8, 30, tzinfo=TAIPEI)
    assert (accident.reported_by, accident.agency_code) == ("employer", "09")
    assert case.parties.get(role="employer").contact == "王測試 0900-000-000"


def test_the_receipt_shows_the_eight_hours_and_the_moment_of_the_report(filer):
    page = filer.send("safety", "accident", ANSWERS)
    (term,) = page.context["terms"]
    assert term.reckoning.due_at == datetime(2025, 3, 3, 16, 30, tzinfo=TAIPEI)
    assert "12:00" in page.content.decode()


def test_what_becomes_known_later_joins_the_same_case(filer):
    case, code = filer.filed("safety", "accident", ANSWERS)
    shown = filer.follow(case.number, code).content.decode()
    assert "已收到通報" in shown
    assert "王測試" not in shown
    filer.add("facts", "傷者轉入加護病房")
    assert Case.objects.count() == 1
    assert CaseDocument.objects.get(case=case).label == "補充通報"
    assert Task.objects.filter(case=case).count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"occurred_at": "114/03/03 12:30", "known_at": "114/03/03 12:40"}, "occurred_at"),
        ({"deaths": "1"}, "accident_kind"),
        ({"district": "elsewhere"}, "district"),
        ({"contact": ""}, "contact"),
    ],
)
def test_facts_that_contradict_one_another_are_refused_at_their_field(
    filer, wrong, field
):  # fmt: skip
    page = filer.look("safety", "accident", {**ANSWERS, **wrong})
    assert page.status_code == 400
    assert field in page.context["form"].errors, page.context["form"].errors
    assert not Case.objects.exists()


def test_resumption_is_applied_for_with_the_code_of_the_notice(filer):
    case = open_case(
        "safety.stop_work", "ordered", actor=ACTOR, received_on=DAY, intake="visit",
        employer_name="範例營造有限公司", place="測試路1號工地", scope="partial", ground="osh_36",
        with_letter=True,
    )  # fmt: skip
    filer.follow(*issued_letter(case))
    filer.add("resume", "護欄已裝設")
    case.refresh_from_db()
    assert case.state == "applied"
    assert StopWork.objects.get(case=case).resume_applied_on == DAY
