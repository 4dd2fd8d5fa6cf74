"""The worked examples of the law, as the legal officer reads them (rules/*.toml)."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from laozheng.kernel.inspections.rules import PARAMETERS_FILE
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.testing import case_id, check, deadline_rule, rule_cases
from laozheng.lines.standards.rules import deadlines, pension, wages
from laozheng.lines.standards.rules.ranking import ranked

LINE = Path(__file__).resolve().parent.parent

LAW = Law.load([NATIONAL_FILE, PARAMETERS_FILE, LINE / "parameters.toml"])

RULES = {
    "standards.minimum_wage": partial(wages.minimum_wage, law=LAW),
    "standards.below_minimum": partial(wages.below_minimum, law=LAW),
    "standards.overtime_pay": partial(wages.overtime_pay, law=LAW),
    "standards.hours_limits": lambda day: _known(wages.hours_limits(day, LAW)),
    "standards.annual_leave": partial(wages.annual_leave, law=LAW),
    "standards.pension_shortfall": partial(pension.pension_shortfall, law=LAW),
    "standards.contribution_rate": lambda rate, day: pension.contribution_rate(
        Decimal(rate), day, LAW
    ),
    "standards.work_rules_due": lambda employees, reached_on: deadlines.work_rules_due(
        employees, reached_on, office_calendar(), LAW
    ),
    "standards.decision_due": deadline_rule(deadlines.decision_due, LAW),
    "standards.reminder_due": deadline_rule(deadlines.reminder_due, LAW),
}


def _known(limits):
    """The limits that are in force; a file cannot say None."""
    return {"result": {name: value for name, value in limits.result.items() if value is not None}}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file, case):
    check(case, RULES)


def test_articles_are_ranked_with_ties_and_shares_of_the_whole():
    order = ranked({"36": 5, "24": 10, "30": 5, "84-1": 1, "32": 9, "79": 0})
    assert [(one.article, one.rank, one.count) for one in order] == [
        ("24", 1, 10), ("32", 2, 9), ("30", 3, 5), ("36", 3, 5), ("84-1", 5, 1),
    ]  # fmt: skip
    assert [str(one.share) for one in order] == ["33.33", "30.00", "16.67", "16.67", "3.33"]
    assert [one.label for one in order][2:] == ["第30條（並列）", "第36條（並列）", "第84條之1"]
    assert ranked({}) == ()
