"""Arithmetic with readings: a value that is missing stays missing, and says why."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from laozheng.base.rounding import half_up
from laozheng.kernel.measures.figures import RECORDS, Reading, scale_of


def divided(top: Reading, bottom: Reading, per: int = 1) -> Reading:
    """Top ÷ bottom × per; nothing ÷ 0 is not applicable. The rows are those of the bottom."""
    if top.value is None or bottom.value is None:
        missing = top if top.value is None else bottom
        return replace(missing, value=None, fraction=None, closing=None)
    source = source_of(top, bottom)
    if not bottom.value:
        return Reading(None, bottom.rows, "not_applicable", source=source)
    value = top.value / bottom.value * per
    return Reading(value, bottom.rows, fraction=(top.value, bottom.value), source=source)


def added(readings: Sequence[Reading]) -> Reading:
    """The sum, or the first reading without a value."""
    missing = next((reading for reading in readings if reading.value is None), None)
    if missing:
        return missing
    total = sum((reading.value or Fraction(0) for reading in readings), Fraction(0))
    return Reading(total, rows_of(*readings), source=source_of(*readings))


def as_printed(reading: Reading, unit: str, decimals: int) -> Reading:
    """Rounded as it prints, so that a difference agrees with the numbers beside it."""
    if reading.value is None:
        return reading
    scale = scale_of(unit)
    return replace(reading, value=Fraction(half_up(reading.value * scale, decimals)) / scale)


def rows_of(*readings: Reading) -> int | None:
    """The matters behind all of them together; None where none was made of rows."""
    counted = [reading.rows for reading in readings if reading.rows is not None]
    return sum(counted) if counted else None


def source_of(*readings: Reading) -> str:
    """The documents besides the records that a value rests on, else the records."""
    documents = dict.fromkeys(r.source for r in readings if r.source != RECORDS)
    return "；".join(documents) or RECORDS
