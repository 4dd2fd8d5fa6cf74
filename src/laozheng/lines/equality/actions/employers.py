"""Rows of how employers looked for people, and of what they told about harassment."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.cases.rows import cases_by_number
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.equality.actions.building import ad_rows, ad_title, ensure_employers
from laozheng.lines.equality.actions.job_seeking import ad_facts
from laozheng.lines.equality.actions.notices import TITLE, notice_row
from laozheng.lines.equality.models import (
    HarassmentNotice,
    JobSeekingComplaint,
)
from laozheng.lines.equality.queries.kinds import JOB_SEEKING, NOTICE

_AD_ENDS = {"withdrawn": "withdraw", "transferred": "transfer"}


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
