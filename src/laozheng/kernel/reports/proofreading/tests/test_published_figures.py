"""The published figures of two reports, found again in their texts.

An independent comparison: the expected rows come from the published tables, the findings from the
scan; they meet only in the line, the value and the unit. Skipped where the texts are absent.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.reading import read_text
from laozheng.kernel.reports.proofreading.scanning import scan

SHARED = Path(__file__).resolve().parents[7] / "shared"
PERFORMANCE = "000_*.txt"
SUSTAINABILITY = "004_*.txt"

# Units that a counter word of the print cannot tell apart: 家 is one body of any kind, 件 a case
# or a thing, 場 an event or a meeting. A finding may differ from the row within one group only.
SAME_COUNT = (
    {"firms", "unions", "items", "institutions", "organizations", "schools", "places", "units",
     "agencies", "sites", "cases", "plans", "groups"},
    {"sessions", "meetings", "times", "visits", "inspection_times", "events"},
    {"person_times", "views"},
    {"persons", "places"},
    {"classes", "sessions"},
)  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """A row of a published table: the line (0 where the table has none), value, unit, label."""

    line: int
    value: Decimal
    unit: str
    label: str
    neutral: bool


@dataclass
class Comparison:
    """Rows found and missed, findings that no row explains, and rows found with another unit."""

    found: int
    missed: list[Expected]
    surplus: list[Finding]
    other_unit: list[tuple[Expected, Finding]]

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.missed))

    @property
    def false_share(self) -> float:
        return len(self.surplus) / (self.found + len(self.surplus))

    @property
    def exact_units(self) -> float:
        return 1 - len(self.other_unit) / self.found


def same_unit(expected: str, found: str) -> bool:
    return expected == found or any({expected, found} <= group for group in SAME_COUNT)


def compare(rows: Iterable[Expected], findings: Iterable[Finding], *, by_line: bool) -> Comparison:
    """Match rows and findings one to one: same line, value (a change without sign) and unit."""
    pool: dict[tuple[int, Decimal], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.kind == STATISTIC and finding.value is not None:
            pool[finding.line if by_line else 0, abs(finding.value)].append(finding)
    result = Comparison(0, [], [], [])
    every = rows = list(rows)
    for exact in (True, False):
        left = []
        for row in rows:
            near = pool[row.line if by_line else 0, abs(row.value)]
            match = next(
                (
                    f
                    for f in near
                    if f.unit == row.unit or (not exact and same_unit(row.unit, f.unit))
                ),
                None,
            )
            if match is None:
                left.append(row)
                continue
            near.remove(match)
            if not row.neutral:
                result.found += 1
                if not exact:
                    result.other_unit.append((row, match))
        rows = left
    result.missed = [row for row in rows if not row.neutral]
    result.surplus = [finding for rest in pool.values() for finding in rest]
    if not by_line:
        known = {(abs(row.value), row.unit) for row in every}
        result.surplus = [
            finding
            for finding in result.surplus
            if not any(
                value == abs(finding.value or 0) and same_unit(unit, finding.unit)
                for value, unit in known
            )
        ]
    return result


def shared(folder: str, pattern: str) -> Path:
    found = sorted((SHARED / folder).glob(pattern)) if SHARED.is_dir() else []
    if not found:
        pytest.skip("the published texts are not here")
    return found[0]


def rows_of_113() -> list[Expected]:
    """Rows with their source line; how long or how often by design is neither asked nor wrong."""
    rows = []
    for row in csv.DictReader(shared("published", "113.csv").open(encoding="utf-8-sig")):
        line = re.search(r"\[src L(\d+):", row["note"])
        assert line, row
        neutral = (
            "per_agency" in row["measure"]
            or "per_round" in row["dims"]
            or (row["measure"].endswith("training_duration"))
        )
        rows.append(
            Expected(int(line[1]), Decimal(row["value"]), row["unit"], row["label_zh"], neutral)
        )
    return rows


# Rows of the sustainability table that are no printed statistics by the rules of the tables
# themselves: years, ages and scores of rules, stars, awards that exist, absence said in words.
NO_COUNTS = {"year", "years_old", "ordinal", "stars", "grade", "score", "celsius"}


def rows_of_2025() -> list[Expected]:
    rows = []
    for row in csv.DictReader(shared("published", "2025_esg.csv").open(encoding="utf-8-sig")):
        by_words = "以0表示" in row["note"] or ("無辦理" in row["note"] and row["value"] == "0")
        if row["unit"] in NO_COUNTS or row["measure"] == "awards" or by_words:
            continue
        neutral = (
            row["kind"] == "factor"
            or "interval" in row["measure"]
            or (row["measure"] == "health_check_subsidy")
        )
        rows.append(Expected(0, Decimal(row["value"]), row["unit"], row["label_zh"], neutral))
    return rows


def show(result: Comparison) -> str:
    """The list to work on."""
    lines = [
        f"recall {result.recall:.2%} false {result.false_share:.2%}"
        f" exact unit {result.exact_units:.2%}"
    ]
    lines += [f"MISSED L{r.line} {r.value} {r.unit} {r.label}" for r in result.missed]
    lines += [
        f"SURPLUS L{f.line} {f.text} = {f.value} {f.unit} | {f.clause[:60]}" for f in result.surplus
    ]
    lines += [
        f"UNIT L{f.line} {f.text}: {f.unit} for {r.unit} {r.label}" for r, f in result.other_unit
    ]
    return "\n".join(lines)


def test_the_annual_report_is_read_as_published() -> None:
    source = read_text(shared("seeds", PERFORMANCE))
    result = compare(rows_of_113(), scan(source), by_line=True)
    print(show(result))
    assert result.recall >= 0.99, show(result)
    assert result.false_share <= 0.03, show(result)
    assert result.exact_units >= 0.95, show(result)


def test_the_sustainability_report_is_read_as_published() -> None:
    """Its table gives no lines: a row is found when a figure of its value and unit is left over.

    A row stands for one print, so a figure with five rows must be found five times. The table
    does not list every repeat: one more print of its value and unit is therefore no false alarm.
    """
    source = read_text(shared("seeds", SUSTAINABILITY))
    result = compare(rows_of_2025(), scan(source), by_line=False)
    print(show(result))
    assert result.recall >= 0.95, show(result)
    assert result.false_share <= 0.05, show(result)


def test_every_number_of_the_texts_is_told() -> None:
    """No digit of a text is left without a finding that covers it."""
    for pattern in (PERFORMANCE, SUSTAINABILITY):
        source = read_text(shared("seeds", pattern))
        covered: dict[int, set[int]] = defaultdict(set)
        for finding in scan(source):
            start = finding.column - 1
            covered[finding.line] |= set(range(start, start + len(finding.text)))
        lost = Counter(
            line.number
            for line in source.lines
            for at, character in enumerate(
                re.sub(r"<[^<>]*>", lambda m: "x" * len(m[0]), line.text)
            )
            if character.isdigit() and character.isascii() and at not in covered[line.number]
        )
        assert not lost, lost
