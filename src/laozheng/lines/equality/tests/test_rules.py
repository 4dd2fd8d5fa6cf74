"""The examples that the legal officer reads (rules/*.toml), and the rules beside them."""

from datetime import date
from pathlib import Path

import pytest

from laozheng.base.moments import in_taipei
from laozheng.kernel.inspections.penalties import penalty_range
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.testing import case_id, check, deadline_rule, rule_cases
from laozheng.lines.equality.measures import MEASURES
from laozheng.lines.equality.rules import (
    advertisements,
    codes,
    councils,
    deadlines,
    doors,
    duties,
    grounds,
    interviews,
    limits,
    masking,
    teams,
)

LAW = Law.load([NATIONAL_FILE, Path(__file__).parent.parent / "parameters.toml"])


def _range(cited, acted_on, decided_on, conditions=()):
    (citation,) = parse_citations(cited).citations
    found = penalty_range(citation, acted_on, decided_on, conditions)
    return {"range": [] if found is None else [found.result["min_twd"], found.result["max_twd"]]}


def _limit(received_on, **told):
    return limits.complaint_limit(received_on, office_calendar(), LAW, **told)


def _ad(text, day):
    found = advertisements.check_ad(text, day, LAW)
    return {"found": [one.what for one in found], "cites": [one.cite for one in found]}


def _composed(council, term_from, **counts):
    return councils.rightly_composed(council, councils.Seats(**counts), term_from, LAW)


def _slot(side, starts_at, ends_at, place):
    return interviews.Slot(side, in_taipei(starts_at), in_taipei(ends_at), place)


RULES = {
    "equality.rightly_composed": _composed,
    "equality.may_meet": lambda members, present, day: councils.may_meet(
        members, present, day, LAW
    ),
    "equality.is_carried": lambda present, agreed, day: councils.is_carried(
        present, agreed, day, LAW
    ),
    "equality.rightly_formed": lambda **told: teams.rightly_formed(law=LAW, **told),
    "equality.training_holds": lambda **told: teams.training_holds(law=LAW, **told),
    "equality.masked_firm": lambda name: {"result": masking.masked_firm(name)},
    "equality.kept_apart": lambda planned, other: interviews.kept_apart(
        _slot(*planned), [_slot(*other)], LAW
    ),
    "equality.penalty_range": _range,
    "equality.employer_duty": lambda employees, day: duties.employer_duty(employees, day, LAW),
    "equality.complaint_limit": _limit,
    "equality.pay_disclosure": lambda shown, day, **told: advertisements.pay_disclosure(
        shown, day, LAW, **told
    ),
    "equality.check_ad": _ad,
    "equality.ground_valid": lambda ground, law, day: (
        grounds.ground_valid(ground, law, day, LAW).result
    ),
    "equality.door": lambda **told: doors.door(**told, law=LAW),
    "equality.esa_decide_due": deadline_rule(deadlines.decide_due_of("esa_decide_months"), LAW),
    "equality.gender_decide_due": deadline_rule(
        deadlines.decide_due_of("gender_council_months"), LAW
    ),
    "equality.harassment_decide_due": deadline_rule(
        deadlines.decide_due_of("authority_months"), LAW
    ),
    "equality.correction_due": deadline_rule(deadlines.correction_due, LAW),
    "equality.objection_due": deadline_rule(deadlines.objection_due, LAW),
    "equality.employer_close_due": deadline_rule(deadlines.employer_close_due, LAW),
    "equality.reply_due": deadline_rule(deadlines.reply_due, LAW),
    "equality.employer_reminder_due": deadline_rule(deadlines.employer_reminder_due, LAW),
    "equality.council_notice_on": lambda meets_on: deadlines.council_notice_on(
        meets_on, office_calendar(), LAW
    ),
}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file, case):
    check(case, RULES)


def test_the_parameters_have_no_problem():
    assert not LAW.problems()


def test_every_ground_is_known_to_one_law_at_least():
    known = {
        ground
        for code in codes.LAWS
        for ground in LAW.history(f"equality.grounds_{code}")[-1].value
    }
    assert known == set(codes.GROUNDS)


def test_a_complaint_after_its_last_day_is_too_late_and_one_on_it_is_not():
    limit = _limit(date(2026, 7, 1), act_on=date(2024, 5, 1), known_on=date(2024, 6, 1))
    assert limit.result == date(2026, 6, 1)
    assert limits.is_too_late(date(2026, 6, 2), limit)
    assert not limits.is_too_late(date(2026, 6, 1), limit)


def test_small_cells_are_those_below_the_limit_of_the_parameter():
    limit = LAW.value("equality.suppression_limit", date(2024, 3, 8)).value
    assert {one.suppress_below for one in MEASURES if hasattr(one, "suppress_below")} == {
        0,
        limit,
    }
