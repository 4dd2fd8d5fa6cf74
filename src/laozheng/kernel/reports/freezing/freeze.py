"""Freeze a book: its tree, its figures with the rows behind them, its files; then publish it.

What was frozen is never changed. A later correction is a restatement (`restate`).
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases.catalogue import parameter_files
from laozheng.kernel.documents.files import write_content
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.evidence import pack, rows_of
from laozheng.kernel.measures.figures import Figure, Request, RowRef, dims_key
from laozheng.kernel.measures.models import Vintage, VintageRows
from laozheng.kernel.measures.vintages import frozen
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.freezing.agreement import current_vintages
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.gate import (
    Hurdle,
    accepted,
    disagreement_hurdles,
    gate,
    printing_small_cells,
)
from laozheng.kernel.reports.freezing.rebuild import freeze_of, seal_of, suffixes
from laozheng.kernel.reports.freezing.small_cells import protected, request_of
from laozheng.kernel.reports.models import Acceptance, Freeze, FrozenFigure, FrozenFile
from laozheng.kernel.reports.permissions import check
from laozheng.kernel.reports.queries import volume_of
from laozheng.kernel.reports.render import render_book
from laozheng.kernel.reports.volumes import advance

SHOWN = 5


@dataclass(frozen=True)
class Draft:
    """A book ready to be frozen: the tree as it will be given out, its figures and the hurdles."""

    kind: BookKind
    document: Document
    figures: tuple[tuple[Vintage, str, Sequence[RowRef]], ...]
    hurdles: tuple[Hurdle, ...]


@in_language_of_record
def prepare(
    kind: BookKind,
    period: Period,
    *,
    actor: Reader,
    cut_off: date | None = None,
    as_of: date | None = None,
    accept: Mapping[str, str] | None = None,
) -> Draft:
    """Compile the book and list what stands against freezing it; nothing is saved.

    Small counts are hidden, unless a reason is given for printing them (``SMALL_CELLS``).
    """
    day = as_of or actor.day
    compiled = compile_book(kind, period, cut_off=cut_off, as_of=day, reader=actor)
    document, hiding = protected(compiled, given_out(compiled))
    choice = printing_small_cells(len(hiding.figures), accept or {})
    hidden = hiding.figures
    if any(one.reason for one in choice):
        document, hidden = compiled, frozenset()
    kept = tuple(_kept(compiled, kind, hidden))
    own = [vintage for vintage, _section, _rows in kept]
    hurdles = (*gate(kind, period, compiled, own, accept), *choice)
    return Draft(kind, document, kept, hurdles)


def _kept(
    compiled: Document, kind: BookKind, hidden: Collection[Request]
) -> Iterator[tuple[Vintage, str, Sequence[RowRef]]]:
    """Each figure once, as it will be kept, with its first section and the rows behind it."""
    sections: dict[Request, str] = {}
    figures: dict[Request, Figure] = {}
    for chapter, value in compiled.figures():
        request = request_of(value.figure)
        sections.setdefault(request, chapter.key)
        figures.setdefault(request, value.figure)
    rows = rows_of(figures, cut_off=compiled.cut_off, as_of=compiled.as_of)
    for request, figure in figures.items():
        flags = "suppressed" if request in hidden else ""
        period = compiled.period.code
        vintage = frozen(figure, kind.code, rows[request], period=period, flags=flags)
        yield vintage, sections[request], rows[request]


@in_language_of_record
def freeze(
    kind: BookKind,
    period: Period,
    *,
    actor: Reader,
    cut_off: date | None = None,
    as_of: date | None = None,
    accept: Mapping[str, str] | None = None,
) -> Freeze:
    """Freeze the book, or refuse with what stands against it."""
    if freeze_of(kind.code, period) is not None:
        raise FreezeRefused(
            f"《{kind.title_for(period)}》已經定稿，不能再定稿一次；之後的更正請以重編提出"
        )
    check(actor, "freeze", volume_of(kind.code, period))
    draft = prepare(kind, period, actor=actor, cut_off=cut_off, as_of=as_of, accept=accept)
    refuse_open(draft.hurdles, f"《{draft.document.title}》不能定稿")
    # Rendered before the transaction: a PDF takes longer than a write lock may be held.
    files = {suffix: render_book(draft.document, suffix) for suffix in suffixes()}
    with transaction.atomic():
        return _save(draft, files, actor)


def publish(
    kind: BookKind,
    period: Period,
    *,
    actor: Reader,
    accept: Mapping[str, str] | None = None,
) -> Freeze:
    """Give a frozen book out, unless another book now says otherwise without a reason."""
    check(actor, "publish", volume_of(kind.code, period))
    held = freeze_of(kind.code, period)
    if held is None:
        raise FreezeRefused(f"《{kind.title_for(period)}》尚未定稿，請先定稿再公布")
    if held.published_at:
        raise FreezeRefused(f"《{kind.title_for(period)}》已經公布，不必再公布一次")
    wanted = accept or {}
    hurdles = [
        accepted(hurdle, wanted)
        for hurdle in disagreement_hurdles(kind.code, period, current_vintages(kind.code, period))
    ]
    refuse_open(hurdles, f"《{kind.title_for(period)}》不能公布")
    with transaction.atomic():
        _accept(hurdles, held, actor)
        held.published_at, held.published_by_ref = actor.at, actor.ref
        held.save(update_fields=["published_at", "published_by_ref"])
        record(actor, "change", held.ref, changes={"state": "published"})
        if volume := volume_of(kind.code, period):
            advance(volume, "published", actor=actor)
    return held


def given_out(document: Document) -> dict[Request, int]:
    """What earlier books showed of the sensitive counts of this one, the last word of each."""
    known = measures()
    sensitive = {code for code, definition in known.items() if definition.suppress_below}
    found: dict[Request, int] = {}
    for _chapter, value in document.figures():
        figure = value.figure
        if figure.measure not in sensitive:
            continue
        said = Vintage.objects.filter(
            measure=figure.measure,
            dims=dims_key(dict(figure.dims)),
            period_start=figure.period.start,
            period_end=figure.period.end,
            source_document="",
        )
        last = said.exclude(value="").order_by("-id").first()
        if last and "suppressed" not in last.flags.split() and last.value.isdecimal():
            found[request_of(figure)] = int(last.value)
    return found


def refuse_open(hurdles: Sequence[Hurdle], what: str) -> None:
    """Raise FreezeRefused with what is open: stops first, then warnings without a reason."""
    stops = [h for h in hurdles if h.weight == "stop"]
    waiting = [h for h in hurdles if h.is_open and h.weight == "warning"]
    if not (stops or waiting):
        return
    shown = "；".join(hurdle.text.rstrip("。") for hurdle in (*stops, *waiting)[:SHOWN])
    more = len(stops) + len(waiting) - SHOWN
    advice = "請先處理必須處理者" if stops else "請處理，或逐項寫明可以接受的理由"
    kinds = () if stops else tuple(dict.fromkeys(hurdle.kind for hurdle in waiting))
    raise FreezeRefused(
        f"{what}：必須處理{len(stops)}項、待說明{len(waiting)}項。{shown}"
        f"{f'……另有{more}項' if more > 0 else ''}。{advice}",
        kinds,
    )


def law_hash() -> str:
    """A hash of all dated law in force here, so that a frozen book names what it was made with."""
    digest = sha256()
    for path in sorted(parameter_files(), key=lambda path: path.as_posix()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _save(draft: Draft, files: Mapping[str, bytes], actor: Reader) -> Freeze:
    document, kind = draft.document, draft.kind
    snapshot = json.dumps(document.to_dict(), ensure_ascii=False, sort_keys=True)
    held = Freeze.objects.create(
        book=kind.code,
        period=document.period.code,
        cut_off=document.cut_off,
        as_of=document.as_of,
        snapshot=snapshot,
        snapshot_sha256=sha256(snapshot.encode()).hexdigest(),
        law_hash=law_hash(),
        frozen_at=actor.at,
        frozen_by_ref=actor.ref,
    )
    for position, (vintage, section, rows) in enumerate(draft.figures, start=1):
        vintage.recorded_at = actor.at
        vintage.save()
        VintageRows.objects.create(vintage=vintage, packed=pack(rows))
        FrozenFigure.objects.create(
            freeze=held, vintage=vintage, position=position, section=section
        )
    for suffix, content in files.items():
        digest = sha256(content).hexdigest()
        write_content(content, digest, sealed=False)
        FrozenFile.objects.create(freeze=held, suffix=suffix, sha256=digest, size=len(content))
    _accept(draft.hurdles, held, actor)
    held.seal = seal_of(held)
    held.save(update_fields=["seal"])
    facts = {
        "book": held.book,
        "period": held.period,
        "snapshot": held.snapshot_sha256,
        "files": {file.suffix: file.sha256 for file in held.files.all()},
        "figures": len(draft.figures),
        "accepted": held.acceptances.count(),
    }
    record(actor, "create", held.ref, changes=facts)
    if volume := volume_of(held.book, document.period):
        advance(volume, "frozen", actor=actor)
    return held


def _accept(hurdles: Sequence[Hurdle], held: Freeze, actor: Reader) -> None:
    Acceptance.objects.bulk_create(
        Acceptance(
            book=held.book,
            period=held.period,
            kind=hurdle.kind,
            key=hurdle.key,
            text=hurdle.text,
            cause=hurdle.cause,
            reason=hurdle.reason,
            accepted_by_ref=actor.ref,
            accepted_at=actor.at,
            freeze=held,
        )
        for hurdle in hurdles
        if hurdle.reason
    )
