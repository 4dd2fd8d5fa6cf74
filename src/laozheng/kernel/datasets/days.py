"""Days that a row tells: none of them to come, and each in its place after the one before it.

Days are named by their columns with what each is called: ``received_on="收件日"``.
"""

from collections.abc import Callable

from laozheng.base.roc import roc_day
from laozheng.kernel.datasets.rows import ImportContext, Row


def check_days(row: Row, context: ImportContext, **days: str) -> None:
    """Refuse days after today, and days that do not stand in this order."""
    refuse_future(row, context, **days)
    refuse_disorder(row, **days)


def check_past(**days: str) -> Callable[[Row, ImportContext], None]:
    """The check of a data set that refuses days still to come, and nothing else."""
    return lambda row, context: refuse_future(row, context, **days)


def refuse_future(row: Row, context: ImportContext, **days: str) -> None:
    """Refuse each of the days that is still to come."""
    for name, label in days.items():
        day = row[name]
        if day is not None and day > context.today:
            row.refuse(name, f"{label}{roc_day(day)}在今天之後，請更正")


def refuse_disorder(row: Row, **days: str) -> None:
    """Refuse each day before the one told ahead of it; what is not told is passed over."""
    earlier, earlier_label = None, ""
    for name, label in days.items():
        day = row[name]
        if day is None:
            continue
        if earlier is not None and day < earlier:
            row.refuse(name, f"{label}{roc_day(day)}早於{earlier_label}{roc_day(earlier)}，請更正")
        earlier, earlier_label = day, label
