"""Corrections of an accident: what was wrong is replaced, and figures of earlier days keep it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.actions import withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.cases.recorder import Step, add_steps
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.safety.actions.building import announce_year, party_row, yes_or_no
from laozheng.lines.safety.actions.matching import MAJOR, settle_signal
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.accidents import deaths_of
from laozheng.lines.safety.queries.listed import titled
from laozheng.lines.safety.rules.accidents import Harm, is_major
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_TYPES, EMPLOYER

_CORRECTED = ("accident_type", "injured", "hospitalized", "place", "main_workplace")


def correct_accident(act: Act) -> Mapping[str, Any]:
    """Replace facts of a report; deaths are corrected where they were recorded."""
    accident = Accident.objects.select_related("case", "employer").get(case=act.case)
    _refuse_other_deaths(act)
    for name in _CORRECTED:
        setattr(accident, name, act.given[name])
    accident.kind = act.given["accident_kind"]
    accident.accident_type_text = ACCIDENT_TYPES[accident.accident_type]
    harm = Harm(
        deaths=act.given["deaths"],
        injured=accident.injured or 0,
        hospitalized=accident.hospitalized or 0,
        kind=accident.kind,
    )
    accident.casualties = harm.casualties
    accident.save()
    name = accident.employer_name or accident.owner_name
    act.case.title = titled(name, accident.accident_type, accident.accident_type_text)
    judged = is_major(harm.without_deaths, accident.occurred_on, act.law).result
    settle_signal(accident, act.on, judged=judged)
    announce_year(accident.occurred_on)
    return {
        **note_reason(act),
        "facts": {
            "accident_type": accident.accident_type,
            "kind": accident.kind,
            "injured": accident.injured,
            "hospitalized": accident.hospitalized,
            "main_workplace": yes_or_no(accident.main_workplace),
            "judged": judged,
        },
    }


def _refuse_other_deaths(act: Act) -> None:
    recorded, given = deaths_of(act.case).count(), act.given["deaths"]
    if given < recorded:
        raise Refused(
            f"死亡人數{given}少於已登錄的{recorded}人；請改以「撤回死亡登錄」更正該筆紀錄", "deaths"
        )
    if given > recorded:
        raise Refused(f"已登錄死亡{recorded}人；其餘請以「登錄死亡」登錄死亡日", "deaths")
    if recorded and act.given["accident_kind"] == "hospitalized":
        raise Refused(f"已有{recorded}人死亡，災害別不能是住院，請改選死亡", "accident_kind")


def differences(accident: Accident, columns: Mapping[str, Any]) -> tuple[str, ...]:
    """The columns of a row that say something else than the record."""
    return tuple(name for name, value in columns.items() if getattr(accident, name) != value)


def correct_by_row(
    row: Row,
    accident: Accident,
    columns: Mapping[str, Any],
    facts: Mapping[str, Any],
    context: ImportContext,
    further: Sequence[Step] = (),
) -> None:
    """Write what a row of a file corrects, and the steps that it adds: all of it or nothing."""
    case: Case = accident.case
    try:
        with transaction.atomic():
            if differences(accident, columns):
                _replace(accident, columns, facts, on=context.today, actor=context.actor)
            add_steps(case, further, actor=context.actor)
    except Refused as refusal:
        row.refuse("", refusal.reason)
    else:
        row.updated(case.ref)


def _replace_employer(accident: Accident, on: date) -> None:
    case: Case = accident.case
    case.parties.filter(role=EMPLOYER, to_on__isnull=True).update(to_on=on)
    withdraw_signal(case, MAJOR, on=on)
    if accident.employer is not None:
        party_row(case, accident.employer, accident.employer_name, EMPLOYER, on).save()


def _replace(
    accident: Accident,
    columns: Mapping[str, Any],
    facts: Mapping[str, Any],
    *,
    on: date,
    actor: Reader,
) -> None:
    """Change the record; the event remembers the facts, the log the names of the columns."""
    case: Case = accident.case
    changed, before = differences(accident, columns), accident.occurred_on
    for name in changed:
        setattr(accident, name, columns[name])
    accident.save()
    deaths_of(case).filter(died_on=before).update(died_on=accident.occurred_on)
    if "employer" in changed:
        _replace_employer(accident, on)
    case.district = facts.get("district", case.district)
    name = accident.employer_name or accident.owner_name
    case.title = titled(name, accident.accident_type, accident.accident_type_text)
    case.save(update_fields=["district", "title"])
    step = Step("correct", on, data={"reason": "依匯入檔更正", "facts": dict(facts)})
    add_steps(case, [step], actor=actor)
    record(actor, "change", case.ref, changes={"fields": list(changed)})
    settle_signal(accident, on)
    announce_year(before, accident.occurred_on)
