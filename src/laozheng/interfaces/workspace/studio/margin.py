"""What stands beside a text: marks of carrying forward, questions and comments."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.elements import Text
from laozheng.interfaces.workspace.studio.section_desk import SectionDesk
from laozheng.interfaces.workspace.studio.words import NOTE_KINDS
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.reports.marks import KINDS
from laozheng.kernel.reports.models import SectionMark, SectionNote

DECISIONS: dict[str, Text] = {
    "keep": gettext_lazy("保留"),
    "changed": gettext_lazy("已修改"),
    "dropped": gettext_lazy("已刪除"),
}


@dataclass(frozen=True)
class ShownMark:
    """A mark for the page; ``settled`` says who decided what."""

    key: int
    sentence: str
    label: Text
    why: str
    settled: str
    tone: str = "warn"


def shown_marks(desk: SectionDesk) -> list[ShownMark]:
    """The marks, those that wait first."""
    rows = sorted(desk.marks, key=lambda row: (not row.is_open, row.pk))
    return [_mark(row, desk) for row in rows]


def _mark(row: SectionMark, desk: SectionDesk) -> ShownMark:
    settled = ""
    if not row.is_open:
        settled = _("%(who)s：%(decision)s") % {
            "who": desk.names.of(row.resolved_by_ref),
            "decision": DECISIONS.get(row.decision, row.decision),
        }
    label = _(KINDS.get(row.kind, row.kind))
    return ShownMark(row.pk, row.sentence, label, row.why, settled)


def shown_notes(desk: SectionDesk) -> list[dict[str, Any]]:
    """The notes in the margin with what the reader may do about each."""
    may_answer, may_decide = bool(desk.may("answer")), bool(desk.may("decide"))
    return [_note(row, desk, may_answer, may_decide) for row in desk.notes]


def _note(
    row: SectionNote, desk: SectionDesk, may_answer: bool, may_decide: bool
) -> dict[str, Any]:
    kind = NOTE_KINDS[row.kind]
    is_own = row.author_ref == desk.reader.ref
    is_closed = row.resolved_at is not None and not row.answer
    definition = measures().get(row.measure)
    return {
        "key": row.pk,
        "label": _("已結束") if is_closed else kind.label,
        "tone": kind.tone if row.is_open else "muted",
        "who": desk.names.of(row.author_ref),
        "at": row.written_at,
        "figure": _(definition.label) if definition else row.measure,
        "text": row.text,
        "answer": row.answer,
        "answered_by": desk.names.of(row.answered_by_ref),
        "answered_at": row.answered_at,
        "may_answer": row.is_open and row.kind == "question" and may_answer and not is_own,
        "may_resolve": row.is_open and (is_own or (row.kind != "question" and may_decide)),
    }


def open_questions(desk: SectionDesk) -> int:
    """How many questions keep the section from being signed."""
    return sum(row.kind == "question" and row.is_open for row in desk.notes)
