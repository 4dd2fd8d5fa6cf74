"""Each step drafts its letter into the documents of the case."""

from datetime import date

import pytest

from laozheng.lines.disputes.tests.procedure import (
    answers,
    at,
    do,
    found_rosters,
    heard_and_proposed,
    in_mediation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediators(world):
    return found_rosters(world)


def test_each_step_drafts_its_letter_into_the_case(world, mediators):
    case = heard_and_proposed(world, mediators)
    signed = answers(case, labor="agreed", employer="agreed")
    do(world, case, "settle", date(2024, 4, 18), who="mediator", answers=signed)
    templates = [d.letter.template for d in case.documents.order_by("id").select_related("letter")]
    assert [name.removeprefix("disputes.") for name in templates] == [
        "receipt",
        "acceptance",
        "appointment",
        "hearing_notice",
        "record",
    ]
    record = case.documents.latest("id").letter
    assert "調解之結果：調解成立" in record.text
    assert [addressee["name"] for addressee in record.addressees] == [
        "測試工一",
        "範例第一有限公司",
    ]


def test_a_notice_to_explain_and_the_consent_to_a_visit_are_in_writing(world, mediators):
    case = in_mediation(world, mediators)
    on = date(2024, 4, 9)
    asked = {"person": "測試會計", "matters": "出勤紀錄", "place": "第一調解室"}
    do(world, case, "summon", on, starts_at=at(date(2024, 4, 15)), **asked)
    visit = {"workplace": "高雄市左營區測試路1號", "visit_on": date(2024, 4, 12)}
    do(world, case, "permit_visit", on, who="supervisor", **visit)
    texts = [d.letter.text for d in case.documents.order_by("id").select_related("letter")]
    assert "測試會計" in texts[-2] and "測試局調1" in texts[-1]


@pytest.mark.parametrize(("wanted", "letters"), [({"with_letter": False}, 0), ({}, 1)])
def test_a_letter_that_was_declined_is_not_drafted(world, mediators, wanted, letters):
    case = in_mediation(world, mediators)
    told = {"via": "phone", "reason": "reconciled", **wanted}
    do(world, case, "withdraw", date(2024, 4, 10), **told)
    drafted = case.documents.filter(letter__template="disputes.withdrawal")
    assert drafted.count() == letters
