"""Stop-work orders: given on the spot, applied to be lifted, looked at again, lifted or kept."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.employers import Named, ensure_employers, part_of, snapshot
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.actions.signaling import tell_resumed, tell_stopped
from laozheng.lines.safety.models import StopWork
from laozheng.lines.safety.queries.kinds import INSPECTION, STOP_WORK

Remembered = Mapping[str, Any]
OWN = ("scope", "place", "ground", "district", "effective_at")


def order(act: Act) -> Remembered:
    """Stop work at a place or a machine, at once."""
    given = act.given
    (employer,) = ensure_employers([Named(given["employer_name"], given["ubn"], act.on)], act.actor)
    visit = _visit_numbered(given.get("inspection", ""))
    told = {**given, "ordered_on": act.on, "inspection": visit}
    for row in _rows(told, employer, act.case):
        row.save(force_insert=True)
    stopped = StopWork.objects.get(case=act.case)
    act.case.title = given["employer_name"][:200]
    act.case.save(update_fields=["title"])
    tell_stopped(stopped, act)
    return {"facts": _facts(told)}


def apply(act: Act) -> Remembered:
    """The employer asks to resume work."""
    StopWork.objects.filter(case=act.case).update(resume_applied_on=act.on)
    return {}


def reinspect(act: Act) -> Remembered:
    """Work may be resumed only after a visit that found the danger gone."""
    visit = _visit_numbered(act.given["inspection"])
    if visit is None or visit.visit.type != "resumption":
        raise Refused("請填復工檢查的案號；檢查別須為復工", "inspection")
    StopWork.objects.filter(case=act.case).update(resumption_inspection=visit)
    return {"inspection": visit.number}


def resume(act: Act) -> Remembered:
    """Lift the order."""
    stopped = StopWork.objects.get(case=act.case)
    if act.on < stopped.ordered_on:
        raise Refused(f"復工日早於停工日{roc_day(stopped.ordered_on)}，請核對日期", "on")
    stopped.resumed_on = act.on
    stopped.save(update_fields=["resumed_on"])
    tell_resumed(act)
    return {"facts": {"resumed": True}}


def breach(act: Act) -> Remembered:
    """Work went on in spite of the order: it goes to the prosecutor (職業安全衛生法第41條)."""
    StopWork.objects.filter(case=act.case).update(breached_on=act.on)
    return {"text": act.given["reason"]}


def withdraw(act: Act) -> Remembered:
    """The order was given by mistake and counts nowhere."""
    tell_resumed(act)
    return {"text": act.given["reason"], "facts": {"withdrawn": True}}


def record_orders(rows: Sequence[Row], context: ImportContext) -> None:
    """Record orders of a list; one on file stays, unless an owner corrects it."""
    numbers = {row["order_number"] for row in rows}
    on_file = StopWork.objects.select_related("case").filter(case__source_no__in=numbers)
    known = {one.case.source_no: one for one in on_file}
    fresh = []
    for row in rows:
        stored = known.get(row["order_number"])
        if stored is None:
            fresh.append(row)
        elif _differs(stored, row):
            row.refuse("order_number", "與已登錄的停工案不同，請在案件頁更正，或改填其他文號")
        else:
            row.unchanged(stored.case.ref)
    file_orders([dict(row.values) for row in fresh], context.actor, rows=fresh)


def file_orders(
    told: Sequence[dict[str, Any]], actor: Reader, *, rows: Sequence[Row] = ()
) -> list[Case]:
    """Record orders with what followed, in order; ``rows`` get their results."""
    named = [Named(one["employer_name"], one.get("ubn") or "", one["ordered_on"]) for one in told]
    visits = _visits(told)
    recorder = Recorder(actor)
    for one, employer in zip(told, ensure_employers(named, actor), strict=True):
        linked = {
            **one,
            "inspection": visits.get(one.get("inspection_number") or ""),
            "resumption": visits.get(one.get("resumption_inspection") or ""),
        }
        recorder.add(_history(linked, employer))
    cases = recorder.flush()
    for row, case in zip(rows, cases, strict=False):
        row.created(case.ref)
    return cases


def _history(told: dict[str, Any], employer: Party) -> History:
    return History(
        kind=STOP_WORK,
        received_on=told["ordered_on"],
        intake="ex_officio",
        steps=list(_steps(told)),
        source_no=told["order_number"],
        district=told.get("district") or "",
        title=told["employer_name"][:200],
        build=partial(_rows, told, employer),
    )


def _steps(told: Mapping[str, Any]) -> Iterator[Step]:
    yield Step("ordered", told["ordered_on"], data={"facts": _facts(told)})
    later: list[tuple[date, int, Step]] = []
    named: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("breached_on", "breached", {}),
        ("resume_applied_on", "applied", {}),
        ("resumed_on", "resumed", {"facts": {"resumed": True}}),
    )
    for place, (column, name, data) in enumerate(named):
        if told.get(column):
            later.append((told[column], place, Step(name, told[column], data=data)))
    for _day, _place, step in sorted(later, key=lambda one: one[:2]):
        if step.name == "resumed":
            if not told.get("resume_applied_on"):
                yield Step("applied", step.on)
            yield Step("reinspected", step.on)
        yield step


def _facts(told: Mapping[str, Any]) -> dict[str, Any]:
    visit = told.get("inspection")
    return {
        "scope": told["scope"],
        "ground": told["ground"],
        "district": told.get("district") or "",
        "inspection": visit.number if visit else told.get("inspection_number") or "",
        "division": told.get("division") or "",
    }


def _rows(told: Mapping[str, Any], employer: Party, case: Case) -> Iterator[Model]:
    yield part_of(case, employer, told["employer_name"], "employer")
    yield StopWork(
        case=case,
        employer=employer,
        **snapshot(told["employer_name"], told.get("ubn") or ""),
        district=told.get("district") or "",
        inspection=told.get("inspection"),
        ordered_on=told["ordered_on"],
        effective_at=told.get("effective_at"),
        scope=told["scope"],
        place=told["place"],
        ground=told["ground"],
        resume_applied_on=told.get("resume_applied_on"),
        resumption_inspection=told.get("resumption"),
        resumed_on=told.get("resumed_on"),
        breached_on=told.get("breached_on"),
    )


def _differs(stored: StopWork, row: Row) -> bool:
    names = ("ordered_on", "scope", "place", "ground", "resume_applied_on", "resumed_on",
             "breached_on")  # fmt: skip
    return any(row[name] not in (None, "") and getattr(stored, name) != row[name] for name in names)


def _visits(told: Sequence[Mapping[str, Any]]) -> dict[str, Case]:
    asked = {one.get(name) for one in told for name in ("inspection_number",
             "resumption_inspection")} - {None, ""}  # fmt: skip
    found = Case.objects.filter(kind=INSPECTION)
    by_source = {case.source_no: case for case in found.filter(source_no__in=asked)}
    return {case.number: case for case in found.filter(number__in=asked)} | by_source


def _visit_numbered(number: str) -> Case | None:
    if not number:
        return None
    visit = Visit.objects.filter(case__kind=INSPECTION, case__number=number).first()
    visit = visit or Visit.objects.filter(case__kind=INSPECTION, case__source_no=number).first()
    if visit is None:
        raise Refused("查無這件檢查，請填檢查案號", "inspection")
    return visit.case
