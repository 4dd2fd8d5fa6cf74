"""Notes in the margin: comments, and questions on a figure that must be answered before signing."""

from dataclasses import replace

from django.db import transaction

from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.reports.bindings import Binding, Bound, DirectionWord, Target
from laozheng.kernel.reports.models import NOTE_KINDS, SectionNote, Volume
from laozheng.kernel.reports.narrative import NarrativeError, parse
from laozheng.kernel.reports.permissions import check
from laozheng.kernel.reports.queries import notes_of
from laozheng.kernel.reports.refusals import TextRefused

__all__ = ["answer_note", "notes_of", "resolve_note", "write_note"]


def write_note(
    volume: Volume,
    section: str,
    text: str,
    *,
    actor: Actor,
    kind: str = "comment",
    binding: str = "",
) -> SectionNote:
    """Add a comment, or a question on the figure of a ``binding`` (with or without its braces)."""
    if kind not in NOTE_KINDS:
        raise ValueError(f"unknown kind of note {kind!r}")
    if not text.strip():
        raise TextRefused("意見沒有內容，請寫上文字再送出。")
    check(actor, "ask" if kind == "question" else "note", volume, section)
    if not volume.sections.filter(section=section).exists():
        raise TextRefused(f"本書沒有「{section}」這一節，請由大綱選擇章節。")
    with transaction.atomic():
        note = SectionNote.objects.create(
            volume=volume,
            section=section,
            kind=kind,
            text=text.strip(),
            measure=_measure_of(binding),
            binding=binding,
            author_ref=actor.ref,
            written_at=actor.at,
        )
        record(actor, "create", note.ref, changes={"kind": kind, "section": section})
    return note


def answer_note(note: SectionNote, text: str, *, actor: Actor) -> SectionNote:
    """Answer a note; not the one who asked."""
    if not text.strip():
        raise TextRefused("答復沒有內容，請寫上文字再送出。")
    absent = check(actor, "answer", note.volume, note.section)
    if note.author_ref == actor.ref:
        raise TextRefused("提問人不能答復自己的問題；不需要答復時請由提問人撤回。")
    return _settled(note, replace(actor, on_behalf_of=absent or actor.on_behalf_of), answer=text)


def resolve_note(note: SectionNote, *, actor: Actor) -> SectionNote:
    """Close a note without an answer: the one who wrote it takes it back, or its section acts."""
    if note.author_ref != actor.ref:
        if note.kind == "question":
            raise TextRefused("問題要由提問人撤回，或由主辦單位答復。")
        check(actor, "decide", note.volume, note.section)
    return _settled(note, actor, answer="")


def _settled(note: SectionNote, actor: Actor, *, answer: str) -> SectionNote:
    with transaction.atomic():
        note = SectionNote.objects.select_for_update().get(pk=note.pk)
        if not note.is_open:
            raise TextRefused("這則意見已經處理過，不必再處理。")
        if answer:
            note.answer = answer.strip()
            note.answered_by_ref, note.answered_at = actor.ref, actor.at
        note.resolved_by_ref, note.resolved_at = actor.ref, actor.at
        note.save()
        record(actor, "change", note.ref, changes={"answer": note.answer})
    return note


def _measure_of(binding: str) -> str:
    """The measure of a binding's text; "" when it names none."""
    if not binding.strip():
        return ""
    text = binding if "{{" in binding else f"{{{{{binding}}}}}"
    try:
        tokens = parse(text)
    except NarrativeError as error:
        raise TextRefused(f"看不懂所問的數字：{error}") from None
    return next((_measure(token) for token in tokens if not isinstance(token, str)), "")


def _measure(token: Binding) -> str:
    if isinstance(token, DirectionWord | Target):
        return token.of.measure
    return token.measure if isinstance(token, Bound) else ""
