"""What the bureau printed of a year: the totals that the records of the twin add up to."""

from dataclasses import dataclass

from laozheng.base.periods import Period
from laozheng.base.roc import roc_year


@dataclass(frozen=True)
class Printed:
    """Totals of one year; ``items`` None means that nobody printed how many acts were looked into.

    Those reminded to fund the reserve are those that were cleared.
    """

    complained: int = 579
    projected: int = 2_133
    advised: int = 1_428
    items: int | None = None
    fines: int = 650
    fines_twd: int = 31_680_000
    briefings: int = 136
    underfunded: int = 569
    unpaid: int = 3_318
    closed: int = 458
    suspended: int = 341
    committee: int = 1_302
    work_rules: int = 218
    agreed: int = 2_681


# Of 2025 the visits are printed whole: 2,758, however many of them came of complaints.
_BY_YEAR = {
    113: Printed(),
    114: Printed(complained=590, projected=2_168, advised=1_338, items=5_342, briefings=140),
}


def printed_of(period: Period) -> Printed:
    """The totals of a year; a year of which nothing was printed is like that of 113."""
    return _BY_YEAR.get(roc_year(period.start), _BY_YEAR[113])
