"""Values from before the records: loaded from the published figures, asked for by the engine.

Every printed figure becomes one vintage with its document as the source, so that trends reach back
to the first book. A repeat within a document is never added.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.declare import BASIS, PRIOR_YEAR, Change, Definition
from laozheng.kernel.measures.evaluation import Opening, Printed
from laozheng.kernel.measures.figures import dims_key, dims_of, scale_of
from laozheng.kernel.measures.models import OpeningBalance, Vintage

# Dims that only tell where in a document a figure stands, unless its places print other values.
PLACES = ("stakeholder",)
WHOLE = "all"

_Key = tuple[str, str, date, date]


@dataclass(frozen=True)
class Renamed:
    """The present name of a published measure, with dims that its old name stood for."""

    measure: str
    dims: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NameMap:
    """How a document's names become ours (section 5 of each line's specification).

    ``names`` maps full published codes, ``codes`` published codes of dims, ``flags`` gives our
    measures the flags that hold for this document (``scope_unknown``, ``mixed``).
    """

    names: Mapping[str, Renamed] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class HistoryReport:
    """What loading a file did, in rows.

    ``implied`` are values of the year before that a printed change gives; they are no rows.
    ``left_out`` have no number or no whole span; ``contradictions`` are repeats that print another
    value than the first.
    """

    loaded: int
    unchanged: int
    repeated: int
    left_out: int
    contradictions: tuple[str, ...]
    implied: int = 0


def load_history(path: Path, source: str, name_map: NameMap | None = None) -> HistoryReport:
    """Load a CSV in the format of published/README as vintages of the document ``source``.

    Loading a file twice changes nothing. A change against the year before also gives the earlier
    year's value, flagged ``implied``, where the document prints the present one.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        source_rows = list(csv.DictReader(file))
    definitions, names = measures(), name_map or NameMap()
    vintages = [_vintage_of(row, source, names, definitions) for row in source_rows]
    printed = _without_places([vintage for vintage in vintages if vintage])
    kept: dict[_Key, Vintage] = {}
    contradictions = []
    for vintage in printed:
        first = kept.setdefault(_key(vintage), vintage)
        if first.value != vintage.value:
            contradictions.append(f"{first} ≠ {vintage.value}")
    repeated = len(printed) - len(kept)
    rows = len(kept)
    for vintage in list(_implied(kept, definitions)):
        kept.setdefault(_key(vintage), vintage)
    known = {_key(vintage) for vintage in Vintage.objects.filter(source_document=source)}
    new = [vintage for key, vintage in kept.items() if key not in known]
    Vintage.objects.bulk_create(new)
    loaded = sum(key not in known for key in list(kept)[:rows])
    return HistoryReport(
        loaded=loaded,
        unchanged=rows - loaded,
        repeated=repeated,
        left_out=len(source_rows) - len(printed),
        contradictions=tuple(contradictions),
        implied=len(new) - loaded,
    )


class RecordedHistory:
    """The vintages and opening balances in the database, read once per measure."""

    def __init__(self) -> None:
        self._vintages: dict[str, dict[tuple[str, date, date], Vintage]] = {}
        self._openings: dict[str, list[OpeningBalance]] = {}

    def printed(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        """The value that a document from before the records printed; targets do not count."""
        if measure not in self._vintages:
            told = Vintage.objects.filter(measure=measure).exclude(source_document="")
            self._vintages[measure] = {
                (v.dims, v.period_start, v.period_end): v
                for v in told.order_by("id")
                if v.value and "target" not in v.flags.split()
            }
        found = self._vintages[measure].get((dims_key(dims), span.start, span.end))
        return Printed(exact_of(found), found.source_document) if found else None

    def openings(self, measure: str, dims: Mapping[str, str]) -> Sequence[Opening]:
        """The opening balances of these dims, the earliest first."""
        if measure not in self._openings:
            balances = OpeningBalance.objects.filter(measure=measure).order_by("on")
            self._openings[measure] = list(balances)
        return [
            Opening(balance.on, Fraction(balance.value), balance.source)
            for balance in self._openings[measure]
            if balance.dims == dims_key(dims)
        ]


def exact_of(vintage: Vintage) -> Fraction:
    """The value as the engine reckons: a fraction as it is, a printed percentage ÷ 100."""
    if "/" in vintage.value:
        return Fraction(vintage.value)
    return Fraction(Decimal(vintage.value)) / scale_of(vintage.unit)


def _vintage_of(
    row: Mapping[str, str], source: str, name_map: NameMap, definitions: Mapping[str, Definition]
) -> Vintage | None:
    """The vintage of a printed row; None without a number, or without both days of its span."""
    value = row["value"].strip()
    if not (_is_number(value) and row["period_start"] and row["period_end"]):
        return None
    code = row["measure"] if "." in row["measure"] else f"{row['line']}.{row['measure']}"
    renamed = name_map.names.get(code, Renamed(code))
    dims = {
        name: name_map.codes.get(text, text)
        for name, text in dims_of(row["dims"]).items()
        if text != WHOLE
    }
    flags = [*_flags(row), *name_map.flags.get(renamed.measure, ())]
    definition = definitions.get(renamed.measure)
    if definition and definition.unit != row["unit"]:
        flags.append("unit_differs")
    return Vintage(
        measure=renamed.measure,
        dims=dims_key({**dims, **renamed.dims}),
        period_start=date.fromisoformat(row["period_start"]),
        period_end=date.fromisoformat(row["period_end"]),
        value=value,
        unit=row["unit"],
        qualifier=_qualifier(row["note"]),
        source_document=source,
        flags=" ".join(dict.fromkeys(flags)),
        note=row["note"],
    )


def _qualifier(note: str) -> str:
    """What a note says of the value itself; 約 or >= further inside speak of another number."""
    if "lower bound" in note or note.startswith(">="):
        return "at_least"
    return "about" if "APPROXIMATE" in note or note.startswith("約") else "exact"


def _flags(row: Mapping[str, str]) -> Iterator[str]:
    if "ESTIMATE" in row["note"] or "粗估" in row["note"]:
        yield "estimate"
    if row["kind"] == "target":
        yield "target"


def _without_places(vintages: list[Vintage]) -> list[Vintage]:
    """Drop the dims that only tell the place, so that a repeat is recognized as one."""
    values: dict[_Key, set[str]] = {}
    shortened = []
    for vintage in vintages:
        dims = {name: t for name, t in dims_of(vintage.dims).items() if name not in PLACES}
        key = (vintage.measure, dims_key(dims), *_key(vintage)[2:])
        values.setdefault(key, set()).add(vintage.value)
        shortened.append((vintage, key))
    for vintage, key in shortened:
        if len(values[key]) == 1:
            vintage.dims = key[1]
    return vintages


def _implied(
    printed: Mapping[_Key, Vintage], definitions: Mapping[str, Definition]
) -> Iterator[Vintage]:
    """The earlier year's values that follow from a printed value and its printed change."""
    for change in printed.values():
        definition = definitions.get(change.measure)
        if not isinstance(definition, Change) or definition.relative:
            continue
        if definition.basis != PRIOR_YEAR:
            continue
        dims = {name: text for name, text in dims_of(change.dims).items() if name != BASIS}
        span = Period(change.period_start, change.period_end)
        now = printed.get((definition.of, dims_key(dims), span.start, span.end))
        if now is None or now.unit != change.unit:
            continue
        before = span.previous_year()
        yield Vintage(
            measure=now.measure,
            dims=now.dims,
            period_start=before.start,
            period_end=before.end,
            value=str(Decimal(now.value) - Decimal(change.value)),
            unit=now.unit,
            qualifier=now.qualifier,
            source_document=now.source_document,
            flags="implied",
            note=f"{now.value} − ({change.value})",
        )


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _key(vintage: Vintage) -> _Key:
    return vintage.measure, vintage.dims, vintage.period_start, vintage.period_end
