"""Rows of the further files: job seekers, notices, duties, councils, pay, consultations."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from laozheng.base.identifiers import ubn_state
from laozheng.base.periods import Period
from laozheng.kernel.activities.actions import Heads, correct, enter
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.cases.rows import cases_by_number
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.tallies import actions as tallies
from laozheng.kernel.tallies.models import Tally
from laozheng.kernel.tallies.queries import dims_key_of
from laozheng.lines.equality.actions.building import ad_rows, ad_title, ensure_employers
from laozheng.lines.equality.actions.councils import MEETING
from laozheng.lines.equality.actions.job_seeking import ad_facts
from laozheng.lines.equality.actions.notices import TITLE, notice_row
from laozheng.lines.equality.models import (
    CouncilMember,
    EmployerDuty,
    HarassmentNotice,
    JobSeekingComplaint,
)
from laozheng.lines.equality.queries.kinds import JOB_SEEKING, NOTICE
from laozheng.lines.equality.rules.codes import CONSULTATION, COUNCILS, PAY_CHANNELS

LINE = "equality"
PAY_CONTACT = "pay_disclosure"
SEATS = "equality.seats"
CORRECTED = "匯入檔更正"
_AD_ENDS = {"withdrawn": "withdraw", "transferred": "transfer"}
_DUTIES = ("employer_name", "employees", "channel", "rules", "unit", "team", "counseling", "source")


def record_job_seeking(rows: Sequence[Row], context: ImportContext) -> None:
    """Complaints of job seekers, new or brought further."""
    known = cases_by_number(JOB_SEEKING, [row["case_no"] for row in rows])
    fresh = [row for row in rows if row["case_no"] not in known]
    for row in rows:
        if row["case_no"] in known:
            _correct_ad(row, known[row["case_no"]], context)
    given = [row.values for row in fresh]
    employers = ensure_employers([(one, one["received_on"]) for one in given], context.actor)
    recorder = Recorder(context.actor)
    for one, employer in zip(given, employers, strict=True):
        recorder.add(ad_history(one, employer))
    for row, case in zip(fresh, recorder.flush(), strict=True):
        row.created(case.ref)


def ad_history(given: Mapping[str, Any], employer: Any) -> History:
    """The past of a complaint of a job seeker."""
    opening = Step("receive", given["received_on"], data={"facts": ad_facts(given)})
    return History(
        kind=JOB_SEEKING,
        received_on=given["received_on"],
        intake="document",
        steps=[opening, *_ad_steps(given)],
        source_no=given.get("case_no") or "",
        title=ad_title(given),
        build=partial(ad_rows, given, employer),
    )


def _ad_steps(given: Mapping[str, Any]) -> list[Step]:
    decision, decided_on = given.get("decision"), given.get("decided_on")
    if not decision or decided_on is None:
        closed_on = given.get("closed_on")
        return [Step("close", closed_on)] if closed_on else []
    if decision in _AD_ENDS:
        return [Step(_AD_ENDS[decision], decided_on, data={"decision": decision})]
    steps = [Step("record_decision", decided_on, data={"decision": decision})]
    if given.get("closed_on"):
        steps.append(Step("close", given["closed_on"]))
    return steps


def _correct_ad(row: Row, case: Case, context: ImportContext) -> None:
    complaint = JobSeekingComplaint.objects.get(case=case)
    names = ("type", "employer_name", "ubn", "medium", "occupation")
    differing = {
        name: row[name]
        for name in names
        if row[name] not in (None, "") and getattr(complaint, name) != row[name]
    }
    taken = set(case.events.values_list("kind", flat=True))
    more = [] if case.closed_on else [s for s in _ad_steps(row.values) if s.name not in taken]
    if differing.keys() & {"type"}:
        row.refuse("type", "類別與既有案件不同，請在案件頁更正")
    elif not (differing or more):
        row.unchanged(case.ref)
    elif context.may_correct(row, dict.fromkeys((*differing, *(step.name for step in more)))):
        JobSeekingComplaint.objects.filter(case=case).update(**differing)
        add_steps(case, more, actor=context.actor)
        row.updated(case.ref)


def record_notices(rows: Sequence[Row], context: ImportContext) -> None:
    """Employers' notices, each with its result once there is one."""
    known = cases_by_number(NOTICE, [row["notice_number"] for row in rows])
    recorder, fresh = Recorder(context.actor), []
    for row in rows:
        case = known.get(row["notice_number"])
        if case is not None:
            _correct_notice(row, case, context)
            continue
        fresh.append(row)
        given = {**row.values, "measures": [item.name for item in row["measures"] or ()]}
        recorder.add(
            History(
                kind=NOTICE,
                received_on=row["notified_on"],
                intake="document",
                steps=_notice_steps(row),
                source_no=row["notice_number"],
                title=TITLE,
                build=partial(_notice_rows, given, tuple(row.flags)),
            )
        )
    for row, case in zip(fresh, recorder.flush(), strict=True):
        row.created(case.ref)


def _notice_rows(
    given: Mapping[str, Any], flags: tuple[str, ...], case: Case
) -> tuple[HarassmentNotice, ...]:
    return (notice_row(given, case, flags),)


def _notice_steps(row: Row) -> list[Step]:
    told = {"complaint_on": row["complaint_on"].isoformat()}
    return [Step("notify", row["notified_on"], data=told), *_result_step(row)]


def _result_step(row: Row) -> list[Step]:
    if row["result_notified_on"] is None:
        return []
    # A result told before the first notice is known with that notice.
    day = max(row["result_notified_on"], row["notified_on"])
    closed_on = row["closed_on"] or row["result_notified_on"]
    facts = {"result": row["result"], "closed_on": closed_on.isoformat()}
    return [Step("tell_result", day, data={"facts": facts})]


def _correct_notice(row: Row, case: Case, context: ImportContext) -> None:
    notice = HarassmentNotice.objects.get(case=case)
    stated = {
        name: row[name]
        for name in ("employer_name", "ubn", "employees", "complaint_on", "result")
        if row[name] not in (None, "")
    }
    if row["measures"]:
        stated["measures"] = [item.name for item in row["measures"]]
    differing = {name: value for name, value in stated.items() if getattr(notice, name) != value}
    more = [] if case.state != "notified" else _result_step(row)
    if not (differing or more):
        row.unchanged(case.ref)
    elif context.may_correct(row, dict.fromkeys((*differing, *(step.name for step in more)))):
        HarassmentNotice.objects.filter(case=case).update(**differing)
        add_steps(case, more, actor=context.actor)
        row.updated(case.ref)


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
