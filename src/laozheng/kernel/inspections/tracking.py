"""What waits after a decision: its service, the answer to an appeal, the money, its publication.

Each list is one query over all lines that the reader may see; a page of it takes a few more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, FilteredRelation, Min, OuterRef, Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Deadline
from laozheng.kernel.inspections.models import Disposition, DispositionEvent
from laozheng.kernel.inspections.publication import on_a_list
from laozheng.kernel.inspections.queries import as_fine, history_of, paid_twd, with_history
from laozheng.kernel.inspections.rules import as_it_stands

APPEAL_TERMS = ("answer", "appeal_decision", "suit")
# How far the collection of a fine has come, the latest last.
STAGES: Mapping[str, str] = {
    "running": "繳納期限內",
    "overdue": "已逾期，尚未催繳",
    "reminded": "已催繳",
    "enforcement_sent": "已移送行政執行",
}


def to_serve(reader: Reader) -> "QuerySet[Disposition]":
    """Decisions that have not reached the party, the oldest first."""
    found = _seen(reader).filter(case__state="issued")
    return found.order_by("disposed_on", "pk")


def under_appeal(reader: Reader) -> "QuerySet[Disposition]":
    """Decisions under an appeal or a suit, or that may still be sued, by ``due_on``: due first."""
    open_terms = Q(case__deadlines__rule__in=APPEAL_TERMS, case__deadlines__state="open")
    running = Deadline.objects.filter(case=OuterRef("case"), rule__in=APPEAL_TERMS, state="open")
    found = _seen(reader).filter(Q(case__state="appealed") | Q(Exists(running)))
    found = found.annotate(due_on=Min("case__deadlines__due_on", filter=open_terms))
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


def unpaid(reader: Reader, day: date, stage: str = "") -> "QuerySet[Disposition]":
    """Served fines that are not paid whole, by ``due_on``; ``stage`` is a code of ``STAGES``."""
    found = _with_term(_seen(reader).filter(kind="fine"), "payment")
    reminded, sent = _happened("reminded"), _happened("enforcement_sent")
    narrowed = {
        "running": Q(~reminded, ~sent, due_on__gte=day),
        "overdue": Q(~reminded, ~sent, due_on__lt=day),
        "reminded": Q(reminded, ~sent),
        "enforcement_sent": Q(sent),
    }
    return found.filter(narrowed[stage]) if stage else found


def to_publish(reader: Reader) -> "QuerySet[Disposition]":
    """Served decisions that the law puts on the public list and that are not there yet."""
    return _with_term(_seen(reader).filter(on_a_list()), "publication")


@dataclass(frozen=True)
class Tracked:
    """A disposition with its terms by rule and what its events say as of a day.

    ``amount_twd`` is what is left of the fine, None when unknown.
    """

    disposition: Disposition
    terms: Mapping[str, Deadline]
    days: Mapping[str, date]
    amount_twd: int | None
    paid_twd: int
    installments: int

    @property
    def unpaid_twd(self) -> int | None:
        """What is still owed; None when the amount is unknown."""
        return None if self.amount_twd is None else max(0, self.amount_twd - self.paid_twd)


def tracked(dispositions: "QuerySet[Disposition]", day: date) -> list[Tracked]:
    """The rows of a page with all that it shows, in a constant number of queries."""
    rows = with_history(dispositions).prefetch_related("case__deadlines")
    return [_tracked(row, day) for row in rows]


def _tracked(disposition: Disposition, day: date) -> Tracked:
    decided = as_fine(disposition) if disposition.disposed_on else None
    standing = as_it_stands(decided, day) if decided else None
    history = history_of(disposition)
    return Tracked(
        disposition=disposition,
        terms={row.rule: row for row in disposition.case.deadlines.all()},
        days=_last_days(history),
        amount_twd=standing.amount_twd if standing else None,
        paid_twd=paid_twd(disposition),
        installments=sum(event.kind == "installment" for event in history),
    )


def _last_days(history: Iterable[DispositionEvent]) -> Mapping[str, date]:
    """The day on which each kind of event happened last."""
    return {event.kind: event.on for event in history}


def _seen(reader: Reader) -> "QuerySet[Disposition]":
    decided = Disposition.objects.filter(disposed_on__isnull=False)
    seen: QuerySet[Disposition] = visible(decided, reader)
    return seen


def _with_term(dispositions: "QuerySet[Disposition]", rule: str) -> "QuerySet[Disposition]":
    """Those in which a term runs, by its last day as ``due_on``."""
    running = Q(case__deadlines__rule=rule, case__deadlines__state="open")
    joined = dispositions.alias(term=FilteredRelation("case__deadlines", condition=running))
    found = joined.filter(term__isnull=False).annotate(due_on=F("term__due_on"))
    return found.order_by("due_on", "pk")


def _happened(kind: str) -> Exists:
    events = DispositionEvent.objects.filter(
        case=OuterRef("case"), kind=kind, superseded_by__isnull=True
    )
    return Exists(events)
