"""How often an agency is visited in a year, when, and what counts toward it (migrants rules 1, 2).

The class for a year is that of the latest grade published in time for it; an agency without one is
newly set up. The frequencies are those printed for 113; the rest is a parameter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from laozheng.base.periods import Period
from laozheng.base.roc import roc_year
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.migrants.rules.codes import GRADES

EXEMPT, NEW = "exempt_excellent", "new_guidance_year"
# Scores from which a class begins, the best first.
BANDS = (
    (Decimal(90), "score_90_up"),
    (Decimal(80), "score_80_89"),
    (Decimal(70), "score_70_79"),
    (Decimal(0), "score_below_70"),
)
MONTHS = 12


@dataclass(frozen=True)
class Grade:
    """One evaluation of an agency as it was published; ``code`` is its class, one of GRADES."""

    published_on: date
    code: str
    score: Decimal | None = None
    exempt_lost_on: date | None = None


@dataclass(frozen=True)
class Agency:
    """The life of an agency: licensed, suspended between days (the last one included), closed."""

    licensed_on: date
    closed_on: date | None = None
    suspended: tuple[tuple[date, date], ...] = ()
    grades: tuple[Grade, ...] = ()


def class_of_score(score: Decimal) -> str:
    """The class of a score from 0 to 100; ValueError outside."""
    if not 0 <= score <= 100:
        raise ValueError("評鑑分數須在0至100之間")
    return next(code for least, code in BANDS if score >= least)


def mol_letter(code: str, score: Decimal | None) -> str:
    """The letter of the ministry beside a class: A from 90, B from 70, C below; "" if unknown."""
    if code == EXEMPT:
        return "A"
    if score is None:
        return ""
    return "A" if score >= 90 else "B" if score >= 70 else "C"


def grade_day(year: int, law: Law) -> date:
    """The day of a Gregorian year before which a grade must be published to hold in it."""
    month, day = law.get("migrants.grade_day", date(year, 1, 1))
    return date(year, month, day)


def grade_for(agency: Agency, year: int, law: Law) -> Grade | None:
    """The grade that holds in a Gregorian year: the latest published in time for it."""
    before = grade_day(year, law)
    known = [grade for grade in agency.grades if grade.published_on < before]
    return max(known, key=lambda grade: grade.published_on, default=None)


def class_on(agency: Agency, day: date, law: Law) -> str:
    """The class in force on a day."""
    grade = grade_for(agency, day.year, law)
    if grade is None:
        return NEW
    lost = grade.exempt_lost_on
    if grade.code == EXEMPT and lost is not None and lost <= day and grade.score is not None:
        return class_of_score(grade.score)
    return grade.code


def visits_required(agency: Agency, year: int, law: Law, *, until: date | None = None) -> Reckoning:
    """How many rating visits the agency is due in a Gregorian year; 0 when it did not live in it.

    ``until`` asks as things stood on that day of the year, its last one if none is given.
    """
    start, end = date(year, 1, 1), until or date(year, 12, 31)
    begins = max(start, agency.licensed_on)
    trace = Trace("migrants.visits_required", law, begins)
    if begins > end or (agency.closed_on is not None and agency.closed_on < start):
        trace.say(f"{roc_year(start)}年度未存續。")
        return trace.done(0)
    frequency = trace.dated("visit_frequency")
    code = class_on(agency, end, law)
    required = int(frequency.value[code])
    trace.say(f"{GRADES[code]}，年度應訪查{required}次。", frequency.cite)
    active = active_months(agency, year, until=end)
    if active == MONTHS or agency.licensed_on > start:
        return trace.done(required)
    least = trace.dated("min_active_months")
    prorated = ceil(Fraction(required * active, MONTHS))
    if active >= least.value:
        prorated = max(prorated, 1)
    trace.say(
        f"年度內營業{active}個月，{required}×{active}÷{MONTHS}進位為{prorated}次。",
        least.cite,
    )
    return trace.done(prorated)


def active_months(agency: Agency, year: int, *, until: date) -> int:
    """In how many months of a year the agency was open on some day, as known on ``until``.

    What has not happened by then does not count: an agency that closes later still has all months.
    """
    closed_on = agency.closed_on if agency.closed_on and agency.closed_on <= until else None
    spans = [span for span in agency.suspended if span[0] <= until]
    months = Period.year_of(date(year, 1, 1)).months()
    return sum(_was_open(agency.licensed_on, closed_on, spans, month) for month in months)


def _was_open(
    licensed_on: date,
    closed_on: date | None,
    suspended: Iterable[tuple[date, date]],
    month: Period,
) -> bool:
    """Whether it was open on some day of a month."""
    if licensed_on > month.end or (closed_on is not None and closed_on < month.start):
        return False
    return not any(start <= month.start and month.end <= end for start, end in suspended)


def visit_due_days(required: int, year: int) -> tuple[date, ...]:
    """The days by which the visits of a year are due, spread evenly: four end with the quarters."""
    months = Period.year_of(date(year, 1, 1)).months()
    return tuple(
        months[ceil(Fraction(MONTHS * number, required)) - 1].end
        for number in range(1, required + 1)
    )


def overdue_visits(required: int, done: int, year: int, day: date) -> int:
    """How many rating visits should have been made before a day and were not."""
    due = sum(1 for due_on in visit_due_days(required, year) if due_on < day)
    return max(0, due - done)
