"""The examples that the legal officer reads (rules/*.toml), and the line's penalties."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from laozheng.base.moments import in_taipei
from laozheng.kernel.inspections.penalties import multiplied, penalty_range
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.testing import case_id, check, deadline_rule, rule_cases
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.lines.migrants.rules import (
    agencies,
    carers,
    deadlines,
    dormitories,
    identity,
    licensing,
    notices,
    offenses,
    shelter,
    shelter_costs,
    staffing,
)
from laozheng.lines.migrants.rules.invitations import invitation
from laozheng.lines.migrants.rules.questions import MAY_SAY_NO, QUESTIONS

LAW = Law.load([NATIONAL_FILE, Path(__file__).parent.parent / "parameters.toml"])
CALENDAR = office_calendar()
DAY = date(2024, 5, 1)


def _visits_required(
    grade="",
    score=None,
    exempt_lost_on=None,
    published_on=date(2023, 9, 30),
    licensed_on=date(2010, 1, 1),
    closed_on=None,
    suspended=(),
    until=None,
    year=2024,
):
    points = Decimal(score) if score else None
    graded = (agencies.Grade(published_on, grade, points, exempt_lost_on),) if grade else ()
    spans = (tuple(suspended),) if suspended else ()
    agency = agencies.Agency(licensed_on, closed_on, spans, graded)
    return agencies.visits_required(agency, year, LAW, until=until)


def _city_total(**counts):
    total = 0
    for grade, count in counts.items():
        new = grade == agencies.NEW
        one = _visits_required() if new else _visits_required(grade=grade)
        total += one.result * count
    return {"result": total}


def _recidivism(article, act_on, served_on, earlier=None):
    served = offenses.Served(earlier or article, served_on)
    return offenses.recidivism(article, act_on, [served], LAW)


def _penalty_range(articles, workers=None, excess=None):
    """The shared ranges, asked for one provision of the act."""
    (citation,) = parse_citations(f"就業服務法{articles}", DAY).citations
    single = penalty_range(citation, DAY, DAY)
    found = multiplied(single, {"worker": workers, "excess": excess})
    return {"result": [found.result["min_twd"], found.result["max_twd"]] if found else ""}


def _shelter_costs(rule, admitted, claims=(), paid=(), settled=(), left=None):
    """A term for the costs of a stay; the steps of each month as a day and a month."""
    happened = [Happening("admit", admitted, None, admitted)]
    for step, told in (("claim_cost", claims), ("pay_cost", paid), ("settle_cost", settled)):
        happened += [Happening(step, on, None, on, {"month": month}) for on, month in told]
    if left:
        happened.append(Happening("leave", left, None, left))
    return rule(Timeline(admitted, tuple(happened)), CALENDAR, LAW) or {"result": ""}


def _person_days(from_at, to_at, year):
    days = shelter.person_days(
        in_taipei(from_at), in_taipei(to_at), date(year, 1, 1), date(year, 12, 31), LAW
    )
    return {"result": float(days)}


def _exempt(evaluation_year, letters, **against):
    """Letters by year, whose keys TOML writes as text."""
    known = {int(year): letter for year, letter in letters.items()}
    return licensing.exempt_excellent(evaluation_year, known, LAW, **against)


def _termed(rule):
    return lambda **given: rule(*given.values(), CALENDAR, LAW)


def _plain(rule):
    return lambda **given: {"result": rule(**given)}


RULES = {
    "migrants.class_of_score": lambda score: {"result": agencies.class_of_score(Decimal(score))},
    "migrants.visits_required": _visits_required,
    "migrants.visit_due_days": lambda required, year: {
        "result": list(agencies.visit_due_days(required, year))
    },
    "migrants.overdue_visits": _plain(agencies.overdue_visits),
    "migrants.city_total": _city_total,
    "migrants.exempt_excellent": _exempt,
    "migrants.bond_due": lambda letters, day: {"result": licensing.bond_due(letters, day, LAW)},
    "migrants.renewed_to": lambda valid_to, on: carers.renewed_to(valid_to, on, LAW),
    "migrants.misses_form": lambda **given: {"result": _termed(licensing.misses_form)(**given)},
    "migrants.is_renewing": lambda **given: {"result": _termed(licensing.is_renewing)(**given)},
    "migrants.renewal_span": _termed(licensing.renewal_span),
    "migrants.quarterly_form_due": _termed(licensing.quarterly_form_due),
    "migrants.quarterly_summary_due": _termed(licensing.quarterly_summary_due),
    "migrants.quarter_end": _plain(licensing.quarter_end),
    "migrants.staff_change_due": _termed(licensing.staff_change_due),
    "migrants.suspension_report_due": _termed(licensing.suspension_report_due),
    "migrants.entry_notice_due": _termed(notices.entry_notice_due),
    "migrants.absence_due": _termed(notices.absence_due),
    "migrants.care_plan_change_due": _termed(notices.care_plan_change_due),
    "migrants.is_late": lambda type, event_on, received_on: {
        "result": notices.is_late(type, event_on, received_on, CALENDAR, LAW)
    },
    "migrants.is_plan_change_late": lambda changed_on, received_on: {
        "result": notices.is_plan_change_late(changed_on, received_on, CALENDAR, LAW)
    },
    "migrants.entry_visit_exempt": lambda entered_on, passed_on=None: notices.entry_visit_exempt(
        passed_on, entered_on, LAW
    ),
    "migrants.care_staff": lambda workers: staffing.care_staff(workers, DAY, LAW),
    "migrants.bilingual_staff": lambda workers: staffing.bilingual_staff(workers, DAY, LAW),
    "migrants.recidivism": _recidivism,
    "migrants.penalty_range": _penalty_range,
    "migrants.residence_number": lambda number, day: {
        "result": identity.residence_number_objection(number, day, LAW)
    },
    "migrants.shelter_claim_due": partial(_shelter_costs, shelter_costs.claim_due),
    "migrants.shelter_pay_due": partial(_shelter_costs, shelter_costs.pay_due),
    "migrants.shelter_settlement_due": partial(_shelter_costs, shelter_costs.settlement_due),
    "migrants.complaint_reply_due": deadline_rule(deadlines.complaint_reply_due, LAW),
    "migrants.shelter_answer_due": deadline_rule(deadlines.shelter_answer_due, LAW),
    "migrants.looked_over": lambda **given: dormitories.looked_over(**given, law=LAW),
    "migrants.officers_needed": lambda **given: {"result": staffing.officers_needed(**given)},
    "migrants.stabilization_fee_due": _termed(licensing.stabilization_fee_due),
    "migrants.trafficking_suspected": lambda indicators: {
        "result": offenses.trafficking_suspected(indicators, DAY, LAW)
    },
    "migrants.person_days": _person_days,
}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file, case):
    check(case, RULES)


def test_the_parameters_have_no_problem():
    assert not LAW.problems()


@pytest.mark.parametrize(
    ("cls", "score", "letter"),
    [
        ("exempt_excellent", None, "A"),
        ("score_90_up", Decimal(90), "A"),
        ("score_80_89", Decimal("89.99"), "B"),
        ("score_below_70", Decimal("69.99"), "C"),
        ("new_guidance_year", None, ""),
    ],
)
def test_the_letter_of_the_ministry_stands_beside_the_class(cls, score, letter):
    assert agencies.mol_letter(cls, score) == letter


def test_who_speaks_the_language_of_the_workers_is_asked_first():
    spoken = {"測試甲": ["id"], "測試乙": ["vi", "th"], "測試丙": ["th"]}
    assert staffing.language_first(spoken, ["vi", "th"]) == ["測試乙", "測試丙", "測試甲"]
    assert staffing.language_first(spoken, ["tl"]) == ["測試甲", "測試乙", "測試丙"]


def test_everybody_is_asked_the_same_in_every_language():
    questions = QUESTIONS.values()
    assert {len(asked) for asked in questions} == {len(QUESTIONS["zh"])}
    assert set(MAY_SAY_NO) == set(QUESTIONS) - {"zh"}


@pytest.mark.parametrize("language", MAY_SAY_NO)
def test_an_invitation_names_time_place_and_interpreter_in_every_language(language):
    told = {"on": date(2024, 5, 10), "time": "14:30", "place": "測試大樓二樓"}
    text = invitation(language, interpreter="測試通譯", **told)
    assert "2024-05-10 14:30" in text
    assert "測試大樓二樓" in text
    assert "測試通譯" in text
    assert text.endswith(MAY_SAY_NO[language])
    assert "測試通譯" not in invitation(language, interpreter="", **told)


def test_nothing_is_written_in_a_language_that_nobody_here_writes():
    assert invitation("other", on=date(2024, 5, 10), time="", place="", interpreter="") == ""
