"""A raw name links by a valid number or a unique exact name; anything else is left to a person."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.parties.actions import (
    Match,
    Proposal,
    Wanted,
    bulk_resolve,
    ensure_parties,
    ensure_party,
    merge,
    rename,
    resolve,
)
from laozheng.kernel.parties.matching import Asked
from laozheng.kernel.parties.models import Identifier, MatchProposal, Party

pytestmark = pytest.mark.django_db
CLERK = Actor("staff:S001", datetime(2024, 3, 5, 1, 30, tzinfo=UTC))
DAY = date(2024, 3, 5)
UBN, OTHER_UBN = "22099131", "10458575"
NATIONAL_ID = "A123456789"


def an_enterprise(name="範例有限公司", ubn="", **more):
    return ensure_party(Wanted("enterprise", name, DAY, ubn=ubn, **more), CLERK)


def test_a_valid_number_links_whatever_the_name():
    party = an_enterprise(ubn=UBN)
    assert resolve("範例有限公司(王測試)", UBN, DAY) == Match(party, "ubn")
    assert resolve("別名有限公司", "２２０９９１３１", DAY) == Match(
        party, "ubn", ("name_differs",)
    )


@pytest.mark.parametrize("ubn", ["", "無", "22099132", "00000000", "2209913"])
def test_without_a_valid_number_the_unique_exact_name_links(ubn):
    party = an_enterprise("臺灣範例有限公司", ubn=UBN)
    assert resolve("台灣範例 有限公司（王測試）", ubn, DAY) == Match(party, "party_key")
    assert resolve("台灣範例股份有限公司", ubn, DAY) is None


def test_an_invalid_number_never_links():
    an_enterprise("範例有限公司", ubn="22099132")
    assert resolve("他人有限公司", "22099132", DAY) is None


def test_two_bearers_of_a_name_are_proposed_and_not_chosen_between():
    first = an_enterprise("範例商行", ubn=UBN)
    second = Party.objects.create(kind="enterprise", display_name="範例商行", party_key="範例商行")
    second.names.create(name="範例商行", raw="範例商行", party_key="範例商行")
    answer = resolve("範例商行", "", DAY)
    assert isinstance(answer, Proposal)
    assert (answer.rule, set(answer.parties)) == ("several", {first, second})


def test_a_bearer_with_another_number_is_proposed():
    party = an_enterprise(ubn=UBN)
    answer = resolve("範例有限公司", OTHER_UBN, DAY)
    assert (answer.rule, answer.parties) == ("ubn_differs", (party,))
    assert answer.evidence == {"ubn": OTHER_UBN, "known": UBN}


def test_a_business_name_with_another_person_is_proposed_but_a_company_links():
    shop = an_enterprise("王測試即範例工程行")
    company = an_enterprise("範例有限公司(王測試)")
    assert resolve("李測試即範例工程行", "", DAY).rule == "responsible_differs"
    assert resolve("範例工程行(王測試)", "", DAY) == Match(shop, "party_key")
    assert resolve("範例有限公司(李測試)", "", DAY) == Match(company, "party_key")


def test_an_abbreviated_company_is_proposed():
    party = an_enterprise("範例股份有限公司")
    answer = resolve("範例(股)公司", "", DAY)
    assert (answer.rule, answer.parties) == ("abbreviated", (party,))


@pytest.mark.parametrize("name", ["吳OO(即範例企業社)", "王OO", "範例O工程行", "-", ""])
def test_a_masked_or_missing_name_never_links(name):
    for known in ("範例企業社", "王OO", "範例O工程行"):
        an_enterprise(known)
    assert resolve(name, "", DAY) is None


def test_two_people_of_one_name_stay_two():
    one = ensure_party(Wanted("person", "王測試", DAY), CLERK)
    two = ensure_party(Wanted("person", "王測試", DAY), CLERK)
    assert one != two
    assert resolve("王測試", "", DAY) is None


def test_a_person_is_found_again_by_number_only():
    one = ensure_party(Wanted("person", "王測試", DAY, person_id=NATIONAL_ID), CLERK)
    again = ensure_party(Wanted("person", "王測式", DAY, person_id="Ａ１２３４５６７８９"), CLERK)
    wrong = ensure_party(Wanted("person", "王測試", DAY, person_id="A123456788"), CLERK)
    assert one == again != wrong


def test_a_former_name_is_proposed_and_links_on_its_own_day():
    party = an_enterprise("舊名有限公司")
    rename(party, "新名有限公司", on=DAY, actor=CLERK)
    assert resolve("新名有限公司", "", DAY) == Match(party, "party_key")
    assert resolve("舊名有限公司", "", date(2024, 3, 4)) == Match(party, "party_key")
    assert resolve("舊名有限公司", "", DAY).rule == "former_name"
    assert resolve("新名有限公司", "", date(2024, 3, 4)).rule == "former_name"


def test_a_merged_party_links_to_the_one_that_stands_for_it():
    kept, merged, last = an_enterprise("甲商行"), an_enterprise("乙商行"), an_enterprise("丙商行")
    merge(kept, merged, reason="同一商號", actor=CLERK)
    merge(last, kept, reason="同一商號", actor=CLERK)
    assert resolve("乙商行", "", DAY) == Match(last, "party_key")


def test_a_batch_takes_the_same_queries_for_one_name_and_for_two_hundred():
    names = [f"範例{n}有限公司" for n in range(101, 301)]
    parties = ensure_parties([Wanted("enterprise", name, DAY) for name in names], CLERK)
    asked = [Asked(name, "", DAY) for name in names]
    with CaptureQueriesContext(connection) as one:
        bulk_resolve(asked[:1])
    with CaptureQueriesContext(connection) as many:
        answers = bulk_resolve(asked)
    assert len(one) == len(many) <= 3
    assert [answer.party for answer in answers] == parties


def test_entering_a_batch_costs_the_same_queries_whatever_its_size():
    def wanted(prefix, n):
        return [Wanted("enterprise", f"{prefix}{101 + i}有限公司", DAY) for i in range(n)]

    with CaptureQueriesContext(connection) as few:
        ensure_parties(wanted("甲", 2), CLERK)
    with CaptureQueriesContext(connection) as many:
        ensure_parties(wanted("乙", 50), CLERK)
    assert len(few) == len(many)


def test_a_batch_gives_what_one_after_the_other_gives():
    wanted = [
        Wanted("enterprise", "範例有限公司", DAY),
        Wanted("enterprise", "範例有限公司(王測試)", DAY, ubn=UBN),
        Wanted("enterprise", "別名有限公司", DAY, ubn=UBN),
        Wanted("enterprise", "王測試即範例工程行", DAY),
        Wanted("enterprise", "李測試即範例工程行", DAY),
        Wanted("enterprise", "吳OO(即範例企業社)", DAY),
        Wanted("enterprise", "吳OO(即範例企業社)", DAY),
        Wanted("person", "王測試", DAY, person_id=NATIONAL_ID),
        Wanted("person", "王測試", DAY, person_id=NATIONAL_ID),
        Wanted("person", "王測試", DAY),
    ]
    parties = ensure_parties(wanted, CLERK)
    groups = [parties.index(party) for party in parties]
    assert groups == [0, 0, 0, 3, 4, 5, 6, 7, 7, 9]
    assert Identifier.objects.filter(kind="ubn").count() == 1


def test_a_company_linked_by_name_learns_its_number_but_a_business_name_does_not():
    company, shop = an_enterprise("範例有限公司"), an_enterprise("範例商行")
    assert an_enterprise("範例有限公司", ubn=UBN) == company
    assert an_enterprise("範例商行", ubn=OTHER_UBN) == shop
    assert list(Identifier.objects.values_list("party", "value")) == [(company.pk, UBN)]


def test_an_uncertain_party_is_entered_apart_with_a_proposal():
    first = an_enterprise(ubn=UBN)
    second = an_enterprise(ubn=OTHER_UBN, subject_ref="case:7")
    assert first != second
    proposal = MatchProposal.objects.get()
    assert (proposal.party, proposal.rule, proposal.subject_ref) == (first, "ubn_differs", "case:7")


def test_a_personal_number_never_becomes_an_enterprise_number():
    with pytest.raises(ValueError, match="統一編號欄"):
        an_enterprise(ubn=NATIONAL_ID)
    assert not Party.objects.exists()


def test_an_unknown_kind_of_party_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        ensure_party(Wanted("company", "範例有限公司", DAY), CLERK)
