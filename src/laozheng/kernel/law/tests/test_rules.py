"""Run the examples of rules/*.toml: counting terms, dated figures, the better of two laws."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from laozheng.kernel.law.parameters import DatedValue, national_law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.testing import Rule, RuleCase, case_id, check, count_term, rule_cases
from laozheng.kernel.law.versions import most_favorable


def _ceiling(value: int, first: date, until: date | None) -> DatedValue:
    cite = "勞動基準法第79條第1項"
    return DatedValue("fine_max", "罰鍰上限", "twd", value, first, cite, "C", "national", until)


CEILINGS = (
    _ceiling(300_000, date(2011, 7, 1), date(2016, 12, 23)),
    _ceiling(1_000_000, date(2016, 12, 23), None),
)


def _most_favorable_ceiling(acted_on: date, decided_on: date) -> Reckoning:
    return most_favorable(CEILINGS, acted_on, decided_on, lambda value: value)


RULES: Mapping[str, Rule] = {
    "law.count": count_term,
    "law.value": national_law().value,
    "law.most_favorable": _most_favorable_ceiling,
}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file: str, case: RuleCase) -> None:
    check(case, RULES)


def test_every_reckoning_of_the_examples_survives_storing() -> None:
    reckoned: list[Any] = [
        RULES[case.rule](**case.given)
        for _, case in rule_cases(__file__)
        if "error" not in case.expected and case.rule != "law.value"
    ]
    assert len(reckoned) > 40
    assert [Reckoning.from_dict(one.to_dict()) for one in reckoned] == reckoned
