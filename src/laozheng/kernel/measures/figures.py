"""What is asked of the engine and what it answers: requests, figures, and the rows behind them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from laozheng.base.periods import Period
from laozheng.base.rounding import half_up, largest_remainder
from laozheng.kernel.cases.dated import Value

Emptiness = Literal["", "unknown", "not_applicable", "none_held"]
Dims = tuple[tuple[str, str], ...]

RECORDS = "records"


class UnknownFigure(ValueError):
    """A measure, dim or code that no definition knows; one sentence for people."""


def dims_key(dims: Mapping[str, str]) -> str:
    """The canonical text of dims: ``key=value`` sorted and joined by ``;``; a total is ""."""
    return ";".join(f"{key}={value}" for key, value in sorted(dims.items()))


def dims_of(key: str) -> dict[str, str]:
    """Read the text of dims back; the inverse of `dims_key`."""
    pairs = (part.partition("=") for part in key.split(";") if part)
    return {name.strip(): value.strip() for name, _, value in pairs}


@dataclass(frozen=True)
class Request:
    """One figure asked for: a measure, the codes of some of its dims, and a period.

    The order of the dims does not matter.
    """

    measure: str
    dims: Dims
    period: Period

    def __post_init__(self) -> None:
        object.__setattr__(self, "dims", tuple(sorted(self.dims)))

    @classmethod
    def of(cls, measure: str, period: Period, **dims: str) -> "Request":
        """A request with its dims as keywords."""
        return cls(measure, tuple(dims.items()), period)


@dataclass(frozen=True)
class Closing:
    """The parts that shares of one whole are rounded with, so that they print to 100."""

    parts: tuple[Fraction, ...]
    place: int

    def rounded(self, decimals: int) -> Decimal | int:
        """The percentage at ``place``, after the units left went to the largest remainders."""
        units = largest_remainder(self.parts, 100 * 10**decimals)[self.place]
        return Decimal(units).scaleb(-decimals) if decimals else units


@dataclass(frozen=True)
class Reading:
    """An exact value on its way to a figure.

    ``rows`` counts the matters behind it, None where the value was never made of rows.
    ``fraction`` holds numerator and denominator as they were counted; ``tied`` says that a rank is
    shared.
    """

    value: Fraction | None
    rows: int | None = None
    emptiness: Emptiness = ""
    fraction: tuple[Fraction, Fraction] | None = None
    closing: Closing | None = None
    source: str = RECORDS
    note: str = ""
    tied: bool = False


@dataclass(frozen=True)
class Figure:
    """One computed figure.

    ``value`` is exact: an int, a Fraction, or None when there is none (``emptiness`` tells why). A
    percentage is kept as the fraction it is: 3/4, not 75. ``shown`` is in the unit of the measure
    and rounded half up. ``source`` is "records", or the document of a vintage or opening balance
    that the value rests on; ``note`` says in a sentence why a value is missing; ``tied`` that a
    rank is shared (並列).
    """

    measure: str
    dims: Dims
    value: int | Fraction | None
    unit: str
    period: Period
    cut_off: date
    as_of: date
    rows: int | None
    decimals: int = 0
    emptiness: Emptiness = ""
    fraction: tuple[Fraction, Fraction] | None = None
    closing: Closing | None = None
    source: str = RECORDS
    note: str = ""
    tied: bool = False

    @property
    def shown(self) -> Decimal | int | None:
        """The value as it is printed with the measure's own decimals."""
        return self.rounded(self.decimals)

    def rounded(self, decimals: int) -> Decimal | int | None:
        """The value with the decimals of a book; None stays None."""
        if self.value is None:
            return None
        if self.closing:
            return self.closing.rounded(decimals)
        return half_up(self.value * scale_of(self.unit), decimals)

    @property
    def exact(self) -> str | None:
        """Numerator and denominator as counted, ``1933/2542``; None for a whole number."""
        if self.fraction and self.value is not None:
            top, bottom = self.fraction
            whole = top.denominator == bottom.denominator == 1
            if whole and top / bottom == self.value:
                return f"{top}/{bottom}"
        return str(self.value) if isinstance(self.value, Fraction) else None

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the command line; the keys after ``rows`` stand only where they say much."""
        shown = self.shown
        answer: dict[str, Any] = {
            "measure": self.measure,
            "dims": dict(self.dims),
            "value": float(shown) if isinstance(shown, Decimal) else shown,
            "unit": self.unit,
            "period": self.period.code,
            "cut_off": self.cut_off.isoformat(),
            "as_of": self.as_of.isoformat(),
            "rows": self.rows,
        }
        told = {"exact": self.exact, "emptiness": self.emptiness, "note": self.note}
        answer |= {key: text for key, text in told.items() if text}
        answer |= {"tied": True} if self.tied else {}
        return answer if self.source == RECORDS else answer | {"source": self.source}


class FigureSet(Mapping[Request, Figure]):
    """The answers to a set of requests; a request that was not asked raises KeyError."""

    def __init__(self, figures: Mapping[Request, Figure]) -> None:
        self._figures = dict(figures)

    def __getitem__(self, request: Request) -> Figure:
        return self._figures[request]

    def __iter__(self) -> Iterator[Request]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)


@dataclass(frozen=True)
class RowRef:
    """A matter behind a figure.

    ``role`` is "" for a plain measure, else the part of the definition that counts the row:
    numerator, denominator, ranked, among, current or prior. ``ref`` is the number of the case, with
    ``#part`` when a case gives several rows (an article, a death). ``amount`` is what it adds to a
    sum, or the value that a distinct count or a median looks at; 1 for a count.
    """

    case_id: int | None
    ref: str
    date: date | None
    dims: Dims
    role: str = ""
    amount: Value = 1

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the command line."""
        case, _, part = self.ref.partition("#")
        answer: dict[str, Any] = {
            "case": case,
            "date": self.date.isoformat() if self.date else None,
            "dims": dict(self.dims),
        }
        told = {"part": part, "role": self.role}
        return answer | {name: text for name, text in told.items() if text}


def scale_of(unit: str) -> int:
    """What an exact value is multiplied with to be shown in its unit: fractions to percent."""
    return 100 if unit in ("percent", "percentage_points") else 1
