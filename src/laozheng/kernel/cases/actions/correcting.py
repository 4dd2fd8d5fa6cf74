"""A recorded fact was wrong: an event in its place, which leaves the wrong one readable."""

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.changes import announce
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.deadlines import derive_deadlines
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.seals import as_stored, last_seal, seal_all


@in_language_of_record
def correct(event: Event, step: Step, *, actor: Reader, reason: str) -> Event:
    """Put an event of the same kind with other day or data in the place of a wrong one.

    The state of the case stays; its closing day follows when the event had closed it. What was
    known before ``step.known_on`` (default: the actor's day) can still be asked for. Raises
    Refused for another kind, or when the event was corrected already.
    """
    if step.name != event.kind:
        raise Refused("更正不能改變步驟的種類，請改以重開案件辦理")
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=event.case_id)
        if Event.objects.filter(supersedes=event).exists():
            raise Refused("這個步驟已經更正過，請更正最新的那一筆")
        correction = Event(
            case=case,
            kind=event.kind,
            on=step.on,
            at=step.at,
            known_on=step.known_on or actor.day,
            recorded_at=actor.at,
            actor_ref=actor.ref,
            actor_name=actor.name,
            state=case.state,
            data=as_stored(step.data),
            supersedes=event,
        )
        seal_all([correction], last_seal(case.pk))
        correction.save()
        if case.closed_on == event.on and kind_of(case.kind).is_final(event.state):
            case.closed_on = step.on
            case.save(update_fields=["closed_on"])
        derive_deadlines(case, calendar(), law())
        changes = {"event": event.pk, "superseded_by": correction.pk}
        record(actor, "change", case.ref, changes=changes, reason=reason)
        announce([case])
    return correction
