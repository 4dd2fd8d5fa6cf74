"""How near two numbers are: equal as printed, one slip of the pen apart, or far."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from laozheng.base.numerals import plain
from laozheng.base.rounding import half_up


def total_of(values: Iterable[Decimal]) -> Decimal:
    """The sum, exact."""
    return sum(values, Decimal(0))


def show(value: Decimal | int) -> str:
    """A number with commas and without the zeros that nobody printed."""
    number = Decimal(value)
    return plain(int(number) if number == number.to_integral_value() else number.normalize())


def one_slip_apart(first: Decimal, second: Decimal) -> bool:
    """Whether one changed digit, or two neighbors exchanged, make one number of the other."""
    if first == second:
        return False
    digits = max(-_exponent(first), -_exponent(second), 0)
    left, right = (str(abs(int(value.scaleb(digits)))) for value in (first, second))
    width = max(len(left), len(right))
    left, right = left.zfill(width), right.zfill(width)
    apart = [n for n, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        here, there = apart
        return left[here] == right[there] and left[there] == right[here]
    return len(apart) == 1


def slip_in_parts(difference: Decimal, parts: Iterable[Decimal]) -> bool:
    """Whether a slip in one of the parts explains the difference between sum and total."""
    return any(one_slip_apart(part, part - difference) for part in parts if part >= difference)


def explained_by_slip(parts: Iterable[Decimal], total: Decimal) -> bool:
    """Whether one slip, in the total or in a part, keeps the parts from adding up to it."""
    values = list(parts)
    added = total_of(values)
    return one_slip_apart(added, total) or slip_in_parts(added - total, values)


def rounds_to(value: Fraction, printed: Decimal, decimals: int) -> bool:
    """Whether a value rounds, half up, to what is printed with these decimals."""
    return Decimal(half_up(value, decimals)) == printed


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
