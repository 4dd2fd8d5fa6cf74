"""The monthly statistics filed by the employer himself: from his account to the officer's board."""

from datetime import date

import pytest
from django.test import Client

from laozheng.conftest import HIRED, NOON
from laozheng.kernel.accounts.actions import admit
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.lines.safety.line import LINE
from laozheng.lines.safety.models import MonthlyReport
from laozheng.lines.safety.queries.statistics import fileable_months, own_months

ADDRESS = "/portal/lines/safety/statistics/"
DAY, UBN = date(2025, 3, 3), "12345675"
FEBRUARY = {"month": "2025-02-01", "workers": 60, "hours": 9600, "cases": 1, "lost_days": 12}
ACTOR = system_reader("test", NOON)


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """Everybody asks on 3 March 2025."""
    today(DAY)


def employer(name: str = "範例企業有限公司", ubn: str = UBN):
    """An enterprise and the browser in which it has signed in."""
    party = ensure_party(Wanted("enterprise", name, DAY, ubn=ubn), ACTOR)
    account = admit(
        f"employer-{party.pk}", "測試帳號", "employer", party.ref, on=HIRED, actor=ACTOR
    )
    browser = Client()
    browser.force_login(account.user, backend="django.contrib.auth.backends.ModelBackend")
    return party, browser


def file(browser: Client, **answers):
    """Send the form with the February report, some answers changed."""
    return browser.post(ADDRESS, {**FEBRUARY, **answers, "file": "1"}, follow=True)


def test_a_month_filed_online_stands_on_the_board_of_the_unit(world):
    _party, browser = employer()
    shown = file(browser).content.decode()
    assert "已收到114年2月的統計，收件時間114年3月3日" in shown
    report = MonthlyReport.standing().get()
    assert (report.ubn, report.month, report.hours) == (UBN, date(2025, 2, 1), 9600)
    assert (report.known_on, report.filed_at) == (DAY, NOON)
    board = world.client("safety_officer").get("/lines/safety/statistics/", {"month": "114-02"})
    assert UBN in board.content.decode()
    assert "114/03/03" in board.content.decode()


def test_a_second_filing_corrects_and_keeps_what_was_told_first(world):
    _party, browser = employer()
    file(browser)
    file(browser)
    assert MonthlyReport.objects.count() == 1
    file(browser, lost_days=20)
    assert MonthlyReport.standing().get().lost_days == 20
    before = MonthlyReport.objects.get(replaced_on__isnull=False)
    assert (before.lost_days, before.replaced_on) == (12, DAY)
    assert Entry.objects.filter(verb="change", object_ref=MonthlyReport.standing().get().ref)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"hours": 99_999}, "超過60人全月"),
        ({"cases": 0}, "有損失日數而沒有失能傷害次數"),
        ({"month": "2025-03-01"}, "month"),
        ({"month": "2024-02-01"}, "month"),
        ({"workers": ""}, "workers"),
    ],
)
def test_what_does_not_agree_is_not_filed(world, wrong, told):
    _party, browser = employer()
    refused = file(browser, **wrong)
    assert refused.status_code == 400
    assert told in refused.content.decode()
    assert not MonthlyReport.objects.exists()


def test_an_employer_files_for_itself_alone_and_sees_no_other(world):
    _party, browser = employer()
    _other, others = employer("範例別家有限公司", "04595257")
    file(browser)
    file(others, workers=777, ubn=UBN)
    assert MonthlyReport.standing().get(ubn="04595257").workers == 777
    assert "777" not in browser.get(ADDRESS).content.decode()


def test_without_a_number_nobody_would_know_whose_it_is(world):
    _party, browser = employer("範例獨資商號", "")
    assert browser.get(ADDRESS).status_code == 403
    assert file(browser).status_code == 403


def reported(month: date, workers: int = 60) -> None:
    """What a list told of a month."""
    MonthlyReport.objects.create(
        ubn=UBN, month=month, workers=workers, hours=1, cases=0, lost_days=0, known_on=month
    )


def test_who_reports_by_duty_owes_each_month_since_the_first(world):
    party, browser = employer()
    reported(date(2024, 11, 1))
    reported(date(2025, 1, 1))
    owed = [(one.due_on, one.about) for one in LINE.duties(party.pk, DAY)]
    assert owed == [(date(2025, 1, 10), "113年12月"), (date(2025, 3, 10), "114年2月")]
    own = browser.get("/portal/own/").content.decode()
    assert f'href="{ADDRESS}"' in own
    form = browser.get(ADDRESS)
    assert "逾期未填報" in form.content.decode()
    assert form.context["deeds"][0].form.initial["month"] == "2024-12-01"
    file(browser, month="2024-12-01")
    assert [one.about for one in LINE.duties(party.pk, DAY)] == ["114年2月"]


@pytest.mark.parametrize(("workers", "owes"), [(49, 0), (50, 1)])
def test_the_duty_begins_with_fifty_workers(world, workers, owes):
    party, _browser = employer()
    reported(date(2025, 1, 1), workers)
    assert len(LINE.duties(party.pk, DAY)) == owes


def test_the_months_of_a_year_can_be_filed_and_the_one_that_runs_cannot(world):
    months = fileable_months(DAY)
    assert (months[0], months[-1], len(months)) == (date(2025, 2, 1), date(2024, 3, 1), 12)
    assert [one.month for one in own_months(UBN, DAY)] == months


def test_the_table_of_a_year_asks_for_reports_and_closed_days_once(
    world, django_assert_num_queries
):
    reported(date(2025, 1, 1))
    with django_assert_num_queries(2):
        own_months(UBN, DAY)
