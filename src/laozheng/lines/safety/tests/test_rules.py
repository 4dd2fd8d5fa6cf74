"""The examples that the legal officer reads (rules/*.toml), and the code lists."""

from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from laozheng.base.moments import TAIPEI, in_taipei
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.reckoning import Step
from laozheng.kernel.law.testing import (
    case_id,
    check,
    deadline_rule,
    rule_cases,
    timeline_from,
)
from laozheng.lines.safety.rules import accidents, deadlines, prevention
from laozheng.lines.safety.rules import causes as causes_rules
from laozheng.lines.safety.rules.accidents import Harm
from laozheng.lines.safety.rules.codes import accidents as codes
from laozheng.lines.safety.rules.consistency import When, contradictions, month_contradictions

LAW = Law.load([NATIONAL_FILE, Path(__file__).parent.parent / "parameters.toml"])
NOW = datetime(2025, 3, 3, 12, 0, tzinfo=TAIPEI)


def _report_deadline(known_at, **harm):
    return accidents.report_deadline(in_taipei(known_at), Harm.of(harm), office_calendar(), LAW)


def _counts_as_fatality(occurred_on, died_on, overlay=None):
    law = LAW.supposing(overlay or {})
    return {"result": accidents.counts_as_fatality(occurred_on, died_on, law)}


def _reported_late(happenings):
    timeline = timeline_from(happenings[0]["on"], happenings)
    return {"result": accidents.reported_late(timeline, office_calendar(), LAW)}


def _contradictions(**facts):
    moments = ("occurred_at", "known_at", "reported_at")
    read = {name: When.read(facts[name]) for name in moments if name in facts}
    found = list(contradictions({**facts, **read}, NOW))
    return SimpleNamespace(
        fields=[field for field, _reason in found], steps=[Step(reason) for _, reason in found]
    )


def _month_contradictions(**sums):
    found = list(month_contradictions(**sums))
    return SimpleNamespace(
        fields=[field for field, _reason in found], steps=[Step(reason) for _, reason in found]
    )


def _size_class(day, workers=None, contract_twd=None, listed=False):
    return {"result": prevention.size_class(workers, contract_twd, day, LAW, listed=listed)}


def _criminal_referral(articles, **found):
    cited = parse_citations(articles).citations
    return prevention.criminal_referral(cited, law=LAW, **found)


def _review_term(site_class, work_on):
    return prevention.review_term(site_class, work_on, office_calendar(), LAW)


def _statistics_due(month):
    return deadlines.statistics_due(month, office_calendar(), LAW)


def _full_stop_warning(scope, days, day):
    step = prevention.full_stop_warning(scope, days, day, LAW)
    return step and SimpleNamespace(steps=[step])


def _cause_tree(causes):
    tree = causes_rules.cause_tree(causes)
    return SimpleNamespace(
        labels=[branch.label for branch in tree], causes=[list(branch.causes) for branch in tree]
    )


def _plain(rule):
    def run(**given):
        result = rule(**given)
        return None if result is None else {"result": result}

    return run


RULES = {
    "safety.cause_tree": _cause_tree,
    "safety.report_deadline": _report_deadline,
    "safety.report_due": deadline_rule(accidents.report_due, LAW),
    "safety.investigation_due": deadline_rule(accidents.investigation_due, LAW),
    "safety.is_reportable": lambda day, **h: accidents.is_reportable(Harm.of(h), day, LAW),
    "safety.is_major": lambda day, **h: accidents.is_major(Harm.of(h), day, LAW),
    "safety.counts_as_fatality": _counts_as_fatality,
    "safety.reported_late": _reported_late,
    "safety.contradictions": _contradictions,
    "safety.month_contradictions": _month_contradictions,
    "safety.size_class": _size_class,
    "safety.firm_size": _plain(partial(prevention.firm_size, law=LAW)),
    "safety.reports_monthly": _plain(partial(prevention.reports_monthly, law=LAW)),
    "safety.criminal_referral": _criminal_referral,
    "safety.frequency_rate": _plain(prevention.frequency_rate),
    "safety.severity_rate": _plain(prevention.severity_rate),
    "safety.is_machine_due": _plain(prevention.is_machine_due),
    "safety.review_term": _review_term,
    "safety.full_stop_warning": _full_stop_warning,
    "safety.guidance_due": deadline_rule(deadlines.guidance_due, LAW),
    "safety.full_stop_due": deadline_rule(deadlines.full_stop_due, LAW),
    "safety.review_due": deadline_rule(deadlines.review_due, LAW),
    "safety.renewal_due": deadline_rule(deadlines.renewal_due, LAW),
    "safety.statistics_due": _statistics_due,
    "safety.heat_trigger": lambda **told: prevention.heat_trigger(law=LAW, **told),
}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file, case):
    check(case, RULES)


def test_the_parameters_have_no_problem():
    assert not LAW.problems()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("墜落、滾落", "fall"),
        ("墜落，滾落", "fall"),
        (" 墜落、 滾落 ", "fall"),
        ("fall", "fall"),
        ("墜落", ""),
        ("", ""),
    ],
)
def test_an_official_type_is_known_by_its_label_and_nothing_is_guessed(text, code):
    assert codes.accident_type(text) == code


@pytest.mark.parametrize(
    ("letter", "name", "section"),
    [
        ("F", "營造業", "F"),
        ("F", "營建工程業", "F"),
        ("C", "製造業", "C"),
        ("C", "營造業", ""),
        ("", "製造業", ""),
        ("C", "", ""),
    ],
)
def test_a_section_is_its_letter_and_name_together(letter, name, section):
    assert codes.industry_section(letter, name) == section


def test_an_industry_is_the_broadest_of_its_exact_name_within_the_section():
    assert codes.industry_code("N", "複合支援服務業") == "811"
    assert codes.industry_code("C", "複合支援服務業") == ""
    assert codes.industry_code("N", "支援") == ""


def test_a_moment_without_an_hour_is_a_day():
    assert When.read("113/03/05") == When(date(2024, 3, 5))
    assert When.read("113/03/05 14:30").at == datetime(2024, 3, 5, 14, 30, tzinfo=TAIPEI)
    with pytest.raises(ValueError, match="看不懂"):
        When.read("昨天")
