"""What a corrected main ground would change in frozen books, before anybody corrects it."""

from collections.abc import Iterator
from dataclasses import dataclass

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.evidence import frozen_rows
from laozheng.kernel.measures.figures import dims_key, dims_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.freezing.agreement import current_vintages
from laozheng.kernel.reports.freezing.wording import label_of
from laozheng.kernel.reports.models import Freeze
from laozheng.lines.equality.models import Complaint

# Counts of cases that are told apart by ground.
COUNTED = ("discrimination_cases", "cases_decided", "cases_established")
_MEASURES = frozenset(f"equality.{name}" for name in COUNTED)


@dataclass(frozen=True)
class Shift:
    """A figure of a frozen book that would be told anew: as it stands, and as it would be."""

    book: str
    label: str
    old: int
    new: int

    def __str__(self) -> str:
        return f"《{self.book}》{self.label}：{self.old}→{self.new}"


def shifts(case: Case, ground: str) -> list[Shift]:
    """The figures by ground that count a case in frozen books, if its main ground were another.

    Totals stay, and open figures move at once: neither is listed.
    """
    before = Complaint.objects.get(case=case).ground
    held = Freeze.objects.order_by("book", "period", "version")
    names = dict.fromkeys(held.values_list("book", "period"))
    return [
        shift
        for code, period in names
        for shift in _in_book(code, Period.parse(period), case, before, ground)
    ]


def _in_book(code: str, period: Period, case: Case, before: str, after: str) -> Iterator[Shift]:
    title = book(code).title_for(period)
    figures = {
        _name(vintage): vintage
        for vintage in current_vintages(code, period)
        if vintage.measure in _MEASURES and vintage.value
    }
    for vintage in figures.values():
        if dims_of(vintage.dims).get("ground") != before or not _counts(vintage, case):
            continue
        for one, change in ((vintage, -1), (figures.get(_name(vintage, ground=after)), 1)):
            if one is not None:
                old = int(one.value)
                yield Shift(title, label_of(one.measure, one.dims), old, old + change)


def _name(vintage: Vintage, **other: str) -> tuple[object, ...]:
    dims = dims_key({**dims_of(vintage.dims), **other})
    return vintage.measure, dims, vintage.period_start, vintage.period_end


def _counts(vintage: Vintage, case: Case) -> bool:
    return any(row.ref == case.number for row in frozen_rows(vintage))
