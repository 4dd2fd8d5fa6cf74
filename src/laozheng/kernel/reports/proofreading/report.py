"""The report of proof-reading: every number with its verdict, and every check."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Dims
from laozheng.kernel.reports.proofreading.checks.declare import Check
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding

AGREES = "agrees"
DIFFERS = "differs"
CONTRADICTS = "contradicts"
UNBOUND = "unbound"
UNREADABLE = "unreadable"
# The worst first.
VERDICTS = (DIFFERS, CONTRADICTS, UNREADABLE, UNBOUND, AGREES)
VERDICT_LABELS = {
    DIFFERS: "與紀錄不符",
    CONTRADICTS: "前後矛盾",
    UNREADABLE: "無法判讀",
    UNBOUND: "無從核對",
    AGREES: "相符",
}
CHECK_LABELS = {AGREES: "成立", CONTRADICTS: "不成立", "doubtful": "存疑"}


@dataclass(frozen=True)
class Judged:
    """One number of the text and what is to be said of it.

    ``verdict`` is one of `VERDICTS`, or "" for a number that is no statistic. ``measure`` is ""
    when the figure is bound to nothing. ``expected`` is what should be printed, "" when
    nobody knows; ``source`` is "records" or the document that says so, ``link`` leads to the rows.
    """

    finding: Finding
    verdict: str = ""
    reason: str = ""
    measure: str = ""
    label: str = ""
    dims: Dims = ()
    period: Period | None = None
    confidence: float = 0.0
    expected: str = ""
    source: str = ""
    link: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The figure as the command prints it."""
        return {
            "line": self.finding.line,
            "column": self.finding.column,
            "text": self.finding.text,
            "value": plain_number(self.finding.value),
            "unit": self.finding.unit,
            "kind": self.finding.kind,
            "measure": self.measure or None,
            "dims": dict(self.dims),
            "period": self.period.code if self.period else None,
            "confidence": self.confidence,
            "verdict": self.verdict or None,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class ProofReport:
    """What proof-reading says of a text for a period, at a cut-off and an as-of day."""

    name: str
    period: Period
    cut_off: date
    as_of: date
    figures: tuple[Judged, ...]
    checks: tuple[Check, ...]

    @property
    def statistics(self) -> list[Judged]:
        """The figures that have a verdict, in reading order."""
        return [figure for figure in self.figures if figure.verdict]

    @property
    def counts(self) -> dict[str, int]:
        """How many figures have each verdict, the worst verdict first."""
        counted = Counter(figure.verdict for figure in self.statistics)
        return {verdict: counted[verdict] for verdict in VERDICTS}

    @property
    def failed_checks(self) -> list[Check]:
        """The checks that a person must look at, the certain ones first."""
        failed = [check for check in self.checks if check.verdict != AGREES]
        return sorted(failed, key=lambda check: (check.verdict != CONTRADICTS, check.lines))

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs, contradicts or cannot be read."""
        bad = (DIFFERS, CONTRADICTS, UNREADABLE)
        return not any(self.counts[verdict] for verdict in bad) and not any(
            check.verdict == CONTRADICTS for check in self.checks
        )

    def worst_first(self) -> list[Judged]:
        """The figures that have a verdict, by its weight, then in reading order."""
        rank = {verdict: place for place, verdict in enumerate(VERDICTS)}
        return sorted(self.statistics, key=lambda figure: rank[figure.verdict])

    def as_dict(self) -> dict[str, Any]:
        """The report as the command prints it."""
        return {
            "figures": [figure.as_dict() for figure in self.figures],
            "checks": [
                {
                    "kind": check.kind,
                    "lines": list(check.lines),
                    "expected": check.expected,
                    "found": check.found,
                    "verdict": check.verdict,
                }
                for check in self.checks
            ],
        }


def plain_number(value: Decimal | None) -> int | float | None:
    """A number for JSON: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def is_statistic(finding: Finding) -> bool:
    """Whether a number is one that measures may be asked about."""
    return finding.kind == STATISTIC
