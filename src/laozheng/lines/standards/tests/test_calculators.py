"""The calculators of the portal answer with steps and articles, and refuse in words."""

import pytest
from django.urls import reverse

from laozheng.lines.standards.pages.calculators import CALCULATORS

pytestmark = pytest.mark.django_db


def asked(client, name, **given):
    answer = client.get(reverse("portal:standards:calculator", args=[name]), given)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("minimum_wage", {"day": "113/01/01"}, ("27,470元", "183元", "勞動基準法第21條")),
        ("minimum_wage", {"day": "114/01/01"}, ("28,590元", "190元")),
        (
            "overtime",
            {"day": "108/05/06", "hourly": "150", "day_kind": "workday", "hours": "13"},
            ("應發加班費1,150元", "超過12小時", "勞動基準法第32條第2項"),
        ),
        ("hours", {"day": "107/03/01"}, ("54", "138")),
        ("annual_leave", {"day": "113/01/01", "months": "35"}, ("特別休假10日",)),
        (
            "pension_shortfall",
            {"year": "113", "need_twd": "8500000", "balance_twd": "6200000"},
            ("差額2,300,000元", "114年3月31日"),
        ),
        (
            "pension_shortfall",
            {"year": "113", "need_twd": "1000000", "balance_twd": "6200000"},
            ("差額0元",),
        ),
        (
            "overtime_notice",
            {"employees": "30", "extended_on": "113/03/05"},
            ("至遲於113年3月4日", "施行細則第22條之1第3項"),
        ),
        ("overtime_notice", {"employees": "29", "extended_on": "113/03/05"}, ("不須報請備查",)),
        ("emergency_notice", {"ended_at": "113/07/25 18:30"}, ("113年7月26日",)),
        (
            "contribution",
            {"day": "113/01/31", "wages_twd": "3000000"},
            ("應提撥60,000元至450,000元",),
        ),
        (
            "committee",
            {"day": "113/01/31", "members": "12", "labor_members": "7", "employees": "120"},
            ("勞工代表7人，應有8人以上",),
        ),
    ],
)
def test_an_answer_shows_its_steps(client, world, name, given, words):
    status, text = asked(client, name, **given)
    assert status == 200
    assert [word for word in words if word not in text] == []


def test_a_wage_that_was_not_announced_yet_is_not_guessed(client, world):
    status, text = asked(client, "minimum_wage", day="116/01/01")
    assert (status, "沒有可用的數值" in text) == (400, True)


def test_a_missing_number_is_asked_for(client, world):
    status, _ = asked(client, "annual_leave", months="")
    assert status == 400


def test_all_calculators_are_reached_from_the_first(client, world):
    text = client.get(reverse("portal:standards:calculators")).content.decode()
    for name in CALCULATORS:
        assert reverse("portal:standards:calculator", args=[name]) in text
    assert asked(client, "nothing")[0] == 404
