"""Deaths that become known after the report: recorded, withdrawn, and imported; one row each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.cases.recorder import Step, add_steps
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.safety.actions.building import announce_year
from laozheng.lines.safety.actions.inspecting import tell_care
from laozheng.lines.safety.actions.matching import settle_signal
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.queries.accidents import cases_by_number, deaths_of, told_of

# The office has been there: whoever dies now is told to injury care at once.
CONFIRMED = ("taken", "investigated", "drafted", "approved")
DETAILS = ("sex", "age", "nationality")
DEATH = "death"


def note_death(act: Act) -> Mapping[str, Any]:
    """Deaths of one day, known later; they count in the period of the accident (safety rule 8)."""
    accident, died_on, deaths = _accident(act.case), act.given["died_on"], act.given["deaths"]
    _refuse_before(accident, died_on)
    if died_on > act.on:
        raise Refused("死亡日在登錄日之後，請核對日期", "died_on")
    highest = AccidentDeath.objects.filter(case=act.case).aggregate(last=Max("serial"))["last"]
    for serial in range(1, deaths + 1):
        AccidentDeath.objects.create(
            case=act.case, serial=(highest or 0) + serial, died_on=died_on, known_on=act.known_on
        )
    _settle(accident, act.on)
    if act.case.state in CONFIRMED:
        tell_care(act, deaths)
    return {"text": _told(died_on, deaths)}


def withdraw_death(act: Act) -> Mapping[str, Any]:
    """A death was recorded by mistake: it no longer counts, as of the day this was known."""
    accident = _accident(act.case)
    death = deaths_of(act.case).filter(serial=act.given["serial"]).first()
    if death is None:
        raise Refused("沒有這一筆死亡登錄，請重新選擇", "serial")
    _withdraw(death, act.known_on)
    _settle(accident, act.on)
    return note_reason(act)


def _told(died_on: date, deaths: int) -> str:
    return f"{roc_day(died_on)}死亡{deaths}人"


def _accident(case: Case) -> Accident:
    return Accident.objects.select_related("case", "employer").get(case=case)


def _refuse_before(accident: Accident, died_on: date) -> None:
    if died_on < accident.occurred_on:
        died, occurred = roc_day(died_on), roc_day(accident.occurred_on)
        raise Refused(f"死亡日{died}早於災害發生日{occurred}，請核對日期", "died_on")


def _withdraw(death: AccidentDeath, known_on: date) -> None:
    death.withdrawn_on = known_on
    death.save(update_fields=["withdrawn_on"])


def _settle(accident: Accident, on: date) -> None:
    """Bring kind, signal and figures in line with the deaths that stand."""
    if deaths_of(accident.case).exists():
        accident.kind = DEATH
    elif accident.kind == DEATH:
        reported = told_of(accident.case).get("kind", "")
        accident.kind = reported if reported != DEATH else "other"
    accident.save(update_fields=["kind"])
    settle_signal(accident, on)
    announce_year(accident.occurred_on)


@transaction.atomic
def describe_victim(death: AccidentDeath, told: Mapping[str, Any], *, actor: Reader) -> None:
    """Write down what is known of a victim; the log names the fields alone."""
    new = {name: value for name, value in told.items() if getattr(death, name) != value}
    if not new:
        return
    for name, value in new.items():
        setattr(death, name, value)
    death.save(update_fields=list(new))
    record(actor, "change", f"safety.death:{death.pk}", changes={"fields": sorted(new)})


def record_deaths(rows: Sequence[Row], context: ImportContext) -> None:
    """Record the rows of ``accident_deaths``, in the order of days."""
    cases = cases_by_number({row["accident_number"] for row in rows})
    for row in sorted(rows, key=lambda row: (row["died_on"], row.number)):
        case = cases.get(row["accident_number"])
        if case is None:
            row.refuse("accident_number", "查無這個職災案號，請先匯入 accident_cases")
            continue
        try:
            _record(row, _accident(case), context)
        except Refused as refusal:
            row.refuse(refusal.field, refusal.reason)


def _record(row: Row, accident: Accident, context: ImportContext) -> None:
    _refuse_before(accident, row["died_on"])
    case = accident.case
    death = deaths_of(case).filter(serial=row["serial"]).first()
    if row.earlier is not None:
        _correct(row, accident, death, context)
    elif death is None:
        _add(row, accident, row["recorded_on"] or row["died_on"], context.actor)
        row.created(case.ref)
    elif death.died_on == row["died_on"]:
        _describe(death, row, context.actor)
        row.merged(case.ref)
    else:
        known = roc_day(death.died_on)
        row.refuse("serial", f"這個序號已登錄於{known}死亡的另一位，請改用下一個序號")


def _correct(
    row: Row, accident: Accident, death: AccidentDeath | None, context: ImportContext
) -> None:
    """A row that came before says something else: another day makes another death of it."""
    ref = accident.case.ref
    if death is not None and death.died_on == row["died_on"]:
        described = _describe(death, row, context.actor)
        row.updated(ref) if described else row.unchanged(ref)
        return
    if death is not None:
        _withdraw(death, context.today)
        step = Step("withdraw_death", context.today, data={"reason": "依匯入檔更正死亡日"})
        add_steps(accident.case, [step], actor=context.actor)
    _add(row, accident, context.today, context.actor)
    row.updated(ref)


def _add(row: Row, accident: Accident, known_on: date, actor: Reader) -> None:
    step = Step("record_death", known_on, data={"text": _told(row["died_on"], 1)})
    add_steps(accident.case, [step], actor=actor)
    death = AccidentDeath.objects.create(
        case=accident.case, serial=row["serial"], died_on=row["died_on"], known_on=known_on
    )
    _describe(death, row, actor)
    _settle(accident, known_on)


def _describe(death: AccidentDeath, row: Row, actor: Reader) -> bool:
    """Keep what a file tells of the victim, if it is new; the log names the fields alone."""
    told = {name: row[name] for name in DETAILS if row[name] is not None}
    new = {name: value for name, value in told.items() if getattr(death, name) != value}
    if new:
        describe_victim(death, new, actor=actor)
    return bool(new)
