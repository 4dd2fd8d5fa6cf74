"""What a signature stood for: the figures of a text as they were, and those that moved since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import row_refs
from laozheng.kernel.measures.figures import Figure, Request, dims_key, dims_of
from laozheng.kernel.measures.vintages import definition_hash, exact_text
from laozheng.kernel.reports import catalogue
from laozheng.kernel.reports.actions import reopen_signed, sign_text
from laozheng.kernel.reports.compile import figures_for
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import values_of
from laozheng.kernel.reports.freezing.attribution import differences
from laozheng.kernel.reports.freezing.wording import label_of, printed
from laozheng.kernel.reports.models import SectionText, Volume
from laozheng.kernel.reports.preview import preview_section
from laozheng.kernel.reports.queries import latest_versions

SignedValue = Mapping[str, Any]


@dataclass(frozen=True)
class Move:
    """A figure of a signed text that is another one now; ``sentence`` tells which and why."""

    text: SectionText
    request: Request
    old: str
    new: str
    sentence: str


@in_language_of_record
def sign(row: SectionText, *, actor: Actor, cut_off: date | None = None) -> SectionText:
    """Sign a reviewed text together with its figures as of the day of signing."""
    kind, period = catalogue.book(row.book), Period.parse(row.period)
    values = values_at(kind, period, row, as_of=actor.day, cut_off=cut_off)
    return sign_text(row, actor=actor, values=values)


def values_at(
    kind: BookKind,
    period: Period,
    row: SectionText,
    *,
    as_of: date,
    cut_off: date | None = None,
) -> list[dict[str, Any]]:
    """The bound figures of a text, each once, as JSON values."""
    preview = preview_section(kind, period, row.section, row.text, as_of=as_of, cut_off=cut_off)
    figures = {_request(v.figure): v.figure for v in values_of(preview.chapter.blocks)}
    return [_kept(figure) for figure in figures.values()]


@in_language_of_record
def moved(volume: Volume, *, as_of: date, cut_off: date | None = None) -> tuple[Move, ...]:
    """The figures of signed texts that moved by more than the volume's tolerance."""
    kind, period = catalogue.book(volume.book), Period.parse(volume.period)
    signed = [
        row
        for row in latest_versions(volume.book, period).values()
        if row.state == "signed" and row.signed_values
    ]
    asked = {_asked(value): None for row in signed for value in row.signed_values}
    figures = figures_for(kind, period, list(asked), cut_off=cut_off, as_of=as_of)
    tolerance = Fraction(volume.tolerance) / 100
    return tuple(
        move for row in signed for move in _moves(row, figures, tolerance=tolerance, as_of=as_of)
    )


def reopen_moved(
    volume: Volume, *, actor: Actor, cut_off: date | None = None
) -> tuple[SectionText, ...]:
    """Set the signed texts whose figures moved back to reviewed, with what moved and why."""
    by_text: dict[int, list[Move]] = {}
    for move in moved(volume, as_of=actor.day, cut_off=cut_off):
        by_text.setdefault(move.text.pk, []).append(move)
    return tuple(
        reopen_signed(moves[0].text, "；".join(m.sentence for m in moves), actor=actor)
        for moves in by_text.values()
    )


def _moves(
    row: SectionText, figures: Mapping[Request, Figure], *, tolerance: Fraction, as_of: date
) -> Iterator[Move]:
    for value in row.signed_values:
        request = _asked(value)
        figure = figures.get(request)
        now = exact_text(figure) if figure else ""
        if now == value["value"] or _within(value["value"], now, tolerance):
            continue
        old, new = value["shown"], _shown(figure) if figure else "…"
        label = label_of(request.measure, dims_key(dict(request.dims)))
        why = _cause(request, value, figure, as_of)
        yield Move(row, request, old, new, f"{label}：{old} → {new}：{why}")


def _within(old: str, new: str, tolerance: Fraction) -> bool:
    if not (old and new and tolerance):
        return False
    before, now = Fraction(old), Fraction(new)
    return abs(now - before) <= abs(before) * tolerance


def _cause(request: Request, value: SignedValue, figure: Figure | None, as_of: date) -> str:
    """Why a figure moved, as far as its definition and its rows tell."""
    definition = measures().get(request.measure)
    if definition is None or figure is None:
        return "指標已不提供"
    if definition_hash(definition) != value["definition"]:
        return "指標的定義改了"
    cut_off, signed = figure.cut_off, date.fromisoformat(value["as_of"])
    before = row_refs(request, cut_off=cut_off, as_of=signed)
    after = row_refs(request, cut_off=cut_off, as_of=as_of)
    count = len(differences(before, after))
    if count:
        return f"簽署後補登或更正{count}件"
    return "所引的前期數值已重編" if figure.source != "records" else "紀錄有更動"


def _kept(figure: Figure) -> dict[str, Any]:
    definition = measures().get(figure.measure)
    return {
        "measure": figure.measure,
        "dims": dims_key(dict(figure.dims)),
        "start": figure.period.start.isoformat(),
        "end": figure.period.end.isoformat(),
        "value": exact_text(figure),
        "shown": _shown(figure),
        "as_of": figure.as_of.isoformat(),
        "definition": definition_hash(definition) if definition else "",
    }


def _shown(figure: Figure) -> str:
    exact = None if figure.value is None else Fraction(figure.value)
    return printed(exact, figure.unit, figure.decimals)


def _asked(value: SignedValue) -> Request:
    span = Period(date.fromisoformat(value["start"]), date.fromisoformat(value["end"]))
    return Request(value["measure"], tuple(dims_of(value["dims"]).items()), span)


def _request(figure: Figure) -> Request:
    return Request(figure.measure, figure.dims, figure.period)
