"""Fines of the line: the same again within years is a crime, some ranges are a multiple."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseDocument
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.migrants.tests.factories import EMPLOYER, words_of

FIRST = date(2019, 6, 1)


@pytest.fixture
def fined(world):
    """A fine that was served on a day."""

    def decide(articles, served_on, number="高市勞就字第10834000000號"):
        actor = world.reader("system")
        case = open_case(
            "migrants.disposition", "issued", actor=actor, received_on=served_on,
            intake="document", party_name=EMPLOYER, articles=articles, kind="fine",
            fine_amount=150_000, disposed_on=served_on, document_number=number,
        )  # fmt: skip
        perform(case, "served", actor=actor, on=served_on, method="handed")
        return case

    return decide


@pytest.fixture
def opened(world):
    """A file about an act of a day, heard already."""

    def take_up(articles, acted_from):
        actor = world.reader("system")
        case = open_case(
            "migrants.disposition", "opened", actor=actor, received_on=date(2024, 6, 20),
            intake="visit", party_name=EMPLOYER, articles=articles, kind="fine",
            acted_from=acted_from,
        )  # fmt: skip
        perform(case, "hearing_waived", actor=actor, on=date(2024, 6, 21), reason="第103條第5款")
        return case

    return take_up


@pytest.fixture
def drafted(world):
    """Draft the fine of a file."""

    def draft(case, amount, **given):
        given = {"amount_twd": amount, "deviation_reason": "測試", **given}
        return perform(
            case, "drafted", actor=world.reader("system"), on=date(2024, 6, 25), **given
        )  # fmt: skip

    return draft


def test_the_same_again_within_five_years_is_no_fine_but_a_crime(fined, opened, drafted, world):
    fined("就業服務法第57條第1款", FIRST)
    case = opened("就業服務法第57條第1款", date(2024, 5, 31))
    with pytest.raises(Refused, match="移送檢察機關"):
        drafted(case, 150_000)
    perform(
        case, "prosecution_sent", actor=world.reader("system"), on=date(2024, 6, 25),
        agency="臺灣範例地方檢察署", with_letter=True,
    )  # fmt: skip
    assert case.state == "prosecuted"
    referral = case.referrals_sent.get()
    assert referral.outside_agency == "臺灣範例地方檢察署"
    letter = CaseDocument.objects.get(case=case).letter
    assert "108年6月1日送達" in str(letter.text)


def test_one_day_later_it_is_a_fine_again(fined, opened, drafted, world):
    fined("就業服務法第57條第1款", FIRST)
    case = opened("就業服務法第57條第1款", date(2024, 6, 1))
    with pytest.raises(Refused, match="無須移送"):
        perform(case, "prosecution_sent", actor=world.reader("system"), on=date(2024, 6, 25),
                agency="臺灣範例地方檢察署")  # fmt: skip
    drafted(case, 300_000)
    assert case.state == "drafted"


@pytest.mark.parametrize("before", ["就業服務法第45條", "就業服務法第57條第3款"])
def test_a_fine_of_another_kind_makes_no_crime(fined, opened, drafted, before):
    fined(before, FIRST)
    case = opened("就業服務法第57條第1款", date(2024, 5, 31))
    drafted(case, 150_000)
    assert case.state == "drafted"


def test_a_fine_of_the_same_kind_under_another_article_does(fined, opened, drafted):
    """Both are punished by article 63: employing without a permit, and lodging such a worker."""
    fined("就業服務法第44條", FIRST)
    with pytest.raises(Refused, match="移送檢察機關"):
        drafted(opened("就業服務法第57條第1款", date(2024, 5, 31)), 150_000)


def test_a_fine_that_was_revoked_counts_no_more(fined, opened, drafted, world):
    earlier = fined("就業服務法第57條第1款", FIRST)
    perform(earlier, "revoked", actor=world.reader("system"), on=date(2020, 1, 6))
    case = opened("就業服務法第57條第1款", date(2024, 5, 31))
    drafted(case, 150_000)
    assert case.state == "drafted"


def test_a_fine_by_the_worker_asks_how_many(opened, drafted):
    case = opened("就業服務法第57條第6款", date(2024, 5, 31))
    with pytest.raises(Refused, match="請填受影響勞工人數") as refusal:
        drafted(case, 60_000)
    assert refusal.value.field == "workers"
    with pytest.raises(Refused, match="60,000元至300,000元"):
        drafted(case, 59_999, workers=3)
    drafted(case, 300_000, workers=3)
    assert Disposition.objects.get(case=case).amount_twd == 300_000


def test_what_was_taken_in_excess_is_punished_tenfold_to_twentyfold(opened, drafted):
    case = opened("就業服務法第40條第1項第5款", date(2024, 5, 31))
    with pytest.raises(Refused, match="請填超收金額"):
        drafted(case, 30_000)
    with pytest.raises(Refused, match="30,000元至60,000元"):
        drafted(case, 60_001, excess_twd=3_000)
    drafted(case, 60_000, excess_twd=3_000)


def test_the_page_says_before_the_draft_what_has_to_be_counted(opened, world):
    case = opened("就業服務法第57條第6款", date(2024, 5, 31))
    page = words_of(world.client("head").get(f"/cases/{case.number}/"))
    assert "按受影響勞工人數處罰，擬稿時請填受影響勞工人數" in page
