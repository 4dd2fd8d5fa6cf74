"""What came by the hotline 1955 and waits, by the day of the call back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import F, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.lines.migrants.models import Dispute, Verification
from laozheng.lines.migrants.queries.kinds import DISPUTE, VERIFICATION

HOTLINE = "hotline"
# What is taken up before everything else.
URGENT = frozenset({"harassment", "injury", "board_lodging"})


@dataclass(frozen=True)
class Call:
    """A matter of the hotline: its case with the day until which the worker is called back."""

    case: Case
    detail: Dispute | Verification

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be without safety, treatment or a bed."""
        return bool(URGENT & set(getattr(self.detail, "topics", ())))


def calls_for(reader: Reader) -> "QuerySet[Case]":
    """The open cases of the hotline that a reader may see, the first due first."""
    asked = Case.objects.filter(
        kind__in=(DISPUTE, VERIFICATION), intake=HOTLINE, closed_on__isnull=True
    )
    seen = visible(asked, reader).select_related("officer")
    return seen.order_by(F("due_on").asc(nulls_last=True), "received_on", "pk")


def calls(cases: Iterable[Case]) -> Iterator[Call]:
    """Some cases of the hotline with what was told; the same two queries for many as for one."""
    asked = list(cases)
    details: dict[int, Dispute | Verification] = {}
    for model in (Dispute, Verification):
        details |= {one.case_id: one for one in model._default_manager.filter(case__in=asked)}
    for case in asked:
        yield Call(case, details[case.pk])
