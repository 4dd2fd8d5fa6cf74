"""Record the rows of `private_bodies` and `mediators`: register rows and their history."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from laozheng.base.identifiers import is_ubn
from laozheng.base.roc import parse_day
from laozheng.kernel.accounts.dated import Dated
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.audit.actions import record
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.measures.freshness import mark_stale
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.lines.disputes.models import (
    BodyContract,
    BodyEvaluation,
    Mediator,
    MediatorEvaluation,
    MediatorTerm,
    MediatorTraining,
    PrivateBody,
)
from laozheng.lines.disputes.queries.registers import find_body

UNIT = "labor_relations"
# The name under which measures know that registers changed.
ROSTER = "disputes.roster"
BODY_COLUMNS = (
    "name",
    "address",
    "phone",
    "representative",
    "founded_on",
    "purpose",
    "staff",
    "is_side_body",
    "fee_rule",
    "note",
)
MEDIATOR_COLUMNS = (
    "name",
    "qualification",
    "certificate_no",
    "certified_on",
    "weekly_limit",
    "note",
)


def check_body(row: Row, context: ImportContext) -> None:
    """Refuse a span that ends before it begins and an evaluation without its day."""
    _span(row, "contract_from", "contract_to")
    _evaluation(row)
    if row["ubn"] and not is_ubn(row["ubn"]):
        row.refuse("ubn", "統一編號應為8碼且符合檢查碼，請更正或清空")


def check_mediator(row: Row, context: ImportContext) -> None:
    """The same for a mediator; trainings are read here, and the body must be known."""
    _span(row, "active_from", "active_to")
    _evaluation(row)
    if row["signed_on"] and row["evaluation"] != "passed":
        row.refuse("signed_on", "簽證日只適用於評量合格者，請清空或更正評量結果")
    if row["body"] and find_body(row["body"]) is None:
        row.refuse("body", "名冊中找不到這個受託團體，請先匯入團體名冊或更正名稱")
    try:
        trainings_of(row)
    except ValueError as error:
        row.refuse("trainings", str(error))


def _span(row: Row, start: str, end: str) -> None:
    if row[start] and row[end] and row[end] <= row[start]:
        row.refuse(end, "迄日（不含當日）應在起日之後，請更正")


def _evaluation(row: Row) -> None:
    if (row["evaluated_on"] is None) != (row["evaluation"] is None):
        column = "evaluation" if row["evaluated_on"] else "evaluated_on"
        row.refuse(column, "評量（考核）日與結果須同時填寫")


def trainings_of(row: Row) -> list[tuple[date, Decimal]]:
    """The trainings of a cell `2023-05-10:6;2024-02-01:4`; ValueError with one sentence."""
    found = []
    for item in row["trainings"] or ():
        day, _colon, hours = item.name.partition(":")
        try:
            found.append((parse_day(day), Decimal(hours.strip())))
        except InvalidOperation:
            raise ValueError("研習請寫成 日期:時數，例 113/02/01:4") from None
    return found


def record_bodies(rows: Sequence[Row], context: ImportContext) -> None:
    """Enter or correct private bodies with their contract and evaluation."""
    for row in rows:
        body = PrivateBody.objects.filter(body_no=row["body_no"]).first()
        if body is not None and row.earlier is None and not context.may_correct(row):
            continue
        fresh = body is None
        body = body or PrivateBody(body_no=row["body_no"], unit=Unit.objects.get(code=UNIT))
        if fresh:
            wanted = Wanted("association", row["name"], context.today, ubn=row["ubn"] or "")
            body.party = ensure_party(wanted, context.actor)
        _fill(body, row, BODY_COLUMNS)
        if not _keep_span(BodyContract, row, "contract", body=body):
            continue
        if row["evaluated_on"]:
            BodyEvaluation.objects.update_or_create(
                body=body,
                evaluated_on=row["evaluated_on"],
                defaults={"has_passed": row["evaluation"] == "passed"},
            )
        _settle(row, body, fresh, context)


def record_mediators(rows: Sequence[Row], context: ImportContext) -> None:
    """Enter or correct mediators with their term, trainings and evaluation."""
    for row in rows:
        mediator = Mediator.objects.filter(roster_no=row["roster_no"]).first()
        if mediator is not None and row.earlier is None and not context.may_correct(row):
            continue
        fresh = mediator is None
        mediator = mediator or Mediator(
            roster_no=row["roster_no"], unit=Unit.objects.get(code=UNIT)
        )
        mediator.languages = [item.name for item in row["languages"] or ()]
        mediator.fields = [item.name for item in row["fields"] or ()]
        _fill(mediator, row, MEDIATOR_COLUMNS)
        body = find_body(row["body"]) if row["body"] else None
        if not _keep_span(MediatorTerm, row, "active", mediator=mediator, body=body):
            continue
        _keep_learning(mediator, row)
        _settle(row, mediator, fresh, context)
        _mark(mediator)


def _fill(row_of: Any, row: Row, columns: Sequence[str]) -> None:
    for name in columns:
        if row[name] is not None:
            setattr(row_of, name, row[name])
    row_of.save()


def _keep_span(model: type[Dated], row: Row, name: str, **about: Any) -> bool:
    """Write the span that a row states; refused when it overlaps another one."""
    start, end = row[f"{name}_from"], row[f"{name}_to"]
    keys = {key: value for key, value in about.items() if key != "body" or len(about) == 1}
    span = model._default_manager.filter(**keys, valid_from=start).first()
    span = span or model(**keys, valid_from=start)
    span.valid_to = end
    for key, value in about.items():
        setattr(span, key, value)
    try:
        span.save()
    except ValidationError as error:
        row.refuse(f"{name}_from", error.messages[0])
        return False
    return True


def _keep_learning(mediator: Mediator, row: Row) -> None:
    for held_on, hours in trainings_of(row):
        MediatorTraining.objects.update_or_create(
            mediator=mediator, held_on=held_on, title="", defaults={"hours": hours}
        )
    if row["evaluated_on"]:
        MediatorEvaluation.objects.update_or_create(
            mediator=mediator,
            evaluated_on=row["evaluated_on"],
            defaults={
                "has_passed": row["evaluation"] == "passed",
                "signed_on": row["signed_on"],
            },
        )


def _settle(row: Row, kept: PrivateBody | Mediator, fresh: bool, context: ImportContext) -> None:
    record(context.actor, "create" if fresh else "change", kept.ref)
    if fresh:
        row.created(kept.ref)
    else:
        row.updated(kept.ref)


def _mark(mediator: Mediator) -> None:
    """Tell the statistics which years of the roster changed."""
    days = [term.valid_from for term in mediator.terms.all() if term.valid_from]
    days += [evaluation.evaluated_on for evaluation in mediator.evaluations.all()]
    mark_stale({ROSTER}, {day.year for day in days})
