"""Who attended a session by name, and the certificate that each gets once, with a number."""

from collections.abc import Sequence

from django.db import transaction

from laozheng.base.identifiers import looks_like_person_id
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.documents.actions import Signer, draft_letter, issue
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.safety.actions.letters import CERTIFICATE
from laozheng.lines.safety.models import Attendee
from laozheng.lines.safety.queries.kinds import UNIT
from laozheng.lines.safety.queries.seminars import attendees_of


@transaction.atomic
def list_attendees(activity: Activity, people: Sequence[tuple[str, str]], *, actor: Reader) -> int:
    """Put people, each a name and a firm, on the list of a session; how many were new."""
    if activity.state != "held":
        raise Refused(f"「{activity.title}」尚未辦理或已取消，請先登錄辦理情形", "people")
    for name, firm in people:
        _refuse_identity(name, firm, "people")
    there = set(attendees_of(activity).values_list("name", "firm"))
    new = [one for one in dict.fromkeys(people) if one not in there]
    if not new:
        raise Refused("這些人都已在名冊上，請核對名單", "people")
    Attendee.objects.bulk_create(
        Attendee(activity=activity, name=name, firm=firm) for name, firm in new
    )
    record(actor, "change", activity.ref, changes={"listed": len(new)})
    return len(new)


@transaction.atomic
def certify(
    activity: Activity, hours: int | None, signer_title: str, signer_name: str, *, actor: Reader
) -> int:
    """Give everybody on the list who has none a certificate; how many."""
    waiting = list(attendees_of(activity).filter(certificate=None))
    if not waiting:
        raise Refused("名冊上沒有待核發的人，請先登錄出席者")
    signers = (Signer(signer_title, signer_name),)
    for one in waiting:
        one.certificate = _certificate(one, hours, signers, actor)
    Attendee.objects.bulk_update(waiting, ["certificate"])
    return len(waiting)


@transaction.atomic
def correct_attendee(attendee: Attendee, name: str, firm: str, *, actor: Reader) -> None:
    """Name somebody rightly; a certificate that was given is replaced by one with a new number."""
    _refuse_identity(name, firm, "name")
    if (attendee.name, attendee.firm) == (name, firm):
        raise Refused("姓名及單位與名冊相同，沒有需要更正的內容", "name")
    if attendees_of(attendee.activity).filter(name=name, firm=firm).exists():
        raise Refused(f"「{name}」已在名冊上，請核對名單", "name")
    attendee.name, attendee.firm = name, firm
    former = attendee.certificate
    if former is not None:
        signers = [Signer(**told) for told in former.signers]
        hours = former.facts.get("hours")
        attendee.certificate = _certificate(attendee, hours, signers, actor, former)
    attendee.save()
    record(actor, "change", attendee.ref, changes={"replaced": former.ref if former else ""})


def _certificate(
    attendee: Attendee,
    hours: int | None,
    signers: Sequence[Signer],
    actor: Reader,
    former: Letter | None = None,
) -> Letter:
    activity = attendee.activity
    facts = {"name": attendee.name, "title": activity.title, "held_on": activity.held_on}
    more = {"firm": attendee.firm, "hours": hours, "former": former.number if former else ""}
    letter = draft_letter(
        attendee.ref,
        CERTIFICATE,
        {**facts, **{name: told for name, told in more.items() if told}},
        unit_mark=Unit.objects.get(code=UNIT).letter_mark,
        actor=actor,
        addressees=(Snapshot(name=attendee.name, on=actor.day),),
        replaces=former,
    )
    return issue(letter, on=actor.day, actor=actor, signers=signers)


def _refuse_identity(name: str, firm: str, field: str) -> None:
    if looks_like_person_id(name) or looks_like_person_id(firm):
        raise Refused("名冊疑似含身分證或居留證號，請移除後再送出", field)
