"""The loader of rule cases fails where a case fails; a check that always passes proves nothing."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from laozheng.base.moments import TAIPEI
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law, national_law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.testing import (
    RuleCase,
    case_id,
    check,
    count_term,
    deadline_rule,
    rule_cases,
)
from laozheng.kernel.law.timeline import Timeline

CASE = """
[[case]]
name = "甲"
rule = "double"
given = { n = 2 }
expected = { result = 4 }
"""


def _answer_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    appealed = timeline.first("appealed")
    if appealed is None:
        return None
    days = law.value("law.appeal_answer_days", appealed.on)
    return count(appealed.on, days.value, "days", calendar, cite=days.cite)


RULES = {
    "count": count_term,
    "answer_due": deadline_rule(_answer_due, national_law()),
    "table": lambda: {"share": Fraction(1, 2), "ids": ("a", "b")},
    "nothing": lambda: None,
}


def _case(rule: str, given: dict[str, object], **expected: object) -> RuleCase:
    return RuleCase("例", rule, given, expected)


def _beside(folder: Path, text: str) -> Path:
    (folder / "rules").mkdir()
    (folder / "rules" / "double.toml").write_text(text, encoding="utf-8")
    return folder / "test_rules.py"


def test_cases_are_found_beside_the_test_and_named_for_people(tmp_path: Path) -> None:
    [(file, case)] = rule_cases(_beside(tmp_path, CASE))
    assert (file, case) == ("double.toml", RuleCase("甲", "double", {"n": 2}, {"result": 4}))
    assert (case_id(file), case_id(case)) == ("double", "甲")


@pytest.mark.parametrize("text", [CASE + CASE, CASE.replace("{ result = 4 }", "{}"), "case = []"])
def test_a_file_that_would_prove_nothing_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"double|no rule cases"):
        rule_cases(_beside(tmp_path, text))


@pytest.mark.parametrize(
    "case",
    [
        _case("count", {"start": date(2024, 3, 25), "n": 3}, due_on=date(2024, 3, 28)),
        _case("count", {"start": date(2024, 3, 25), "n": 3}, says=["照常上班"], unconfirmed=[]),
        _case(
            "count",
            {"start": date(2024, 3, 20), "n": 3},
            due_at=datetime(2024, 3, 25, 12),  # noqa: DTZ001  TOML writes a local time
        ),
        _case("count", {"start": date(2024, 3, 25), "n": -3}, error="ValueError"),
        _case("answer_due", {"received_on": date(2024, 1, 5)}, none=True),
        _case("nothing", {}, none=True),
        _case("table", {}, share=Decimal("0.5"), ids=["a", "b"]),
        _case(
            "answer_due",
            {
                "received_on": date(2024, 1, 5),
                "happenings": [{"kind": "appealed", "on": date(2024, 3, 4)}],
                "closed": [
                    {"start": date(2024, 3, 25), "end": date(2024, 3, 25), "reason": "颱風"}
                ],
                "overlay": {"law.appeal_answer_days": 21},
            },
            due_on=date(2024, 3, 26),
        ),
    ],
)
def test_a_case_that_holds_passes(case: RuleCase) -> None:
    check(case, RULES)


@pytest.mark.parametrize(
    "case",
    [
        _case("count", {"start": date(2024, 3, 25), "n": 3}, due_on=date(2024, 3, 29)),
        _case("count", {"start": date(2024, 3, 25), "n": 3}, says=["順延至"]),
        _case("count", {"start": date(2024, 3, 25), "n": 3}, unconfirmed=["law.x"]),
        _case("count", {"start": date(2024, 3, 25), "n": 3}, none=True),
        _case("count", {"start": date(2024, 3, 25), "n": 3}, error="NotConfigured"),
        _case("table", {}, share=Decimal("0.4")),
    ],
)
def test_a_case_that_does_not_hold_fails(case: RuleCase) -> None:
    with pytest.raises(AssertionError, match="例"):
        check(case, RULES)


def test_an_error_of_another_kind_is_not_swallowed() -> None:
    case = _case("count", {"start": date(2024, 3, 25), "n": -3}, error="NotConfigured")
    with pytest.raises(ValueError, match="負數"):
        check(case, RULES)


def test_hours_given_without_a_zone_are_taipei_time() -> None:
    due = count_term(datetime(2025, 12, 31, 22), 8, "hours").due_at  # noqa: DTZ001
    assert due == datetime(2026, 1, 1, 6, tzinfo=TAIPEI)
