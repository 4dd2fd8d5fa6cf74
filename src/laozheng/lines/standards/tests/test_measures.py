"""Worked example 4.3 of the specification: count, revoke, restate, on both days of knowledge."""

from datetime import date
from decimal import Decimal

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.standards.tests.factories import AS_OF, shown, value

EARLY = date(2024, 12, 31)
LSA = {"law": "labor_standards_act"}
NUMBER = "高市勞條字第1137000{}00號"
# Document, articles, amount, decided, served.
ROWS = {
    "a": (NUMBER.format("01"), "勞動基準法第24條", 50_000, "2024-03-04", "2024-03-08"),
    "b": (
        NUMBER.format("02"), "勞動基準法第24條;勞動基準法第36條", 80_000, "2024-05-20",
        "2024-05-27",
    ),
    "c": (
        NUMBER.format("03"), "勞動基準法第30條第5項;勞動基準法第30條第6項", 90_000, "2024-06-03",
        "2024-06-07",
    ),
    "d": (NUMBER.format("04"), "性別平等工作法第21條", 20_000, "2024-07-01", "2024-07-05"),
    "e": (NUMBER.format("05"), "勞動基準法第32條第2項", 100_000, "2024-12-30", "2025-01-06"),
    "f": (
        "高市勞條字第11470000600號", "勞動基準法第30條第6項", 90_000, "2025-02-10", "2025-02-14"
    ),
}  # fmt: skip


def row(letter, announced=""):
    number, articles, amount, disposed, served = ROWS[letter]
    return {
        "document_number": number,
        "party_name": f"範例第{letter}號有限公司",
        "articles": articles,
        "fine_amount": amount,
        "disposed_on": disposed,
        "served_on": served,
        "announced_on": announced,
    }


def event(letter, kind, on, **more):
    return {"document_number": ROWS[letter][0], "kind": kind, "on": on, **more}


@pytest.fixture
def the_year(brought):
    """Six dispositions, one of them published twice, and three decisions on appeal."""
    first = brought("dispositions", *(row(letter, "2025-03-10") for letter in ROWS))
    assert first.created == 6, first.refusals
    again = brought("dispositions", {**row("a", "2025-05-12"), "fine_amount": ""})
    assert (again.created, again.refused) == (0, 0)
    report = brought(
        "disposition_events",
        event("c", "revoked", "2024-11-15"),
        event("b", "partly_revoked", "2025-03-03", amount=50_000, articles="勞動基準法第24條"),
        event("e", "revoked", "2025-04-01"),
    )
    assert report.created == 3, report.refusals


def test_the_published_again_is_one_disposition_with_two_entries(the_year):
    disposition = Disposition.objects.get(document_number=ROWS["a"][0])
    assert disposition.publications.count() == 2


@pytest.mark.parametrize(
    ("as_of", "count", "amount", "canceled", "canceled_twd"),
    [(EARLY, 3, 230_000, 1, 90_000), (AS_OF, 2, 100_000, 2, 190_000)],
)
def test_fines_and_amounts_are_net_of_what_was_revoked(
    the_year, as_of, count, amount, canceled, canceled_twd
):
    assert value("penalty_firm_times", as_of=as_of, **LSA) == count
    assert value("penalty_firm_times", as_of=as_of) == count
    assert value("penalty_amount", as_of=as_of, **LSA) == amount
    assert value("penalties_canceled", as_of=as_of, **LSA) == canceled
    assert value("penalty_amount_canceled", as_of=as_of, **LSA) == canceled_twd
    assert value("penalties_issued", as_of=as_of, **LSA) == count + canceled == 4


@pytest.mark.parametrize(
    ("as_of", "by_article"),
    [(EARLY, {"24": 2, "36": 1, "32": 1, "30": 0}), (AS_OF, {"24": 2, "36": 0, "32": 0, "30": 0})],
)
def test_articles_count_once_for_each_disposition_that_stands(the_year, as_of, by_article):
    found = {article: value("violations", as_of=as_of, article=article) for article in by_article}
    assert found == by_article
    share = shown("violation_share", as_of=as_of, article="24", **LSA)
    assert share == Decimal(100 * 2) / sum(by_article.values())


def test_revocations_belong_to_the_period_in_which_they_were_decided(the_year):
    next_year = Period.parse("114")
    code = "penalties_revoked_in_period"
    assert value(code, as_of=EARLY) == 1
    assert (value(code), value(code, period=next_year)) == (1, 1)


def test_the_new_decision_belongs_to_its_own_year(the_year):
    next_year = Period.parse("114")
    assert value("penalty_firm_times", period=next_year, **LSA) == 1
    assert value("penalty_amount", period=next_year, **LSA) == 90_000
    assert value("violations", period=next_year, article="30") == 1


def test_the_rate_of_cancellation_is_of_all_that_were_issued(the_year):
    assert shown("cancel_rate", as_of=EARLY, **LSA) == 25
    assert shown("cancel_rate", **LSA) == 50


def test_an_amount_for_several_acts_stands_under_mixed(brought):
    both = {**row("a"), "articles": "勞動基準法第24條;性別平等工作法第21條"}
    assert brought("dispositions", both).created == 1
    assert value("penalty_firm_times", **LSA) == 1
    assert value("penalty_amount", **LSA) is None  # unknown, not zero
    assert value("penalty_amount", law="mixed") == value("penalty_amount") == 50_000
