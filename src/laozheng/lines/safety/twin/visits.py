"""Visits of nine types and five divisions: those that found something, those for heat, the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Finding, Visit
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.inspections.visits.reports import Found, VisitReport
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.queries.inspections import own_facts
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS
from laozheng.lines.safety.twin.office import Office

HOT_MONTHS = range(5, 10)
COMPLAINED = "complaint"
# How often each type comes among a hundred first visits; those that look again come by themselves.
TYPES = {
    "general": 50,
    "project": 24,
    COMPLAINED: 9,
    "major_accident": 1,
    "joint": 5,
    "site_survey": 4,
    "assigned": 3,
    "investigation": 2,
    "resumption": 2,
}
SITE_KIND = dict(
    zip(DIVISIONS, ("plant", "construction_site", "office", "plant", "plant"), strict=True)
)
SECTION = dict(zip(DIVISIONS, "CFGCC", strict=True))
# Of visits that found nothing wrong, so many in a hundred left advice or met nobody.
RESULTS = {"no_violation": 94, "guidance": 3, "not_met": 3}


@dataclass(frozen=True, eq=False)
class Planned:
    """A visit to be filed, with the steps after it and the visit that it looks at again."""

    report: VisitReport
    later: tuple[Step, ...] = ()
    follows: "Planned | None" = None


def reported(
    office: Office,
    day: date,
    *,
    type_: str,
    firm: Party,
    division: str,
    district: str,
    result: str = "no_violation",
    findings: tuple[Found, ...] = (),
    heat: bool = False,
) -> VisitReport:
    """What is told of one visit."""
    return VisitReport(
        type=type_,
        employer_name=firm.display_name,
        visited_on=day,
        district=district,
        industry=SECTION[division],
        employees=office.draw.choice((3, 6, 12, 25, 60, 120, 350)),
        lead=office.lead(division),
        scopes=("osh",),
        result=result,
        findings=findings,
        picked_by="manual" if type_ == COMPLAINED else "",
        extra=own_facts({"division": division, "site_kind": SITE_KIND[division], "heat": heat}),
    )


def first_type(office: Office) -> str:
    """The type of a visit that follows no other."""
    return office.weighted(TYPES)


def uneventful(office: Office, heat: int, others: int) -> list[Planned]:
    """Visits that found nothing wrong, so many of them in the heat."""
    hot = [day for day in office.days if day.month in HOT_MONTHS]
    planned = [_quiet(office, office.draw.choice(hot), heat=True) for _ in range(heat)]
    return planned + [_quiet(office, office.day(), heat=False) for _ in range(others)]


def _quiet(office: Office, day: date, *, heat: bool) -> Planned:
    result = office.weighted(RESULTS)
    report = reported(
        office,
        day,
        type_="project" if heat else first_type(office),
        firm=office.firm(),
        division=office.division(),
        district=office.district(),
        result=result,
        heat=heat,
    )
    if result != "guidance":
        return Planned(report, (Step("closed", day),))
    noticed_on = office.later(day, 1, 7)
    return Planned(report, (noticed(noticed_on), Step("remedied", noticed_on)))


def noticed(on: date, remedy_due_on: date | None = None) -> Step:
    """The result of a visit reaches the employer, with the day by which to remedy if there is one.

    The notice of a visit without violations asks for nothing.
    """
    due = remedy_due_on.isoformat() if remedy_due_on else ""
    return Step("noticed", on, data={"effective_on": on.isoformat(), "remedy_due_on": due})


def make(office: Office, planned: Sequence[Planned]) -> Mapping[Planned, Case]:
    """File visits in order of day; each with its case."""
    in_order = sorted(planned, key=lambda one: str(one.report.visited_on))
    told = [Told(one.report, one.later) for one in in_order]
    cases = file_visits(INSPECTION, told, office.actor)
    filed = dict(zip(in_order, cases, strict=True))
    rows = Visit.objects.in_bulk([filed[one].pk for one in in_order if one.follows])
    for one in in_order:
        if one.follows is not None:
            rows[filed[one].pk].follows_id = filed[one.follows].pk
    Visit.objects.bulk_update(rows.values(), ["follows"], batch_size=500)
    put_right = Finding.objects.filter(case__kind=INSPECTION, case__state="closed")
    put_right.update(state="remedied")
    return filed
