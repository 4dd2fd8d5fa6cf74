"""Visits of nine types and five divisions, some of them for heat, and the orders to stop work."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from laozheng.base.periods import Period
from laozheng.base.roc import roc_year
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.cases.recorder import Step
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.inspections.visits.reports import VisitReport
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.parties.city import city
from laozheng.lines.safety.actions.courses import ORDERS
from laozheng.lines.safety.queries.inspections import own_facts
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS, INSPECTION_TYPES

# Published for 113: visits, those for heat among them, orders to stop work.
VISITS, HEAT, STOP_WORK = 21_627, 928, 263
HOT_MONTHS = range(5, 10)
# How often each type and division comes among a hundred.
TYPE_WEIGHTS = (48, 22, 8, 1, 9, 3, 4, 3, 2)
DIVISION_WEIGHTS = (24, 46, 16, 9, 5)
SITE_KIND = dict(
    zip(DIVISIONS, ("plant", "construction_site", "office", "plant", "plant"), strict=True)
)
SECTION = dict(zip(DIVISIONS, "CFGCC", strict=True))
RESULTS = ("no_violation", "no_violation", "guidance")
GROUNDS = ("imminent_danger", "imminent_danger", "osh_36", "osh_36", "after_accident")
LEADS = tuple(f"範例檢查員{number:02d}" for number in range(31, 96))


@dataclass
class Office:
    """One year of the office, drawn with one chance; firms are told by name."""

    period: Period
    actor: Reader
    draw: Random
    firms: Sequence[str]
    days: Sequence[date] = field(default_factory=tuple)
    districts: Sequence[str] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        calendar = office_calendar()
        span = (self.period.end - self.period.start).days + 1
        every = (self.period.start + timedelta(days=number) for number in range(span))
        self.days = tuple(day for day in every if calendar.is_workday(day))
        self.districts = tuple(sorted(city().districts))

    def day(self, *, but_last: int = 0) -> date:
        """A working day of the year, of all but some of the last."""
        return self.days[self.draw.randrange(len(self.days) - but_last)]

    def district(self) -> str:
        """A district of the city."""
        return self.draw.choice(self.districts)

    def firm(self) -> str:
        """The name of a firm."""
        return self.draw.choice(self.firms)


def visits(office: Office, scale: int) -> int:
    """Make the visits of a year; how many."""
    hot_days = [day for day in office.days if day.month in HOT_MONTHS]
    told = [_visit(office, office.draw.choice(hot_days), heat=True) for _ in range(HEAT * scale)]
    told += [_visit(office, office.day(), heat=False) for _ in range((VISITS - HEAT) * scale)]
    told.sort(key=lambda one: str(one.report.visited_on))
    return len(file_visits(INSPECTION, told, office.actor))


def _visit(office: Office, day: date, *, heat: bool) -> Told:
    (type_,) = office.draw.choices(tuple(INSPECTION_TYPES), TYPE_WEIGHTS)
    (division,) = office.draw.choices(tuple(DIVISIONS), DIVISION_WEIGHTS)
    report = VisitReport(
        type="project" if heat else type_,
        employer_name=office.firm(),
        visited_on=day,
        district=office.district(),
        industry=SECTION[division],
        employees=office.draw.choice((3, 6, 12, 25, 60, 120, 350)),
        lead=office.draw.choice(LEADS),
        scopes=("osh",),
        result=office.draw.choice(RESULTS),
        extra=own_facts({"division": division, "site_kind": SITE_KIND[division], "heat": heat}),
    )
    later = () if report.result == "guidance" else (Step("closed", day),)
    return Told(report, later)


def orders(office: Office, scale: int) -> int:
    """Make the orders to stop work; how many. Most are lifted within weeks."""
    told = []
    for serial in range(1, STOP_WORK * scale + 1):
        day = office.day(but_last=5)
        resumed_on = day + timedelta(days=office.draw.randrange(2, 30))
        is_over = resumed_on <= office.period.end and office.draw.random() < 0.9
        (division,) = office.draw.choices(tuple(DIVISIONS), DIVISION_WEIGHTS)
        told.append(
            {
                "order_number": f"高市勞檢停字第{roc_year(day)}{serial:05d}號",
                "ordered_on": day,
                "scope": office.draw.choice(("partial", "partial", "partial", "full")),
                "place": f"範例工作場所{serial:03d}",
                "ground": office.draw.choice(GROUNDS),
                "employer_name": office.firm(),
                "district": office.district(),
                "division": division,
                "resume_applied_on": day + timedelta(days=1) if is_over else None,
                "resumed_on": resumed_on if is_over else None,
            }
        )
    return len(enter_matters(ORDERS, told, office.actor))
