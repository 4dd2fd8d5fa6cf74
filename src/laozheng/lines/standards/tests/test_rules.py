"""The worked examples of the law, as the legal officer reads them (rules/*.toml)."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from laozheng.base.moments import in_taipei
from laozheng.kernel.inspections.rules import PARAMETERS_FILE
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.testing import case_id, check, deadline_rule, rule_cases
from laozheng.lines.standards.rules import deadlines, pension, wages
from laozheng.lines.standards.rules.articles import article_label, in_order
from laozheng.lines.standards.rules.crimes import crime_of

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
    "standards.contribution_amounts": partial(pension.contribution_amounts, law=LAW),
    "standards.committee_lawful": lambda term=None, **given: pension.committee_lawful(
        **given, law=LAW, term=term and tuple(term)
    ),
    "standards.overtime_notice_due": partial(deadlines.overtime_notice_due, law=LAW),
    "standards.emergency_notice_due": lambda ended_at: deadlines.emergency_notice_due(
        in_taipei(ended_at), office_calendar(), LAW
    ),
    "standards.work_rules_due": lambda employees, reached_on: deadlines.work_rules_due(
        employees, reached_on, office_calendar(), LAW
    ),
    "standards.crime_of": lambda articles, acted_on: crime_of(
        parse_citations(articles, acted_on).citations, acted_on, LAW
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


def test_articles_are_named_and_stand_in_the_order_of_the_statute():
    articles = ["84-1", "unreadable", "24", "9", "84"]
    assert sorted(articles, key=in_order) == ["9", "24", "84", "84-1", "unreadable"]
    assert [article_label(one) for one in ("24", "84-1")] == ["第24條", "第84條之1"]
