"""The dataclasses in which lines declare facts and measures.

A definition holds names, codes and pointers; it never holds an expression. Filters are mappings
from a column to the codes that it may have, so that all measures of one fact can be read from one
cube. Anything with an *if* belongs into the function that yields the fact's rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from laozheng.kernel.cases.dated import ColumnType, Value

# A measure has a field called date, which hides the type inside its class.
Day = date

Kind = Literal["flow", "stock"]
Aggregate = Literal["count", "sum", "distinct", "median", "p90"]
# Aggregates that look at the single values of a column, where no value is no answer.
RANKED: tuple[Aggregate, ...] = ("median", "p90")
Basis = Literal["prior_year", "prior_mean"]

# Dims that say how a figure was made instead of which rows it counts.
SCOPE, CUMULATIVE = "scope", "cumulative"
BASIS, PRIOR_YEAR, PRIOR_MEAN = "basis", "prior_year", "prior_mean"

# The Gregorian years whose matters are told; None for all.
Years = Iterable[int] | None

# Columns that every fact has besides its own.
SPAN_COLUMNS = ("on_from", "on_to", "known_from", "known_to")
RESERVED_COLUMNS = ("case_id", "ref", *SPAN_COLUMNS)


@dataclass(frozen=True)
class FactColumn:
    """One column of a fact: dates, codes and numbers, never a name of a person.

    ``money`` is whole TWD. A ``code`` may be unknown: its rows count under the empty code.
    """

    name: str
    type: ColumnType


def columns(types: Mapping[str, ColumnType], *codes: str) -> tuple[FactColumn, ...]:
    """Columns by name, in order: those of some types, then plain codes."""
    typed = (FactColumn(name, type_) for name, type_ in types.items())
    return (*typed, *(FactColumn(name, "code") for name in codes))


@dataclass(frozen=True)
class FactRow:
    """One version of one matter: what was so and what was known, in two directions of time.

    The version holds for cut-off days in ``[on_from, on_to)`` and as-of days in
    ``[known_from, known_to)``; an end of None is open. ``ref`` names the matter for people (a case
    number) and is unique in its fact; at any pair of days a matter has at most one version.
    """

    case_id: int | None
    ref: str
    values: Mapping[str, Value]
    on_from: date
    on_to: date | None
    known_from: date
    known_to: date | None


@dataclass(frozen=True)
class Fact:
    """A table of matters that measures count.

    ``versions(years)`` yields every version whose ``partition`` date lies in one of the Gregorian
    years, or all for None; further versions of the same matters do no harm. The partition date is
    never empty. ``case_kinds`` are the full codes whose changes make the fact stale.
    """

    name: str
    label: str
    columns: tuple[FactColumn, ...]
    versions: Callable[[Years], Iterator[FactRow]]
    partition: str
    case_kinds: tuple[str, ...] = ()

    def column(self, name: str) -> FactColumn | None:
        """The column of that name, or None."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, kw_only=True)
class _Definition:
    """What every definition says about itself.

    ``dims`` are the columns by which its figures may be asked for, ``breakdowns`` the combinations
    of them that books and tables print (the total is always among them); those in ``printed`` are
    given in full, with a zero where codes that occur do not occur together. ``books`` gives
    decimals that differ from ``decimals`` by kind of book. ``suppress_below`` hides smaller cells
    in open data.
    """

    code: str
    label: str
    unit: str
    dims: tuple[str, ...] = ()
    breakdowns: tuple[tuple[str, ...], ...] = ()
    printed: tuple[tuple[str, ...], ...] = ()
    decimals: int = 0
    books: Mapping[str, int] = field(default_factory=dict)
    sdg: tuple[str, ...] = ()
    gri: tuple[str, ...] = ()
    suppress_below: int = 0
    note: str = ""

    @property
    def line(self) -> str:
        """The code of the line that owns the measure."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, kw_only=True)
class Measure(_Definition):
    """A count, sum, number of distinct values, median or 90th percentile (p90) over one fact.

    A *flow* takes the rows whose ``date`` lies in the period. A *stock* takes the rows that are
    valid on the last day of the period (or on the cut-off day, if that is earlier): ``date`` on or
    before it and ``until`` empty or after it. ``where`` lists the accepted codes of columns.
    ``value`` is the column that is summed, told apart or ranked; a sum of parts of the unit (half
    days) says in ``parts`` how many make one. With ``cumulative_since``, the dim
    ``scope=cumulative`` counts from that day: the opening balance and the records after it.
    """

    fact: str
    date: str
    kind: Kind = "flow"
    aggregate: Aggregate = "count"
    value: str | None = None
    until: str | None = None
    parts: int = 1
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cumulative_since: Day | None = None


@dataclass(frozen=True, kw_only=True)
class Share(_Definition):
    """The part that one code of ``dim`` has of the codes in ``among`` (of all codes, if empty).

    With ``among``, the printed shares add up to 100: each gets its floor, the units left go to the
    largest remainders, the earlier code first. Of two codes the first is thus rounded half up and
    the second prints 100 minus it. ``closed=False`` rounds each on its own.
    """

    of: str
    dim: str
    among: tuple[str, ...] = ()
    closed: bool = True
    unit: str = "percent"


@dataclass(frozen=True, kw_only=True)
class Rank(_Definition):
    """The place that one code of ``dim`` has among all by a plain measure, the largest first.

    Codes with equal values share the place and say so; a code with nothing, and the unknown code,
    have none.
    """

    of: str
    dim: str
    unit: str = "rank"


@dataclass(frozen=True)
class Pick:
    """A measure narrowed to codes of its dims, as a part of a ratio."""

    measure: str
    dims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Ratio(_Definition):
    """Numerator ÷ denominator × ``per``; the dims of a request narrow both."""

    numerator: Pick
    denominator: Pick
    per: int = 1
    unit: str = "percent"


@dataclass(frozen=True, kw_only=True)
class PriorMean(_Definition):
    """The mean of the same span of the ``years`` years before, from records or vintages.

    One year missing: no mean, and the figure says which.
    """

    of: str
    years: int = 3


@dataclass(frozen=True, kw_only=True)
class Change(_Definition):
    """This span minus the same span a year before, or minus the prior mean as it is printed.

    ``relative`` divides by what came before. The figure carries the dim ``basis``.
    """

    of: str
    basis: Basis = "prior_year"
    years: int = 3
    relative: bool = False


Definition = Measure | Share | Rank | Ratio | PriorMean | Change


def parts_of(definition: Definition) -> tuple[str, ...]:
    """The codes of the measures from which a definition is made; none for a plain measure."""
    match definition:
        case Share() | Rank() | PriorMean() | Change():
            return (definition.of,)
        case Ratio():
            return (definition.numerator.measure, definition.denominator.measure)
    return ()


def dim_told_by(definition: Definition) -> str | None:
    """The dim of which a definition tells single codes, so that it has no total; None for most."""
    return definition.dim if isinstance(definition, Share | Rank) else None


def basis_of(definition: Definition) -> str | None:
    """The dim ``basis`` that all figures of a definition carry; None for a plain figure."""
    match definition:
        case Change():
            return definition.basis
        case PriorMean():
            return PRIOR_MEAN
    return None
