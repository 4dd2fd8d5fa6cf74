"""The sealed persons of a case, and who has looked, for those alone who are named on it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.queries import history_of
from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.kernel.cases.queries import handles
from laozheng.lines.equality.models import SealedPerson

READING = {"read": "閱覽", "break_glass": "緊急調閱"}
READS_SHOWN = 100


@dataclass(frozen=True)
class Read:
    """Who read a case, or one document of it, when and how; the reason of an emergency."""

    at: datetime
    who: str
    how: str
    document: str
    reason: str


def persons_of(case: Case, reader: Reader) -> list[SealedPerson]:
    """Complainant, respondent and witnesses of a case; nobody for whoever does not handle it."""
    if not handles(reader, case):
        return []
    return list(SealedPerson.objects.filter(case=case))


@dataclass(frozen=True)
class Kept:
    """A document of a case, and how often it was opened."""

    document: CaseDocument
    reads: int


def kept_of(case: Case, reader: Reader) -> list[Kept]:
    """What was brought to a case, oldest first; nothing for who does not handle it."""
    if not handles(reader, case):
        return []
    entries = history_of(case.ref).filter(verb="read").values_list("changes", flat=True)
    opened = Counter(changes["document"] for changes in entries if "document" in changes)
    brought = CaseDocument.objects.filter(case=case, file__isnull=False).order_by("added_on", "pk")
    return [Kept(document, opened[document.pk]) for document in brought]


def reads_of(case: Case, reader: Reader) -> list[Read]:
    """The last reads of a case and its documents, newest first; none for who does not handle it."""
    if not handles(reader, case):
        return []
    entries = history_of(case.ref).filter(verb__in=READING).order_by("-id")[:READS_SHOWN]
    names = {f"staff:{one.number}": one.name for one in Staff.objects.all()}
    labels = dict(CaseDocument.objects.filter(case=case).values_list("pk", "label"))
    return [
        Read(
            entry.at,
            names.get(entry.actor_ref, entry.actor_ref),
            READING[entry.verb],
            labels.get(entry.changes.get("document"), ""),
            entry.reason,
        )
        for entry in entries
    ]


def decided_by(case: Case) -> list[Fact]:
    """The day by which a sealed complaint is decided, without the act that says so."""
    term = case.deadlines.filter(rule="decide", state="open").first()
    return [Fact("預定完成日", term.due_on, "day")] if term is not None else []
