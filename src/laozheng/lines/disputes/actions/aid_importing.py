"""Record the rows of the data set `litigation_aid`: applications with decision and payment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from laozheng.kernel.cases.actions import correct
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink, CaseParty
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.grants.models import Award, AwardItem, Payment
from laozheng.kernel.parties.actions import ensure_parties
from laozheng.lines.disputes.actions.aid import COLUMNS, REMEMBERED, wanted_applicant
from laozheng.lines.disputes.actions.aid_rows import AMOUNT_OF, decision_of
from laozheng.lines.disputes.actions.correcting import REASON, assign_columns
from laozheng.lines.disputes.models import LitigationAid
from laozheng.lines.disputes.models.codes import GROUNDS
from laozheng.lines.disputes.queries.aid import SCHEME
from laozheng.lines.disputes.queries.mediation import KIND as MEDIATION

KIND = "disputes.litigation_aid"
DECIDING_STEP = {
    "approved": "approve",
    "rejected": "reject",
    "not_accepted": "refuse",
    "withdrawn": "withdraw",
}
RENAMED = {"works_in_city": "workplace_in_city", "union_in_city": "union_seat_in_city"}


def record_aid(rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row a result: a new case, or an open one with its decision."""
    numbers = [row["case_no"].strip() for row in rows]
    known = {case.source_no: case for case in Case.objects.filter(kind=KIND, source_no__in=numbers)}
    new = []
    for row in rows:
        case = known.get(row["case_no"].strip())
        if case is None:
            new.append(row)
        elif row.earlier is not None or context.may_correct(row):
            _go_on(case, row, context)
    _record_new(new, context)


def _record_new(rows: Sequence[Row], context: ImportContext) -> None:
    recorder = Recorder(context.actor)
    for row in rows:
        recorder.add(_history(row, context.actor.ref, context.actor.at))
    cases = recorder.flush()
    wanted = [
        wanted_applicant(row.values, row["applicant_kind"], row["received_on"], case.ref)
        for row, case in zip(rows, cases, strict=True)
    ]
    parties = ensure_parties(wanted, context.actor)
    CaseParty.objects.bulk_create(
        CaseParty(
            case=case,
            party=party,
            name_as_written=one.name,
            side="labor",
            role="applicant",
            from_on=case.received_on,
        )
        for case, one, party in zip(cases, wanted, parties, strict=True)
    )
    _link_mediations(rows, cases)
    for row, case in zip(rows, cases, strict=True):
        row.created(case.ref)


def _link_mediations(rows: Sequence[Row], cases: Sequence[Case]) -> None:
    """An application follows the mediation that failed, when that case is ours."""
    numbers = [row["mediation_case_no"] for row in rows if row["mediation_case_no"]]
    mediations = Case.objects.filter(kind=MEDIATION)
    found = {case.number: case for case in mediations.filter(number__in=numbers)}
    found |= {case.source_no: case for case in mediations.filter(source_no__in=numbers)}
    CaseLink.objects.bulk_create(
        CaseLink(a=case, b=found[row["mediation_case_no"]], kind="follows", on=case.received_on)
        for row, case in zip(rows, cases, strict=True)
        if row["mediation_case_no"] in found
    )


def _history(row: Row, by: str, at: datetime) -> History:
    return History(
        kind=KIND,
        received_on=row["received_on"],
        intake=row["intake"],
        steps=list(_steps(row)),
        source_no=row["case_no"].strip(),
        filer_kind=row["applicant_kind"],
        title=f"涉訟補助　{GROUNDS[row['ground']]}",
        build=lambda case: _rows(case, row, by, at),
    )


def _steps(row: Row) -> Iterator[Step]:
    received, decision = row["received_on"], decision_of(row)
    yield Step("register", received, data={name: row[name] for name in REMEMBERED})
    if decision in ("approved", "rejected"):
        # The day of the review is not in the file.
        yield Step("carry_over", received)
    if decision != "pending":
        yield Step(DECIDING_STEP[decision], row["decided_on"], data=_remembered(row))
    if row["amount_paid"]:
        yield Step("pay", row["paid_on"], data={"amount": row["amount_paid"], "item": ""})


def _remembered(row: Row) -> dict[str, object]:
    if decision_of(row) != "approved":
        return {"reason": row["reject_reason"] or ""}
    return {"persons": row["persons_approved"], "items": _amounts(row)}


def _amounts(row: Row) -> dict[str, int]:
    return {item: row[column] for item, column in AMOUNT_OF.items() if row[column]}


def _rows(case: Case, row: Row, by: str, at: datetime) -> Iterable[Model]:
    yield LitigationAid(case=case, **_details(row))
    if decision_of(row) != "pending":
        yield from _award_rows(case, row, by, at)


def _details(row: Row) -> dict[str, object]:
    values = {name: row[RENAMED.get(name, name)] for name in COLUMNS if name != "items"}
    stated = {name: value for name, value in values.items() if value not in (None, "")}
    return {**stated, "items": [item.name for item in row["items"] or ()]}


def _award_rows(case: Case, row: Row, by: str, at: datetime) -> Iterable[Model]:
    award = Award(
        case=case,
        scheme=SCHEME.code,
        decision=decision_of(row),
        decided_on=row["decided_on"],
        persons=row["persons_approved"] or 0,
        approved_twd=row["amount_approved"] or 0,
        reason=row["reject_reason"] or "",
        by=by,
        recorded_at=at,
    )
    yield award
    for item, amount in _amounts(row).items():
        yield AwardItem(award=award, item=item, approved_twd=amount, by=by, recorded_at=at)
    if row["amount_paid"]:
        yield Payment(
            award=award,
            serial=1,
            kind="initial",
            paid_on=row["paid_on"],
            amount_twd=row["amount_paid"],
            by=by,
            recorded_at=at,
        )


def _go_on(case: Case, row: Row, context: ImportContext) -> None:
    """Bring an open application up to the row; a decision is not changed by a file."""
    if case.awards.exists():
        row.refuse("decision", "本案已有審議結果，不能以匯入更正；請在案件頁更正重啟後重新核定")
        return
    try:
        with transaction.atomic():
            changed = _correct(case, row, context)
    except Refused as refusal:
        row.refuse(refusal.field, refusal.reason)
        return
    if changed:
        row.updated(case.ref)
    else:
        row.unchanged(case.ref)


def _correct(case: Case, row: Row, context: ImportContext) -> bool:
    if row["received_on"] != case.received_on:
        raise Refused("收件日不能以匯入更正，請在案件頁撤回後重新收件", "received_on")
    changed = assign_columns(case.litigation_aid, _details(row))
    opening, *others = _steps(row)
    event = case.events.order_by("id").first()
    if event is not None and event.data != opening.data:
        known = replace(opening, known_on=context.today)
        correct(event, known, actor=context.actor, reason=REASON)
        changed = True
    if others:
        add_steps(case, [replace(s, known_on=context.today) for s in others], actor=context.actor)
        for one in _award_rows(case, row, context.actor.ref, context.actor.at):
            one.save()
    return changed or bool(others)
