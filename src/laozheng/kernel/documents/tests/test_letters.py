"""A letter gets its number once and never changes afterwards."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from laozheng.kernel.documents.actions import Signer, draft_letter, issue
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.documents.queries import altered_letters, letters_of
from laozheng.kernel.documents.tests.conftest import (
    ACCEPTANCE,
    DAY,
    EMPLOYER,
    FACTS,
    MARK,
    WORKER,
)

pytestmark = pytest.mark.django_db


def another(clerk, mark=MARK):
    return draft_letter("case:8", ACCEPTANCE, FACTS, unit_mark=mark, actor=clerk)


def test_a_draft_has_neither_number_nor_day_and_keeps_its_facts(draft):
    assert (draft.number, draft.issued_on) == (None, None)
    assert draft.facts["received_on"] == "2024-02-05"
    assert draft.addressee == WORKER
    assert draft.snapshots == (WORKER, EMPLOYER)


def test_numbers_run_per_mark_and_roc_year_without_gaps(draft, clerk):
    late = replace_moment(clerk, 2025)
    first = issue(draft, on=DAY, actor=clerk)
    second = issue(another(clerk), on=DAY, actor=clerk)
    other_mark = issue(another(clerk, "高市勞條字"), on=DAY, actor=clerk)
    next_year = issue(another(clerk), on=date(2025, 1, 2), actor=late)
    assert [first.number, second.number, other_mark.number, next_year.number] == [
        "高市勞關字第11300000010號",
        "高市勞關字第11300000020號",
        "高市勞條字第11300000010號",
        "高市勞關字第11400000010號",
    ]


def replace_moment(actor, year):
    return replace(actor, at=actor.at.replace(year=year))


def test_a_number_is_not_lost_when_the_transaction_fails(draft, clerk):
    with pytest.raises(RuntimeError), transaction.atomic():
        issue(draft, on=DAY, actor=clerk)
        raise RuntimeError
    assert issue(draft, on=DAY, actor=clerk).number == "高市勞關字第11300000010號"


def test_a_number_of_the_citys_document_system_is_taken_once(draft, clerk):
    given = "高市勞關字第11331234500號"
    assert issue(draft, on=DAY, actor=clerk, number=given).number == given
    with pytest.raises(ValidationError, match="已使用"):
        issue(another(clerk), on=DAY, actor=clerk, number=given)


def test_a_letter_is_issued_once_not_tomorrow_and_not_without_a_mark(draft, clerk):
    with pytest.raises(ValidationError, match="不能晚於今天"):
        issue(draft, on=date(2024, 3, 6), actor=clerk)
    with pytest.raises(ValidationError, match="沒有發文字"):
        issue(another(clerk, mark=""), on=DAY, actor=clerk)
    issue(draft, on=DAY, actor=clerk)
    with pytest.raises(ValidationError, match="113年3月5日以高市勞關字第11300000010號發文"):
        issue(draft, on=DAY, actor=clerk)


def test_the_database_refuses_to_change_an_issued_letter(letter):
    letter.text = "主旨：改了。"
    with pytest.raises(DatabaseError), transaction.atomic():
        letter.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(issued_on=None, number=None)
    with pytest.raises(ValueError, match="never deleted"):
        letter.delete()
    assert Letter.objects.get().text.startswith("主旨：有關王測試")


def test_a_letter_changed_behind_our_back_is_named(letter, clerk):
    issue(another(clerk), on=DAY, actor=clerk, signers=[Signer("局長", "測試甲")])
    assert altered_letters() == []
    with connection.cursor() as cursor:
        trigger = "DROP TRIGGER documents_letter_frozen"
        cursor.execute(
            trigger if connection.vendor == "sqlite" else f"{trigger} ON documents_letter"
        )
        cursor.execute("UPDATE documents_letter SET text = 'x' WHERE number = %s", [letter.number])
    assert altered_letters() == [letter.number]


def test_the_letters_of_a_record_are_found_by_its_key(letter, clerk):
    another(clerk)
    assert list(letters_of("case:7")) == [letter]
