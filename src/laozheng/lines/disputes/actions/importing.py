"""Record the rows of the data set `mediation`: new cases in bulk, further steps, corrections."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import Recorder
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.models import Party
from laozheng.lines.disputes.actions.correcting import correct_case
from laozheng.lines.disputes.actions.intake import TWICE_WITHIN_DAYS
from laozheng.lines.disputes.actions.mediation_history import Rosters, history_of
from laozheng.lines.disputes.actions.parties import join_parties, standings
from laozheng.lines.disputes.queries.mediation import KIND, filed_again


def record_mediations(rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row a result: a new case, or an existing one brought up to what the row says."""
    rosters: Rosters = context.memory.setdefault("rosters", Rosters())
    known = _known_cases(rows)
    new = []
    for row in rows:
        case = known.get(row["case_no"].strip()) if row.earlier is None else _earlier(row)
        if case is None:
            new.append(row)
        elif row.earlier is not None or context.may_correct(row):
            _correct(case, row, context, rosters)
    _record_new(new, context, rosters)


def _known_cases(rows: Sequence[Row]) -> dict[str, Case]:
    """Cases that bear a number of these rows, typed in by hand or from an older system."""
    numbers = [row["case_no"].strip() for row in rows]
    cases = Case.objects.filter(kind=KIND)
    found = {case.number: case for case in cases.filter(number__in=numbers)}
    return {case.source_no: case for case in cases.filter(source_no__in=numbers)} | found


def _earlier(row: Row) -> Case | None:
    assert row.earlier is not None
    return Case.objects.filter(pk=row.earlier.object_ref.removeprefix("case:")).first()


def _correct(case: Case, row: Row, context: ImportContext, rosters: Rosters) -> None:
    try:
        # A correction that is refused halfway leaves the case as it was.
        with transaction.atomic():
            changed = correct_case(case, row, context, rosters)
    except Refused as refusal:
        row.refuse(refusal.field, refusal.reason)
        return
    if changed:
        row.updated(case.ref)
    else:
        row.unchanged(case.ref)


def _record_new(rows: Sequence[Row], context: ImportContext, rosters: Rosters) -> None:
    recorder = Recorder(context.actor)
    taken = []
    for row in rows:
        try:
            recorder.add(history_of(row.values, rosters))
        except Refused as refusal:
            row.refuse(refusal.field, refusal.reason)
        else:
            taken.append(row)
    cases = recorder.flush()
    joined = join_parties(
        [
            (case, case.filer_kind, standings(row.values, row["received_on"]))
            for row, case in zip(taken, cases, strict=True)
        ],
        context.actor,
    )
    sides: dict[int, dict[str, Party]] = defaultdict(dict)
    for party in joined:
        sides[party.case_id].setdefault(party.side, party.party)
    for row, case in zip(taken, cases, strict=True):
        row.created(case.ref)
        _warn_of_twins(row, case, sides[case.pk])


def _warn_of_twins(row: Row, case: Case, sides: dict[str, Party]) -> None:
    """The same worker against the same employer within a month: perhaps one matter filed twice."""
    if not row["worker_id_no"] or "labor" not in sides:
        return
    days = TWICE_WITHIN_DAYS
    again = filed_again(sides["labor"], sides["employer"], case.received_on, days, besides=case)
    if again is not None:
        text = f"同一勞工{days}日內已對同一事業單位申請調解（{again.number}），請確認是否重複"
        row.warn("worker_name", text)
