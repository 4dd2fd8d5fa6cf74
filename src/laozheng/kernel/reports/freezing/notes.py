"""The notes of restatement that a book carries: what earlier books of its kind said, corrected."""

from laozheng.base.periods import Period
from laozheng.kernel.measures.history import span_of
from laozheng.kernel.measures.models import Restatement
from laozheng.kernel.reports.catalogue import books
from laozheng.kernel.reports.document import RestatementNote
from laozheng.kernel.reports.freezing.small_cells import SIGN
from laozheng.kernel.reports.freezing.wording import REASON_WORDS, label_of, printed_value
from laozheng.kernel.reports.models import Freeze


def restatement_notes(book: str, period: Period) -> tuple[RestatementNote, ...]:
    """The notes that the book of this kind and period carries: what earlier books of it said.

    A correction is told once, by the first book that is frozen after it was approved.
    """
    rows = Restatement.objects.filter(old__book=book).exclude(approver="")
    told = [
        row
        for row in rows.select_related("old", "new").order_by("id")
        if Period.parse(row.old.book_period).end < period.start
        and not _told_before(row, book, period)
    ]
    return tuple(_note(row, book, period) for row in told)


def _told_before(row: Restatement, book: str, period: Period) -> bool:
    """Whether a book between the two was frozen after the approval and told it already."""
    approved = row.approved_at
    between = Freeze.objects.filter(book=book, frozen_at__gte=approved) if approved else []
    first = Period.parse(row.old.book_period)
    return any(first.end < Period.parse(held.period).start < period.start for held in between)


def _note(row: Restatement, book: str, period: Period) -> RestatementNote:
    kind = books().get(book)
    hidden = "suppressed" in row.old.flags.split() or "suppressed" in row.new.flags.split()
    reason = REASON_WORDS[row.reason]
    return RestatementNote(
        label=label_of(row.old.measure, row.old.dims),
        period=span_of(row.old),
        old=SIGN if hidden else printed_value(row.old),
        new=SIGN if hidden else printed_value(row.new),
        reason=f"{reason}：{row.note}" if row.note else reason,
        approver=row.unit or row.approver,
        since=kind.title_for(period) if kind else book,
    )
