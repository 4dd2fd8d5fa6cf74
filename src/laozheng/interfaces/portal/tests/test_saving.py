"""A form that is saved half filled in: sealed, opened by number and code alone, and forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from laozheng.conftest import NOON
from laozheng.interfaces.portal.drafts import MOST_CHARACTERS, forget_drafts
from laozheng.interfaces.portal.filing import filing_of
from laozheng.interfaces.portal.models import Draft
from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.interfaces.portal.tests.test_filing import ANSWERS
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.catalogue import law, lines
from laozheng.kernel.cases.models import Case, Task

COMPLAINT = "/portal/file/standards/complaint/"
HALF = {"district": "64000090", "subjects": ["wage", "hours"], "facts": "沒有給加班費，測試甲在場"}
TERM = timedelta(days=law().get("portal.saved_form_days", NOON.date()))


def save(filer: Filer, answers=HALF, address: str = COMPLAINT, **more):
    """Save a form as it is; the page that comes."""
    return filer.browser.post(address, {**answers, "step": "save", **more})


@pytest.fixture(autouse=True)
def _at_noon(today_is) -> None:
    """Everybody asks at noon of the day of the cast."""
    today_is(NOON)


@pytest.fixture
def saved(filer) -> tuple[str, str]:
    """A complaint that is half filled in: its number and its code."""
    page = save(filer)
    assert page.status_code == 200
    return page.context["number"], page.context["code"]


def resume(filer: Filer, number: str, code: str, step: str = "open"):
    return filer.browser.post("/portal/saved/", {"number": number, "code": code, "step": step})


def test_a_half_filled_form_is_opened_again_in_another_browser_without_any_reproach(filer, saved):
    page = resume(Filer(Client()), *saved)
    assert page.status_code == 200
    shown = page.content.decode()
    assert "沒有給加班費，測試甲在場" in shown
    assert page.context["form"]["subjects"].value() == ["wage", "hours"]
    assert page.context["form"]["district"].value() == "64000090"
    assert "請填寫這一欄" not in shown
    assert f'action="{COMPLAINT}"' in shown


@pytest.mark.parametrize(
    "form", [(line.code, one.code) for line in lines().values() for one in line.filings], ids=str
)
@pytest.mark.slow
def test_every_form_is_shown_again_as_it_was_saved(filer, form):
    fields = filing_of(*form)[1].form(reader=None).fields
    answers = dict.fromkeys(fields, "1")
    page = save(filer, answers, "/portal/file/{}/{}/".format(*form))
    again = resume(filer, page.context["number"], page.context["code"])
    told = {name: again.context["form"].initial[name] for name in fields}
    assert {str(value if isinstance(value, str) else value[0]) for value in told.values()} == {"1"}


def test_nothing_of_it_stands_in_the_clear_anywhere(filer, saved):
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, content FROM portal_draft")
        stored = str(cursor.fetchall())
    for secret in ("加班費", "測試甲", "complaint", "standards"):
        assert secret not in stored
    assert saved[1] not in stored
    log = str(list(Entry.objects.values_list("changes", "reason", "object_ref")))
    assert "加班費" not in log
    assert "測試甲" not in log
    assert saved[0] not in log


def test_saving_files_nothing_and_tells_nobody(filer, saved):
    assert not Case.objects.exists()
    assert not Task.objects.exists()
    assert "還沒有送出" in save(filer).content.decode()


def test_saved_again_it_keeps_its_number_its_code_and_its_last_day(filer, saved):
    number, code = saved
    mark = resume(filer, number, code).context["mark"]
    before = Draft.objects.get().expires_at
    page = save(filer, {**HALF, "facts": "還少了休假"}, mark=mark)
    assert (page.context["number"], page.context["code"]) == (number, "")
    assert Draft.objects.get().expires_at == before
    assert "還少了休假" in resume(filer, number, code).content.decode()


def test_the_mark_of_a_page_opens_nothing_and_keeps_no_other_form(filer, saved):
    mark = resume(filer, *saved).context["mark"]
    page = save(filer, {"employer_name": "範例"}, "/portal/file/standards/work-rules/", mark=mark)
    assert page.context["number"] != saved[0]
    forged = save(filer, {"facts": "別人的"}, mark=mark.swapcase())
    assert forged.context["number"] != saved[0]
    assert "沒有給加班費" in resume(filer, *saved).content.decode()


def test_once_it_is_sent_the_draft_is_gone(filer, saved):
    mark = resume(filer, *saved).context["mark"]
    filer.filed("standards", "complaint", ANSWERS, mark=mark)
    assert not Draft.objects.exists()
    assert not OneTimeCode.objects.filter(purpose="draft").exists()
    assert resume(filer, *saved).status_code == 400


def test_the_last_look_carries_the_draft_along(filer, saved):
    mark = resume(filer, *saved).context["mark"]
    shown = filer.look("standards", "complaint", {**ANSWERS, "mark": mark}).content.decode()
    assert f'name="mark" value="{mark}"' in shown


def test_whoever_holds_the_code_may_delete_it(filer, saved):
    page = resume(filer, *saved, step="delete")
    assert "已刪除這份表單" in page.content.decode()
    assert not Draft.objects.exists()
    assert not OneTimeCode.objects.exists()


@pytest.mark.parametrize(("late", "left"), [(timedelta(seconds=-1), 1), (timedelta(), 0)])
def test_it_is_forgotten_when_its_term_is_over(filer, saved, today_is, late, left):
    today_is(NOON + TERM + late)
    assert resume(filer, *saved).status_code == (200 if left else 400)
    assert forget_drafts(NOON + TERM + late) == 1 - left
    assert Draft.objects.count() == OneTimeCode.objects.count() == left


def test_wrong_number_and_wrong_code_are_answered_alike_and_cost_the_same(filer, saved):
    number, code = saved
    answers, counts = [], []
    for pair in ((number, "AAAAA-22222"), ("存-AAAAAAAA", code)):
        with CaptureQueriesContext(connection) as asked:
            page = resume(filer, *pair)
        answers.append((page.status_code, page.context["form"].non_field_errors()))
        counts.append(len(asked))
    assert answers[0] == answers[1]
    assert answers[0][0] == 400
    assert counts[0] == counts[1]


def test_an_address_may_try_ten_wrong_codes_in_a_quarter_of_an_hour(filer, saved):
    for _ in range(10):
        resume(filer, saved[0], "AAAAA-22222")
    assert resume(filer, *saved).status_code == 429


def test_a_code_of_a_draft_follows_no_case(filer, saved):
    case, _code = filer.filed("standards", "complaint", ANSWERS)
    assert filer.follow(case.number, saved[1]).status_code == 400
    assert filer.follow(saved[0], saved[1]).status_code == 400


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"facts": "  "}, "表單還沒有填寫任何內容，請填寫後再儲存"),
        ({"facts": "長" * (MOST_CHARACTERS + 1)}, "表單內容太長，無法儲存，請縮短後再存"),
    ],
)
def test_what_cannot_be_saved_is_said_in_a_sentence_and_stays_on_the_page(filer, answers, sentence):
    page = save(filer, answers)
    assert page.status_code == 400
    assert sentence in page.content.decode()
    assert page.context["form"].initial["facts"] == answers["facts"]
    assert not Draft.objects.exists()


def test_an_address_may_save_twenty_times_an_hour(filer):
    for _ in range(20):
        assert save(filer).status_code == 200
    page = save(filer)
    assert page.status_code == 429
    assert "稍後再存" in page.content.decode()
    assert Draft.objects.count() == 20


def test_the_saved_page_of_a_sealed_form_tells_nothing_and_can_be_left_at_once(filer):
    page = save(filer, {"account": "測試"}, "/portal/file/equality/harassment/")
    shown = page.content.decode()
    assert "騷擾" not in shown
    assert "立即離開" in shown
    again = resume(filer, page.context["number"], page.context["code"])
    assert "<title>線上申辦" in again.content.decode()
    assert "立即離開" in again.content.decode()


def test_a_form_that_is_no_longer_offered_says_so(filer, saved, monkeypatch):
    monkeypatch.setattr("laozheng.interfaces.portal.filing.lines", dict)
    page = resume(filer, *saved)
    assert page.status_code == 410
    assert "已不在線上受理" in page.content.decode()
