"""What stands beside a text: marks of carrying forward, questions and comments."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.elements import Text
from laozheng.interfaces.workspace.studio.section_desk import SectionDesk
from laozheng.interfaces.workspace.studio.words import NOTE_KINDS
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.reports.bindings import (
    Binding,
    Bound,
    Constant,
    DirectionWord,
    PeriodWord,
)
from laozheng.kernel.reports.marks import KINDS
from laozheng.kernel.reports.models import SectionMark, SectionNote
from laozheng.kernel.reports.narrative import NarrativeError, parse

DECISIONS: dict[str, Text] = {
    "keep": gettext_lazy("保留"),
    "changed": gettext_lazy("已修改"),
    "dropped": gettext_lazy("已刪除"),
}


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence with all that makes it doubtful; ``settled`` says who decided what.

    ``sentence`` stands so in the text, ``readable`` names its bindings in words.
    """

    keys: tuple[int, ...]
    sentence: str
    readable: str
    doubts: tuple[tuple[str, str], ...]
    settled: str

    @property
    def why(self) -> str:
        """All the doubts in one sentence."""
        return _("；").join(f"{label}：{why}" for label, why in self.doubts)


def marked_sentences(desk: SectionDesk) -> list[MarkedSentence]:
    """The marked sentences in the order of the text, those that wait first."""
    groups: dict[tuple[str, bool], list[SectionMark]] = {}
    for mark in desk.marks:
        groups.setdefault((mark.sentence, mark.is_open), []).append(mark)
    waiting = sorted(groups.items(), key=lambda item: not item[0][1])
    return [_sentence(marks, desk) for _key, marks in waiting]


def _sentence(marks: list[SectionMark], desk: SectionDesk) -> MarkedSentence:
    first = marks[0]
    settled = ""
    if not first.is_open:
        settled = _("%(who)s：%(decision)s") % {
            "who": desk.names.of(first.resolved_by_ref),
            "decision": DECISIONS.get(first.decision, first.decision),
        }
    return MarkedSentence(
        keys=tuple(mark.pk for mark in marks),
        sentence=first.sentence,
        readable=readable(first.sentence),
        doubts=tuple((_(KINDS.get(mark.kind, mark.kind)), mark.why) for mark in marks),
        settled=settled,
    )


def readable(sentence: str) -> str:
    """A sentence of source text with its bindings named in words instead of spelled."""
    try:
        tokens = parse(" ".join(sentence.split()))
    except NarrativeError:
        return sentence
    return "".join(token if isinstance(token, str) else _named(token) for token in tokens)


def _named(token: Binding) -> str:
    match token:
        case Bound():
            definition = measures().get(token.measure)
            return _("〔%(label)s〕") % {
                "label": _(definition.label) if definition else token.measure
            }
        case DirectionWord():
            return _("〔增減〕")
        case Constant():
            return token.text
        case PeriodWord():
            return _("〔期間〕")
        case _:
            return "〔…〕"


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
