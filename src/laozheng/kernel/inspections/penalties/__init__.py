"""Fines: ranges by provision and day, unity of acts, the city's schedule. All of it pure."""

from laozheng.kernel.inspections.penalties.coverage import Coverage
from laozheng.kernel.inspections.penalties.ranges import (
    COUNTED,
    conditions_of,
    is_plausible,
    multiplied,
    needs_prior_notice,
    penalty_range,
    range_on,
    rows_for,
)
from laozheng.kernel.inspections.penalties.rows import PenaltyRow, penalty_rows, problems

__all__ = [
    "COUNTED",
    "Coverage",
    "PenaltyRow",
    "conditions_of",
    "is_plausible",
    "multiplied",
    "needs_prior_notice",
    "penalty_range",
    "penalty_rows",
    "problems",
    "range_on",
    "rows_for",
]
