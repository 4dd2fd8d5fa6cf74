"""Parties change their names, prove to be one, and keep the history of both."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.parties.actions import (
    Match,
    Wanted,
    decide,
    ensure_party,
    merge,
    propose,
    rename,
    resolve,
    unmerge,
)
from laozheng.kernel.parties.models import Address, MatchProposal, Workplace
from laozheng.kernel.parties.queries import (
    by_person_number,
    by_ubn,
    name_on,
    open_proposals,
    search,
    snapshot_of,
)
from laozheng.kernel.parties.snapshot import Snapshot

pytestmark = pytest.mark.django_db
CLERK = Actor("staff:S001", datetime(2024, 3, 5, 1, 30, tzinfo=UTC))
DAY = date(2024, 3, 5)
UBN, OTHER_UBN = "22099131", "10458575"
NATIONAL_ID = "A123456789"


def an_enterprise(name="範例有限公司(王測試)", ubn=""):
    return ensure_party(Wanted("enterprise", name, DAY, ubn=ubn), CLERK)


def test_a_letter_uses_the_name_of_the_day():
    party = an_enterprise()
    rename(party, "新範例有限公司(李測試)", on=date(2024, 4, 1), actor=CLERK, reason="變更登記")
    before, after = snapshot_of(party, date(2024, 3, 31)), snapshot_of(party, date(2024, 4, 1))
    assert (before.name, before.responsible_person) == ("範例有限公司", "王測試")
    assert (after.name, after.responsible_person) == ("新範例有限公司", "李測試")
    party.refresh_from_db()
    assert party.display_name == "新範例有限公司"


def test_a_name_cannot_begin_before_the_one_that_it_ends():
    party = an_enterprise()
    rename(party, "乙有限公司", on=date(2024, 4, 1), actor=CLERK)
    with pytest.raises(ValidationError, match="2024-04-01"):
        rename(party, "丙有限公司", on=date(2024, 4, 1), actor=CLERK)
    assert name_on(party, date(2024, 5, 1)).name == "乙有限公司"


def test_a_masked_name_is_no_new_name():
    with pytest.raises(ValidationError, match="遮蔽"):
        rename(an_enterprise(), "林OO", on=DAY, actor=CLERK)


def test_two_addresses_may_not_hold_on_one_day():
    party = an_enterprise()
    first = Address.objects.create(party=party, raw="高雄市左營區測試路1號", valid_to=DAY)
    Address.objects.create(party=party, raw="高雄市三民區測試路2號", valid_from=DAY)
    first.valid_to = None
    with pytest.raises(ValidationError, match="2024-03-05 起"):
        first.save()


def test_a_snapshot_holds_number_place_and_size_and_survives_json():
    party = an_enterprise(ubn=UBN)
    workplace = Workplace.objects.create(enterprise=party, industry="2511", size=30, size_on=DAY)
    Address.objects.create(workplace=workplace, raw="高雄市岡山區測試路", district="64000190")
    snapshot = snapshot_of(party, DAY, workplace)
    assert snapshot == Snapshot(
        name="範例有限公司",
        on=DAY,
        ubn=UBN,
        responsible_person="王測試",
        address="高雄市岡山區測試路",
        district="64000190",
        industry="2511",
        size=30,
        party_id=party.pk,
    )
    assert Snapshot.from_json(snapshot.to_json()) == snapshot


def test_a_merge_keeps_both_ids_and_can_be_undone():
    kept, merged = an_enterprise("甲商行", UBN), an_enterprise("乙商行")
    merged.state = "closed"
    merged.save()
    row = merge(kept, merged, reason="同一商號", actor=CLERK)
    merged.refresh_from_db()
    assert (merged.state, merged.merged_into) == ("merged", kept)
    assert list(search("乙商行")) == [kept]
    unmerge(row, reason="誤併", actor=CLERK)
    merged.refresh_from_db()
    assert (merged.state, merged.merged_into) == ("closed", None)
    assert list(search("乙商行")) == [merged]
    with pytest.raises(ValidationError, match="無須再撤銷"):
        unmerge(row, reason="再一次", actor=CLERK)
    assert list(
        Entry.objects.filter(object_ref=merged.ref, reason__gt="").values_list("reason", flat=True)
    ) == [
        "同一商號",
        "誤併",
    ]


def test_what_cannot_be_one_party_is_not_merged():
    first, second = an_enterprise("甲有限公司", UBN), an_enterprise("乙有限公司", OTHER_UBN)
    person = ensure_party(Wanted("person", "王測試", DAY), CLERK)
    third, fourth = an_enterprise("丙商行"), an_enterprise("丁商行")
    merge(third, fourth, reason="同一商號", actor=CLERK)
    for kept, merged, words in (
        (first, second, "不同的有效統一編號"),
        (first, person, "自然人"),
        (first, first, "併入自己"),
        (first, fourth, "已併入"),
        (fourth, first, "已併入"),
    ):
        with pytest.raises(ValidationError, match=words):
            merge(kept, merged, reason="試", actor=CLERK)


def test_an_accepted_spelling_links_by_itself_the_next_time():
    party = an_enterprise("範例股份有限公司")
    answer = resolve("範例(股)公司", "", DAY)
    propose([("case:1", answer), ("case:1", answer)])
    decided = decide(open_proposals().get(), accept=True, actor=CLERK)
    assert (decided.verdict, decided.decided_by, decided.decided_on) == ("accepted", CLERK.ref, DAY)
    assert resolve("範例(股)公司", "", DAY) == Match(party, "party_key")
    with pytest.raises(ValidationError, match="staff:S001"):
        decide(decided, accept=False, actor=CLERK)


def test_a_rejected_spelling_teaches_nothing():
    an_enterprise("範例股份有限公司")
    propose([("case:1", resolve("範例(股)公司", "", DAY))])
    decide(MatchProposal.objects.get(), accept=False, actor=CLERK)
    assert resolve("範例(股)公司", "", DAY).rule == "abbreviated"
    assert not open_proposals().exists()


def test_numbers_find_their_bearers_and_people_are_not_searched_by_name():
    party = an_enterprise(ubn=UBN)
    person = ensure_party(Wanted("person", "王測試", DAY, person_id=NATIONAL_ID), CLERK)
    assert by_ubn(UBN) == party
    assert by_ubn(OTHER_UBN) is None
    assert by_person_number(NATIONAL_ID) == person
    assert list(search(UBN)) == list(search("範例")) == [party]
    assert list(search("王測試")) == list(search("")) == []


def test_the_log_of_a_new_person_holds_neither_name_nor_number():
    ensure_party(Wanted("person", "王測試", DAY, person_id=NATIONAL_ID), CLERK)
    entry = Entry.objects.get()
    assert entry.changes == {"count": 1, "ids": [entry.changes["ids"][0]] * 2}
    assert "王測試" not in f"{entry.object_ref}{entry.reason}"
