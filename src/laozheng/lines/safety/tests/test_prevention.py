"""The law of supervision, the day before, on and after each change."""

from datetime import date

import pytest

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.citations import parse_citations
from laozheng.lines.safety.rules import prevention as rules

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


def cited(text):
    (citation,) = parse_citations(f"職業安全衛生法{text}").citations
    return citation


@pytest.mark.parametrize(
    ("workers", "contract", "wanted"),
    [
        (300, None, "乙"),
        (301, None, "甲"),
        (10, 100_000_000, "乙"),
        (10, 100_000_001, "甲"),
        (None, None, "乙"),
    ],
)
def test_large_firms_and_works_are_class_a(workers, contract, wanted):
    day = date(2024, 3, 5)
    assert rules.size_class(workers, contract, day, law()) == wanted
    assert rules.size_class(workers, contract, day, law(), listed=True) == "甲"


@pytest.mark.parametrize(
    ("article", "facts", "day", "wanted"),
    [
        ("第6條第1項第5款", {"deaths": 1}, BEFORE, (40, 3, 300_000)),
        ("第6條第1項第5款", {"deaths": 1}, AFTER, (40, 5, 1_500_000)),
        ("第16條第1項", {"casualties": 3}, BEFORE, (41, 1, 180_000)),
        ("第16條第1項", {"casualties": 3}, AFTER, (41, 3, 1_000_000)),
        ("第16條第1項", {"casualties": 2}, AFTER, None),
        ("第23條第1項", {"deaths": 1}, AFTER, None),
        ("第36條第1項", {"breached_stop": True}, BEFORE, (41, 1, 180_000)),
    ],
)
def test_grave_breaches_go_to_the_prosecutor(article, facts, day, wanted):
    threat = rules.criminal_referral([cited(article)], day=day, law=law(), **facts)
    assert threat == (wanted and rules.Threat(*wanted))


def test_rates_count_per_million_hours_and_need_hours():
    assert str(rules.frequency_rate(2, 800_000)) == "2.50"
    assert rules.severity_rate(45, 800_000) == 56
    assert rules.frequency_rate(1, 0) is None
    assert rules.severity_rate(1, 0) is None


def test_a_certificate_that_ends_on_a_holiday_has_expired():
    assert not rules.is_machine_due(date(2024, 2, 10), date(2024, 2, 10))
    assert rules.is_machine_due(date(2024, 2, 10), date(2024, 2, 11))


@pytest.mark.parametrize(("letter", "days"), [("甲", 30), ("乙", 45), ("丙", 45), ("丁", 30)])
def test_hazard_sites_apply_in_good_time(letter, days):
    work_on = date(2024, 6, 28)
    term = rules.review_term(letter, work_on, law(), office_calendar())
    assert (work_on - term.result).days == days


def test_a_full_stop_warns_before_the_center_must_agree():
    day = date(2024, 3, 5)
    assert rules.full_stop_warning("full", 4, day, law()) is None
    assert "第5日" in rules.full_stop_warning("full", 5, day, law()).text
    assert "已8日" in rules.full_stop_warning("full", 8, day, law()).text
    assert rules.full_stop_warning("partial", 30, day, law()) is None
