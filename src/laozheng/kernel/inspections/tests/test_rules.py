"""The rules by examples that a legal officer reads, and by the worked example of standards 4.3."""

from datetime import date
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.inspections import rules
from laozheng.kernel.inspections.penalties import (
    multiplied,
    needs_prior_notice,
    penalty_range,
    penalty_rows,
    problems,
)
from laozheng.kernel.inspections.rules import Change, Fine, net, net_count, repeat_count
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.citations import Citation, acts, parse_citations
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.testing import RuleCase, case_id, check, deadline_rule, rule_cases

LAW = Law.load([NATIONAL_FILE, rules.PARAMETERS_FILE])
YEAR_113 = Period.parse("113")


def one(article: str) -> Citation:
    (citation,) = parse_citations(article).citations
    return citation


def penalty(article: str, acted_on: date, decided_on: date, conditions: Any = ()) -> Any:
    reckoning = penalty_range(one(article), acted_on, decided_on, conditions)
    return reckoning and reckoning.result


def range_for_all(article: str, day: date, **quantities: int) -> Any:
    single = penalty_range(one(article), day, day)
    reckoning = single and multiplied(single, quantities)
    return reckoning and reckoning.result


def prior_notice(act: str, articles: list[str], day: date) -> dict[str, list[str]]:
    asked = [article for article in articles if needs_prior_notice(one(f"{act}{article}"), day)]
    return {"result": asked}


def limitation(act_ended_on: date, quashed_on: date | None = None) -> Reckoning:
    return rules.limitation(act_ended_on, office_calendar(), LAW, quashed_on)


def publication_fields(article: str, disposed_on: date) -> dict[str, list[str]] | None:
    fields = rules.publication_fields(one(article), disposed_on)
    return fields and {"result": list(fields)}


TERMS = (
    rules.reply_due,
    rules.hearing_due,
    rules.appeal_due,
    rules.answer_due,
    rules.appeal_decision_due,
    rules.payment_due,
    rules.reminder_due,
    rules.enforcement_due,
    rules.publication_due,
    rules.minutes_due,
    rules.result_notice_due,
    rules.objection_due,
    rules.recheck_due,
)
RULES = {
    "inspections.penalty_range": penalty,
    "inspections.range_for_all": range_for_all,
    "inspections.prior_notice": prior_notice,
    "inspections.limitation": limitation,
    "inspections.publication_fields": publication_fields,
    **{f"inspections.{term.__name__}": deadline_rule(term, LAW) for term in TERMS},
}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file: str, case: RuleCase) -> None:
    check(case, RULES)


def test_the_parameters_and_ranges_hold_together() -> None:
    assert LAW.problems() == []
    assert problems() == []
    for row in penalty_rows():
        act = acts()[row.act]
        numbers = {
            f"{p.article}-{p.suffix}" if p.suffix else f"{p.article}" for p in row.provisions
        }
        assert all(act.has(number) for number in numbers), row.id


def test_the_trace_lists_every_version_compared() -> None:
    reckoning = penalty_range(one("勞動基準法第24條"), date(2016, 12, 20), date(2017, 2, 10))
    assert reckoning is not None
    said = [step.text for step in reckoning.steps]
    assert any("300,000元以下" in text for text in said)
    assert any("1,000,000元以下，得加重至1,500,000元" in text for text in said)
    assert "行政罰法第5條" in reckoning.citations
    assert Reckoning.from_dict(reckoning.to_dict()) == reckoning


def lsa(*numbers: str) -> tuple[Citation, ...]:
    return parse_citations(";".join(f"勞動基準法第{number}" for number in numbers)).citations


def worked_example() -> list[Fine]:
    """Standards 4.3, rows a to f."""
    revoked = date(2024, 11, 15)
    part = Change(date(2025, 3, 3), date(2025, 3, 3), False, 50_000, lsa("24條"))
    late = Change(date(2025, 4, 1), date(2025, 4, 1))
    return [
        Fine("a", date(2024, 3, 4), lsa("24條"), 50_000, date(2024, 3, 8)),
        Fine("b", date(2024, 5, 20), lsa("24條", "36條"), 80_000, date(2024, 5, 27), (part,)),
        Fine(
            "c",
            date(2024, 6, 3),
            lsa("30條第5項", "30條第6項"),
            90_000,
            date(2024, 6, 7),
            (Change(revoked, revoked),),
        ),
        Fine("d", date(2024, 7, 1), (Citation("gender_equality", 21),), 20_000, date(2024, 7, 5)),
        Fine("e", date(2024, 12, 30), lsa("32條第2項"), 100_000, date(2025, 1, 6), (late,)),
        Fine("f", date(2025, 2, 10), lsa("30條第6項"), 90_000, date(2025, 2, 14)),
    ]


@pytest.mark.parametrize(
    ("as_of", "refs", "amount"),
    [(date(2024, 12, 31), "abe", 230_000), (date(2025, 6, 30), "ab", 100_000)],
)
def test_the_net_count_of_the_worked_example(as_of: date, refs: str, amount: int) -> None:
    fines = worked_example()
    standing = net(fines, YEAR_113, as_of, "lsa")
    assert "".join(fine.ref for fine in standing) == refs
    assert sum(fine.amount_twd or 0 for fine in standing) == amount
    assert net_count(fines, YEAR_113, as_of, "lsa") == len(refs)
    assert net_count(fines, YEAR_113, as_of, "gender_equality") == 1


def test_the_repeat_count_takes_what_was_served_before_the_act_and_still_stands() -> None:
    fines = worked_example()

    def count(article: str, acted_on: date, as_of: date) -> int:
        result: int = repeat_count(
            fines, one(f"勞動基準法第{article}"), acted_on, as_of, LAW
        ).result
        return result

    today = date(2025, 6, 30)
    assert count("24條", date(2024, 3, 8), today) == 1  # served on the day of the act
    assert count("24條", date(2024, 3, 9), today) == 2
    assert count("24條", date(2024, 6, 1), today) == 3
    assert count("36條", date(2025, 1, 2), date(2025, 1, 5)) == 2
    assert count("36條", date(2025, 1, 2), today) == 1  # fell with the partial revocation
    assert count("30條", date(2025, 1, 2), today) == 1  # revoked
    assert count("24條", date(2027, 3, 9), today) == 2  # a is out of the window, b is not
