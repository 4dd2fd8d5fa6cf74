"""Candidates for restatement: what the records say now against what a frozen book says, by cause.

Each figure is compared row by row with the rows that were frozen, or last restated. The rows of
every case that differs are exchanged alone, so that a candidate shows what its cause did, and
several causes on one figure add up.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.evidence import frozen_rows, rows_of
from laozheng.kernel.measures.figures import Figure, FigureSet, Request, RowRef, dims_of
from laozheng.kernel.measures.history import RecordedHistory, exact_of, span_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.vintages import definition_hash, row_digest
from laozheng.kernel.reports.freezing.agreement import current_vintages
from laozheng.kernel.reports.freezing.attribution import (
    RowDifference,
    differences,
    exchanged,
    revalued,
)
from laozheng.kernel.reports.freezing.causes import Cause, LaterEvent, causes_of
from laozheng.kernel.reports.freezing.wording import label_of, printed
from laozheng.kernel.reports.models import Freeze, Proposal

OPEN = "open"


@dataclass(frozen=True)
class CandidateFigure:
    """What one cause did to one figure: the value that stands, and the value with this cause.

    ``now`` is the value with all causes. ``after`` are the rows with this cause alone.
    """

    vintage: Vintage
    old: Fraction | None
    new: Fraction | None
    now: Fraction | None
    after: tuple[RowRef, ...]
    decimals: int

    @property
    def label(self) -> str:
        """The figure in words."""
        return label_of(self.vintage.measure, self.vintage.dims)

    @property
    def old_text(self) -> str:
        """The value that stands, as readers see it."""
        return printed(self.old, self.vintage.unit, self.decimals)

    @property
    def new_text(self) -> str:
        """The value with this cause, as readers see it."""
        return printed(self.new, self.vintage.unit, self.decimals)

    def as_dict(self) -> dict[str, Any]:
        """The figure as plain fields."""
        return {
            "measure": self.vintage.measure,
            "dims": dims_of(self.vintage.dims),
            "label": self.label,
            "period": span_of(self.vintage).code,
            "old": self.old_text,
            "new": self.new_text,
            "exact_old": str(self.old) if self.old is not None else None,
            "exact_new": str(self.new) if self.new is not None else None,
        }


@dataclass(frozen=True)
class Candidate:
    """One cause with the figures that it moved; ``number`` is its place in the list."""

    number: int
    cause: str
    reason: str
    cases: tuple[str, ...]
    events: tuple[LaterEvent, ...]
    figures: tuple[CandidateFigure, ...]
    state: str = OPEN
    proposal: Proposal | None = None

    def as_dict(self) -> dict[str, Any]:
        """The candidate as plain fields."""
        return {
            "number": self.number,
            "cause": self.cause,
            "reason": self.reason,
            "state": self.state,
            "cases": list(self.cases),
            "events": [
                {
                    "case": event.case,
                    "kind": event.kind,
                    "label": event.label,
                    "on": event.on.isoformat(),
                    "known_on": event.known_on.isoformat(),
                    "by": event.actor_ref,
                }
                for event in self.events
            ],
            "figures": [figure.as_dict() for figure in self.figures],
        }


def candidates(held: Freeze, *, as_of: date, cut_off: date | None = None) -> tuple[Candidate, ...]:
    """All differences of a frozen book from the records, grouped by cause.

    ``cut_off`` None compares at the book's own day; a later one also shows what happened since.
    """
    return with_states(held, compared(held, as_of=as_of, cut_off=cut_off))


def compared(held: Freeze, *, as_of: date, cut_off: date | None = None) -> list[Candidate]:
    """The candidates as the records give them, without what was decided about them."""
    day = cut_off or held.cut_off
    period = Period.parse(held.period)
    standing = [
        vintage
        for vintage in current_vintages(held.book, period)
        if vintage.measure in measures() and not _told_elsewhere(vintage, period)
    ]
    asked = {v: Request(v.measure, tuple(dims_of(v.dims).items()), span_of(v)) for v in standing}
    history = RecordedHistory(of_books=True)
    now = compute(asked.values(), cut_off=day, as_of=as_of, history=history)
    rows = rows_of(asked.values(), cut_off=day, as_of=as_of)
    moved = _Moved(now)
    for vintage, request in asked.items():
        moved.look_at(vintage, request, rows[request])
    causes = causes_of(held, moved.matters, day)
    found = [*moved.by_cause(causes), *moved.unexplained()]
    return [
        replace(one, number=number)
        for number, one in enumerate(sorted(found, key=lambda one: one.cause), start=1)
    ]


def with_states(held: Freeze, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with what was proposed and decided about them."""
    proposals = {row.cause: row for row in held.proposals.order_by("id")}
    return tuple(_with_state(one, proposals.get(one.cause)) for one in found)


def _told_elsewhere(vintage: Vintage, period: Period) -> bool:
    """Whether a figure of an earlier period is another book's, which restates it."""
    if span_of(vintage).end >= period.start:
        return False
    same = Vintage.objects.filter(
        measure=vintage.measure,
        dims=vintage.dims,
        period_start=vintage.period_start,
        period_end=vintage.period_end,
        source_document="",
    )
    return same.exclude(book=vintage.book, book_period=vintage.book_period).exists()


class _Moved:
    """Gathers the figures whose rows or values differ, and gives them out by cause."""

    def __init__(self, now: FigureSet) -> None:
        self._now = now
        self._definitions = measures()
        self._changed: list[tuple[Vintage, Figure, list[RowRef], list[RowDifference]]] = []
        self._others: dict[tuple[str, str], list[CandidateFigure]] = defaultdict(list)
        self.matters: dict[str, int | None] = {}

    def look_at(self, vintage: Vintage, request: Request, rows: Sequence[RowRef]) -> None:
        """Compare one figure with its rows; remember it when anything differs."""
        figure = self._now[request]
        definition = self._definitions[vintage.measure]
        if definition_hash(definition) != vintage.definition_hash:
            if self._value(figure) != old_value(vintage):
                self._others["definition_change", f"definition:{vintage.measure}"].append(
                    self._figure(vintage, figure, self._value(figure), rows)
                )
            return
        if row_digest(rows) == vintage.row_digest and self._value(figure) == old_value(vintage):
            return
        before = frozen_rows(vintage)
        differing = differences(before, rows)
        if differing and self._attributable(vintage, before, rows):
            self._changed.append((vintage, figure, before, differing))
            self.matters |= {one.ref: one.case_id for one in differing}
        elif self._value(figure) != old_value(vintage):
            key = f"figure:{vintage.measure}"
            self._others["correction", key].append(
                self._figure(vintage, figure, self._value(figure), rows)
            )

    def by_cause(self, causes: Mapping[str, Cause]) -> list[Candidate]:
        """One candidate per cause, with what it alone did to each figure."""
        figures: dict[str, list[CandidateFigure]] = defaultdict(list)
        by_key = {cause.key: cause for cause in causes.values()}
        for vintage, figure, before, differing in self._changed:
            groups: dict[str, list[RowDifference]] = defaultdict(list)
            for difference in differing:
                groups[causes[difference.ref].key].append(difference)
            for key, group in groups.items():
                after = exchanged(before, group)
                new = self._revalued(vintage, before, after)
                if new != old_value(vintage):
                    figures[key].append(self._figure(vintage, figure, new, after))
        return [
            Candidate(0, key, by_key[key].reason, by_key[key].cases, by_key[key].events, tuple(own))
            for key, own in figures.items()
        ]

    def unexplained(self) -> Iterable[Candidate]:
        """What no row explains: another definition, or another value to compare with."""
        for (reason, key), figures in self._others.items():
            yield Candidate(0, key, reason, (), (), tuple(figures))

    def _attributable(
        self, vintage: Vintage, before: Sequence[RowRef], rows: Sequence[RowRef]
    ) -> bool:
        return self._revalued(vintage, before, list(rows)) is not None

    def _revalued(
        self, vintage: Vintage, before: Sequence[RowRef], after: Sequence[RowRef]
    ) -> Fraction | None:
        return revalued(
            vintage.measure,
            dims_of(vintage.dims),
            old_value(vintage),
            before,
            after,
            self._definitions,
        )

    def _figure(
        self, vintage: Vintage, figure: Figure, new: Fraction | None, after: Sequence[RowRef]
    ) -> CandidateFigure:
        return CandidateFigure(
            vintage=vintage,
            old=old_value(vintage),
            new=new,
            now=self._value(figure),
            after=tuple(after),
            decimals=self._definitions[vintage.measure].decimals,
        )

    def _value(self, figure: Figure) -> Fraction | None:
        return None if figure.value is None else Fraction(figure.value)


def old_value(vintage: Vintage) -> Fraction | None:
    """The exact value that stands; None when the book printed none."""
    return exact_of(vintage) if vintage.value else None


def _with_state(candidate: Candidate, proposal: Proposal | None) -> Candidate:
    """An approved correction that is there again differs anew and is open."""
    if proposal is None or proposal.state == "approved":
        return candidate
    if proposal.state == "declined" and proposal.figures != summary(candidate):
        return candidate
    reason = proposal.reason or candidate.reason
    return replace(candidate, state=proposal.state, proposal=proposal, reason=reason)


def summary(candidate: Candidate) -> list[list[str]]:
    """What a proposal remembers of its figures: measure, dims, period, old and new."""
    return [
        [f.vintage.measure, f.vintage.dims, span_of(f.vintage).code, str(f.old), str(f.new)]
        for f in candidate.figures
    ]
