"""Signing up without an account: number and code, a place or the waiting list, a certificate."""

from datetime import date, datetime, timedelta

import pytest

from laozheng.conftest import NOON
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.activities.actions import cancel, enter
from laozheng.kernel.activities.models import Announcement, SignUp
from laozheng.kernel.activities.sign_ups import announce, note_attendance
from laozheng.kernel.audit.actor import TAIPEI

STARTS = datetime(2025, 3, 20, 13, 30, tzinfo=TAIPEI)
PERSON = {"name": "測試甲", "contact": "07-000-0000", "firm": "範例企業有限公司"}
SYSTEM = system_reader("test", NOON)
PLACE = "/portal/events/place/"


@pytest.fixture(autouse=True)
def _at_noon(today_is) -> None:
    """Everybody asks at noon of the day of the cast."""
    today_is(NOON)


@pytest.fixture
def seminar(world) -> Announcement:
    """A seminar with one place."""
    activity = enter(
        "safety", "seminar", "測試安全講習", STARTS.date(), actor=SYSTEM, state="planned"
    )
    closes_on = date(2025, 3, 18)
    return announce(
        activity, starts_at=STARTS, closes_on=closes_on, places=1, count_unit="persons",
        actor=SYSTEM,
    )  # fmt: skip


def join(filer, seminar: Announcement, **more):
    """Fill in the form and send it; the page that comes."""
    address = f"/portal/events/{seminar.pk}/"
    token = filer.browser.get(address).context["token"]["token"].value()
    return filer.browser.post(address, {**PERSON, "token": token, "website": "", **more})


def at_the_door(filer, number: str, code: str, step: str = "show"):
    return filer.browser.post(PLACE, {"number": number, "code": code, "step": step})


def test_what_is_open_is_listed_and_costs_the_same_however_much(
    filer, seminar, django_assert_num_queries
):
    assert "測試安全講習" in filer.browser.get("/portal/events/").content.decode()
    with django_assert_num_queries(1):
        filer.browser.get("/portal/events/")


def test_an_activity_has_a_poster_while_it_is_open(filer, seminar, today):
    poster = f"/portal/events/{seminar.pk}/poster/"
    shown = filer.browser.get(poster).content.decode()
    for words in ("測試安全講習", "114年3月20日", f"http://testserver/portal/events/{seminar.pk}/"):
        assert words in shown
    assert "<path" in shown
    today(date(2025, 3, 19))
    assert filer.browser.get(poster).status_code == 404


def test_somebody_signs_up_and_looks_after_the_place(filer, seminar):
    page = join(filer, seminar)
    row, code = page.context["row"], page.context["code"]
    assert (row.state, row.firm) == ("placed", "範例企業有限公司")
    assert code in page.content.decode()
    shown = at_the_door(filer, row.number, code).content.decode()
    assert "已報名" in shown
    assert code not in shown


def test_the_second_one_waits_until_the_first_gives_the_place_back(filer, seminar):
    first, second = join(filer, seminar), join(filer, seminar, name="測試乙")
    assert "候補名單" in second.content.decode()
    number, code = first.context["row"].number, first.context["code"]
    assert "已取消" in at_the_door(filer, number, code, "cancel").content.decode()
    theirs = second.context["row"].number, second.context["code"]
    assert "已報名" in at_the_door(filer, *theirs).content.decode()
    again = at_the_door(filer, number, code, "cancel")
    assert again.status_code == 400
    assert "這筆報名已取消，無須再次取消。" in again.content.decode()


def test_who_came_prints_a_certificate(filer, seminar, today_is):
    page = join(filer, seminar)
    theirs = page.context["row"].number, page.context["code"]
    early = at_the_door(filer, *theirs, "certificate")
    assert (early.status_code, "沒有出席紀錄" in early.content.decode()) == (400, True)
    after = STARTS + timedelta(hours=4)
    note_attendance(seminar, [page.context["row"].pk], actor=system_reader("test", after))
    today_is(after)
    shown = at_the_door(filer, *theirs, "certificate").content.decode()
    assert "測試甲" in shown
    assert SignUp.objects.get().certificate_number in shown


def test_that_it_was_called_off_is_told(filer, seminar):
    page = join(filer, seminar)
    cancel(seminar.activity, actor=SYSTEM, reason="颱風")
    shown = at_the_door(filer, page.context["row"].number, page.context["code"])
    assert "活動已取消" in shown.content.decode()
    assert filer.browser.get(f"/portal/events/{seminar.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "請填寫這一欄"),
        ({"name": "A123456789"}, "含有身分證或居留證號"),
        ({"website": "https://example.org"}, "請勿填寫"),
        ({"token": "1"}, "請重新開啟表單"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(filer, seminar, wrong, sentence):
    page = join(filer, seminar, **wrong)
    assert page.status_code == 400
    assert sentence in page.content.decode()
    assert not SignUp.objects.exists()


def test_wrong_number_and_wrong_code_are_answered_alike(filer, seminar):
    page = join(filer, seminar)
    number, code = page.context["row"].number, page.context["code"]
    for pair in ((number, "AAAAA-22222"), ("報-AAAAAAAA", code)):
        wrong = at_the_door(filer, *pair)
        assert wrong.status_code == 400
        assert wrong.context["form"].non_field_errors() == ["報名編號或查詢碼不符，請核對後再試"]
    for _ in range(8):
        at_the_door(filer, number, "AAAAA-22222")
    assert at_the_door(filer, number, code).status_code == 429
