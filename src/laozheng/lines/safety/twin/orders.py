"""Orders to stop work, each from a visit that found a danger; most are lifted after another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from laozheng.base.roc import roc_year
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.cases.models import Case
from laozheng.lines.safety.actions.courses import ORDERS
from laozheng.lines.safety.queries.inspections import RESUMPTION
from laozheng.lines.safety.twin.breaches import Breach
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.visits import Planned

SCOPES = ("partial", "partial", "partial", "full")
GROUNDS = ("imminent_danger", "imminent_danger", "osh_36", "osh_36", "after_accident")
LIFTED = 0.9


@dataclass(frozen=True)
class Stop:
    """An order to stop work, and the visit after which it was lifted, if it was."""

    breach: Breach
    resumption: Planned | None = None
    applied_on: date | None = None
    resumed_on: date | None = None


def drawn(office: Office, number: int, breaches: Sequence[Breach]) -> list[Stop]:
    """So many orders; a visit may lead to more than one."""
    return [_stop(office, office.draw.choice(breaches)) for _ in range(number)]


def _stop(office: Office, breach: Breach) -> Stop:
    again_on = office.later(breach.visited_on, 2, 28)
    if again_on == office.days[-1] or office.draw.random() > LIFTED:
        return Stop(breach)
    applied_on = min(office.later(breach.visited_on, 1, 5), again_on)
    report = replace(
        breach.first.report,
        type=RESUMPTION,
        visited_on=again_on,
        result="no_violation",
        findings=(),
    )
    resumption = Planned(report, (Step("closed", again_on),), breach.first)
    return Stop(breach, resumption, applied_on, office.later(again_on, 0, 4))


def make(office: Office, stops: Sequence[Stop], filed: Mapping[Planned, Case]) -> int:
    """File the orders; how many."""
    in_order = sorted(stops, key=lambda stop: stop.breach.visited_on)
    rows = [_row(office, stop, filed, serial) for serial, stop in enumerate(in_order, start=1)]
    return len(enter_matters(ORDERS, rows, office.actor))


def _row(office: Office, stop: Stop, filed: Mapping[Planned, Case], serial: int) -> dict[str, Any]:
    found = stop.breach.first.report
    day = stop.breach.visited_on
    return {
        "order_number": f"高市勞檢停字第{roc_year(day)}{serial:05d}號",
        "inspection_number": filed[stop.breach.first].number,
        "ordered_on": day,
        "scope": office.draw.choice(SCOPES),
        "place": f"範例工作場所{serial:03d}",
        "ground": office.draw.choice(GROUNDS),
        "employer_name": found.employer_name,
        "district": found.district,
        "division": found.extra["division"],
        "resume_applied_on": stop.applied_on,
        "resumption_inspection": filed[stop.resumption].number if stop.resumption else None,
        "resumed_on": stop.resumed_on,
    }
