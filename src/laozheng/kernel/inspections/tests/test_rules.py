"""The rules by examples that a legal officer reads: ranges, acts, terms, lists, planning."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
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
from laozheng.kernel.inspections.penalties.concurrence import range_together
from laozheng.kernel.inspections.penalties.large import large_employer_least
from laozheng.kernel.inspections.penalties.schedule import NAME, Charge, fine_proposal
from laozheng.kernel.inspections.penalties.unity import Breach, act_unity
from laozheng.kernel.inspections.planning.draw import Candidate, draw
from laozheng.kernel.inspections.planning.risk import Evidence, RiskFacts, risk_score
from laozheng.kernel.inspections.planning.schedule import Errand, Inspector, Limits, schedule
from laozheng.kernel.inspections.rules import Change, Fine, net, net_count
from laozheng.kernel.inspections.tests.test_fine_schedule import SCHEDULE
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.citations import Citation, acts, parse_citations
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.testing import RuleCase, case_id, check, deadline_rule, rule_cases

LAW = Law.load([NATIONAL_FILE, rules.PARAMETERS_FILE])
TODAY = date(2024, 12, 31)
DAY_OF_SCORE = date(2024, 3, 1)


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


def limitation(
    act_ended_on: date, quashed_on: date | None = None, prosecution_ended_on: date | None = None
) -> Reckoning:
    return rules.limitation(act_ended_on, office_calendar(), LAW, quashed_on, prosecution_ended_on)


def publication_fields(article: str, disposed_on: date) -> dict[str, list[str]] | None:
    fields = rules.publication_fields(one(article), disposed_on, LAW)
    return fields and {"result": list(fields)}


def list_grounds(articles: Sequence[str], disposed_on: date) -> dict[str, list[str]]:
    cited = [one(article) for article in articles]
    return {"result": list(rules.list_grounds(cited, disposed_on, LAW))}


def together(
    articles: Sequence[str], acted_on: date, decided_on: date, one_conduct: bool
) -> Reckoning:
    found = (penalty_range(one(article), acted_on, decided_on) for article in articles)
    return range_together([each for each in found if each], one_conduct=one_conduct)


def fine_of(table: Mapping[str, Any]) -> Fine:
    """A disposition as a table tells it; a change without an amount is a full revocation."""
    changes = tuple(
        Change(
            each["on"],
            each.get("known_on", each["on"]),
            "amount_twd" not in each,
            each.get("amount_twd"),
            parse_citations(each.get("articles", "")).citations,
        )
        for each in table.get("changes", ())
    )
    return Fine(
        table["ref"], table["disposed_on"], parse_citations(table["articles"]).citations,
        table.get("amount_twd"), table.get("served_on"), changes,
    )  # fmt: skip


def repeat_count(
    fines: Iterable[Mapping[str, Any]], article: str, acted_on: date, as_of: date
) -> Reckoning:
    return rules.repeat_count(map(fine_of, fines), one(article), acted_on, as_of, LAW)


def unity(
    fines: Iterable[Mapping[str, Any]], article: str, acted_from: date, acted_to: date
) -> Reckoning:
    reckoned = act_unity(Breach(one(article), acted_from, acted_to), map(fine_of, fines), TODAY)
    told = {name: value for name, value in reckoned.result.items() if value is not None}
    return replace(reckoned, result=told)


def standing(
    fines: Iterable[Mapping[str, Any]], period: str, as_of: date, act: str
) -> dict[str, Any]:
    told = [fine_of(table) for table in fines]
    left = net(told, Period.parse(period), as_of, act)
    assert net_count(told, Period.parse(period), as_of, act) == len(left)
    refs = [fine.ref for fine in left]
    return {"standing": refs, "amount_twd": sum(fine.amount_twd or 0 for fine in left)}


def proposal(charges: Iterable[Mapping[str, Any]], employees: int | None = None) -> Reckoning:
    """What the schedule of the examples proposes, within 20,000 to 1,500,000 for each charge."""
    told = [Charge(one(each["article"]), each["repeat_no"], 20_000, 1_500_000) for each in charges]
    return fine_proposal(told, employees, DAY_OF_SCORE, LAW.supposing({NAME: SCHEDULE}))


def large(article: str, standing: str, acted_on: date) -> Reckoning | None:
    return large_employer_least(one(article), standing, acted_on, LAW)


def risk(**facts: Any) -> Any:
    """The score on the day of the examples; evidence is told by its day."""
    told = {name: _evidence(value) for name, value in facts.items()}
    reckoned = risk_score(RiskFacts(**told), DAY_OF_SCORE, LAW)
    return replace(reckoned, result=reckoned.result["score"])


def _evidence(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(Evidence(ref="x", **each) for each in value)
    if isinstance(value, Mapping):
        return Evidence(ref="x", **value)
    return Fraction(value) if isinstance(value, Decimal) else value


def drawn(places: int, candidates: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    told = [
        Candidate(risk=_scored(each["score"]), **{k: v for k, v in each.items() if k != "score"})
        for each in candidates
    ]
    made = draw(told, places, seed="113-1", day=DAY_OF_SCORE, law=LAW)
    by_score = [each.key for each in made.drawn if each.picked_by == "score"]
    return {
        "drawn": [each.key for each in made.drawn],
        "by_score": by_score,
        "by_lot": len(made.drawn) - len(by_score),
        "excluded": dict(made.excluded),
    }


def _scored(score: int) -> Reckoning:
    return Reckoning({"score": Fraction(score), "reasons": ()}, (), (), (), "risk_score@v1")


def capacity(
    type: str, first: date, last: date, absent_on: Iterable[date] = (), in_training: bool = False,
    in_a_row: int = 0, hours_away: int = 0,
) -> dict[str, int]:  # fmt: skip
    """How many visits of a kind one inspector is given in a span with more work than it holds.

    ``hours_away`` are taken from the first day.
    """
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    days = [day for day in span if office_calendar().is_workday(day)]
    runs = {f"E{n}": in_a_row for n in range(99)}
    inspector = Inspector(
        "S1", frozenset({type}), frozenset(absent_on), {days[0]: hours_away},
        in_training=in_training, in_a_row=runs,
    )  # fmt: skip
    limits = Limits(
        LAW.get("inspections.visits_per_day", first), LAW.get("inspections.rotation_limit", first)
    )
    errands = [Errand(f"T{n}", f"E{n}", "d01", type, n) for n in range(99)]
    return {"visits": len(schedule(errands, [inspector], days, limits).visits)}


TERMS = (
    rules.suit_due,
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
    "inspections.range_together": together,
    "inspections.repeat_count": repeat_count,
    "inspections.act_unity": unity,
    "inspections.net": standing,
    "inspections.fine_proposal": proposal,
    "inspections.large_employer_least": large,
    "inspections.risk_score": risk,
    "inspections.draw": drawn,
    "inspections.capacity": capacity,
    "inspections.limitation": limitation,
    "inspections.publication_fields": publication_fields,
    "inspections.list_grounds": list_grounds,
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
