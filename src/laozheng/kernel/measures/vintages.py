"""Freeze figures as vintages: the value with the hash of its definition and of the rows behind it.

Equal hashes mean that nothing can have moved; if the value differs and the definition does not, the
rows tell which matters are new, gone or changed.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from laozheng.kernel.measures.catalogue import facts, measures
from laozheng.kernel.measures.declare import (
    Change,
    Definition,
    Fact,
    Measure,
    Pick,
    PriorMean,
    Rank,
    Ratio,
    Share,
    parts_of,
)
from laozheng.kernel.measures.evidence import seal_of
from laozheng.kernel.measures.figures import Figure, RowRef, dims_key, scale_of
from laozheng.kernel.measures.models import Vintage


def definition_hash(definition: Definition) -> str:
    """A hash of all that decides the value, the same in every process.

    Labels, decimals, breakdowns and tags are left out: they change how a figure is shown, not what
    it is. The measures that it is made of, and the columns of its fact, are part of it.
    """
    return _hash(_essence(definition))


def row_digest(rows: Iterable[RowRef]) -> str:
    """A hash of the matters behind a figure, with their day, codes, role and amount."""
    lines = [
        [row.ref, row.date.isoformat() if row.date else "", row.dims, row.role, str(row.amount)]
        for row in rows
    ]
    return _hash(sorted(lines))


def frozen(
    figure: Figure, book: str, rows: Iterable[RowRef], *, period: str = "", flags: str = ""
) -> Vintage:
    """The vintage of a figure in a book, not yet saved; ``rows`` are those of `engine.row_refs`.

    ``period`` is the code of the book's period, which a figure of an earlier year does not share.
    """
    vintage = Vintage(
        measure=figure.measure,
        dims=dims_key(dict(figure.dims)),
        period_start=figure.period.start,
        period_end=figure.period.end,
        value=exact_text(figure),
        unit=figure.unit,
        cut_off=figure.cut_off,
        as_of=figure.as_of,
        definition_hash=definition_hash(measures()[figure.measure]),
        row_digest=row_digest(rows),
        book=book,
        book_period=period,
        flags=flags,
        note=figure.note,
    )
    vintage.seal = seal_of(vintage)
    return vintage


def exact_text(figure: Figure) -> str:
    """The exact value as `history.exact_of` reads it; empty if there is none."""
    if figure.value is None:
        return ""
    if figure.exact:
        return figure.exact
    return f"{figure.value}/1" if scale_of(figure.unit) != 1 else str(figure.value)


def _essence(definition: Definition) -> dict[str, Any]:
    essence: dict[str, Any] = {
        "kind": type(definition).__name__,
        "code": definition.code,
        "unit": definition.unit,
    }
    match definition:
        case Measure():
            names = ("kind", "date", "until", "aggregate", "value", "cumulative_since")
            essence["measure"] = {name: str(getattr(definition, name)) for name in names}
            essence["where"] = _sorted_codes(definition.where)
            essence["fact"] = _columns(facts().get(definition.fact))
        case Share():
            essence["share"] = [definition.of, definition.dim, definition.among]
        case Rank():
            essence["rank"] = [definition.of, definition.dim]
        case Ratio():
            picks = (definition.numerator, definition.denominator)
            essence["ratio"] = [*(_picked(pick) for pick in picks), definition.per]
        case PriorMean():
            essence["mean"] = [definition.of, definition.years]
        case Change():
            essence["change"] = [definition.of, definition.basis, definition.years]
            essence["relative"] = definition.relative
    known = measures()
    essence["parts"] = [_essence(known[code]) for code in parts_of(definition) if code in known]
    return essence


def _columns(fact: Fact | None) -> list[Any]:
    return [fact.name, sorted((c.name, c.type) for c in fact.columns)] if fact else []


def _picked(pick: Pick) -> list[Any]:
    return [pick.measure, _sorted_codes(pick.dims)]


def _sorted_codes(codes: Any) -> list[Any]:
    return sorted((name, sorted(accepted)) for name, accepted in codes.items())


def _hash(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()
