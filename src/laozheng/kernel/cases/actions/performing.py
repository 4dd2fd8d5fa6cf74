"""``perform``: the only door through which a case moves."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from laozheng.base.months import years_after
from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.access import may_act
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases.actions.telling import note_taken_up
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.changes import announce
from laozheng.kernel.cases.course import previous_state
from laozheng.kernel.cases.deadlines import derive_deadlines
from laozheng.kernel.cases.declare import PREVIOUS, Act, CaseKind, Transition
from laozheng.kernel.cases.errors import Refused, UnknownCode
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.seals import as_stored, last_seal, seal_all


def perform(
    case: Case,
    name: str,
    /,
    *,
    actor: Reader,
    on: date,
    at: datetime | None = None,
    known_on: date | None = None,
    **given: Any,
) -> Event:
    """Take a case one step further, whole or not at all, and return the event.

    Locks the row, checks state, permission and conditions, runs the line's action, writes state
    and event, derives the deadlines anew, all in one transaction. ``on`` is the day on which the
    step became true, ``known_on`` (default: the actor's day) the day on which the bureau knew.
    Raises Refused with a sentence for people, UnknownCode for a step that the kind has not.
    The case given is refreshed, so that the caller sees its new state.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        act = _act(locked, name, actor, on, at, known_on, given)
        _refuse_unless_possible(act)
        event = carry_out(act)
        note_taken_up(locked, actor)
    case.refresh_from_db()
    return event


def check_act(case: Case, name: str, /, *, actor: Reader, on: date, **given: Any) -> str | None:
    """The reason why a step would be refused now, or None; nothing is written."""
    try:
        _refuse_unless_possible(_act(case, name, actor, on, None, None, given))
    except Refused as refusal:
        return refusal.reason
    return None


@in_language_of_record
def carry_out(act: Act) -> Event:
    """Run a checked act: the line's action, state, event, deadlines, log. Caller holds the lock."""
    kind = kind_of(act.case.kind)
    remembered = act.transition.run(act) if act.transition.run else None
    before = act.case.state
    _move(act, kind)
    event = Event(
        case=act.case,
        kind=act.transition.name,
        on=act.on,
        at=act.at,
        known_on=act.known_on,
        recorded_at=act.actor.at,
        actor_ref=act.actor.ref,
        actor_name=act.actor.name,
        state=act.case.state,
        data=as_stored(remembered or {}),
    )
    seal_all([event], last_seal(act.case.pk))
    event.save()
    derive_deadlines(act.case, act.calendar, act.law)
    changes = {"event": event.pk, "step": event.kind, "on": act.on}
    if before != act.case.state:
        changes["state"] = [before, act.case.state]
    record(act.actor, "change", act.case.ref, changes=changes)
    announce([act.case])
    return event


def _act(
    case: Case,
    name: str,
    actor: Reader,
    on: date,
    at: datetime | None,
    known_on: date | None,
    given: Mapping[str, Any],
) -> Act:
    try:
        transition = kind_of(case.kind).transition(name)
    except KeyError:
        raise UnknownCode(f"「{case.kind}」沒有「{name}」這個步驟") from None
    return Act(
        case=case,
        transition=transition,
        actor=actor,
        on=on,
        known_on=known_on or max(on, actor.day),
        at=at,
        given=given,
        calendar=calendar(),
        law=law(),
    )


def _refuse_unless_possible(act: Act) -> None:
    transition, case = act.transition, act.case
    if transition.opens or case.state not in transition.source:
        raise Refused(_wrong_state(act))
    answer = may_act(act.actor, transition.roles, case, case.unit_id)
    if not answer:
        raise Refused(answer.reason)
    refuse_impossible_day(act)
    _refuse_same_person(act)
    for condition in transition.conditions:
        reason = condition(act)
        if reason:
            raise Refused(reason)


def _wrong_state(act: Act) -> str:
    kind = kind_of(act.case.kind)
    state = kind.state(act.case.state).label
    last = Event.objects.filter(case=act.case, state=act.case.state).order_by("id").first()
    who = f"（{last.actor_name or last.actor_ref}於{roc_day(last.on)}登錄）" if last else ""
    return f"本件目前為「{state}」{who}，不能再「{act.transition.label}」，請重新整理頁面確認"


def refuse_impossible_day(act: Act) -> None:
    """Refuse a day in the future (unless planned) or before the case arrived."""
    if act.on > act.actor.day and not act.transition.planned:
        raise Refused(f"日期{roc_day(act.on)}在今天之後，請填已發生的日期", "on")
    if act.on < act.case.received_on:
        received = roc_day(act.case.received_on)
        raise Refused(f"日期{roc_day(act.on)}早於收件日{received}，請改填正確日期", "on")
    if act.transition.target is None:
        return
    last = Event.objects.filter(case=act.case).exclude(state="").order_by("-id").first()
    if last is not None and act.on < last.on and _changed_state(act.case, last):
        raise Refused(
            f"日期{roc_day(act.on)}早於前一步驟的{roc_day(last.on)}，請改填正確日期", "on"
        )


def _changed_state(case: Case, last: Event) -> bool:
    earlier = Event.objects.filter(case=case, id__lt=last.pk).order_by("-id").first()
    return earlier is None or earlier.state != last.state


def _refuse_same_person(act: Act) -> None:
    names = act.transition.other_person_than
    if not names or act.actor.is_system:
        return
    last = Event.objects.filter(case=act.case, kind__in=names).order_by("-id").first()
    if last is not None and last.actor_ref == act.actor.ref:
        label = kind_of(act.case.kind).transition(last.kind).label
        raise Refused(f"「{label}」是您本人辦理的，這一步須由另一位同仁辦理")


def _move(act: Act, kind: CaseKind) -> None:
    target = _target(act.case, act.transition)
    if target is None:
        act.case.save()
        return
    act.case.state = target
    act.case.closed_on = act.on if kind.is_final(target) else None
    if act.case.closed_on and kind.retain_years:
        act.case.retain_until = years_after(act.case.closed_on, kind.retain_years)
    act.case.save()


def _target(case: Case, transition: Transition) -> str | None:
    if transition.target != PREVIOUS:
        return transition.target
    states = Event.objects.filter(case=case).order_by("id").values_list("state", flat=True)
    return previous_state(list(states))
