"""What was said of a measure, and when: every print, freeze and restatement in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Figure, Request, UnknownFigure, dims_key, dims_of
from laozheng.kernel.measures.history import book_of
from laozheng.kernel.measures.models import Restatement, Vintage


@dataclass(frozen=True)
class Saying:
    """One value that was said, with the restatement that led to it, if one did."""

    vintage: Vintage
    restatement: Restatement | None

    @property
    def source(self) -> str:
        """The document or the book that said it."""
        return self.vintage.source_document or book_of(self.vintage)

    def as_dict(self) -> dict[str, Any]:
        """The saying as plain fields."""
        vintage, restated = self.vintage, self.restatement
        told: dict[str, Any] = {
            "measure": vintage.measure,
            "dims": dims_of(vintage.dims),
            "period_start": _iso(vintage.period_start),
            "period_end": _iso(vintage.period_end),
            "value": vintage.value,
            "unit": vintage.unit,
            "qualifier": vintage.qualifier,
            "source": self.source,
            "said": "restated" if restated else "frozen" if vintage.book else "printed",
            "cut_off": _iso(vintage.cut_off),
            "as_of": _iso(vintage.as_of),
            "flags": vintage.flags.split(),
        }
        named = {"label": vintage.label, "section": vintage.section, "note": vintage.note}
        named |= {"printed_as": vintage.printed_as}
        told |= {name: text for name, text in named.items() if text}
        if restated:
            told["restatement"] = {
                "old": restated.old.value,
                "reason": restated.reason,
                "note": restated.note,
                "cause": restated.cause,
                "proposer": restated.proposer,
                "approver": restated.approver,
                "unit": restated.unit,
            }
        return told


def sayings(measure: str, dims: Mapping[str, str] | None = None) -> list[Saying]:
    """All that was said of a measure, by figure and then in the order in which it was said.

    ``dims`` None gives every figure of it. Raises UnknownFigure when nobody knows the measure.
    """
    rows = Vintage.objects.filter(measure=measure)
    if not rows.exists() and measure not in measures():
        raise UnknownFigure(f"沒有「{measure}」這個指標，也沒有已公布的數字，請更正代碼。")
    if dims is not None:
        rows = rows.filter(dims=dims_key(dims))
    restated = {
        row.new_id: row
        for row in Restatement.objects.filter(new__measure=measure).select_related("old")
    }
    return sorted((Saying(row, restated.get(row.pk)) for row in rows.order_by("id")), key=_place)


def said_now(told: Iterable[Saying], *, as_of: date) -> dict[int, Figure]:
    """What the records say now of each figure, by the key of its vintage.

    At the cut-off of the vintage; none for a span without both days or a dim nobody knows.
    """
    definitions = measures()
    found: dict[int, Figure] = {}
    by_cut_off: dict[date | None, list[tuple[int, Request]]] = {}
    for one in told:
        vintage = one.vintage
        definition = definitions.get(vintage.measure)
        if definition and vintage.period_start and vintage.period_end:
            span = Period(vintage.period_start, vintage.period_end)
            request = Request(vintage.measure, tuple(dims_of(vintage.dims).items()), span)
            by_cut_off.setdefault(vintage.cut_off, []).append((vintage.pk, request))
    for cut_off, asked in by_cut_off.items():
        figures = _computed([request for _, request in asked], cut_off, as_of)
        found |= {key: figures[request] for key, request in asked if request in figures}
    return found


def _computed(
    requests: Sequence[Request], cut_off: date | None, as_of: date
) -> Mapping[Request, Figure]:
    """The figures in one go; where an old dim is known no more, each by itself."""
    try:
        return compute(requests, cut_off=cut_off, as_of=as_of)
    except UnknownFigure:
        if len(requests) == 1:
            return {}
    return {
        request: figure
        for one in requests
        for request, figure in _computed([one], cut_off, as_of).items()
    }


def _place(saying: Saying) -> tuple[str, date, date, int]:
    vintage = saying.vintage
    start = vintage.period_start or vintage.period_end or date.min
    return vintage.dims, start, vintage.period_end or start, vintage.pk


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
