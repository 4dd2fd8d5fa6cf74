"""A new year's texts from last year's: bindings stay, doubtful sentences are marked for the owner.

A carried text is nobody's work until its unit has confirmed or rewritten it. A mark stays until
its owner decides, or its sentence has gone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.measures.figures import Request, dims_of
from laozheng.kernel.measures.models import Restatement
from laozheng.kernel.reports import catalogue
from laozheng.kernel.reports.compile import manuscript_of, sources_for
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.manuscript import written_sections
from laozheng.kernel.reports.marks import FoundMark, TwoYears, marks_of
from laozheng.kernel.reports.models import DECISIONS, SectionMark, SectionText, Volume
from laozheng.kernel.reports.permissions import check
from laozheng.kernel.reports.queries import latest_version, latest_versions
from laozheng.kernel.reports.refusals import TextRefused

__all__ = ["Carried", "carried_from", "refresh_marks", "resolve_mark", "save_carried"]


@dataclass(frozen=True)
class Carried:
    """Texts to begin a volume with, by key, and the marks on them with their section."""

    source: Period
    texts: Mapping[str, str]
    marks: tuple[tuple[str, FoundMark], ...]


@in_language_of_record
def carried_from(
    source: Period, kind: BookKind, period: Period, *, day: date, edition: str = ""
) -> Carried:
    """The texts of another period for the book of this one, with marks; nothing is saved.

    Sections that said 無 get the shipped text. The figures are refreshed on the way, so that no
    transaction may be open.
    """
    texts = _texts_of(kind, period, edition, source)
    own = latest_versions(kind.code, period)
    texts = {key: text for key, text in texts.items() if key not in own}
    found = _found(kind, period, edition, source, texts, day)
    return Carried(source, texts, tuple(found))


def save_carried(volume: Volume, carried: Carried, *, actor: Actor) -> None:
    """Make carried texts the first versions of their sections, in state ``empty``, with marks."""
    with transaction.atomic():
        SectionText.objects.bulk_create(
            SectionText(
                book=volume.book,
                period=volume.period,
                section=key,
                version=1,
                text=text,
                author_ref=actor.ref,
                written_at=actor.at,
                state="empty",
            )
            for key, text in carried.texts.items()
        )
        _save(volume, carried.marks, actor)
        changes = {
            "carried_from": carried.source.code,
            "texts": len(carried.texts),
            "marks": len(carried.marks),
        }
        record(actor, "create", f"{volume.ref}:texts", changes=changes)


@in_language_of_record
def refresh_marks(volume: Volume, *, actor: Actor) -> int:
    """Look at the texts once more with the figures of today; returns how many marks are new.

    What was decided stays decided; a mark whose reason has gone is closed.
    """
    if not volume.carried_from:
        return 0
    kind = catalogue.book(volume.book)
    source, period = Period.parse(volume.carried_from), Period.parse(volume.period)
    texts = {key: row.text for key, row in latest_versions(volume.book, period).items()}
    found = _found(kind, period, volume.edition, source, texts, actor.day)
    with transaction.atomic():
        known = {(row.section, row.kind, row.sentence): row for row in volume.marks.all()}
        new = [one for one in found if _place(*one) not in known]
        still = {_place(*one) for one in found}
        for place, row in known.items():
            if row.is_open and place not in still:
                _close(row, "changed", actor)
        _save(volume, new, actor)
    return len(new)


def resolve_mark(mark: SectionMark, *, actor: Actor, decision: str = "keep") -> SectionMark:
    """Decide on a marked sentence: keep it as it stands, or say that it was changed or dropped."""
    if decision not in DECISIONS:
        raise ValueError(f"unknown decision {decision!r}")
    absent = check(actor, "decide", mark.volume, mark.section)
    actor = replace(actor, on_behalf_of=absent or actor.on_behalf_of)
    with transaction.atomic():
        mark = SectionMark.objects.select_for_update().get(pk=mark.pk)
        if not mark.is_open:
            raise TextRefused("這句已經決定過，不必再決定。")
        _refuse_standing(mark, decision)
        _close(mark, decision, actor)
        record(actor, "change", mark.ref, changes={"decision": decision})
    return mark


def _refuse_standing(mark: SectionMark, decision: str) -> None:
    """Only a sentence that is gone can have been changed or dropped."""
    period = Period.parse(mark.volume.period)
    row = latest_version(mark.volume.book, period, mark.section)
    if decision != "keep" and row is not None and mark.sentence in row.text:
        raise TextRefused("這句還在文字裡，請先修改或刪除並儲存，或決定保留。")


def _close(mark: SectionMark, decision: str, actor: Actor) -> None:
    mark.decision, mark.resolved_by_ref, mark.resolved_at = decision, actor.ref, actor.at
    mark.save(update_fields=["decision", "resolved_by_ref", "resolved_at"])


def _texts_of(kind: BookKind, period: Period, edition: str, source: Period) -> dict[str, str]:
    """The texts of the other period for the sections of this one; else the shipped ones."""
    shipped = kind.in_edition(period, edition).text
    written = {key: row.text for key, row in latest_versions(kind.code, source).items()}
    found = {}
    for section in written_sections(kind.edition_for(period, edition).sections):
        if text := written.get(section.key) or shipped(section.key):
            found[section.key] = text
    return found


def _found(
    kind: BookKind,
    period: Period,
    edition: str,
    source: Period,
    texts: Mapping[str, str],
    day: date,
) -> list[tuple[str, FoundMark]]:
    """The marks of texts of installed lines, with the key of their section."""
    now = manuscript_of(kind, period, edition=edition)
    lines = {section.key: section.line for section in written_sections(now.sections)}
    told = {k: t for k, t in texts.items() if not lines.get(k) or lines[k] in now.lines}
    now = replace(now, texts=told, nil={})
    years = TwoYears(
        before=sources_for(now, source, cut_off=None, as_of=day),
        now=sources_for(now, period, cut_off=None, as_of=day),
        restated=_restated(kind.code, source),
    )
    return [(key, mark) for key, text in told.items() for mark in marks_of(text, years)]


def _restated(book: str, source: Period) -> frozenset[Request]:
    """The figures of the other period's book that were restated after it was frozen."""
    rows = Restatement.objects.filter(old__book=book, old__book_period=source.code)
    return frozenset(
        Request(
            row.old.measure,
            tuple(dims_of(row.old.dims).items()),
            Period(row.old.period_start, row.old.period_end),
        )
        for row in rows.exclude(approver="").select_related("old")
        if row.old.period_start and row.old.period_end
    )


def _save(volume: Volume, found: Iterable[tuple[str, FoundMark]], actor: Actor) -> None:
    SectionMark.objects.bulk_create(
        SectionMark(
            volume=volume,
            section=key,
            kind=mark.kind,
            sentence=mark.sentence,
            why=mark.why,
            made_at=actor.at,
        )
        for key, mark in found
    )


def _place(key: str, mark: FoundMark) -> tuple[str, str, str]:
    return key, mark.kind, mark.sentence
