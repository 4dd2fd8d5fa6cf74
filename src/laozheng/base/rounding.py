"""Round exact numbers the way official tables do: half up, once, at the very end."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, overload

Exact = int | Fraction | Decimal


@overload
def half_up(value: Exact, decimals: Literal[0] = 0) -> int: ...
@overload
def half_up(value: Exact, decimals: int) -> Decimal | int: ...
def half_up(value: Exact, decimals: int = 0) -> Decimal | int:
    """Round half away from zero; an int without decimals, else a Decimal with exactly `decimals`.

    2.5 gives 3 and -2.5 gives -3, so that a rise and a fall of one size print alike.
    """
    if decimals < 0:
        raise ValueError("小數位數不得為負數。")
    scaled = Fraction(value) * 10**decimals
    magnitude = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    rounded = magnitude if scaled >= 0 else -magnitude
    return Decimal(rounded).scaleb(-decimals) if decimals else rounded


def largest_remainder(parts: Sequence[Exact], total: int) -> list[int]:
    """Share out `total` whole units in proportion to `parts` (≥ 0), so that they add up to it.

    Each part gets its floor; the units left go to the largest remainders, the earlier part first
    when two are equal. All parts zero: all shares zero.
    """
    exact = [Fraction(part) for part in parts]
    whole = sum(exact, Fraction(0))
    if any(part < 0 for part in exact):
        raise ValueError("分配的各項不得為負數。")
    if not whole:
        return [0] * len(exact)
    quotas = [part * total / whole for part in exact]
    shares = [quota.numerator // quota.denominator for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda i: shares[i] - quotas[i])
    for position in by_remainder[: total - sum(shares)]:
        shares[position] += 1
    return shares


def evenly(total: int, parts: int) -> list[int]:
    """Share out `total` whole units into `parts` that differ by one at most, the larger first."""
    each, left = divmod(total, parts)
    return [each + 1] * left + [each] * (parts - left)
