"""Workers ask for help with a telephone alone; employers tell of an entry and see the clock."""

from datetime import date

import pytest
from django.test import Client

from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.lines.migrants.models import Dispute, Notice, Verification

HELP = {
    "telephone": "LINE test-0001",
    "safe_hours": "星期日下午",
    "contact_language": "id",
    "employer_name": "範例雇主",
    "topics": ["wage", "documents"],
    "account": "護照被收走",
}
ARRIVAL = {
    "type": "entry",
    "event_on": "114/02/27",
    "employer_name": "範例雇主",
    "district": "64000090",
    "nationality": "ID",
    "telephone": "仲介專員 07-000-0000",
}

ABSENCE = {
    "event_on": "114/02/27",
    "worker": "TEST A 勞動發事字第1130000000號",
    "employer_name": "範例雇主",
    "district": "64000090",
    "nationality": "ID",
    "telephone": "範例雇主 07-000-0000",
}
VERIFICATION = {
    "employer_name": "範例雇主",
    "district": "64000090",
    "worker_name": "NGUYEN TEST",
    "nationality": "VN",
    "language": "vi",
    "termination": "合意終止",
    "telephone": "範例雇主 07-000-0000",
}


@pytest.mark.parametrize(
    ("filing", "answers"),
    [("arrival", ARRIVAL), ("absence", ABSENCE), ("verification", VERIFICATION)],
)
def test_a_personal_number_stands_in_no_contact(filer, filing, answers):
    page = filer.look("migrants", filing, {**answers, "telephone": "測試甲 A123456789"})
    assert (page.status_code, list(page.context["form"].errors)) == (400, ["telephone"])


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(date(2025, 3, 3))


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account."""
    return Filer(Client())


def test_a_message_name_is_enough_to_be_helped(filer):
    case, _code = filer.filed("migrants", "help", HELP)
    assert (case.kind, case.intake) == ("migrants.dispute", "online")
    dispute = Dispute.objects.get(case=case)
    assert (dispute.topics, dispute.workers) == (["wage", "documents"], 1)
    worker = case.parties.get(role="applicant")
    assert (worker.name_as_written, worker.contact) == (
        "未具名",
        "LINE test-0001；時段：星期日下午；語言：印尼語",
    )
    assert CaseDocument.objects.get(case=case).label == "求助內容"


def test_1955_stands_before_the_form_and_the_way_out_on_every_page(filer):
    pages = [
        filer.browser.get("/portal/file/migrants/help/"),
        filer.look("migrants", "help", HELP),
        filer.send("migrants", "help", HELP),
    ]
    assert all('href="/portal/leave/"' in page.content.decode() for page in pages)
    first = pages[0].content.decode()
    assert first.index("1955") < first.index('id="answers"')


def test_who_asked_for_help_stands_nowhere_in_public(filer):
    receipt = filer.send("migrants", "help", {**HELP, "worker_name": "測試甲"})
    case, code = receipt.context["case"], receipt.context["code"]
    followed = filer.follow(case.number, code)
    for page in (receipt, followed):
        assert case.number in page.content.decode()
        for secret in ("測試甲", "LINE test-0001", "護照", "範例雇主"):
            assert secret not in page.content.decode()


@pytest.mark.parametrize("name", ["telephone", "contact_language", "employer_name", "topics"])
def test_what_is_needed_to_help_is_asked_for(filer, name):
    page = filer.look("migrants", "help", {**HELP, name: ""})
    assert (page.status_code, list(page.context["form"].errors)) == (400, [name])


def test_an_entry_is_told_with_a_receipt_and_the_clock_of_three_days(filer):
    receipt = filer.send("migrants", "arrival", ARRIVAL)
    case = receipt.context["case"]
    notice = Notice.objects.get(case=case)
    assert (case.kind, notice.type, notice.event_on) == (
        "migrants.notice",
        "entry",
        date(2025, 2, 27),
    )
    (term,) = receipt.context["terms"]
    assert term.reckoning.due_on == date(2025, 3, 3)
    followed = filer.follow(case.number, receipt.context["code"]).content.decode()
    assert "已收件，審核中" in followed
    assert "入國通報" in followed


@pytest.mark.parametrize(("day", "taken"), [("114/03/03", True), ("114/03/04", False)])
def test_an_entry_is_told_on_its_day_and_not_before(filer, day, taken):
    page = filer.look("migrants", "arrival", {**ARRIVAL, "event_on": day})
    assert (page.status_code == 200) is taken
    assert not Case.objects.exists()


def test_an_absence_is_told_once_three_days_are_complete_with_its_clock(filer):
    """Absent from Thursday 27 February 2025: complete on 1 March, told by Tuesday the 4th."""
    early = filer.look("migrants", "absence", {**ABSENCE, "event_on": "114/03/02"})
    assert (early.status_code, list(early.context["form"].errors)) == (400, ["event_on"])
    filer.look("migrants", "absence", {**ABSENCE, "event_on": "114/03/01"})
    receipt = filer.send("migrants", "absence", ABSENCE)
    case = receipt.context["case"]
    notice = Notice.objects.get(case=case)
    assert (notice.type, notice.event_on, notice.late) == ("absence", date(2025, 2, 27), False)
    (term,) = receipt.context["terms"]
    assert term.reckoning.due_on == date(2025, 3, 4)
    labels = set(CaseDocument.objects.filter(case=case).values_list("label", flat=True))
    assert labels == {"曠職的外國人", "通報聯絡人"}
    followed = filer.follow(case.number, receipt.context["code"]).content.decode()
    assert "已收件，審核中" in followed and "TEST A" not in followed


def test_a_verification_is_asked_for_and_its_end_tells_nothing_of_what_was_said(filer, world):
    receipt = filer.send("migrants", "verification", VERIFICATION)
    case, code = receipt.context["case"], receipt.context["code"]
    assert (case.kind, case.intake, case.state) == ("migrants.verification", "online", "received")
    asked = Verification.objects.get(case=case)
    assert (asked.language, asked.reason) == ("vi", "合意終止")
    assert case.parties.get(side="labor").name_as_written == "NGUYEN TEST"
    perform(
        case, "turn_to_dispute", actor=world.reader("system"), on=date(2025, 3, 3),
        intention="denied",
    )  # fmt: skip
    followed = filer.follow(case.number, code).content.decode()
    assert "已結案" in followed
    for word in ("爭議", "真意", "NGUYEN TEST"):
        assert word not in followed


def test_who_has_left_is_not_asked_any_more(filer):
    page = filer.look("migrants", "verification", {**VERIFICATION, "leaving_on": "114/03/02"})
    assert (page.status_code, list(page.context["form"].errors)) == (400, ["leaving_on"])


def test_a_personal_number_is_refused_and_not_repeated(filer):
    page = filer.look("migrants", "arrival", {**ARRIVAL, "employer_name": "A123456789"})
    assert page.status_code == 400
    assert "A123456789" not in str(page.context["form"].errors)
