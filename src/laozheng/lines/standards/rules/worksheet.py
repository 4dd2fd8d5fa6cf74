"""The wage worksheet: what workers are owed by month and article, and where hours passed a limit.

It holds what was worked against rules of ``wages``: minimum wage, overtime, limits of hours, pay
for annual leave not taken. Workers are serials; no name enters it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from laozheng.kernel.law.parameters import Law
from laozheng.lines.standards.rules.wages import (
    HOURLY,
    REST_DAY,
    WORKDAY,
    annual_leave,
    hours_limits,
    overtime_pay,
)

UNUSED_LEAVE = "unused_leave"
DAY_KINDS: Mapping[str, str] = {
    WORKDAY: "平日",
    REST_DAY: "休息日",
    UNUSED_LEAVE: "特休未休",
}
LEAVE_CITE, MONTH_CITE = "勞動基準法第38條第4項", "勞動基準法第32條第2項"
MINIMUM_CITE = "最低工資法第5條"


@dataclass(frozen=True)
class Entry:
    """A day of a worker as time records and payroll show it, or leave that was not taken.

    ``hours`` are those worked; of leave they are its days, for which ``seniority_months`` must be
    told. ``paid_twd`` is what was paid for overtime, or for the leave. Wages are by the hour.
    """

    worker: int
    on: date
    kind: str
    hours: int
    hourly_twd: int
    paid_twd: int
    seniority_months: int | None = None


@dataclass(frozen=True)
class Owed:
    """What a worker is owed for a month by article (whole TWD), and articles that hours broke."""

    worker: int
    month: str
    amounts: Mapping[str, int]
    breaches: tuple[str, ...] = ()

    @property
    def owed_twd(self) -> int:
        """The sum of the month."""
        return sum(self.amounts.values())


@dataclass
class _Month:
    overtime: int = 0
    last: date = date.min
    amounts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    breaches: list[str] = field(default_factory=list)

    def owe(self, cite: str, amount: int) -> None:
        if amount > 0:
            self.amounts[cite] += amount


def worksheet(entries: Iterable[Entry], law: Law) -> tuple[Owed, ...]:
    """What is owed and broken, by worker and month; a month without either is left out.

    Raises ValueError with a sentence when more leave is told than the seniority gives.
    """
    months: dict[tuple[int, str], _Month] = defaultdict(_Month)
    for entry in entries:
        month = months[entry.worker, f"{entry.on:%Y-%m}"]
        month.last = max(month.last, entry.on)
        if entry.kind == UNUSED_LEAVE:
            _add_leave(entry, month, law)
        else:
            _add_day(entry, month, law)
    for month in months.values():
        _add_month_limit(month, law)
    return tuple(
        Owed(worker, name, dict(month.amounts), tuple(dict.fromkeys(month.breaches)))
        for (worker, name), month in sorted(months.items())
        if month.amounts or month.breaches
    )


def _add_day(entry: Entry, month: _Month, law: Law) -> None:
    """Overtime that was not paid, and the gap to the minimum wage of the usual hours."""
    least = law.value(HOURLY, entry.on)
    hourly = max(entry.hourly_twd, least.value)
    pay = overtime_pay(hourly, entry.kind, entry.hours, entry.on, law)
    month.overtime += pay.result["overtime_hours"]
    month.owe(pay.citations[0] if pay.citations else "", pay.result["pay_twd"] - entry.paid_twd)
    usual = 0 if entry.kind == REST_DAY else entry.hours - pay.result["overtime_hours"]
    month.owe(_minimum_cite(least.cite), (least.value - entry.hourly_twd) * usual)
    if pay.result["breach"]:
        month.breaches.append(pay.result["breach"])


def _minimum_cite(source: str) -> str:
    """The provision that lower pay breaks, by that under which the amount was announced."""
    return MINIMUM_CITE if source.startswith("最低工資法") else source


def _add_leave(entry: Entry, month: _Month, law: Law) -> None:
    """A day's wage for every day of leave that was neither taken nor paid."""
    granted = annual_leave(entry.seniority_months or 0, entry.on, law).result
    if entry.hours > granted:
        raise ValueError(
            f"勞工{entry.worker}未休特別休假{entry.hours}日，多於年資應有的{granted}日，"
            "請核對年資月數或日數"
        )
    usual = law.get("standards.usual_hours", entry.on)
    month.owe(LEAVE_CITE, entry.hours * usual * entry.hourly_twd - entry.paid_twd)


def _add_month_limit(month: _Month, law: Law) -> None:
    """More overtime than a month allows; with consent more is lawful, which the officer checks."""
    limit = hours_limits(month.last, law).result["month"]
    if limit is not None and month.overtime > limit:
        month.breaches.append(MONTH_CITE)


def by_article(owed: Iterable[Owed]) -> Mapping[str, tuple[int, int]]:
    """For each article the sum in TWD and the number of workers to whom it is owed."""
    sums: dict[str, int] = defaultdict(int)
    workers: dict[str, set[int]] = defaultdict(set)
    for one in owed:
        for cite, amount in one.amounts.items():
            sums[cite] += amount
            workers[cite].add(one.worker)
    return {cite: (sums[cite], len(workers[cite])) for cite in sorted(sums)}
