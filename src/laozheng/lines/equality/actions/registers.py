"""Rows of registers and counts: duties, councils, investigators, pay, consultations."""

from collections.abc import Mapping, Sequence
from typing import Any

from laozheng.base.identifiers import ubn_state
from laozheng.base.periods import Period
from laozheng.kernel.activities.actions import Heads, correct, enter
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.tallies import actions as tallies
from laozheng.kernel.tallies.models import Tally
from laozheng.kernel.tallies.queries import dims_key_of
from laozheng.lines.equality.models import CouncilMember, EmployerDuty, Investigator
from laozheng.lines.equality.queries.kinds import SEATS
from laozheng.lines.equality.rules.codes import CONSULTATION, COUNCILS, MEETING, PAY_CHANNELS

LINE = "equality"
PAY_CONTACT = "pay_disclosure"
CORRECTED = "匯入檔更正"
_DUTIES = ("employer_name", "employees", "channel", "rules", "unit", "team", "counseling", "source")
_ON_ROSTER = ("name", "sex", "profession", "organization", "trained_on", "listed")


def record_duties(rows: Sequence[Row], context: ImportContext) -> None:
    """What employers were found to have, one row per employer and day."""
    for row in rows:
        if ubn_state(row["ubn"]) != "valid":
            row.refuse("ubn", "統一編號須為8碼且檢查碼正確，請更正")
            continue
        about = {"ubn": row["ubn"], "checked_on": row["checked_on"]}
        stated = {name: row[name] for name in _DUTIES if row[name] not in (None, "")}
        _settle(row, EmployerDuty, about, stated, context)


def record_members(rows: Sequence[Row], context: ImportContext) -> None:
    """Seats on the councils by the keys of their members."""
    years = set()
    for row in rows:
        about = {name: row[name] for name in ("council", "term", "member_key")}
        stated = {"outside": row["outside"], "from_on": row["from"]}
        stated |= {"sex": row["sex"]} if row["sex"] else {}
        stated |= {"to_on": row["to"]} if row["to"] is not None else {}
        fresh = {"known_on": row["from"]}
        if _settle(row, CouncilMember, about, stated, context, fresh):
            years.add(row["from"].year)
    if years:
        case_changed.send(sender=CouncilMember, kinds={SEATS}, years=years)


def record_investigators(rows: Sequence[Row], context: ImportContext) -> None:
    """Who may be named to a team that investigates harassment."""
    for row in rows:
        stated = {name: row[name] for name in _ON_ROSTER if row[name] not in (None, "")}
        stated |= {"from_on": row["from"]}
        stated |= {"to_on": row["to"]} if row["to"] is not None else {}
        _settle(row, Investigator, {"number": row["number"]}, stated, context)


def _settle(
    row: Row,
    model: Any,
    about: Mapping[str, Any],
    stated: Mapping[str, Any],
    context: ImportContext,
    fresh: Mapping[str, Any] | None = None,
) -> bool:
    """Create, compare, or correct the one row of a register; whether anything was written."""
    stored = model.objects.filter(**about).first()
    if stored is None:
        made = model.objects.create(**about, **stated, **(fresh or {}))
        row.created(f"equality.{model._meta.model_name}:{made.pk}")
        return True
    ref = f"equality.{model._meta.model_name}:{stored.pk}"
    differing = {name: value for name, value in stated.items() if getattr(stored, name) != value}
    if not differing:
        row.unchanged(ref)
    elif context.may_correct(row, differing):
        model.objects.filter(pk=stored.pk).update(**differing)
        row.updated(ref)
        return True
    return False


def record_meetings(rows: Sequence[Row], context: ImportContext) -> None:
    """Meetings of the councils, kept as activities so that corrections leave what was known."""
    for row in rows:
        number = f"{row['council']}-{row['term']}-{row['number']}"
        groups = ("members", "outside_experts", "attended", "women")
        heads = tuple(Heads(row[name], group=name) for name in groups if row[name] is not None)
        motions = [f"motions={row['motions']}"] if row["motions"] is not None else []
        facts = {
            "body": row["council"],
            "topic": row["council"],
            "tags": [f"term={row['term']}", f"number={row['number']}", *motions],
        }
        label = COUNCILS[row["council"]]
        title = f"{label}第{row['term']}屆第{row['number']}次會議"
        _enter(row, MEETING, number, title, row["held_on"], facts, heads, context)


def record_contacts(rows: Sequence[Row], context: ImportContext) -> None:
    """How often firms were told to show the pay, by channel."""
    for row in rows:
        facts = {"channel": row["channel"], "firms": row["firms"]}
        title = row["title"] or f"公開揭示薪資宣導（{PAY_CHANNELS[row['channel']]}）"
        _enter(row, PAY_CONTACT, row["contact_number"], title, row["on"], facts, (), context)


def _enter(
    row: Row,
    kind: str,
    number: str,
    title: str,
    on: Any,
    facts: Mapping[str, Any],
    heads: tuple[Heads, ...],
    context: ImportContext,
) -> None:
    number = f"{kind}:{number}" if kind == PAY_CONTACT else number
    stored = Activity.objects.filter(line=LINE, kind=kind, activity_no=number).first()
    if stored is not None and stored.state != "held":
        row.refuse("", "這場會議已在系統內排定或取消，請在會議案辦理")
        return
    try:
        if stored is None:
            made = enter(
                LINE, kind, title, on, actor=context.actor, heads=heads, known_on=on,
                activity_no=number, **facts,
            )  # fmt: skip
            row.created(made.ref)
            return
        told = {**facts, "title": title, "held_on": on}
        differing = {n: value for n, value in told.items() if getattr(stored, n) != value}
        counts = {head.group: head.n for head in stored.heads.all()}
        recounted = any(counts.get(head.group) != head.n for head in heads)
        if not (differing or recounted):
            row.unchanged(stored.ref)
        elif context.may_correct(row, differing or {"heads": None}):
            correct(stored, actor=context.actor, reason=CORRECTED, heads=heads, **differing)
            row.updated(stored.ref)
    except Refused as problem:
        row.refuse("", str(problem))


def record_consultations(rows: Sequence[Row], context: ImportContext) -> None:
    """How often job seekers asked, by topic and day."""
    for row in rows:
        dims = {"topic": row["kind"], **({"mode": row["mode"]} if row["mode"] else {})}
        span = Period(row["on"], row["on"])
        stored = Tally.objects.filter(
            line=LINE, kind=CONSULTATION, dims_key=dims_key_of(dims), start=span.start
        ).first()
        if stored is not None and stored.value != row["value"]:
            if not context.may_correct(row, {"value": row["value"]}):
                continue
        try:
            tally, change = tallies.enter(
                LINE, CONSULTATION, span, row["value"], "cases", actor=context.actor,
                source="匯入", dims=dims, known_on=row["on"],
            )  # fmt: skip
        except Refused as problem:
            row.refuse("on", str(problem))
            continue
        settled = {"created": row.created, "updated": row.updated, "unchanged": row.unchanged}
        settled[change](tally.ref)
