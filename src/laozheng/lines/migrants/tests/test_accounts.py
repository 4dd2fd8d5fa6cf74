"""An agency asks for an account, shows for whom it acts, and files for them in whole files."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from laozheng.conftest import NOON
from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.interfaces.portal.tests.test_filing import picture
from laozheng.kernel.accounts.models import ExternalAccount, Mandate
from laozheng.kernel.accounts.reader import reader_for, system_reader
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseDocument, Task
from laozheng.kernel.documents.actions import issue
from laozheng.kernel.documents.models import Letter
from laozheng.lines.migrants.models import Notice, PlanChange
from laozheng.lines.migrants.queries.represented import represented
from laozheng.lines.migrants.tests.agencies import agency

ACTOR = system_reader("test", NOON)
DAY = date(2025, 3, 3)
PASSWORD = "測試密碼 correct horse"
UBN = "12345675"
CHANGES_HEAD = "雇主編號,變更日,變更事項,變更內容,外國人數,行政區,住宿地點號"
HEAD = "雇主編號,通報別,入國日或接續聘僱日,外國人代碼,國籍,行政區,住宿地點號"
ASKED = {"license_number": "範仲-A", "person": "測試甲", "telephone": "07-000-0000"}
MANDATE = {"license_number": "範仲-A", "last_on": "114/12/31"}
ENTERPRISE = {"employer_name": "範例雇主有限公司", "ubn": UBN}


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(DAY)


@pytest.fixture
def filer(world, brought) -> Filer:
    """Somebody who has not signed in, where two agencies are licensed."""
    brought("employment_agencies", agency("A", license_to="2025-11-30"), agency("B"))
    return Filer(Client())


def admitted(filer: Filer, filing: str, answers: dict[str, Any]) -> tuple[ExternalAccount, Client]:
    """An account that was asked for, admitted and opened, and the browser that is signed in."""
    case, _code = filer.filed("migrants", filing, answers, files=[picture()])
    perform(case, "admit", actor=ACTOR, on=DAY, last_on=date(2026, 3, 2), with_letter=True)
    username = f"{case.filer_kind}-{case.pk}"
    browser = Client()
    chosen = {"password": PASSWORD, "again": PASSWORD}
    page = browser.post("/portal/sign-in/password/", {**opening_of(case), **chosen})
    assert page.status_code == 302, page.context["form"].errors
    signed = browser.post("/portal/sign-in/", {"username": username, "password": PASSWORD})
    assert (signed.status_code, signed.url) == (302, "/portal/own/")
    return ExternalAccount.objects.get(user__username=username), browser


def opening_of(case: Case) -> dict[str, str]:
    """Number and code of the letter that opens an account, once it is issued."""
    draft = Letter.objects.filter(subject_ref=case.ref, issued_on=None).latest("id")
    letter = issue(draft, on=DAY, actor=ACTOR)
    found = re.search(r"開通碼([0-9A-Z]{5}-[0-9A-Z]{5})", letter.text)
    assert found is not None, letter.text
    return {"number": str(letter.number), "code": found[1]}


def mandated(filer: Filer, **employer: str) -> str:
    """The number of a mandate that was shown and confirmed."""
    case, _code = filer.filed("migrants", "mandate", {**MANDATE, **employer}, files=[picture()])
    perform(case, "confirm", actor=ACTOR, on=DAY, last_on=date(2025, 12, 31))
    return case.number


def handed_in(
    browser: Client, *rows: str, action: str = "confirm", head: str = HEAD, code: str = "arrivals"
) -> Any:
    """A file that was brought, looked at and sent."""
    content = "\n".join([head, *rows]).encode()
    file = SimpleUploadedFile("通報.csv", content)
    trial = browser.post(f"/portal/own/files/migrants/{code}/", {"file": file}, follow=True)
    assert trial.status_code == 200, trial.context["form"].errors
    trial.sent = browser.post(trial.request["PATH_INFO"], {"action": action})
    return trial


@pytest.mark.slow
def test_an_agency_files_for_its_employers_in_one_file(filer):
    account, browser = admitted(filer, "agency-account", ASKED)
    assert (account.role, account.name) == ("agency", "範例仲介A有限公司")
    household = mandated(filer, employer_name="測試家庭雇主（王測試）")
    mandated(filer, **ENTERPRISE)
    rows = (
        f"{UBN},入國通報,114/02/28,W-1,印尼,鳳山區,",
        f"{household},接續通報,114/03/03,W-1,越南,三民區,",
    )
    trial = handed_in(browser, *rows, action="")
    assert (trial.context["report"]["created"], Notice.objects.count()) == (2, 0)
    sent = handed_in(browser, *rows).sent
    first, second = Notice.objects.order_by("pk")
    for notice in (first, second):
        assert notice.case.intake == "online"
        assert notice.case.number in sent.content.decode()
        assert Task.objects.filter(case=notice.case, rule="came_online").count() == 1
    assert (first.ubn, first.type, first.agency, first.late) == (UBN, "entry", "範仲-A", False)
    assert (second.employer_name, second.type) == ("測試家庭雇主", "transfer")
    own = browser.get("/portal/own/").content.decode()
    assert first.case.number in own
    assert "已收件，審核中" in own


@pytest.mark.slow
def test_an_agency_tells_of_moves_in_one_file(filer):
    _account, browser = admitted(filer, "agency-account", ASKED)
    household = mandated(filer, employer_name="測試家庭雇主（王測試）")
    mandated(filer, **ENTERPRISE)
    rows = (
        f"{UBN},114/02/24,住宿地點,由範例路1號移至範例路9號,12,鳳山區,範宿-9",
        f"{household},114/02/20,生活照顧服務人員,由雇主之子接任,1,三民區,",
        f"{UBN},114/03/04,住宿地點,由範例路9號移至範例路1號,12,鳳山區,範宿-1",
        "04595257,114/02/24,住宿地點,由範例路1號移至範例路9號,12,鳳山區,範宿-9",
    )
    filed = {"head": CHANGES_HEAD, "code": "plan-changes"}
    trial = handed_in(browser, *rows, action="keep_good", **filed)
    reasons = {one["line"]: one["reason"] for one in trial.context["report"]["refusals"]}
    assert "今天之後" in reasons[4]
    assert "不是貴單位" in reasons[5]
    first, second = PlanChange.objects.order_by("pk")
    for change in (first, second):
        assert (change.agency, change.case.number in trial.sent.content.decode()) == (
            "範仲-A",
            True,
        )
        assert Task.objects.filter(case=change.case, rule="came_online").count() == 1
        assert CaseDocument.objects.get(case=change.case).label == "變更內容"
    assert (first.ubn, first.changes, first.workers, first.late) == (UBN, ["lodging"], 12, False)
    assert (second.employer_name, second.late) == ("測試家庭雇主", True)
    assert first.case.number in browser.get("/portal/own/").content.decode()
    again = handed_in(browser, rows[0], action="", **filed)
    assert again.context["report"]["unchanged"] == 1


@pytest.mark.slow
def test_the_same_file_twice_changes_nothing(filer):
    _account, browser = admitted(filer, "agency-account", ASKED)
    mandated(filer, **ENTERPRISE)
    row = f"{UBN},入國通報,114/02/28,W-1,印尼,鳳山區,"
    handed_in(browser, row)
    again = handed_in(browser, row)
    assert again.context["report"]["unchanged"] == 1
    assert Notice.objects.count() == 1


@pytest.mark.slow
def test_a_row_that_says_otherwise_is_not_corrected_by_a_file(filer):
    _account, browser = admitted(filer, "agency-account", ASKED)
    mandated(filer, **ENTERPRISE)
    handed_in(browser, f"{UBN},入國通報,114/02/28,W-1,印尼,鳳山區,")
    other = handed_in(browser, f"{UBN},入國通報,114/02/28,W-1,印尼,三民區,")
    (refusal,) = other.context["report"]["refusals"]
    assert "請在「我的事業」的該案補送文件說明" in refusal["reason"]
    assert "--update" not in refusal["reason"]


@pytest.mark.slow
def test_rows_of_others_tell_nothing_and_can_be_taken_home(filer, brought):
    _account, browser = admitted(filer, "agency-account", ASKED)
    mandated(filer, **ENTERPRISE)
    other, _code = filer.filed(
        "migrants", "mandate",
        {**MANDATE, "license_number": "範仲-B", "employer_name": "範例別家有限公司",
         "ubn": "04595257"},
        files=[picture()],
    )  # fmt: skip
    perform(other, "confirm", actor=ACTOR, on=DAY, last_on=date(2025, 12, 31))
    rows = [
        f"{UBN},入國通報,114/02/28,W-1,印尼,鳳山區,",
        "04595257,入國通報,114/02/28,W-1,印尼,鳳山區,",
        f"{other.number},入國通報,114/02/28,W-1,印尼,鳳山區,",
        "22099131,入國通報,114/02/28,W-1,印尼,鳳山區,",
        f"{UBN},入國通報,114/03/04,W-2,印尼,鳳山區,",
    ]
    trial = handed_in(browser, *rows, action="keep_good")
    reasons = {one["line"]: one["reason"] for one in trial.context["report"]["refusals"]}
    assert reasons[3] == reasons[4] == reasons[5]
    assert "今天之後" in reasons[6]
    assert Notice.objects.count() == 1
    taken = browser.get(trial.request["PATH_INFO"] + "refused/").content.decode("utf-8-sig")
    assert len(taken.splitlines()) == 5
    assert "請於移工入國或接續後再通報" in taken


@pytest.mark.slow
def test_an_agency_whose_mandate_has_ended_files_no_more(filer, today):
    _account, browser = admitted(filer, "agency-account", ASKED)
    number = mandated(filer, **ENTERPRISE)
    perform(Case.objects.get(number=number), "end", actor=ACTOR, on=DAY, reason="雇主終止委任")
    assert Mandate.objects.get(number=number).valid_to == date(2025, 3, 4)
    today(date(2025, 3, 4))
    trial = handed_in(browser, f"{UBN},入國通報,114/02/28,W-1,印尼,鳳山區,", action="")
    assert trial.context["report"]["refused"] == 1


@pytest.mark.slow
def test_an_employer_files_for_itself_and_for_nobody_else(filer):
    asked = {**ENTERPRISE, "person": "測試乙", "telephone": "07-000-0000"}
    _account, browser = admitted(filer, "account", asked)
    trial = handed_in(
        browser,
        f"{UBN},入國通報,114/02/28,W-1,印尼,鳳山區,",
        "04595257,入國通報,114/02/28,W-1,印尼,鳳山區,",
        action="keep_good",
    )
    assert [one["line"] for one in trial.context["report"]["refusals"]] == [3]
    assert Notice.objects.get().ubn == UBN
    form = browser.get("/portal/file/migrants/arrival/").content.decode()
    assert f'value="{UBN}"' in form


@pytest.mark.slow
def test_an_account_ends_with_the_license(filer, today):
    account, browser = admitted(filer, "agency-account", ASKED)
    assert account.valid_to == date(2025, 12, 1)
    today(date(2025, 11, 30))
    assert browser.get("/portal/own/").status_code == 200
    today(date(2025, 12, 1))
    assert browser.get("/portal/own/").status_code in (302, 403)


@pytest.mark.slow
def test_the_code_of_the_letter_is_used_once_and_another_can_be_sent(filer):
    account, _browser = admitted(filer, "agency-account", ASKED)
    case = Case.objects.get(kind="migrants.account")
    perform(case, "send_code", actor=ACTOR, on=DAY, with_letter=True)
    opening = opening_of(case)
    chosen = {**opening, "password": "另一個密碼 battery staple"}
    other = {**chosen, "again": "不一樣的密碼 battery staple"}
    page = Client().post("/portal/sign-in/password/", other)
    assert list(page.context["form"].errors) == ["again"]
    once = {**chosen, "again": chosen["password"]}
    assert Client().post("/portal/sign-in/password/", once).status_code == 302
    account.user.refresh_from_db()
    assert account.user.check_password(chosen["password"])
    assert Client().post("/portal/sign-in/password/", once).status_code == 400


def test_the_code_of_the_receipt_opens_no_account(filer):
    case, code = filer.filed("migrants", "agency-account", ASKED, files=[picture()])
    perform(case, "admit", actor=ACTOR, on=DAY, last_on=date(2026, 3, 2), with_letter=True)
    given = {"number": case.number, "code": code, "password": PASSWORD, "again": PASSWORD}
    assert Client().post("/portal/sign-in/password/", given).status_code == 400
    assert not ExternalAccount.objects.get(role="agency").user.has_usable_password()


def test_a_weak_password_is_refused(filer):
    case, _code = filer.filed("migrants", "agency-account", ASKED, files=[picture()])
    perform(case, "admit", actor=ACTOR, on=DAY, last_on=date(2026, 3, 2), with_letter=True)
    given = {**opening_of(case), "password": "password", "again": "password"}
    page = Client().post("/portal/sign-in/password/", given)
    assert list(page.context["form"].errors) == ["password"]


def test_nobody_is_admitted_on_a_word_alone(filer):
    case, _code = filer.filed("migrants", "agency-account", ASKED)
    with pytest.raises(Refused, match="委任書"):
        perform(case, "admit", actor=ACTOR, on=DAY, last_on=date(2026, 3, 2))


def test_an_unknown_license_gets_no_account(filer):
    page = filer.send("migrants", "agency-account", {**ASKED, "license_number": "範仲-Z"})
    assert "查無有效的許可證號" in str(page.context["form"].errors)
    assert not Case.objects.exists()


@pytest.mark.slow
def test_an_account_that_was_stopped_opens_nothing(filer, today):
    account, browser = admitted(filer, "agency-account", ASKED)
    case = Case.objects.get(kind="migrants.account")
    perform(case, "end", actor=ACTOR, on=DAY, reason="受託人離職")
    assert browser.get("/portal/own/").status_code == 302
    account.user.refresh_from_db()
    assert not account.user.has_usable_password()


@pytest.mark.slow
def test_reports_of_its_places_are_duties_of_an_employer(filer, brought):
    brought(
        "dormitories",
        {
            "dormitory_number": "範宿-1", "address": "範例路1號", "district": "鳳山區",
            "kind": "rented", "fire_report_to": "2025-02-10", "building_report_to": "2025-04-01",
        },
        {
            "dormitory_number": "範宿-2", "address": "範例路2號", "district": "鳳山區",
            "kind": "rented", "fire_report_to": "2025-02-11",
        },
    )  # fmt: skip
    asked = {**ENTERPRISE, "person": "測試乙", "telephone": "07-000-0000"}
    _account, browser = admitted(filer, "account", asked)
    handed_in(browser, f"{UBN},入國通報,114/02/28,W-1,印尼,鳳山區,範宿-1")
    duties = browser.get("/portal/own/").context["duties"].rows
    assert [(one.due_on, one.about) for one in duties] == [
        (date(2025, 2, 10), "範宿-1"),
        (date(2025, 4, 1), "範宿-1"),
    ]


@pytest.mark.slow
def test_the_form_of_the_quarter_and_the_license_are_duties_of_an_agency(filer, brought, today):
    brought(
        "employment_agencies",
        agency("C", license_to="2025-03-20", reported_to="2024-09-30", ubn="04595257"),
    )
    asked = {**ASKED, "license_number": "範仲-C"}
    _account, browser = admitted(filer, "agency-account", asked)
    duties = browser.get("/portal/own/").context["duties"].rows
    assert [(one.due_on, one.label) for one in duties] == [
        (date(2025, 1, 10), "季報表"),
        (date(2025, 3, 20), "許可證換發"),
    ]


@pytest.mark.slow
def test_the_own_page_shows_the_employers_for_whom_it_acts(filer):
    _account, browser = admitted(filer, "agency-account", ASKED)
    number = mandated(filer, **ENTERPRISE)
    page = browser.get("/portal/own/")
    assert [one.number for one in page.context["mandates"]] == [number]
    opened = browser.get(f"/portal/own/cases/{number}/", follow=True).content.decode()
    assert "範例雇主有限公司" in opened


@pytest.mark.slow
def test_whom_a_row_speaks_for_is_a_handful_of_queries(filer):
    account, _browser = admitted(filer, "agency-account", ASKED)
    mandated(filer, **ENTERPRISE)
    reader = reader_for(account.user, NOON)
    with CaptureQueriesContext(connection) as asked:
        assert represented(UBN, reader) is not None
    assert len(asked) <= 8
