"""Fines for what visits found, each tied to its visit; a few fall on appeal."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db.models import OuterRef, Subquery

from laozheng.base.roc import roc_year
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.cases.recorder import Recorder, Step
from laozheng.kernel.inspections.issued import Issued
from laozheng.kernel.inspections.models import Finding
from laozheng.kernel.inspections.queries import offices
from laozheng.kernel.inspections.sanctioning import FROM_VISIT
from laozheng.lines.safety.queries.kinds import DISPOSITION
from laozheng.lines.safety.twin.breaches import Breach
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.visits import Planned

AMOUNTS = (30_000, 30_000, 60_000, 60_000, 90_000, 100_000, 150_000)
# Serial numbers of documents, apart from those of real ones of the year.
_FIRST_SERIAL = 7_000_000


def make(office: Office, breaches: Sequence[Breach], filed: Mapping[Planned, Case]) -> int:
    """File the fines for the breaches that were handed over; how many, those that fell included."""
    known, firms = offices(), {firm.display_name: firm for firm in office.firms}
    recorder = Recorder(office.actor)
    handed_over = [breach for breach in breaches if breach.sanctioned_on]
    for serial, breach in enumerate(handed_over, start=1):
        firm = firms[breach.first.report.employer_name]
        steps = _steps(office, breach)
        number = f"高市勞檢字第{roc_year(steps[0].on)}{_FIRST_SERIAL + serial:07d}0號"
        amount = office.draw.choice(AMOUNTS)
        fine = Issued(number, firm, breach.articles, amount, steps, filed[breach.first])
        recorder.add(fine.history(DISPOSITION, known))
    made = recorder.flush()
    _settle_findings()
    return len(made)


def _steps(office: Office, breach: Breach) -> list[Step]:
    """Issued and served; then revoked, or announced if that still falls into the year."""
    assert breach.sanctioned_on is not None
    issued_on = office.later(breach.sanctioned_on, 5, 20)
    served_on = issued_on + timedelta(days=office.draw.randrange(2, 9))
    steps = [Step("issued", issued_on), Step("served", served_on)]
    if breach.falls:
        steps.append(Step("revoked", served_on + timedelta(days=office.draw.randrange(130, 150))))
        return steps
    announced_on = served_on + timedelta(days=office.draw.randrange(5, 25))
    if announced_on <= office.period.end:
        steps.append(Step("announced", announced_on))
    return steps


def _settle_findings() -> None:
    """What was handed over belongs to the file of its fine."""
    handed_over = CaseLink.objects.filter(kind=FROM_VISIT, b__kind=DISPOSITION)
    file = handed_over.filter(a=OuterRef("case")).values("b")[:1]
    found = Finding.objects.filter(case__in=handed_over.values("a"))
    found.update(state="sanctioned", disposition=Subquery(file))
