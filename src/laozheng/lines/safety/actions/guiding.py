"""Guidance visits: notified, made, improved or handed on. Advice, never a finding."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.employers import Named, ensure_employers, part_of, snapshot
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.models import Guidance
from laozheng.lines.safety.queries.kinds import GUIDANCE

Remembered = Mapping[str, Any]


def notify(act: Act) -> Remembered:
    """A firm or a small work is to be visited."""
    given = {**act.given, "notified_on": act.on}
    (employer,) = ensure_employers([Named(given["employer_name"], given["ubn"], act.on)], act.actor)
    for row in _rows(given, employer, act.case):
        row.save(force_insert=True)
    act.case.title = given["employer_name"][:200]
    act.case.save(update_fields=["title"])
    return {}


def visit(act: Act) -> Remembered:
    """Advise on the spot."""
    guidance = Guidance.objects.get(case=act.case)
    guidance.visited_on = act.on
    guidance.advisor = act.given.get("advisor", "")
    guidance.save(update_fields=["visited_on", "advisor"])
    told = {"program": guidance.program, "district": guidance.district,
            "employees": guidance.employees}  # fmt: skip
    return {"facts": told}


def improve(act: Act) -> Remembered:
    """What was advised has been done."""
    Guidance.objects.filter(case=act.case).update(improved=True)
    return {}


def refer_on(act: Act) -> Remembered:
    """The danger is such that inspectors must go."""
    Guidance.objects.filter(case=act.case).update(referred=True)
    return {"text": act.given["reason"]}


def record_guidance(rows: Sequence[Row], context: ImportContext) -> None:
    """Record guidance visits of a list; one on file stays."""
    numbers = {row["visit_number"] for row in rows}
    on_file = Guidance.objects.select_related("case").filter(case__source_no__in=numbers)
    known = {one.case.source_no: one for one in on_file}
    fresh = []
    for row in rows:
        stored = known.get(row["visit_number"])
        if stored is None:
            fresh.append(row)
        elif (stored.program, stored.visited_on) != (row["program"], row["visited_on"]):
            row.refuse("visit_number", "與已登錄的輔導不同，請在案件頁更正，或改填其他編號")
        else:
            row.unchanged(stored.case.ref)
    cases = file_guidance([dict(row.values) for row in fresh], context.actor)
    for row, case in zip(fresh, cases, strict=True):
        row.created(case.ref)


def file_guidance(told: Sequence[Mapping[str, Any]], actor: Reader) -> list[Case]:
    """Record guidance visits that were made, in order."""
    named = [Named(one["employer_name"], one.get("ubn") or "", one["visited_on"]) for one in told]
    recorder = Recorder(actor)
    for one, employer in zip(told, ensure_employers(named, actor), strict=True):
        recorder.add(_history(one, employer))
    return recorder.flush()


def _history(told: Mapping[str, Any], employer: Party) -> History:
    notified_on = told.get("notified_on") or told["visited_on"]
    facts = {name: told.get(name) for name in ("program", "district", "employees")}
    steps = [Step("notified", notified_on), Step("visited", told["visited_on"],
             data={"facts": facts})]  # fmt: skip
    if told.get("referred"):
        steps.append(Step("referred", told["visited_on"]))
    elif told.get("improved"):
        steps.append(Step("improved", told["visited_on"]))
    return History(
        kind=GUIDANCE,
        received_on=notified_on,
        intake="document",
        steps=steps,
        source_no=told["visit_number"],
        district=told.get("district") or "",
        title=told["employer_name"][:200],
        build=partial(_rows, {**told, "notified_on": notified_on}, employer),
    )


def _rows(told: Mapping[str, Any], employer: Party, case: Case) -> Iterator[Model]:
    yield part_of(case, employer, told["employer_name"], "employer")
    yield Guidance(
        case=case,
        employer=employer,
        **snapshot(told["employer_name"], told.get("ubn") or ""),
        district=told.get("district") or "",
        program=told["program"],
        notified_on=told.get("notified_on"),
        visited_on=told.get("visited_on"),
        employees=told.get("employees"),
        advisor=told.get("advisor") or "",
        improved=told.get("improved"),
        referred=told.get("referred"),
    )
