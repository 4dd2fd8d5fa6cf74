"""For whom an agency may act: given when its power of attorney was looked at, ended by a day."""

from datetime import date, timedelta

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import Mandate
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor


def give_mandate(
    number: str, *, agent_ref: str, principal_ref: str, on: date, until: date | None, actor: Actor
) -> Mandate:
    """Let one party act for another from a day until before another."""
    given = Mandate(
        number=number,
        agent_ref=agent_ref,
        principal_ref=principal_ref,
        valid_from=on,
        valid_to=until,
    )
    given.save()
    record(actor, "create", f"mandate:{number}", changes={"agent": agent_ref, "of": principal_ref})
    return given


def end_mandate(number: str, *, on: date, actor: Actor) -> None:
    """The mandate of a number ends; a span holds at least a day."""
    given = Mandate.objects.get(number=number)
    first = given.valid_from or on
    given.valid_to = max(on, first + timedelta(days=1))
    given.save()
    record(actor, "change", f"mandate:{number}", changes={"ended_on": on})


def mandates_of(reader: Reader) -> list[Mandate]:
    """The mandates that a reader's party holds today, by number."""
    if not reader.party_ref:
        return []
    held = Mandate.objects.filter(holding(reader.day), agent_ref=reader.party_ref)
    return list(held.order_by("number"))
