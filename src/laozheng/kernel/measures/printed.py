"""From rows as a document printed them to vintages: present names, qualifiers, flags, repeats.

Every row becomes a vintage, whether or not a line declares its measure. A repeat within a document
is never added; a repeat with another value is kept beside the first and flagged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.declare import BASIS, PRIOR_YEAR, Change, Definition
from laozheng.kernel.measures.figures import dims_key, dims_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.naming import NameMap

# Dims that only tell where in a document a figure stands, unless its places print other values.
PLACES = ("stakeholder",)
WHOLE = "all"

Place = tuple[str, str, date | None, date | None]


@dataclass(frozen=True)
class PrintedRow:
    """A row in the format of published/README; ``value`` and ``note`` as they stand there."""

    line: str
    measure: str
    dims: str
    value: str
    unit: str
    period_start: date | None
    period_end: date | None
    kind: str = ""
    label: str = ""
    section: str = ""
    note: str = ""


@dataclass(frozen=True)
class Kept:
    """What became of a row: its vintage, and how.

    ``result`` is new, known (an earlier load brought it), repeat (the same again in these rows),
    contradicts (another value than these rows said before; kept beside it) or correction (another
    value than an earlier load brought; not saved). ``other`` is the vintage that says otherwise.
    """

    vintage: Vintage
    result: str
    other: Vintage | None = None


def place_of(vintage: Vintage) -> Place:
    """Which figure a vintage tells: measure, dims and span."""
    return vintage.measure, vintage.dims, vintage.period_start, vintage.period_end


# A figure and whether it is an aim: a target and a result of one measure contradict nobody.
_Said = tuple[Place, bool]


def _said_of(vintage: Vintage) -> _Said:
    return place_of(vintage), "target" in vintage.flags.split()


def keep(rows: Sequence[PrintedRow], source: str, names: NameMap) -> list[Kept]:
    """Save the rows as vintages of the document ``source``; one answer per row, in order.

    A change against the year before also gives the earlier year's value, flagged ``implied``, where
    the document prints the present one.
    """
    definitions = measures()
    printed = _without_places([_vintage_of(row, source, names, definitions) for row in rows])
    earlier: dict[_Said, dict[str, Vintage]] = {}
    for vintage in Vintage.objects.filter(source_document=source).order_by("id"):
        earlier.setdefault(_said_of(vintage), {})[vintage.value] = vintage
    here: dict[_Said, dict[str, Vintage]] = {}
    answers = []
    for vintage in printed:
        said = _said_of(vintage)
        answer = _settled(vintage, here.setdefault(said, {}), earlier.get(said, {}))
        here[said].setdefault(answer.vintage.value, answer.vintage)
        answers.append(answer)
    new = [answer.vintage for answer in answers if answer.result in ("new", "contradicts")]
    told = {
        place: next(iter(values.values())) for (place, is_aim), values in here.items() if not is_aim
    }
    before = {place for place, _ in earlier}
    new += [v for v in _implied(told, definitions) if place_of(v) not in {*told, *before}]
    Vintage.objects.bulk_create(new)
    return answers


def _settled(vintage: Vintage, here: Mapping[str, Vintage], earlier: Mapping[str, Vintage]) -> Kept:
    """One row against those before it in the file, and against what an earlier load brought."""
    if vintage.value in here:
        return Kept(here[vintage.value], "repeat")
    if vintage.value in earlier:
        return Kept(earlier[vintage.value], "known")
    if here:
        vintage.flags = " ".join((*vintage.flags.split(), "contradicts"))
        return Kept(vintage, "contradicts", next(iter(here.values())))
    if earlier:
        return Kept(vintage, "correction", next(iter(earlier.values())))
    return Kept(vintage, "new")


def is_number(text: str) -> bool:
    """Whether a text is a finite plain number."""
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _vintage_of(
    row: PrintedRow, source: str, names: NameMap, definitions: Mapping[str, Definition]
) -> Vintage:
    code = row.measure if "." in row.measure else f"{row.line}.{row.measure}"
    renamed = names.present(code, row.unit)
    dims = {
        name: names.codes.get(text, text)
        for name, text in dims_of(row.dims).items()
        if text != WHOLE and name not in renamed.without
    }
    flags = [*_flags(row), *renamed.flags, *names.flags.get(renamed.measure, ())]
    definition = definitions.get(renamed.measure)
    if definition and definition.unit != row.unit:
        flags.append("unit_differs")
    value = row.value.strip()
    if not is_number(value):
        flags.append("no_number")
    return Vintage(
        measure=renamed.measure,
        dims=dims_key({**dims, **renamed.dims}),
        period_start=row.period_start,
        period_end=row.period_end,
        value=value if is_number(value) else "",
        unit=row.unit,
        printed_as="" if renamed.measure == code else code,
        kind=row.kind,
        label=row.label,
        section=row.section,
        qualifier=_qualifier(row.note),
        source_document=source,
        flags=" ".join(dict.fromkeys(flags)),
        note=row.note if is_number(value) else " ".join(filter(None, (value, row.note))),
    )


def _qualifier(note: str) -> str:
    """What a note says of the value itself; 約 or >= further inside speak of another number."""
    if "lower bound" in note or note.startswith(">="):
        return "at_least"
    return "about" if "APPROXIMATE" in note or note.startswith("約") else "exact"


def _flags(row: PrintedRow) -> Iterator[str]:
    if "ESTIMATE" in row.note or "粗估" in row.note:
        yield "estimate"
    if row.kind == "target":
        yield "target"


def _without_places(vintages: list[Vintage]) -> list[Vintage]:
    """Drop the dims that only tell the place, so that a repeat is recognized as one."""
    values: dict[Place, set[str]] = {}
    shortened = []
    for vintage in vintages:
        dims = {name: t for name, t in dims_of(vintage.dims).items() if name not in PLACES}
        key = (vintage.measure, dims_key(dims), vintage.period_start, vintage.period_end)
        values.setdefault(key, set()).add(vintage.value)
        shortened.append((vintage, key))
    for vintage, key in shortened:
        if len(values[key]) == 1:
            vintage.dims = key[1]
    return vintages


def _implied(
    printed: Mapping[Place, Vintage], definitions: Mapping[str, Definition]
) -> Iterable[Vintage]:
    """The earlier year's values that follow from a printed value and its printed change."""
    for change in printed.values():
        definition = definitions.get(change.measure)
        if not isinstance(definition, Change) or definition.relative or not change.value:
            continue
        if definition.basis != PRIOR_YEAR or not (change.period_start and change.period_end):
            continue
        dims = {name: text for name, text in dims_of(change.dims).items() if name != BASIS}
        span = Period(change.period_start, change.period_end)
        now = printed.get((definition.of, dims_key(dims), span.start, span.end))
        if now is None or not now.value or now.unit != change.unit:
            continue
        before = span.previous_year()
        yield Vintage(
            measure=now.measure,
            dims=now.dims,
            period_start=before.start,
            period_end=before.end,
            value=str(Decimal(now.value) - Decimal(change.value)),
            unit=now.unit,
            kind=now.kind,
            label=now.label,
            qualifier=now.qualifier,
            source_document=now.source_document,
            flags="implied",
            note=f"{now.value} − ({change.value})",
        )
