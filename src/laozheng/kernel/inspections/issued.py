"""A fine that was issued in the past, with what became of it, as the twin of a line knows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.cases.recorder import History, Step
from laozheng.kernel.inspections.building import addressee, article_row, disposition_from
from laozheng.kernel.inspections.lists.reading import DispositionRow, read_row
from laozheng.kernel.inspections.models import Publication
from laozheng.kernel.inspections.offices import Offices
from laozheng.kernel.inspections.sanctioning import FROM_VISIT
from laozheng.kernel.parties.models import Party

_UNTOLD = ("authority", "served_on", "responsible_person", "party_kind", "ubn", "descriptions",
           "appeal_state", "remark", "flags")  # fmt: skip


@dataclass(frozen=True)
class Issued:
    """A fine: the number of its document, who pays, why, how much in TWD, and its steps.

    The first step issues it; ``articles`` are citations divided by semicolons; ``visit`` is the
    inspection that led to it.
    """

    document_number: str
    firm: Party
    articles: str
    amount_twd: int
    steps: Sequence[Step]
    visit: Case | None = None

    def history(self, kind: str, known: Offices) -> History:
        """The history of its case; ``known`` tells by the number which office issued it."""
        issued_on = self.steps[0].on
        row = read_row(self._told(issued_on), known)
        return History(
            kind=kind,
            received_on=issued_on,
            intake="ex_officio",
            steps=self.steps,
            source_no=self.document_number,
            title=self.firm.display_name,
            build=partial(_rows, self.firm, row, self.visit),
        )

    def _told(self, issued_on: date) -> dict[str, Any]:
        announced = [step.on for step in self.steps if step.name == "announced"]
        return {
            **dict.fromkeys(_UNTOLD),
            "document_number": self.document_number,
            "party_name": self.firm.display_name,
            "kind": "fine",
            "disposed_on": issued_on,
            "announced_on": announced[0] if announced else None,
            "articles": self.articles,
            "fine_amount": self.amount_twd,
        }


def _rows(firm: Party, row: DispositionRow, visit: Case | None, case: Case) -> Iterator[Model]:
    disposition = disposition_from(row, case)
    disposition.party = firm
    yield disposition
    yield addressee(disposition, firm)
    if visit is not None:
        yield CaseLink(a=visit, b=case, kind=FROM_VISIT, on=case.received_on)
    for cited in row.articles.cited:
        yield article_row(disposition, cited)
    if row.announced_on is not None:
        yield Publication(
            entry_id=f"{case.number}-1", disposition=disposition, announced_on=row.announced_on
        )
