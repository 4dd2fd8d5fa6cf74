"""Texts with every version, and who may review and sign them."""

from datetime import UTC, datetime, timedelta

import pytest

from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.reports.actions import (
    TextRefused,
    log_compilation,
    review_text,
    sign_text,
    write_text,
)
from laozheng.kernel.reports.markup import MarkupError
from laozheng.kernel.reports.models import Compilation, SectionText
from laozheng.kernel.reports.queries import latest_version, written_texts
from laozheng.kernel.reports.tests.example_book import BOOK, a_document
from laozheng.kernel.reports.tests.fakes import YEAR_113

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 3, 4, 0, tzinfo=UTC)
WRITER, CHIEF, HEAD = (
    Actor(ref=f"staff:{number}", at=NOON + timedelta(hours=hour))
    for hour, number in enumerate(("S001", "S002", "S003"))
)


def write(text: str, actor: Actor = WRITER) -> SectionText:
    return write_text(BOOK, YEAR_113, "aid", text, actor=actor)


def test_every_text_stays_and_the_latest_counts() -> None:
    write("第一稿")
    write("第二稿", CHIEF)
    assert [row.text for row in SectionText.objects.order_by("version")] == ["第一稿", "第二稿"]
    assert written_texts("example", YEAR_113) == {"aid": "第二稿"}


def test_the_same_text_again_is_no_new_version() -> None:
    assert write("甲").pk == write("甲", CHIEF).pk


def test_a_text_that_cannot_be_read_is_not_kept() -> None:
    with pytest.raises(MarkupError):
        write("核定{{disputes")
    assert not SectionText.objects.exists()


def test_a_text_goes_from_draft_over_review_to_signature() -> None:
    row = sign_text(review_text(write("甲"), actor=CHIEF), actor=HEAD)
    assert (row.state, row.reviewer_ref, row.signer_ref) == ("signed", "staff:S002", "staff:S003")
    assert row.signed_at == HEAD.at
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == [
        "create",
        "change",
        "sign",
    ]


def test_nobody_reviews_or_signs_his_own_text() -> None:
    row = write("甲")
    with pytest.raises(TextRefused, match="撰寫人不能審核自己的文字"):
        review_text(row, actor=WRITER)
    with pytest.raises(TextRefused, match="撰寫人不能簽署自己的文字"):
        sign_text(review_text(row, actor=CHIEF), actor=WRITER)


def test_a_draft_cannot_be_signed() -> None:
    with pytest.raises(TextRefused, match="還沒有審核"):
        sign_text(write("甲"), actor=HEAD)


def test_a_review_happens_once() -> None:
    row = review_text(write("甲"), actor=CHIEF)
    with pytest.raises(TextRefused, match="已經審核過"):
        review_text(row, actor=HEAD)


def test_a_superseded_version_can_no_longer_be_signed() -> None:
    row = review_text(write("甲"), actor=CHIEF)
    write("乙")
    with pytest.raises(TextRefused, match="已有新的版本"):
        sign_text(row, actor=HEAD)


def test_a_new_version_begins_as_a_draft_and_outsiders_keep_the_signed_one() -> None:
    sign_text(review_text(write("甲"), actor=CHIEF), actor=HEAD)
    write("乙")
    latest = latest_version("example", YEAR_113, "aid")
    assert latest is not None
    assert (latest.version, latest.state) == (2, "drafted")
    assert written_texts("example", YEAR_113, signed_only=True) == {"aid": "甲"}


def test_a_written_file_is_remembered_with_its_days_and_digest() -> None:
    log_compilation(a_document(), "odt", "ab" * 32, actor=WRITER)
    row = Compilation.objects.get()
    assert (row.book, row.period, row.file_type) == ("example", "113", "odt")
    assert (row.cut_off.isoformat(), row.as_of.isoformat()) == ("2025-02-28", "2025-03-10")
    assert (row.problem_count, row.compiled_at) == (1, NOON)
