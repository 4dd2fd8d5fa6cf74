"""Workers who say no: enough of them are a reason to visit the agency that placed them."""

from datetime import date

import pytest

from laozheng.lines.migrants.queries.intentions import asked_by_agency
from laozheng.lines.migrants.tests.factories import EMPLOYER, queries_of, words_of
from laozheng.lines.migrants.tests.test_imports import NOTICE, VERIFICATION

BOARD = "/lines/migrants/agencies/"
LAST_DAY = date(2024, 12, 31)


@pytest.fixture
def said(brought):
    """Bring workers of an agency with what each said at her verification."""

    def bring(agency, *intentions, ended_on="2024-06-03"):
        known = len(intentions)
        workers = [f"範工{agency}{ended_on}{n}" for n in range(known)]
        brought(
            "migrant_reports",
            *(
                {**NOTICE, "report_number": f"範通-{worker}", "worker_key": worker,
                 "agency": f"範仲-{agency}", "received_on": NOTICE["event_on"]}
                for worker in workers
            ),
        )  # fmt: skip
        results = {"denied": "dispute", "confirmed": "verified", "unclear": "refused"}
        brought(
            "termination_verifications",
            *(
                {**VERIFICATION, "case_no": f"範驗-{worker}", "worker_key": worker,
                 "employer_name": EMPLOYER, "intention": intention,
                 "result": results[intention], "verified_on": ended_on,
                 "appointment_on": ended_on}
                for worker, intention in zip(workers, intentions, strict=True)
            ),
        )  # fmt: skip

    return bring


def test_denials_of_a_year_are_counted_by_the_agency_that_placed_the_worker(agencies, said):
    said("A", "denied", "denied", "confirmed")
    said("B", "denied", "unclear")
    said("B", "denied", ended_on="2025-02-03")
    found = asked_by_agency(["範仲-A", "範仲-B", "範仲-C"], LAST_DAY)
    assert {number: (one.asked, one.denied) for number, one in found.items()} == {
        "範仲-A": (3, 2),
        "範仲-B": (2, 1),
    }


@pytest.mark.parametrize(("confirmed", "is_told"), [(18, True), (19, False)])
@pytest.mark.slow
def test_two_of_twenty_are_conspicuous_and_two_of_twenty_one_are_not(
    agencies, said, world, today, confirmed, is_told
):
    today(LAST_DAY)
    said("A", "denied", "denied", *["confirmed"] * confirmed)
    client = world.client("officer")
    told = f"2／{confirmed + 2}人，應訪查"
    assert (told in words_of(client.get(BOARD))) is is_told
    assert (told in words_of(client.get(f"{BOARD}範仲-A/"))) is is_told


def test_one_denial_alone_is_no_pattern(agencies, said, world, today):
    today(LAST_DAY)
    said("A", "denied")
    assert asked_by_agency(["範仲-A"], LAST_DAY)["範仲-A"].denied == 1
    assert "／1人" not in words_of(world.client("officer").get(f"{BOARD}範仲-A/"))


def test_the_board_asks_once_whatever_was_said(agencies, said, world, today):
    today(LAST_DAY)
    client = world.client("officer")
    few = queries_of(client, BOARD)
    said("A", "denied", "denied")
    said("C", "denied", "confirmed")
    assert queries_of(client, BOARD) == few
