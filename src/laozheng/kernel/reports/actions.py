"""Writes on texts: a new version, the steps that it passes, and the log of a compiled file."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.markup import read_section
from laozheng.kernel.reports.models import Compilation, SectionText, Volume
from laozheng.kernel.reports.permissions import check
from laozheng.kernel.reports.queries import latest_version, marks, open_questions, volume_of
from laozheng.kernel.reports.refusals import NotAllowed, Overtaken, TextRefused

__all__ = [
    "NotAllowed", "Overtaken", "TextRefused", "log_compilation", "return_text", "review_text",
    "send_text", "sign_text", "write_nothing", "write_text",
]  # fmt: skip


def write_text(
    kind: BookKind,
    period: Period,
    section: str,
    text: str,
    *,
    actor: Actor,
    base: int | None = None,
) -> SectionText:
    """Add a version of a section's text; it begins as a draft, whatever the last one was.

    ``base`` is the version that the writer began with (0: none); Overtaken when there is a newer
    one. The same text again adds nothing, unless it was carried forward and is confirmed so.
    Raises MarkupError when the text cannot be read.
    """
    read_section(text)
    return _add(kind, period, section, text, "", actor, base)


def write_nothing(
    kind: BookKind,
    period: Period,
    section: str,
    reason: str,
    *,
    actor: Actor,
    base: int | None = None,
) -> SectionText:
    """Draft the statement that a unit has nothing to report (無), with its reason.

    It is reviewed and signed as a text is.
    """
    if not reason.strip():
        raise TextRefused("填報「無」要寫明理由，請補上理由。")
    return _add(kind, period, section, "", reason.strip(), actor, base)


def send_text(row: SectionText, *, actor: Actor) -> SectionText:
    """Hand a draft over for review; refused while marks of the carried text wait for a decision."""
    with transaction.atomic():
        row, actor = _taken_up(row, "send", actor)
        if row.state != "drafted":
            raise TextRefused("只有草稿可以送審；請先儲存文字。")
        _refuse_marks(row)
        row.sent_at, row.return_reason, row.returned_at = actor.at, "", None
        row.save(update_fields=["sent_at", "return_reason", "returned_at"])
        record(actor, "change", row.ref, changes={"sent_at": actor.at})
    return row


def review_text(row: SectionText, *, actor: Actor) -> SectionText:
    """Confirm a draft; not the writer himself."""
    with transaction.atomic():
        row, actor = _taken_up(row, "review", actor)
        _refuse_own(row, actor, "審核")
        if row.state == "empty":
            raise TextRefused("這是沿用的文字，主辦單位還沒有確認，請先由承辦人儲存確認。")
        if row.state != "drafted":
            raise TextRefused("這個版本已經審核過，不必再審。")
        row.state, row.reviewer_ref, row.reviewed_at = "reviewed", actor.ref, actor.at
        row.reviewed_for_ref = actor.on_behalf_of
        row.return_reason, row.returned_at = "", None
        row.save()
        record(actor, "change", row.ref, changes={"state": row.state})
    return row


def return_text(row: SectionText, reason: str, *, actor: Actor) -> SectionText:
    """Send a text back to its writer with a reason, whatever step it has reached.

    A signed text is reopened by it; a volume that was complete is open again.
    """
    if not reason.strip():
        raise TextRefused("退回要寫明理由，請補上理由。")
    with transaction.atomic():
        row, actor = _taken_up(row, "return", actor)
        if row.state == "empty":
            raise TextRefused("主辦單位還沒有撰寫本節，沒有可以退回的文字。")
        before, row.state = row.state, "drafted"
        row.sent_at = None
        row.return_reason, row.returned_by_ref, row.returned_at = reason, actor.ref, actor.at
        _forget_signature(row)
        row.save()
        changes = {"state": {"from": before, "to": row.state}}
        record(actor, "change", row.ref, changes=changes, reason=reason)
        _reopen_volume(row, actor)
    return row


def sign_text(
    row: SectionText, *, actor: Actor, values: Iterable[Mapping[str, Any]] = ()
) -> SectionText:
    """Sign a reviewed text; not the writer himself, and not while a question waits for an answer.

    ``values`` are its bound figures as of now (``signatures.values_at``), kept beside the hash of
    the text.
    """
    with transaction.atomic():
        row, actor = _taken_up(row, "sign", actor)
        _refuse_own(row, actor, "簽署")
        if row.state != "reviewed":
            raise TextRefused("這個版本還沒有審核或已經簽署，請先完成審核。")
        _refuse_questions(row)
        _refuse_marks(row)
        row.state, row.signer_ref, row.signed_at = "signed", actor.ref, actor.at
        row.signed_for_ref = actor.on_behalf_of
        row.signed_hash = text_hash(row)
        row.signed_values = list(values)
        row.save()
        record(actor, "sign", row.ref, changes={"state": row.state, "text": row.signed_hash})
    return row


def reopen_signed(row: SectionText, reason: str, *, actor: Actor) -> SectionText:
    """Set a signed text back to reviewed, because a figure of it moved after the signature."""
    with transaction.atomic():
        row = _latest(row)
        if row.state != "signed":
            raise TextRefused("這個版本沒有簽署，不必退回重簽。")
        row.state, row.return_reason = "reviewed", reason
        row.returned_by_ref, row.returned_at = actor.ref, actor.at
        _forget_signature(row, keep_values=True)
        row.save()
        record(actor, "change", row.ref, changes={"state": row.state}, reason=reason)
        _reopen_volume(row, actor)
    return row


def text_hash(row: SectionText) -> str:
    """The hash that a signature stands for: the text, or the reason of 無."""
    return sha256(f"{row.text}\0{row.nil_reason}".encode()).hexdigest()


def log_compilation(
    document: Document, file_type: str, sha256: str, *, actor: Actor
) -> Compilation:
    """Remember that a file of a book was written."""
    return Compilation.objects.create(
        book=document.kind.code,
        period=document.period.code,
        cut_off=document.cut_off,
        as_of=document.as_of,
        file_type=file_type,
        sha256=sha256,
        problem_count=len(document.problems),
        compiled_by_ref=actor.ref,
        compiled_at=actor.at,
    )


def _add(
    kind: BookKind,
    period: Period,
    section: str,
    text: str,
    nil_reason: str,
    actor: Actor,
    base: int | None,
) -> SectionText:
    volume = volume_of(kind.code, period)
    with transaction.atomic():
        absent = check(actor, "write", volume, section)
        actor = replace(actor, on_behalf_of=absent or actor.on_behalf_of)
        last = latest_version(kind.code, period, section)
        if last and (last.text, last.nil_reason) == (text, nil_reason) and last.state != "empty":
            return last
        if base is not None and last and last.version != base:
            raise Overtaken(
                f"這段文字在您編輯時已有第{last.version}版，您的文字還沒有儲存，請比對後再存一次。"
            )
        row = SectionText.objects.create(
            book=kind.code,
            period=period.code,
            section=section,
            version=last.version + 1 if last else 1,
            text=text,
            nil_reason=nil_reason,
            author_ref=actor.ref,
            written_at=actor.at,
        )
        record(actor, "create", row.ref, changes={"version": row.version})
        _settle_marks(volume, row, actor)
        _reopen_volume(row, actor)
    return row


def _taken_up(row: SectionText, verb: str, actor: Actor) -> tuple[SectionText, Actor]:
    """The latest version, locked, and the actor as who he acts."""
    volume = volume_of(row.book, Period.parse(row.period))
    row = _latest(row)
    if verb in ("review", "sign"):
        _refuse_own(row, actor, {"review": "審核", "sign": "簽署"}[verb])
    absent = check(actor, verb, volume, row.section)
    return row, replace(actor, on_behalf_of=absent or actor.on_behalf_of)


def _latest(row: SectionText) -> SectionText:
    """The row locked and read again; refused when a later version has been written meanwhile."""
    locked = SectionText.objects.select_for_update().get(pk=row.pk)
    later = SectionText.objects.filter(
        book=locked.book,
        period=locked.period,
        section=locked.section,
        version__gt=locked.version,
    )
    if later.exists():
        raise Overtaken("這段文字已有新的版本，請重新開啟後再處理。")
    return locked


def _refuse_own(row: SectionText, actor: Actor, deed: str) -> None:
    if row.author_ref in (actor.ref, actor.on_behalf_of):
        raise NotAllowed(f"撰寫人不能{deed}自己的文字，請交由他人{deed}。")


def _refuse_questions(row: SectionText) -> None:
    volume = volume_of(row.book, Period.parse(row.period))
    count = open_questions(volume).get(row.section, 0) if volume else 0
    if count:
        raise TextRefused(f"還有{count}個對數字的提問沒有答復，請答復後再簽署。")


def _refuse_marks(row: SectionText) -> None:
    volume = volume_of(row.book, Period.parse(row.period))
    count = len(marks(volume).get(row.section, ())) if volume else 0
    if count:
        raise TextRefused(f"沿用的文字還有{count}句待確認，請逐句決定保留、修改或刪除。")


def _settle_marks(volume: Volume | None, row: SectionText, actor: Actor) -> None:
    """A marked sentence that no longer stands in the text has been dealt with."""
    waiting = marks(volume).get(row.section, ()) if volume else ()
    for mark in waiting:
        if mark.sentence in row.text:
            continue
        mark.decision = "changed" if row.text else "dropped"
        mark.resolved_by_ref, mark.resolved_at = actor.ref, actor.at
        mark.save(update_fields=["decision", "resolved_by_ref", "resolved_at"])


def _forget_signature(row: SectionText, *, keep_values: bool = False) -> None:
    row.signer_ref, row.signed_for_ref, row.signed_hash, row.signed_at = "", "", "", None
    if not keep_values:
        row.signed_values = []


def _reopen_volume(row: SectionText, actor: Actor) -> None:
    """A volume is no longer complete once one of its texts is not signed."""
    volume = volume_of(row.book, Period.parse(row.period))
    if volume is None or volume.state not in ("complete", "cleared"):
        return
    changes = {"state": {"from": volume.state, "to": "open"}}
    volume.state = "open"
    volume.save(update_fields=["state"])
    record(actor, "change", volume.ref, changes=changes)
