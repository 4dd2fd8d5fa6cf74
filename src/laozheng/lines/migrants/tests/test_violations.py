"""Offenses found: late notices make them, the desk tells what they lead to, files follow."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.migrants.models import Violation
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    browser_of,
    officer_of_the_unit,
    queries_of,
    shown,
    words_of,
)
from laozheng.lines.migrants.tests.test_imports import NOTICE, VIOLATION

DESK = "/lines/migrants/violations/"
FOUND = {
    **VIOLATION,
    "violation": "unpermitted_expired_or_other_employer",
    "found_on": "2024-05-31",
    "persons": "2",
}


@pytest.fixture
def staff(world):
    """A visiting officer at his browser."""
    return browser_of(officer_of_the_unit(world))


@pytest.fixture
def fined(world):
    """A fine on the employer that was served on 1 June 2019."""
    actor, day = world.reader("system"), date(2019, 6, 1)
    case = open_case(
        "migrants.disposition", "issued", actor=actor, received_on=day, intake="document",
        party_name=EMPLOYER, articles="就業服務法第57條第1款", kind="fine", fine_amount=150_000,
        disposed_on=day, document_number="高市勞就字第10834000000號",
    )  # fmt: skip
    perform(case, "served", actor=actor, on=day, method="handed")
    return case


def _receive(world, received_on, worker):
    return open_case(
        "migrants.notice", "receive", actor=world.reader("system"), intake="online",
        received_on=received_on, event_on=date(2024, 5, 2), type="entry", employer_name=EMPLOYER,
        worker_key=worker,
    )  # fmt: skip


def test_a_late_notice_is_an_offense_and_one_in_time_is_none(world):
    """Entered on Thursday 2 May 2024: the term ends on Monday 6 May."""
    for day, worker in ((5, "範工1"), (6, "範工2"), (7, "範工3")):
        _receive(world, date(2024, 5, day), worker)
    found = Violation.objects.get()
    late = Case.objects.get(kind="migrants.notice", received_on=date(2024, 5, 7))
    assert (found.number, found.violation) == (f"{late.number}-逾期", "late_notice")
    assert (found.found_on, found.offender_name) == (date(2024, 5, 7), EMPLOYER)
    assert found.party is not None
    assert shown("illegal_employment_cases_found", violation="late_notice") == 1


def test_a_list_that_corrects_a_notice_withdraws_the_offense(brought):
    brought("migrant_reports", NOTICE)
    assert Violation.objects.get().withdrawn_on is None
    assert shown("illegal_employment_cases_found") == 1
    brought("migrant_reports", NOTICE)
    assert Violation.objects.count() == 1
    brought("migrant_reports", {**NOTICE, "event_on": "2024-05-04"}, update=True)
    withdrawn = Violation.objects.get()
    assert withdrawn.withdrawn_reason == "通報已更正為未逾期"
    assert shown("illegal_employment_cases_found", as_of=withdrawn.withdrawn_on) == 0


def test_a_second_notice_of_the_same_entry_is_no_second_offense(brought):
    brought("migrant_reports", NOTICE, {**NOTICE, "report_number": "範通-2"})
    assert Violation.objects.count() == 1


def test_the_desk_shows_the_range_and_who_goes_to_the_prosecutor(brought, fined, staff):
    """Served on 1 June 2019: an act of 31 May 2024 is a crime, one of 1 June 2024 is not."""
    brought(
        "migrant_violations",
        FOUND,
        {**FOUND, "violation_number": "範查-2", "found_on": "2024-06-01"},
        {**FOUND, "violation_number": "範查-3", "offender": "worker",
         "offender_name": "測試甲", "violation": "illegal_foreign_worker"},
        {**FOUND, "violation_number": "範查-4", "document_number": "高市勞就字第1號"},
    )  # fmt: skip
    page = words_of(staff.get(DESK))
    assert f"{EMPLOYER} 2 150,000–750,000元 移送檢察機關 待處理 範查-3" in page
    assert "範查-3 113/05/31 非法工作外國人 外國人 測試甲 2 － 不適用 待處理" in page
    assert (
        f"範查-2 113/06/01 聘僱未經許可、許可失效或他人所申請聘僱之外國人 雇主 {EMPLOYER} 2" in page
    )
    assert page.count("移送檢察機關") == 2
    assert "範查-4" not in page
    assert "範查-4" in words_of(staff.get(f"{DESK}?standing=filed"))
    one = words_of(staff.get(f"{DESK}範查-1/"))
    assert "前次罰鍰於108年6月1日送達，5年內再犯，移送刑事" in one


def test_a_range_by_the_worker_asks_how_many_and_then_counts_them(brought, staff):
    """§57(6): 20,000 to 100,000 for each; three workers 60,000 to 300,000."""
    brought("migrant_violations", {**FOUND, "violation": "other", "persons": ""})
    one = f"{DESK}範查-1/"
    assert "元" not in words_of(staff.get(DESK))
    told = {"grounds": "", "grounds_of-articles": "就業服務法第57條第6款"}
    staff.post(one, {**told, "grounds_of-persons": ""})
    assert "每人20,000–100,000元，請登錄外國人數" in words_of(staff.get(DESK))
    staff.post(one, {**told, "grounds_of-persons": "3"})
    assert "60,000–300,000元" in words_of(staff.get(DESK))
    unread = staff.post(one, {**told, "grounds_of-articles": "某法"})
    assert (unread.status_code, "無法辨識「某法」" in unread.content.decode()) == (400, True)
    assert Violation.objects.get().articles == "就業服務法第57條第6款"


def test_a_list_says_the_provision_where_the_class_does_not(brought, refused, staff):
    row = {**FOUND, "violation": "other", "articles": "就業服務法第57條第6款", "persons": "3"}
    brought("migrant_violations", row)
    assert "60,000–300,000元" in words_of(staff.get(DESK))
    (told,) = refused(
        "migrant_violations", {**row, "violation_number": "範查-2", "articles": "某法"}
    )
    assert "無法辨識「某法」" in told


def test_a_file_is_opened_once_from_the_desk(brought, staff):
    brought("migrant_violations", FOUND)
    given = {"file": "", "file_of-articles": "就業服務法第57條第1款",
             "file_of-acted_from": "113/05/01", "file_of-acted_to": "113/05/31"}  # fmt: skip
    short = staff.post(f"{DESK}範查-1/", {**given, "file_of-acted_from": ""})
    assert short.status_code == 400
    answer = staff.post(f"{DESK}範查-1/", given)
    file = Case.objects.get(kind="migrants.disposition")
    assert answer.url == reverse("workspace:case", args=[file.number])
    disposition = Disposition.objects.get(case=file)
    assert (disposition.acted_from, disposition.acted_to) == (date(2024, 5, 1), date(2024, 5, 31))
    assert disposition.party == Violation.objects.get().party
    again = staff.post(f"{DESK}範查-1/", given)
    assert "已開立裁處案" in again.content.decode()
    assert Case.objects.filter(kind="migrants.disposition").count() == 1
    assert file.number in words_of(staff.get(f"{DESK}範查-1/"))


def test_an_offense_that_proved_wrong_stays_on_record_and_counts_no_more(brought, staff, today):
    today(date(2024, 6, 20))
    brought("migrant_violations", FOUND)
    staff.post(f"{DESK}範查-1/", {"withdraw": "", "end_of-reason": "查證後為合法聘僱"})
    assert Violation.objects.get().withdrawn_on == date(2024, 6, 20)
    assert shown("illegal_employment_cases_found") == 0
    assert "查證後為合法聘僱" in words_of(staff.get(f"{DESK}範查-1/"))
    assert "範查-1" not in words_of(staff.get(DESK))


def test_the_desk_is_for_the_unit_alone(brought, world, staff):
    brought("migrant_violations", FOUND)
    assert "範查-1" in words_of(staff.get(DESK))
    stranger = world.client("officer")
    assert "範查-1" not in words_of(stranger.get(DESK))
    assert stranger.get(f"{DESK}範查-1/").status_code == 404
    assert stranger.post(f"{DESK}範查-1/", {"withdraw": ""}).status_code == 404


def test_a_worker_goes_to_the_immigration_agency_and_an_employer_does_not(
    brought, staff, world, today
):
    today(world.day)
    brought(
        "migrant_violations",
        FOUND,
        {**FOUND, "violation_number": "範查-2", "offender": "worker", "offender_name": "測試甲",
         "violation": "illegal_foreign_worker"},
    )  # fmt: skip
    files = []
    for number in ("範查-1", "範查-2"):
        staff.post(f"{DESK}{number}/", {"file": "", "file_of-articles": "就業服務法第43條",
                                        "file_of-acted_from": "113/05/31"})  # fmt: skip
        files.append(Violation.objects.get(number=number).file)
    assert Violation.objects.get(number="範查-2").party is None
    sent = {"actor": world.reader("system"), "on": world.day, "agency": "範例移民服務站"}
    with pytest.raises(Refused, match="不是外國人"):
        perform(files[0], "immigration_sent", **sent)
    perform(files[1], "immigration_sent", **sent)
    assert files[1].state == "handed_over"
    assert files[1].referrals_sent.get().outside_agency == "範例移民服務站"


def test_the_desk_asks_as_much_for_one_as_for_many(brought, staff, fined):
    brought("migrant_violations", FOUND)
    few = queries_of(staff, DESK)
    brought(
        "migrant_violations", *({**FOUND, "violation_number": f"範查-{n}"} for n in range(2, 62))
    )
    assert queries_of(staff, DESK) == few
    assert "第 1–50 列，共 61 列" in words_of(staff.get(DESK))
