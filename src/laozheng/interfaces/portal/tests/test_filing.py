"""Filing without an account: form, last look, receipt; once, not too often, never by a program."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from laozheng.conftest import NOON
from laozheng.interfaces.portal.models import Attempt, HandIn
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.models import Case, CaseDocument, Task
from laozheng.kernel.inspections.models import Complainant, Complaint

ANSWERS = {
    "district": "64000090",
    "employer_name": "範例企業有限公司",
    "subjects": ["wage", "hours"],
    "period": "114年1月起",
    "facts": "沒有給加班費",
    "identity": "named",
    "complainant": "王測試",
    "contact": "0900-000-000",
}
JPEG = b"\xff\xd8\xff\xe0" + bytes(20)


def picture(content: bytes = JPEG, name: str = "一.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_complaint_becomes_a_case_of_the_line_with_a_receipt(filer):
    case, code = filer.filed("standards", "complaint", ANSWERS)
    assert (case.kind, case.state, case.intake) == ("standards.complaint", "received", "online")
    assert (case.district, case.title) == ("64000090", "範例企業有限公司")
    complaint = Complaint.objects.get(case=case)
    assert complaint.subjects == ["wage", "hours"]
    assert complaint.facts == "發生期間：114年1月起\n沒有給加班費"
    assert not complaint.anonymous
    assert Complainant.objects.get(case=case).name == "王測試"
    assert OneTimeCode.objects.get().code_hash != code
    task = Task.objects.get(case=case)
    assert (task.owner, task.done_on) == (case.unit, None)


def test_the_receipt_shows_the_term_as_the_clock_reckons_it(filer):
    page = filer.send("standards", "complaint", ANSWERS)
    (term,) = page.context["terms"]
    case = page.context["case"]
    assert term.reckoning.due_on == case.deadlines.get(rule="reply").due_on
    assert term.label in page.content.decode()


def test_the_last_look_shows_the_answers_in_words(filer):
    shown = filer.look("standards", "complaint", ANSWERS).content.decode()
    for words in ("前鎮區", "工資、工時", "沒有給加班費", "具名，身分保密"):
        assert words in shown
    assert not Case.objects.exists()


def test_one_may_go_back_from_the_last_look_and_loses_nothing(filer):
    again = filer.browser.post("/portal/file/standards/complaint/", {**ANSWERS, "step": "back"})
    assert again.status_code == 200
    assert 'value="範例企業有限公司"' in again.content.decode()


def test_an_anonymous_complaint_names_nobody(filer):
    nobody = {**ANSWERS, "identity": "anonymous", "complainant": "", "contact": ""}
    case, _code = filer.filed("standards", "complaint", nobody)
    assert Complaint.objects.get(case=case).anonymous


def test_no_reply_is_announced_where_nobody_can_be_answered(filer):
    nobody = {**ANSWERS, "identity": "anonymous", "complainant": "", "contact": ""}
    page = filer.send("standards", "complaint", nobody)
    assert page.context["case"].deadlines.filter(rule="reply").exists()
    assert page.context["terms"] == []
    assert "回復申訴人" not in page.content.decode()
    assert not Complainant.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"district": "elsewhere"}, "district", "工作地點不在高雄市，本局沒有管轄權"),
        ({"employer_name": ""}, "employer_name", "請填寫這一欄。"),
        ({"ubn": "12345678"}, "ubn", "統一編號須為8碼且檢查碼正確"),
        ({"ubn": "A123456789"}, "ubn", "這一欄不得填身分證或居留證號"),
        ({"facts": "我的證號是A123456789"}, "facts", "含有身分證或居留證號"),
        ({"contact": ""}, "contact", "具名申訴請填姓名及聯絡方式"),
        ({"identity": "anonymous"}, "identity", "請改選具名，或清除後再送出"),
        ({"subjects": []}, "subjects", "請填寫這一欄。"),
    ],
)
def test_bad_input_is_refused_at_its_field_with_a_sentence(filer, wrong, field, sentence):
    page = filer.look("standards", "complaint", {**ANSWERS, **wrong})
    assert page.status_code == 400
    assert sentence in " ".join(page.context["form"].errors[field])
    assert "A123456789" not in str(page.context["form"].errors)


def test_the_same_page_handed_in_twice_makes_one_case_and_one_code(filer):
    review = filer.look("standards", "complaint", ANSWERS)
    token = review.context["send"]["token"].initial
    sent = {**ANSWERS, "token": token, "step": "send"}
    first = filer.browser.post("/portal/file/standards/complaint/", sent)
    second = filer.browser.post("/portal/file/standards/complaint/", sent)
    assert Case.objects.count() == OneTimeCode.objects.count() == 1
    assert first.context["code"]
    assert second.context["code"] == ""
    assert second.context["case"] == first.context["case"]
    assert first.context["code"] not in second.content.decode()


def test_a_page_that_comes_twice_at_one_moment_makes_one_case(filer, monkeypatch):
    review = filer.look("standards", "complaint", ANSWERS)
    token = review.context["send"]["token"].initial
    sent = {**ANSWERS, "token": token, "step": "send"}
    filer.browser.post("/portal/file/standards/complaint/", sent)
    # The second request looks before the first one has written.
    monkeypatch.setattr("django.db.models.query.QuerySet.first", lambda rows: None)
    again = filer.browser.post("/portal/file/standards/complaint/", sent)
    assert again.context["case"] == Case.objects.get()


def test_the_first_page_asks_the_database_nothing(filer, django_assert_num_queries):
    with django_assert_num_queries(0):
        filer.browser.get("/portal/file/")


def test_files_go_to_the_case_encrypted_where_only_handlers_read_it(filer, home):
    case, _code = filer.filed("standards", "complaint", ANSWERS, files=[picture()])
    document = CaseDocument.objects.get(case=case)
    assert (document.label, document.role) == ("一.jpg", "handed_in")
    assert (document.file.media_type, document.file.is_sealed) == ("image/jpeg", True)
    stored = [path.read_bytes() for path in home.rglob("*.sealed")]
    assert len(stored) == 1
    assert JPEG not in stored[0]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([picture(b"<script>alert(1)</script>", "照片.jpg")], "「照片.jpg」的格式不收"),
        ([picture(JPEG + bytes(10 * 1024 * 1024))], "「一.jpg」超過10 MB"),
        ([picture(JPEG + bytes([n])) for n in range(6)], "一次最多附5個檔案"),
    ],
)
def test_a_file_of_another_format_or_too_large_is_refused_by_its_name(filer, files, sentence):
    page = filer.send("standards", "complaint", ANSWERS, files=files)
    assert page.status_code == 400
    assert sentence in page.content.decode()
    assert not Case.objects.exists()


def test_a_program_that_fills_in_every_field_files_nothing(filer):
    page = filer.send("standards", "complaint", ANSWERS, website="https://example.org")
    assert (page.status_code, Case.objects.count()) == (400, 0)


def test_a_page_without_its_token_files_nothing(filer):
    page = filer.send("standards", "complaint", ANSWERS, token="1")
    assert (page.status_code, Case.objects.count()) == (400, 0)
    assert "請重新開啟表單" in page.content.decode()


@pytest.mark.slow
def test_an_address_may_file_ten_times_an_hour(filer, monkeypatch):
    at = [NOON]
    monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: at[0])
    for _ in range(10):
        filer.filed("standards", "complaint", ANSWERS)
    late = filer.send("standards", "complaint", ANSWERS)
    assert (late.status_code, Case.objects.count()) == (429, 10)
    at[0] += timedelta(hours=1)
    filer.filed("standards", "complaint", ANSWERS)
    at[0] += timedelta(days=2)
    filer.filed("standards", "complaint", ANSWERS)
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(("days", "kept"), [(30, 2), (31, 1)])
def test_that_a_page_was_handed_in_is_forgotten_after_a_month(filer, monkeypatch, days, kept):
    at = [NOON]
    monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: at[0])
    filer.filed("standards", "complaint", ANSWERS)
    at[0] += timedelta(days=days)
    filer.filed("standards", "complaint", ANSWERS)
    assert HandIn.objects.count() == kept


def test_the_address_is_kept_as_a_hash_and_taken_from_the_proxy_behind_one(filer, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    headers = {"X-Forwarded-For": "203.0.113.9, 203.0.113.7"}
    for address in ("203.0.113.7", "203.0.113.8"):
        filer.browser.defaults["HTTP_X_FORWARDED_FOR"] = f"203.0.113.9, {address}"
        filer.filed("standards", "complaint", ANSWERS)
    kept = set(Attempt.objects.values_list("address", flat=True))
    assert len(kept) == 2
    assert not any("203.0" in address for address in kept), headers


def test_the_first_page_leads_to_every_filing_and_every_check(filer):
    page = filer.browser.get("/portal/file/").content.decode()
    for line in lines().values():
        for filing in line.filings:
            assert f"/portal/file/{line.code}/{filing.code}/" in page
    assert "/portal/lines/standards/calculators/" in page


@pytest.mark.parametrize("address", ["standards/absent", "absent/complaint"])
def test_what_is_not_declared_cannot_be_filed(filer, address):
    assert filer.browser.get(f"/portal/file/{address}/").status_code == 404


def test_no_page_of_a_filing_is_kept_by_the_browser_or_found_by_searches(filer):
    page = filer.browser.get("/portal/file/standards/complaint/")
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]


def test_the_way_out_leads_to_the_weather_and_clears_what_was_kept(filer):
    page = filer.browser.get("/portal/leave/")
    assert (page.status_code, page["Location"]) == (302, "https://www.cwa.gov.tw/")
    assert page["Clear-Site-Data"] == '"cache"'
