"""A breach that killed is a crime: the prosecutor first, the fine after (職業安全衛生法第40條)."""

import pytest

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Referral
from laozheng.lines.safety.tests.factories import a_file, an_accident, moved, texts

PROSECUTORS = {"agency": "範例地方檢察署"}


def draft(world, case, on="2024-04-08", amount=60_000, **given):
    return moved(world, case, "drafted", on, amount_twd=amount, **given)


@pytest.fixture
def deadly(world):
    """A file about the breach that killed a worker on the same day."""
    an_accident(world, "2024-03-05 13:10", accident_kind="death", deaths=1)
    return a_file(world)


def test_a_fine_waits_for_the_prosecutor(world, deadly):
    with pytest.raises(Refused, match=r"第40條.*300,000.*行政罰法第26條"):
        draft(world, deadly)
    moved(world, deadly, "prosecution_sent", "2024-04-02", **PROSECUTORS, with_letter=True)
    assert Referral.objects.get().outside_agency == "範例地方檢察署"
    assert "第40條" in texts(deadly)["prosecution"]
    with pytest.raises(Refused, match="刑事程序終結前"):
        draft(world, deadly)


@pytest.mark.parametrize("outcome", ["not_prosecuted", "deferred", "acquitted"])
def test_without_a_conviction_the_fine_may_follow(world, deadly, outcome):
    moved(world, deadly, "prosecution_sent", "2024-04-02", **PROSECUTORS)
    moved(world, deadly, "prosecution_ended", "2024-09-02", outcome=outcome)
    draft(world, deadly, "2024-09-09")
    assert Case.objects.get(pk=deadly.pk).state == "drafted"


def test_after_a_conviction_there_is_no_fine(world, deadly):
    moved(world, deadly, "prosecution_sent", "2024-04-02", **PROSECUTORS)
    moved(world, deadly, "prosecution_ended", "2024-09-02", outcome="convicted")
    with pytest.raises(Refused, match="不得再處罰鍰"):
        draft(world, deadly, "2024-09-09")


@pytest.mark.parametrize(
    ("facts", "articles"),
    [
        ({"accident_kind": "hospitalized", "injured": 2}, "職業安全衛生法第6條第1項第5款"),
        ({"accident_kind": "death", "deaths": 1}, "職業安全衛生法第26條第1項"),
    ],
)
def test_other_breaches_are_fined_at_once(world, facts, articles):
    an_accident(world, "2024-03-05 13:10", **facts)
    case = a_file(world, articles)
    draft(world, case)
    assert Case.objects.get(pk=case.pk).state == "drafted"


def test_an_accident_of_another_firm_or_day_is_another_act(world):
    death = {"accident_kind": "death", "deaths": 1}
    an_accident(world, "2024-03-05 13:10", employer_name="範例他家有限公司", **death)
    an_accident(world, "2024-03-06 13:10", **death)
    case = a_file(world)
    draft(world, case)
    assert Case.objects.get(pk=case.pk).state == "drafted"


def test_nothing_goes_to_the_prosecutor_without_a_ground(world):
    with pytest.raises(Refused, match="無須移送"):
        moved(world, a_file(world), "prosecution_sent", "2024-04-02", **PROSECUTORS)


def test_three_hurt_threaten_article_41(world):
    an_accident(world, "2024-03-05 13:10", accident_kind="three_or_more", injured=3)
    with pytest.raises(Refused, match="第41條"):
        draft(world, a_file(world))


def test_an_article_that_needs_notice_is_not_fined_before_its_day_has_passed(world):
    case = a_file(world, "職業安全衛生法第22條第1項")
    with pytest.raises(Refused, match=r"第22條第1項：本條須先限期改善"):
        draft(world, case)
    with pytest.raises(Refused, match="尚未屆滿"):
        draft(world, case, improvement_due_on=case.received_on.replace(day=8))
    draft(world, case, improvement_due_on=case.received_on.replace(day=7))
    assert Case.objects.get(pk=case.pk).state == "drafted"
