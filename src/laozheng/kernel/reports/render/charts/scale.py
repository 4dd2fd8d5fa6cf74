"""The axis of a chart: round steps that take in all its values and zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_TICKS = 5


@dataclass(frozen=True)
class Axis:
    """The marks of an axis in order, the first and the last at its ends."""

    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Where a value lies between the ends, from 0 to 1."""
        first, last = self.ticks[0], self.ticks[-1]
        return float((value - first) / (last - first))


def axis_for(values: Iterable[Decimal], *, whole: bool) -> Axis:
    """An axis of about five steps of 1, 2 or 5 times a power of ten; ``whole`` for counts."""
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    span = high - low or Decimal(1)
    step = _step(span / _TICKS)
    if whole:
        step = max(step, Decimal(1))
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = (high / step).to_integral_value(rounding="ROUND_CEILING")
    last = max(last, first + 1)
    return Axis(tuple(step * number for number in range(int(first), int(last) + 1)))


def _step(wanted: Decimal) -> Decimal:
    power = Decimal(10) ** wanted.adjusted()
    return next(step * power for step in _STEPS if step * power >= wanted)
