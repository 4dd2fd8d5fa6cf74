"""Own a correction of a frozen book: propose, approve by another person, or decline with a reason.

Approving makes new vintages beside the old ones, each with the restatement that leads from one to
the other. The frozen book stays as it is; the next book of its kind carries the note.
"""

from collections.abc import Sequence
from fractions import Fraction

from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import Employment
from laozheng.kernel.accounts.reader import Reader, system_reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.evidence import pack, seal_of
from laozheng.kernel.measures.figures import scale_of
from laozheng.kernel.measures.history import book_of
from laozheng.kernel.measures.models import REASONS, Restatement, Vintage, VintageRows
from laozheng.kernel.measures.vintages import definition_hash, row_digest
from laozheng.kernel.reports.freezing.agreement import current_vintages
from laozheng.kernel.reports.freezing.candidates import (
    Candidate,
    CandidateFigure,
    summary,
)
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.wording import REASON_WORDS
from laozheng.kernel.reports.models import Freeze, Proposal
from laozheng.kernel.reports.queries import volume_of
from laozheng.kernel.reports.volumes import STEPS, advance

# Who finds a candidate that nobody proposed by hand.
FOUND_BY = "system:candidates"


def propose(
    held: Freeze, candidate: Candidate, *, actor: Reader, reason: str = "", note: str = ""
) -> Proposal:
    """Put a candidate forward for approval by somebody else."""
    _refuse_strange(reason or candidate.reason)
    if not _may_propose(actor):
        raise FreezeRefused("只有局內同仁可以提出重編，請先登入")
    with transaction.atomic():
        if _waiting(held, candidate.cause) is not None:
            raise FreezeRefused(f"「{candidate.cause}」已經提出，請待他人核定")
        proposal = _proposal(held, candidate, actor.ref, actor, reason, note)
        record(actor, "create", _ref(proposal), changes={"cause": candidate.cause})
    return proposal


def approve(
    held: Freeze, candidate: Candidate, *, actor: Reader, reason: str = "", note: str = ""
) -> list[Restatement]:
    """Approve a candidate: new vintages and the restatements that lead to them.

    Refused to the person who proposed it. A candidate that the comparison found and nobody
    proposed counts as proposed by the comparison.
    """
    _refuse_strange(reason or candidate.reason)
    if not _may_approve(actor):
        raise FreezeRefused("重編由主管核定，請送主管辦理")
    with transaction.atomic():
        Freeze.objects.select_for_update().get(pk=held.pk)
        proposal = _waiting(held, candidate.cause)
        if proposal is None:
            proposal = _proposal(held, candidate, FOUND_BY, actor, reason, note)
        if proposal.proposed_by_ref == actor.ref:
            raise FreezeRefused("提出的人不能核定自己提出的更正，請由他人核定")
        _refuse_outdated(held, candidate)
        proposal.reason, proposal.note = reason or proposal.reason, note or proposal.note
        proposal.state, proposal.figures = "approved", summary(candidate)
        proposal.decided_by_ref, proposal.decided_at = actor.ref, actor.at
        proposal.save()
        made = [_restated(held, figure, proposal, actor) for figure in candidate.figures]
        changes = {"cause": candidate.cause, "reason": proposal.reason, "figures": len(made)}
        record(actor, "sign", _ref(proposal), changes=changes, reason=proposal.note)
        _mark_volume(held, actor)
    return made


def decline(held: Freeze, candidate: Candidate, *, actor: Reader, note: str) -> Proposal:
    """Leave the frozen value as it is, with a reason, until the records change again."""
    if not note.strip():
        raise FreezeRefused("不予更正須說明理由，請填寫說明")
    if not _may_approve(actor):
        raise FreezeRefused("是否重編由主管決定，請送主管辦理")
    with transaction.atomic():
        proposal = _waiting(held, candidate.cause)
        if proposal is None:
            proposal = _proposal(held, candidate, FOUND_BY, actor, "", note)
        proposal.state, proposal.note, proposal.figures = "declined", note, summary(candidate)
        proposal.decided_by_ref, proposal.decided_at = actor.ref, actor.at
        proposal.save()
        record(actor, "change", _ref(proposal), changes={"state": "declined"}, reason=note)
    return proposal


def _mark_volume(held: Freeze, actor: Reader) -> None:
    """The volume says that it was restated, whoever of the bureau approved it."""
    volume = volume_of(held.book, Period.parse(held.period))
    if volume is not None and "restated" in STEPS[volume.state]:
        advance(volume, "restated", actor=system_reader("restatement", actor.at))


def _may_propose(actor: Reader) -> bool:
    return actor.is_system or actor.is_staff


def _may_approve(actor: Reader) -> bool:
    return actor.is_system or bool(actor.supervised)


def _restated(
    held: Freeze, figure: CandidateFigure, proposal: Proposal, actor: Reader
) -> Restatement:
    """One new vintage, and the restatement from the one that stood."""
    old, definition = figure.vintage, measures()[figure.vintage.measure]
    new = Vintage(
        measure=old.measure,
        dims=old.dims,
        period_start=old.period_start,
        period_end=old.period_end,
        value=_text(figure.new, old.unit),
        unit=old.unit,
        cut_off=old.cut_off,
        as_of=actor.day,
        definition_hash=definition_hash(definition),
        row_digest=row_digest(figure.after),
        book=old.book,
        book_period=old.book_period,
        flags=_flags(old, figure.new, definition.suppress_below),
        recorded_at=actor.at,
    )
    new.seal = seal_of(new)
    new.save()
    VintageRows.objects.create(vintage=new, packed=pack(figure.after))
    return Restatement.objects.create(
        old=old,
        new=new,
        reason=proposal.reason,
        note=proposal.note,
        cause=proposal.cause,
        proposer=proposal.proposed_by_ref,
        approver=actor.ref,
        unit=unit_of(actor),
        approved_at=actor.at,
        books=_books(old),
    )


def _flags(old: Vintage, new: Fraction | None, below: int) -> str:
    """A value that was hidden stays so; one that became or moved by a small count is hidden."""
    before = Fraction(old.value) if old.value and "/" not in old.value else None
    small = [new, abs(new - before) if before is not None else None] if new is not None else []
    if "suppressed" in old.flags.split() or any(n is not None and 0 < n < below for n in small):
        return "suppressed"
    return ""


def _books(old: Vintage) -> str:
    """The books that printed the old value."""
    same = Vintage.objects.filter(
        measure=old.measure,
        dims=old.dims,
        period_start=old.period_start,
        period_end=old.period_end,
        value=old.value,
        source_document="",
    )
    return " ".join(dict.fromkeys(book_of(v).replace(" ", ":") for v in same.order_by("id")))


def unit_of(actor: Reader) -> str:
    """The unit in which a person works on that day, by name; empty for a program."""
    number = actor.ref.removeprefix("staff:")
    rows = Employment.objects.filter(staff__number=number, valid_from__lte=actor.day)
    found = rows.select_related("unit").order_by("-valid_from").first()
    return str(found.unit) if found else ""


def _text(value: Fraction | None, unit: str) -> str:
    if value is None:
        return ""
    plain = value.denominator == 1 and scale_of(unit) == 1
    return str(value.numerator) if plain else f"{value.numerator}/{value.denominator}"


def _proposal(
    held: Freeze, candidate: Candidate, by: str, actor: Reader, reason: str, note: str
) -> Proposal:
    return Proposal.objects.create(
        freeze=held,
        cause=candidate.cause,
        reason=reason or candidate.reason,
        note=note,
        proposed_by_ref=by,
        proposed_at=actor.at,
        figures=summary(candidate),
    )


def _waiting(held: Freeze, cause: str) -> Proposal | None:
    return held.proposals.filter(cause=cause, state="proposed").order_by("-id").first()


def _refuse_outdated(held: Freeze, candidate: Candidate) -> None:
    """Another approval may have moved a figure since the candidates were listed."""
    standing = {v.pk for v in current_vintages(held.book, Period.parse(held.period))}
    if any(figure.vintage.pk not in standing for figure in candidate.figures):
        raise FreezeRefused(f"「{candidate.cause}」的數字已有新的重編，請重新列出後再核定")


def _refuse_strange(reason: str) -> None:
    if reason not in REASONS:
        known: Sequence[str] = [f"{code}（{REASON_WORDS[code]}）" for code in REASONS]
        raise FreezeRefused(f"沒有「{reason}」這種重編原因，可用的有：{'、'.join(known)}")


def _ref(proposal: Proposal) -> str:
    return f"reports.proposal:{proposal.pk}"
