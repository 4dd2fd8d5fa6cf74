"""What the line tells the others of an employer: fines, dormitories to be put right, workers."""

from collections.abc import Iterable
from datetime import date

from laozheng.kernel.cases.actions import raise_signal
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.inspections import signaling
from laozheng.kernel.inspections.models import Disposition, Visit
from laozheng.lines.migrants.models import MigrantVisit, Notice
from laozheng.lines.migrants.queries.cases import workers_of
from laozheng.lines.migrants.queries.kinds import (
    DORMITORY_NOTICE,
    ESA,
    ILLEGAL_EMPLOYMENT,
    WORKERS_EMPLOYED,
)


def tell_fine(act: Act) -> Remembered:
    """A fine for illegal employment is told to the other lines once it is served."""
    disposition = Disposition.objects.get(case=act.case)
    if any(citation.act == ESA for citation in disposition.citations):
        return signaling.tell_fine(ILLEGAL_EMPLOYMENT)(act)
    return None


def tell_dormitory(act: Act) -> Remembered:
    """A dormitory that is to be put right is told until it is."""
    visit = Visit.objects.filter(case=act.case).select_related("employer").first()
    own = MigrantVisit.objects.filter(case=act.case).first()
    if visit is None or visit.employer is None or own is None:
        return None
    if {"dormitory", "fire"} & set(own.checks):
        raise_signal(visit.employer, DORMITORY_NOTICE, case=act.case, on=act.on)
    return None


end_dormitory = signaling.tell_no_more(DORMITORY_NOTICE)


def tell_workers(notices: Iterable[Notice], *, on: date, without: Case | None = None) -> None:
    """Tell how many workers the employers of some notices have, where the number has changed.

    The notice given last for an employer is what the statement rests on; ``without`` leaves one
    out that goes back just now.
    """
    last = {one.employer_id: one for one in notices if one.employer_id is not None}
    counted = workers_of(last, without=without)
    running = Signal.objects.filter(
        party__in=last, code=WORKERS_EMPLOYED, to_on__isnull=True, withdrawn_on__isnull=True
    )
    told = {signal.party_id: signal for signal in running.order_by("id")}
    for key, notice in last.items():
        standing, count = told.get(key), counted.get(key, 0)
        if count == (standing.value if standing else 0):
            continue
        if standing is not None:
            standing.to_on = on
            standing.save(update_fields=["to_on"])
        raise_signal(notice.employer, WORKERS_EMPLOYED, case=notice.case, on=on, value=count)
