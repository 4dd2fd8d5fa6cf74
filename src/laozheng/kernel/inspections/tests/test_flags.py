"""What an import noticed waits until somebody settles it with a reason; no import undoes that."""

from datetime import date
from pathlib import Path

import pytest

from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.queries import for_review
from laozheng.kernel.inspections.tests.files import IMPORTER, load, osh

pytestmark = pytest.mark.usefixtures("world")
TODAY = date(2025, 3, 3)


def settled(disposition: Disposition, **given: object) -> None:
    perform(disposition.case, "flags_settled", actor=IMPORTER, on=TODAY, **given)
    disposition.refresh_from_db()


@pytest.fixture
def twins(tmp_path: Path) -> list[Disposition]:
    """Two days of decision under one number; the first has an article that misses its paragraph."""
    rows = [osh(articles="職業安全衛生法第6條第5款"), osh(disposed="20240827")]
    load(tmp_path, rows)
    found = list(Disposition.objects.order_by("disposed_on"))
    assert [set(one.flags) for one in found] == [
        {"paragraph_missing", "date_conflict"}, {"date_conflict"},
    ]  # fmt: skip
    return found


def test_a_flag_is_settled_with_what_came_of_it_and_the_others_wait(
    twins: list[Disposition],
) -> None:
    first, _ = twins
    settled(first, flags=["date_conflict"], reason="兩件均已調卷，日期各自正確")
    assert (first.flags, first.settled_flags) == (["paragraph_missing"], ["date_conflict"])
    event = first.case.events.get(kind="flags_settled")
    assert event.data == {"flags": ["date_conflict"], "reason": "兩件均已調卷，日期各自正確"}
    settled(first, reason="原文即無項次")
    assert first.flags == [] and list(for_review(IMPORTER)) == [twins[1]]


def test_the_same_file_again_brings_no_settled_flag_back(
    twins: list[Disposition], tmp_path: Path
) -> None:
    for one in twins:
        settled(one, reason="兩件均已調卷，日期各自正確")
    later = osh(articles="職業安全衛生法第6條第5款", announced="20241122", party="李測試營造")
    load(tmp_path, [osh(disposed="20240827"), later], name="again.csv")
    assert [Disposition.objects.get(pk=one.pk).flags for one in twins] == [
        ["number_shared"], ["number_shared"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"flags": ["date_conflict"]}, "須附說明"),
        ({"flags": ["masked"], "reason": "已查"}, "沒有「名稱有遮蔽字元（W-MASK）」可檢視"),
    ],
)
def test_nothing_is_settled_without_a_reason_or_that_is_not_there(
    twins: list[Disposition], given: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        settled(twins[1], **given)


def test_where_nothing_waits_there_is_nothing_to_settle(tmp_path: Path) -> None:
    load(tmp_path, [osh()])
    with pytest.raises(Refused, match="沒有待檢視的註記"):
        settled(Disposition.objects.get(), reason="已查")
