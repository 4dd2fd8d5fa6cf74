"""What people without an account hand in: a new case, or something more on a case they follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from laozheng.kernel.accounts.codes import issue_code
from laozheng.kernel.accounts.reader import Reader, public_reader
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases.actions.attaching import attach_content
from laozheng.kernel.cases.actions.opening import open_case
from laozheng.kernel.cases.actions.performing import perform
from laozheng.kernel.cases.actions.staffing import name_supervisors
from laozheng.kernel.cases.actions.telling import tell_unit
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.public import CODE_DAYS, FILER, HANDED_IN, Addition, PublicFiling

ONLINE = "online"


@dataclass(frozen=True)
class Paper:
    """A file that was handed in: its name as brought, its content and what it is."""

    name: str
    content: bytes
    media_type: str


def written(name: str, text: str) -> Paper:
    """What was written in a form and has no column, as a document."""
    return Paper(name, text.encode(), "text/plain")


@dataclass(frozen=True)
class Receipt:
    """What the one who filed takes home; the code is known to nobody else."""

    case: Case
    code: str


@in_language_of_record
@transaction.atomic
def file_online(
    line: str,
    filing: PublicFiling,
    *,
    at: datetime,
    fields: Mapping[str, Any],
    given: Mapping[str, Any],
    papers: Sequence[Paper] = (),
) -> Receipt:
    """Open a case by the step that a filing names, with its papers; whole or not at all.

    ``fields`` are columns of the case, ``given`` what the step gets. Raises Refused.
    """
    actor = public_reader(at)
    case = open_case(
        f"{line}.{filing.kind}",
        filing.step,
        actor=actor,
        received_on=actor.day,
        intake=ONLINE,
        **fields,
        **given,
    )
    _attach(case, papers, actor)
    tell_unit(case, f"線上收件待辦：{filing.label}", actor)
    if case.level == "sealed":
        name_supervisors(case, actor.day, "線上收件待分案")
    return Receipt(case, issue_code(case.ref, FILER, actor=actor, days=CODE_DAYS))


@in_language_of_record
@transaction.atomic
def add_online(
    case: Case,
    addition: Addition,
    given: Mapping[str, Any],
    papers: Sequence[Paper] = (),
    *,
    holder: Reader,
) -> None:
    """Take in what the holder of a code brings later: by a step of the case if it names one.

    Without a step what was written becomes a document of the case. Raises Refused.
    """
    if case.state not in addition.states:
        state = kind_of(case.kind).state(case.state).label
        raise Refused(f"本件目前為「{state}」，不能再線上送出「{addition.label}」，請洽承辦單位")
    _attach(case, papers, holder)
    if addition.step:
        perform(case, addition.step, actor=holder, on=holder.day, at=holder.at, **given)
    else:
        text = "\n".join(str(value) for value in given.values())
        _attach(case, [written(addition.label, text)], holder)
    tell_unit(case, f"線上送件：{addition.label}", holder)


def _attach(case: Case, papers: Sequence[Paper], actor: Reader) -> None:
    for paper in papers:
        attach_content(
            case, paper.content, paper.media_type, paper.name, role=HANDED_IN, actor=actor
        )
