"""What was printed of a year: the totals that the records of the twin add up to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from laozheng.base.periods import Period

# Agencies by class as printed for 113; 244 in all, one rating visit each (the report says 244).
AGENCIES_113: Mapping[str, int] = MappingProxyType(
    {
        "exempt_excellent": 42,
        "score_90_up": 93,
        "score_80_89": 25,
        "score_70_79": 11,
        "score_below_70": 10,
        "new_guidance_year": 63,
    }
)


@dataclass(frozen=True)
class Printed:
    """The totals of a year. What a year does not print is as in 113, or a share of what it does."""

    visits: int = 20_007
    dormitory_checks: int = 4_100
    dengue_places: int = 900
    illegal: int = 104
    consultations: int = 13_448
    disputes: int = 2_557
    verifications: int = 4_772
    briefings: tuple[int, int] = (8, 676)
    hotspots: tuple[int, int] = (30, 6_250)
    caregivers: int = 2_627
    agencies: Mapping[str, int] = field(default_factory=lambda: dict(AGENCIES_113))


PRINTED = {
    2024: Printed(),
    2025: Printed(visits=20_272, dormitory_checks=4_215, dengue_places=8_703),
}


def printed_of(period: Period, scale: int = 1) -> Printed:
    """The totals of the year of a period, those of 113 where nothing is printed, scaled."""
    one = PRINTED.get(period.start.year, PRINTED[2024])
    if scale == 1:
        return one
    scaled: dict[str, Any] = {}
    for name, value in vars(one).items():
        if isinstance(value, Mapping):
            scaled[name] = {grade: number * scale for grade, number in value.items()}
        elif isinstance(value, tuple):
            scaled[name] = tuple(number * scale for number in value)
        else:
            scaled[name] = value * scale
    return Printed(**scaled)
