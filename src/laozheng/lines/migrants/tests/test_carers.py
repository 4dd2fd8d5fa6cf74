"""Papers of short-term carers: renewed when complete, withdrawn, and counted as they stood."""

from datetime import date

import pytest

from laozheng.lines.migrants.models import Caregiver
from laozheng.lines.migrants.rules.codes import CAREGIVER_PAPERS
from laozheng.lines.migrants.tests.factories import (
    browser_of,
    figure,
    officer_of_the_unit,
    queries_of,
    words_of,
)
from laozheng.lines.migrants.tests.test_public import CARER

DESK, ONE = "/lines/migrants/carers/", "/lines/migrants/carers/範照-1/"


@pytest.fixture
def staff(world):
    """Somebody of the unit at her browser."""
    return browser_of(officer_of_the_unit(world))


def test_the_desk_tells_which_records_run_out(brought, staff, today):
    brought(
        "caregivers",
        CARER,
        {**CARER, "record_number": "範照-2", "valid_to": "2025-03-01"},
        {**CARER, "record_number": "範照-3", "valid_to": "2024-06-30", "status": "withdrawn"},
    )
    found = {}
    for day in (date(2024, 11, 1), date(2024, 11, 2), date(2025, 1, 1)):
        today(day)
        for wanting in ("soon", "expired"):
            page = words_of(staff.get(f"{DESK}?wanting={wanting}"))
            found[day, wanting] = [n for n in (1, 2, 3) if f"範照-{n}" in page]
    assert found == {
        (date(2024, 11, 1), "soon"): [1],
        (date(2024, 11, 1), "expired"): [],
        (date(2024, 11, 2), "soon"): [1],
        (date(2024, 11, 2), "expired"): [],
        (date(2025, 1, 1), "soon"): [2],
        (date(2025, 1, 1), "expired"): [1],
    }


def test_a_record_is_renewed_when_all_papers_were_checked(brought, staff, today):
    brought("caregivers", CARER)
    today(date(2024, 12, 2))
    assert "換證後效期至 114年12月31日" in words_of(staff.get(ONE))
    short = staff.post(ONE, {"renew": "", "papers": ["training", "identity"]})
    assert short.status_code == 400
    assert "換證文件缺少體格檢查、公開資料同意書" in short.content.decode()
    staff.post(ONE, {"renew": "", "papers": list(CAREGIVER_PAPERS)})
    record = Caregiver.objects.get()
    assert (record.valid_to, record.papers) == (date(2025, 12, 31), list(CAREGIVER_PAPERS))
    assert "體格檢查" in words_of(staff.get(ONE))


def test_a_record_that_has_run_out_begins_anew(brought, staff, today):
    brought("caregivers", CARER)
    today(date(2025, 3, 3))
    staff.post(ONE, {"renew": "", "papers": list(CAREGIVER_PAPERS)})
    assert Caregiver.objects.get().valid_to == date(2026, 3, 2)


def test_a_record_that_was_withdrawn_stays_in_the_stock_of_earlier_days(brought, staff, today):
    brought("caregivers", {**CARER, "valid_to": "2025-12-31"})
    today(date(2025, 2, 3))
    staff.post(ONE, {"withdraw": ""})
    assert Caregiver.objects.get().status == "withdrawn"
    later = date(2025, 4, 1)
    assert figure("caregiver_platform_records", "113", as_of=later).shown == 1
    assert figure("caregiver_platform_records", "114-01", as_of=later).shown == 1
    assert figure("caregiver_platform_records", "114-02", as_of=later).shown == 0
    staff.post(ONE, {"renew": "", "papers": list(CAREGIVER_PAPERS)})
    assert Caregiver.objects.get().status == "withdrawn"


def test_the_records_are_for_the_unit_alone(brought, world, staff):
    brought("caregivers", CARER)
    assert "範照-1" in words_of(staff.get(DESK))
    stranger = world.client("officer")
    assert "範照-1" not in words_of(stranger.get(DESK))
    assert stranger.get(ONE).status_code == 404


def test_the_desk_asks_as_much_for_one_as_for_many(brought, staff):
    brought("caregivers", CARER)
    few = queries_of(staff, DESK)
    brought("caregivers", *({**CARER, "record_number": f"範照-{n}"} for n in range(2, 62)))
    assert queries_of(staff, DESK) == few
