"""The examples that the legal officer reads (rules/*.toml), and the line's penalties."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from laozheng.base.moments import in_taipei
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law
from laozheng.kernel.law.testing import case_id, check, rule_cases
from laozheng.lines.migrants.rules import agencies, notices, offenses, shelter, staffing

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


def _person_days(from_at, to_at, year):
    days = shelter.person_days(
        in_taipei(from_at), in_taipei(to_at), date(year, 1, 1), date(year, 12, 31)
    )
    return {"result": float(days)}


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
    "migrants.exempt_excellent": _plain(agencies.exempt_excellent),
    "migrants.bond_due": lambda letters, day: {"result": agencies.bond_due(letters, LAW, day)},
    "migrants.entry_notice_due": lambda day: notices.entry_notice_due(day, CALENDAR, LAW),
    "migrants.absence_due": lambda day: notices.absence_due(day, CALENDAR, LAW),
    "migrants.care_plan_change_due": lambda day: notices.care_plan_change_due(day, CALENDAR, LAW),
    "migrants.is_late": lambda type, event_on, received_on: {
        "result": notices.is_late(type, event_on, received_on, CALENDAR, LAW)
    },
    "migrants.entry_visit_exempt": lambda entered_on, passed_on=None: notices.entry_visit_exempt(
        passed_on, entered_on, LAW
    ),
    "migrants.care_staff": lambda workers: staffing.care_staff(workers, DAY, LAW),
    "migrants.bilingual_staff": lambda workers: staffing.bilingual_staff(workers, DAY, LAW),
    "migrants.recidivism": _recidivism,
    "migrants.per_worker_range": lambda workers: {
        "result": list(offenses.per_worker_range(workers, DAY, LAW))
    },
    "migrants.overcharge_range": lambda excess: {
        "result": list(offenses.overcharge_range(excess, DAY, LAW))
    },
    "migrants.trafficking_suspected": lambda indicators: {
        "result": offenses.trafficking_suspected(indicators, LAW, DAY)
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
