"""How a case comes into being."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases.actions.performing import carry_out
from laozheng.kernel.cases.actions.staffing import give_access
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.declare import Act, CaseKind, Transition
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.numbers import next_numbers


@in_language_of_record
def open_case(
    kind: str,
    name: str,
    /,
    *,
    actor: Reader,
    received_on: date,
    intake: str,
    officer: Staff | None = None,
    unit: Unit | None = None,
    district: str = "",
    filer_kind: str = "",
    source_no: str = "",
    title: str = "",
    at: datetime | None = None,
    **given: Any,
) -> Case:
    """Open a case of a kind by one of its opening transitions and return it.

    The number comes from the kind's series, the level from the kind, the unit from the kind
    unless one is given. The officer is named on the case from that day. Raises Refused.
    """
    declared = kind_of(kind)
    transition = declared.transition(name)
    _refuse_odd_arrival(declared, transition, intake, received_on, actor)
    with transaction.atomic():
        case = _new_case(kind, declared, unit, received_on, transition.target or "")
        case.intake, case.officer, case.district = intake, officer, district
        case.filer_kind, case.source_no, case.title = filer_kind, source_no, title
        case.save()
        _carry_out_opening(case, transition, actor, at, given)
    return case


def _carry_out_opening(
    case: Case,
    transition: Transition,
    actor: Reader,
    at: datetime | None,
    given: Mapping[str, Any],
) -> None:
    act = Act(
        case=case,
        transition=transition,
        actor=actor,
        on=case.received_on,
        known_on=max(case.received_on, actor.day),
        at=at,
        given=given,
        calendar=calendar(),
        law=law(),
    )
    _refuse_unless_allowed(act)
    record(actor, "create", case.ref, changes={"number": case.number, "kind": case.kind})
    if case.officer is not None and case.officer.user_id is not None:
        give_access(case, case.officer.user_id, "officer", case.received_on)
    carry_out(act)


def _refuse_odd_arrival(
    kind: CaseKind, transition: Transition, intake: str, received_on: date, actor: Reader
) -> None:
    if not transition.opens:
        raise Refused(f"「{transition.label}」不能開啟新案")
    if intake not in kind.intakes:
        raise Refused(f"「{kind.label}」不收「{intake}」的件，請選其他收件方式", "intake")
    if received_on > actor.day:
        raise Refused(f"收件日{roc_day(received_on)}在今天之後，請改填正確日期", "received_on")


def _new_case(
    kind: str, declared: CaseKind, unit: Unit | None, received_on: date, state: str
) -> Case:
    (number,) = next_numbers(declared.prefix, received_on)
    return Case(
        number=number,
        kind=kind,
        line=kind.partition(".")[0],
        unit=unit or Unit.objects.get(code=declared.unit),
        received_on=received_on,
        state=state,
        level=declared.level,
    )


def _refuse_unless_allowed(act: Act) -> None:
    roles = act.transition.roles
    allowed = act.actor.is_system or "public" in roles
    if not allowed and not any(act.actor.holds(role, act.case.unit_id) for role in roles):
        raise Refused("您的職務不能收這種案件，請洽承辦單位")
    for condition in act.transition.conditions:
        reason = condition(act)
        if reason:
            raise Refused(reason)
