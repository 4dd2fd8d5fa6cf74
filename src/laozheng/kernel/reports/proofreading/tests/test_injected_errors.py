"""Errors put into copies of a text by chance: nearly all that arithmetic can show are found."""

import csv
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from laozheng.kernel.reports.proofreading.checks import AGREES, Check, check
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.scanning import scan
from laozheng.kernel.reports.proofreading.tests.injecting import (
    Bound,
    Injected,
    InventedReport,
    bounds_of_record,
    inject,
)

SHARED = Path(__file__).resolve().parents[7] / "shared"
ERRORS = 200
SEED = 20241231
LEAST_FOUND = 0.9


def alarms(text: str) -> list[Check]:
    source = of_text(text)
    return [found for found in check(source, scan(source)) if found.verdict != AGREES]


def is_found(injected: Injected, before: Sequence[Check]) -> bool:
    """Whether the error raises an alarm that was not there and that names its line."""
    known = {(found.kind, found.lines, found.reason) for found in before}
    return any(
        injected.line in found.lines and (found.kind, found.lines, found.reason) not in known
        for found in alarms(injected.text)
    )


def share_found(text: str, bounds: Sequence[Bound]) -> tuple[float, list[Injected]]:
    """Of many errors put in by chance the share that was found, and those that were missed."""
    chance, before = random.Random(SEED), alarms(text)
    injected: list[Injected] = []
    while len(injected) < ERRORS:
        error = inject(text, chance.choice(bounds), chance)
        if error is not None:
            injected.append(error)
    missed = [error for error in injected if not is_found(error, before)]
    return 1 - len(missed) / len(injected), missed


def summary(missed: Sequence[Injected]) -> str:
    lines = [f"L{m.line} {m.error}: {m.was} → {m.now}" for m in missed]
    return f"{Counter(m.error for m in missed)}\n" + "\n".join(lines)


def test_an_invented_report_raises_no_alarm_by_itself() -> None:
    report = InventedReport(random.Random(SEED))
    assert alarms(report.text) == []


@pytest.mark.slow
def test_errors_in_an_invented_report_are_found() -> None:
    report = InventedReport(random.Random(SEED))
    found, missed = share_found(report.text, report.bounds)
    assert found >= LEAST_FOUND, summary(missed)


@pytest.mark.slow
@pytest.mark.samples
def test_errors_in_a_published_report_are_found() -> None:
    seeds = sorted((SHARED / "seeds").glob("000_*.txt")) if SHARED.is_dir() else []
    if not seeds:
        pytest.skip("the published reports are not here")
    text = seeds[0].read_text(encoding="utf-8")
    with (SHARED / "published" / "113.csv").open(encoding="utf-8-sig", newline="") as file:
        bounds = bounds_of_record(csv.DictReader(file), text.split("\n"))
    assert len(bounds) > 60
    found, missed = share_found(text, bounds)
    assert found >= LEAST_FOUND, summary(missed)
