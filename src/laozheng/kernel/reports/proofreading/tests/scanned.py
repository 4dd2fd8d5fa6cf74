"""Short cuts for tests of the scan: the findings of an invented text, in plain values."""

from decimal import Decimal

from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.scanning import scan


def findings(text: str) -> tuple[Finding, ...]:
    return scan(of_text(text))


def statistics(text: str) -> list[Finding]:
    return [finding for finding in findings(text) if finding.kind == STATISTIC]


def counted(text: str) -> list[tuple[str, str]]:
    """Value and unit of every statistic in order, as words: ("12", "persons")."""
    return [(_plain(finding.value), finding.unit) for finding in statistics(text)]


def kinds(text: str) -> dict[str, str]:
    """The kind of everything that is no statistic, by its printed form."""
    return {f.text: f.kind for f in findings(text) if f.kind != STATISTIC}


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
