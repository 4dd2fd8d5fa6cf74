"""The workplaces that a program may draw from, and what is known of the risk of each.

Facts of other lines are read as signals about the employer, never as cases.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q, Window
from django.db.models.functions import RowNumber

from laozheng.base.months import months_before
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.models import CaseParty, Signal
from laozheng.kernel.inspections.models import Disposition, Visit
from laozheng.kernel.inspections.planning.risk import Evidence, Reason, RiskFacts
from laozheng.kernel.inspections.queries import as_fine, with_history
from laozheng.kernel.inspections.rules import as_it_stands
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.parties.models import Party

# How far back any factor looks.
LONGEST_MONTHS = 36
# Signals by the fact of the score that they tell.
COUNTED_SIGNALS = {
    "safety.major_accident": "major_accidents",
    "safety.stop_work": "stop_works",
    "disputes.wage_arrears": "wage_arrears",
}
STANDING_SIGNALS = {
    "standards.pension_reminder_open": "pension_reminder_open",
    "disputes.layoff_warning": "layoff_warning",
}
MIGRANTS = "migrants.workers_employed"


@dataclass(frozen=True)
class Workplace:
    """A place of work of an employer, as it was last seen."""

    employer: Party
    name: str
    place: str
    district: str
    industry: str = ""
    employees: int | None = None
    last_visited_on: date | None = None
    last_visit_clean: bool = False
    closed: bool = False

    @property
    def key(self) -> str:
        """Names the workplace for good."""
        return f"{self.employer.pk}:{self.place}"


def workplaces_seen(lines: Iterable[str] = ()) -> list[Workplace]:
    """Every workplace that was ever visited (by these lines), as its last visit saw it.

    One query; the database finds the last visit of each place, however many there were.
    """
    made = Visit.objects.filter(visited_on__isnull=False, employer__isnull=False)
    if lines:
        made = made.filter(case__line__in=list(lines))
    back = Window(
        RowNumber(), partition_by=["employer", "workplace"], order_by=["-visited_on", "-pk"]
    )
    latest = made.annotate(back=back).filter(back=1).select_related("employer")
    return [_seen(visit) for visit in latest.defer("minutes").order_by("pk")]


def _seen(visit: Visit) -> Workplace:
    assert visit.employer is not None
    return Workplace(
        employer=visit.employer,
        name=visit.employer_name,
        place=visit.workplace,
        district=visit.district,
        industry=visit.industry,
        employees=visit.employees,
        last_visited_on=visit.visited_on,
        last_visit_clean=visit.result == "no_violation",
        closed=visit.result == "closed",
    )


def risk_facts(
    workplaces: Sequence[Workplace], day: date, *, line: str, complaint_kinds: Iterable[str] = ()
) -> list[RiskFacts]:
    """What is known of each workplace in turn on a day, in a handful of queries for all."""
    ids = {workplace.employer.pk for workplace in workplaces}
    dispositions = _dispositions(ids, line, day)
    complaints = _complaints(ids, complaint_kinds, day)
    signals = _signals(ids, day)
    rates = _industry_rates(line, day)
    reasons = _line_reasons(workplaces, line, day)
    return [
        RiskFacts(
            dispositions=tuple(dispositions[workplace.employer.pk]),
            complaints=tuple(complaints[workplace.employer.pk]),
            employees=workplace.employees,
            industry_rate=rates.get(workplace.industry),
            last_visited_on=workplace.last_visited_on,
            extras=own,
            **_told(signals[workplace.employer.pk]),
        )
        for workplace, own in zip(workplaces, reasons, strict=True)
    ]


def _line_reasons(
    workplaces: Sequence[Workplace], line: str, day: date
) -> Sequence[tuple[Reason, ...]]:
    """What the line of the program adds of its own, for each workplace in turn."""
    declared = lines().get(line)
    if declared is None or declared.risk_reasons is None:
        return [()] * len(workplaces)
    return declared.risk_reasons(workplaces, day)


def _dispositions(ids: set[int], line: str, day: date) -> Mapping[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    since = months_before(day, LONGEST_MONTHS)
    decided = Disposition.objects.filter(
        party_id__in=ids, case__line=line, disposed_on__range=(since, day)
    )
    for one in with_history(decided).prefetch_related("findings"):
        fine = as_fine(one)
        if as_it_stands(fine, day) is None or one.party_id is None:
            continue
        remedied = any(finding.state == "remedied" for finding in one.findings.all())
        found[one.party_id].append(Evidence(fine.disposed_on, one.case.number, remedied))
    return found


def _complaints(ids: set[int], kinds: Iterable[str], day: date) -> Mapping[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    since = months_before(day, LONGEST_MONTHS)
    parts = CaseParty.objects.filter(
        party_id__in=ids,
        side="employer",
        case__kind__in=list(kinds),
        case__received_on__range=(since, day),
    )
    for part in parts.select_related("case"):
        found[part.party_id].append(Evidence(part.case.received_on, part.case.number))
    return found


def _signals(ids: set[int], day: date) -> Mapping[int, list[Signal]]:
    found: dict[int, list[Signal]] = defaultdict(list)
    codes = (*COUNTED_SIGNALS, *STANDING_SIGNALS, MIGRANTS)
    told = Signal.objects.filter(party_id__in=ids, code__in=codes, from_on__lte=day)
    for signal in told.exclude(withdrawn_on__lte=day).order_by("from_on", "pk"):
        found[signal.party_id].append(signal)
    return found


def _told(signals: Iterable[Signal]) -> dict[str, Any]:
    counted: dict[str, list[Evidence]] = defaultdict(list)
    told: dict[str, Any] = {}
    for signal in signals:
        evidence = Evidence(signal.from_on, f"{signal.code}:{signal.pk}")
        if signal.code in COUNTED_SIGNALS:
            counted[COUNTED_SIGNALS[signal.code]].append(evidence)
        elif signal.code in STANDING_SIGNALS:
            told[STANDING_SIGNALS[signal.code]] = evidence
        elif isinstance(signal.value, int):
            told["migrants"] = signal.value
    return told | {name: tuple(evidence) for name, evidence in counted.items()}


def _industry_rates(line: str, day: date) -> Mapping[str, Fraction]:
    """The violations per visit of each industry ÷ those of the city, over the longest span."""
    since = months_before(day, LONGEST_MONTHS)
    made = Visit.objects.filter(case__line=line, visited_on__range=(since, day))
    counted = (
        made.exclude(result__in=UNSUCCESSFUL)
        .order_by()
        .values("industry")
        .annotate(visits=Count("pk"), violations=Count("pk", filter=Q(result="violation")))
        .values_list("industry", "visits", "violations")
    )
    rows = list(counted)
    violations = sum(found for _, _, found in rows)
    if not violations:
        return {}
    whole = Fraction(violations, sum(count for _, count, _ in rows))
    return {name: Fraction(found, count) / whole for name, count, found in rows if name}
