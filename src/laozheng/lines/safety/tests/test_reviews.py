"""Hazard sites are reviewed before work begins: in time by class, decided by another person."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.lines.safety.models import HazardReview, HazardSite
from laozheng.lines.safety.queries.panels import review_facts
from laozheng.lines.safety.tests.factories import EMPLOYER, acting, moved, texts


def applied(world, on="2024-05-02", **given):
    return open_case(
        "safety.hazard_review", "applied", actor=acting(world, "safety_officer", on),
        received_on=date.fromisoformat(on), intake="counter", officer=world.safety_officer,
        **{"employer_name": EMPLOYER, "ubn": "", "district": "", "site_number": "危-1",
           "site_class": "甲", "place": "範例廠區", "substance": "範例物質", "quantity": "10噸",
           "work_on": date(2024, 6, 28), **given},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "last", "on", "late"),
    [
        ("甲", "2024-05-29", "2024-05-29", False),
        ("甲", "2024-05-29", "2024-05-30", True),
        ("丁", "2024-05-29", "2024-05-30", True),
        ("乙", "2024-05-14", "2024-05-14", False),
        ("丙", "2024-05-14", "2024-05-15", True),
    ],
)
def test_an_application_is_in_time_by_the_class_of_the_site(world, letter, last, on, late):
    case = applied(world, on, site_class=letter)
    event = case.events.get(kind="applied")
    assert (event.data["apply_by"], event.data["facts"]["late"]) == (last, late)
    told = {fact.label: fact.value for fact in review_facts(case)}
    assert told["申請時間"] == ("逾期申請" if late else "期限內")


def test_the_term_to_decide_stops_for_the_papers_and_starts_anew(world):
    case = applied(world)
    assert case.deadlines.get(rule="review").due_on == date(2024, 6, 3)  # 6/1 is a Saturday
    moved(world, case, "returned", "2024-05-10", reason="缺圖說")
    moved(world, case, "completed", "2024-05-20")
    assert case.deadlines.get(rule="review").due_on == date(2024, 6, 19)


def test_a_review_that_passed_enters_the_register_and_a_later_one_replaces_it(world):
    case = applied(world)
    moved(world, case, "reviewed", "2024-05-20", reason="圖說與現場相符")
    moved(world, case, "passed", "2024-05-21", "head", with_letter=True)
    assert (HazardReview.objects.get().result, Case.objects.get().state) == ("passed", "passed")
    assert (HazardSite.standing().get().result, "審查合格" in texts(case)["review_result"]) == (
        "合格",
        True,
    )
    again = applied(world, "2025-01-06", work_on=date(2025, 3, 3), substance="範例他物")
    moved(world, again, "reviewed", "2025-01-20", reason="防護不足")
    moved(world, again, "refused", "2025-01-21", "head", reason="請補防爆設備")
    site = HazardSite.standing().get()
    assert (site.result, site.substance, site.reviewed_on) == (
        "不合格", "範例他物", date(2025, 1, 21)
    )  # fmt: skip
    assert HazardSite.objects.count() == 2


@pytest.mark.parametrize(("result", "is_told"), [("passed", False), ("refused", True)])
def test_only_a_refusal_tells_until_when_it_may_be_appealed(world, result, is_told):
    case = applied(world)
    moved(world, case, "reviewed", "2024-05-20", reason="範例")
    moved(world, case, result, "2024-05-21", "head", reason="範例", with_letter=True)
    told = texts(case)["review_result"]
    assert ("之次日起30日內，依訴願法第14條" in told) == is_told
    assert ("不得使勞工在該場所作業" in told) == is_told


def test_work_comes_after_the_application_and_an_officer_does_not_decide(world):
    with pytest.raises(Refused, match="預定作業日"):
        applied(world, work_on=date(2024, 5, 2))
    case = applied(world)
    moved(world, case, "reviewed", "2024-05-20", reason="範例")
    with pytest.raises(Refused, match="職務"):
        moved(world, case, "passed", "2024-05-21")
