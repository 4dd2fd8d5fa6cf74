"""What arithmetic and the text itself can show: sums, rates, changes, repeats, numerals, wording.

Every check is a general rule of official Chinese prose. None knows a document, and none needs a
record: what cannot be right is shown from the text alone.
"""

from collections.abc import Callable, Iterable, Sequence

from laozheng.kernel.reports.proofreading.checks.changes import changes
from laozheng.kernel.reports.proofreading.checks.counting import counting
from laozheng.kernel.reports.proofreading.checks.declare import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
)
from laozheng.kernel.reports.proofreading.checks.multiplication import products
from laozheng.kernel.reports.proofreading.checks.numerals import numerals
from laozheng.kernel.reports.proofreading.checks.omissions import omissions
from laozheng.kernel.reports.proofreading.checks.passages import Reading
from laozheng.kernel.reports.proofreading.checks.plausibility import plausibility
from laozheng.kernel.reports.proofreading.checks.populations import populations
from laozheng.kernel.reports.proofreading.checks.recurrence import recurrence
from laozheng.kernel.reports.proofreading.checks.repeats import repeats, table_repeats
from laozheng.kernel.reports.proofreading.checks.report_year import report_year
from laozheng.kernel.reports.proofreading.checks.shares import shares
from laozheng.kernel.reports.proofreading.checks.sums import sums
from laozheng.kernel.reports.proofreading.checks.table_rates import table_rates
from laozheng.kernel.reports.proofreading.checks.tables import table_sums
from laozheng.kernel.reports.proofreading.checks.targets import targets
from laozheng.kernel.reports.proofreading.checks.trends import trends
from laozheng.kernel.reports.proofreading.checks.unit_words import unit_words
from laozheng.kernel.reports.proofreading.checks.wording import wording
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.layout import FoundTable, tables_of
from laozheng.kernel.reports.proofreading.text import SourceText

__all__ = ["AGREES", "CONTRADICTS", "DOUBTFUL", "Check", "check"]

RULES: tuple[Callable[[Reading], Iterable[Check]], ...] = (
    sums,
    table_sums,
    table_rates,
    shares,
    changes,
    trends,
    products,
    plausibility,
    unit_words,
    targets,
    repeats,
    table_repeats,
    recurrence,
    report_year,
    populations,
    omissions,
    counting,
    numerals,
    wording,
)


def check(
    source: SourceText,
    findings: Sequence[Finding],
    tables: Sequence[FoundTable] | None = None,
) -> tuple[Check, ...]:
    """All that the text shows of itself, in the order of lines.

    ``tables`` are found here when they are not given. Checks that agree are given as well: they
    tell which figures arithmetic has confirmed.
    """
    if tables is None:
        tables = tables_of(source, findings)
    reading = Reading(source, findings, tables)
    found = dict.fromkeys(result for rule in RULES for result in rule(reading))
    return tuple(sorted(found, key=lambda result: (result.lines, result.kind)))
