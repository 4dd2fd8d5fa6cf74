"""The examples that the legal officer reads (rules/*.toml)."""

from pathlib import Path

import pytest

from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.testing import case_id, check, deadline_rule, rule_cases
from laozheng.lines.linename import rules

LAW = Law.load([NATIONAL_FILE, Path(__file__).parent.parent / "parameters.toml"])
RULES = {"linename.decide_due": deadline_rule(rules.decide_due, LAW)}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file, case):
    check(case, RULES)
