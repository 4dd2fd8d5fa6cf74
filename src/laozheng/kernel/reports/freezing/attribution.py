"""What single causes did to a figure: values reckoned again from rows, and rows exchanged. Pure.

A value is made from the rows behind it by the same definitions as the engine's. What no row carries
(an opening balance, a printed value of an earlier year) is the constant part: the frozen value less
what its rows give.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median

from laozheng.kernel.measures.declare import (
    BASIS,
    PRIOR_YEAR,
    Change,
    Definition,
    Measure,
    PriorMean,
    Rank,
    Ratio,
    Share,
    basis_of,
)
from laozheng.kernel.measures.figures import RowRef

Definitions = Mapping[str, Definition]
Amount = Fraction | None


@dataclass(frozen=True)
class RowDifference:
    """The rows of one matter behind a figure: as they were, and as they are."""

    ref: str
    case_id: int | None
    before: tuple[RowRef, ...]
    after: tuple[RowRef, ...]


def matter_of(row: RowRef) -> str:
    """The matter to which a row belongs: a case number without the part."""
    return row.ref.partition("#")[0]


def differences(before: Iterable[RowRef], after: Iterable[RowRef]) -> list[RowDifference]:
    """The matters whose rows differ, by reference."""
    was, now = _by_matter(before), _by_matter(after)
    found = []
    for ref in sorted(was.keys() | now.keys()):
        old, new = tuple(was.get(ref, ())), tuple(now.get(ref, ()))
        if sorted(old, key=_order) != sorted(new, key=_order):
            found.append(RowDifference(ref, (old or new)[0].case_id, old, new))
    return found


def exchanged(rows: Sequence[RowRef], changed: Iterable[RowDifference]) -> list[RowRef]:
    """The rows with those of some matters as they are now."""
    settled = list(changed)
    gone = {difference.ref for difference in settled}
    kept = [row for row in rows if matter_of(row) not in gone]
    return [*kept, *(row for difference in settled for row in difference.after)]


def revalued(
    code: str,
    dims: Mapping[str, str],
    value: Fraction | None,
    before: Sequence[RowRef],
    after: Sequence[RowRef],
    definitions: Definitions,
) -> Fraction | None:
    """The value after some of its rows changed; None when it does not follow from rows.

    ``value`` is what stood with the rows ``before``.
    """
    definition = _asked(code, dims, definitions)
    was = value_of(definition, before, definitions)
    now = value_of(definition, after, definitions)
    if was == value:
        return now
    if was is None or now is None or value is None or not _adds_up(definition, definitions):
        return None
    return value + (now - was)


def value_of(
    definition: Definition, rows: Sequence[RowRef], definitions: Definitions, role: str = ""
) -> Fraction | None:
    """The value that rows give; ``role`` is the part of a larger definition that counts them."""

    def part(code: str, name: str) -> Fraction | None:
        within = f"{role}.{name}" if role else name
        return value_of(definitions[code], rows, definitions, within)

    match definition:
        case Measure():
            return _measured(definition, [row for row in rows if row.role == role])
        case Ratio():
            top = part(definition.numerator.measure, "numerator")
            return _divided(
                top, part(definition.denominator.measure, "denominator"), definition.per
            )
        case Share():
            return _divided(part(definition.of, "numerator"), part(definition.of, "denominator"))
        case Rank():
            counted = definitions[definition.of]
            return _ranked(
                definition, rows, role, lambda some: value_of(counted, some, definitions)
            )
        case PriorMean():
            total = part(definition.of, "prior")
            return None if total is None else total / definition.years
        case Change():
            return _changed(definition, part)


def _ranked(
    rank: Rank, rows: Sequence[RowRef], role: str, value: Callable[[Sequence[RowRef]], Amount]
) -> Amount:
    """The place of the code whose rows are ranked, among the values that the others' rows give."""
    within = f"{role}." if role else ""
    by_code: dict[str, list[RowRef]] = {}
    for row in rows:
        if row.role == f"{within}among":
            by_code.setdefault(dict(row.dims)[rank.dim], []).append(replace(row, role=""))
    own = {dict(row.dims)[rank.dim] for row in rows if row.role == f"{within}ranked"}
    values = {code: value(some) or 0 for code, some in by_code.items() if code}
    if len(own) != 1 or not own <= values.keys():
        return None
    return Fraction(1 + sum(other > values[min(own)] for other in values.values()))


def _changed(change: Change, part: Callable[[str, str], Fraction | None]) -> Fraction | None:
    now, before = part(change.of, "current"), part(change.of, "prior")
    if now is None or before is None:
        return None
    if change.basis != PRIOR_YEAR:
        return None  # The mean is rounded as it prints before it is taken off.
    if not change.relative:
        return now - before
    return _divided(now - before, before)


def _measured(measure: Measure, rows: Sequence[RowRef]) -> Fraction | None:
    amounts = [row.amount for row in rows if row.amount is not None]
    match measure.aggregate:
        case "count":
            return Fraction(len(rows))
        case "distinct":
            return Fraction(len(set(amounts)))
        case "sum":
            return Fraction(sum(amount for amount in amounts if isinstance(amount, int)))
    numbers = [Fraction(amount) for amount in amounts if isinstance(amount, int)]
    return median(numbers) if numbers else None


def _divided(top: Fraction | None, bottom: Fraction | None, per: int = 1) -> Fraction | None:
    return top / bottom * per if top is not None and bottom else None


def _adds_up(definition: Definition, definitions: Definitions) -> bool:
    """Whether a constant part only adds to what the rows give."""
    if isinstance(definition, Change):
        return not definition.relative and _adds_up(definitions[definition.of], definitions)
    return isinstance(definition, Measure) and definition.aggregate in ("count", "sum")


def _asked(code: str, dims: Mapping[str, str], definitions: Definitions) -> Definition:
    """The definition, or its change against the year before where the dims ask for that."""
    definition = definitions[code]
    if dims.get(BASIS) != PRIOR_YEAR or basis_of(definition):
        return definition
    return Change(code=code, label=definition.label, unit=definition.unit, of=code)


def _by_matter(rows: Iterable[RowRef]) -> dict[str, list[RowRef]]:
    by_matter: dict[str, list[RowRef]] = {}
    for row in rows:
        plain = replace(row, dims=tuple(sorted((name, code) for name, code in row.dims)))
        by_matter.setdefault(matter_of(row), []).append(plain)
    return by_matter


def _order(row: RowRef) -> tuple[str, str, str, str, str]:
    return row.ref, row.role, str(row.date), str(row.dims), str(row.amount)
