"""How long it takes from danger to safety, year by year, as it is published."""

from dataclasses import dataclass
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.measures.engine import Request, compute

# The legs of the way from finding a danger to lifting the order, in their order.
LEGS = (
    "safety.hours_to_order",
    "safety.days_to_remedy",
    "safety.days_to_recheck",
    "safety.days_to_resume",
)
_ORDERS = "safety.work_stoppages"


@dataclass(frozen=True)
class Pace:
    """The orders of a year, and for each leg the median and within what nine of ten ended.

    None where no order came so far in the year.
    """

    period: Period
    orders: object
    medians: dict[str, object | None]
    nine_of_ten: dict[str, object | None]


def pace_of(periods: list[Period], day: date) -> list[Pace]:
    """The pace of some years as known on a day; one call of the engine for all."""
    codes = (_ORDERS, *LEGS, *(f"{leg}_p90" for leg in LEGS))
    asked = {(code, one): Request.of(code, one) for one in periods for code in codes}
    found = compute(asked.values(), cut_off=None, as_of=day)
    shown = {key: found[request].shown for key, request in asked.items()}
    return [
        Pace(
            one,
            shown[_ORDERS, one],
            {leg: shown[leg, one] for leg in LEGS},
            {leg: shown[f"{leg}_p90", one] for leg in LEGS},
        )
        for one in periods
    ]
