"""The ranges of fines as the data file (``data/penalties.toml``) tells them, by version."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from laozheng.base.numerals import plain
from laozheng.kernel.inspections.penalties.coverage import Coverage
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import DatedValue

PENALTIES_FILE = Path(__file__).resolve().parent.parent / "data" / "penalties.toml"
_ROW_KEYS = frozenset(
    {"id", "act", "penalty", "articles", "from", "until", "min", "max", "surcharge", "notice",
     "condition", "unit", "status", "from_status", "note"}
)  # fmt: skip


@dataclass(frozen=True)
class PenaltyRow:
    """One version of one rule of punishment; amounts in TWD, ``until`` exclusive."""

    id: str
    act: str
    penalty: str
    provisions: tuple[Coverage, ...]
    valid_from: date
    until: date | None
    min_twd: int
    max_twd: int
    surcharge: Decimal
    notice: bool
    condition: str
    unit: str
    status: str
    from_status: str

    def is_in_force(self, day: date) -> bool:
        """Whether the day lies in the span of this version."""
        return self.valid_from <= day and (self.until is None or day < self.until)

    @property
    def cite(self) -> str:
        """The punishing article in words."""
        coverage = Coverage.read(self.penalty)
        paragraph = next(iter(coverage.paragraphs), 0)
        return str(Citation(self.act, coverage.article, coverage.suffix, paragraph))

    @property
    def ceiling_twd(self) -> int:
        """The maximum with the surcharge for grave cases."""
        return int(self.max_twd * (1 + self.surcharge))

    @property
    def range(self) -> dict[str, Any]:
        """The result of the rule: least, most, and most with surcharge, per what, and why."""
        return {
            "min_twd": self.min_twd,
            "max_twd": self.max_twd,
            "ceiling_twd": self.ceiling_twd,
            "unit": self.unit,
            "notice": self.notice,
            "cite": self.cite,
        }

    @property
    def words(self) -> str:
        """The range as a letter says it."""
        if self.unit == "excess":
            return f"超收金額的{self.min_twd}倍以上{self.max_twd}倍以下"
        per = "每一勞工" if self.unit == "worker" else ""
        span = f"{per}新臺幣{plain(self.min_twd)}元以上{plain(self.max_twd)}元以下"
        if self.surcharge:
            return f"{span}，得加重至{plain(self.ceiling_twd)}元"
        return span

    def dated(self) -> DatedValue:
        """The range as a dated value, so that a Reckoning shows what it stands on."""
        return DatedValue(
            name=f"inspections.penalty.{self.id}",
            label=f"{self.cite}罰鍰",
            unit="twd",
            value=self.range,
            valid_from=self.valid_from,
            cite=self.cite,
            status=self.status,
            scope="national",
            valid_until=self.until,
            from_status=self.from_status,
        )


@functools.cache
def penalty_rows() -> tuple[PenaltyRow, ...]:
    """All ranges in the order of the file; raises ValueError for one that is not whole."""
    tables = tomllib.loads(PENALTIES_FILE.read_text(encoding="utf-8"), parse_float=Decimal)["range"]
    rows = [_read(table) for table in tables]
    followers: dict[str, date] = {}
    whole: list[PenaltyRow] = []
    for row in reversed(rows):
        whole.append(replace(row, until=row.until or followers.get(row.id)))
        followers[row.id] = row.valid_from
    return tuple(reversed(whole))


def problems() -> list[str]:
    """What is wrong with the data: order, gaps, overlaps, impossible amounts."""
    found: list[str] = []
    last: dict[str, PenaltyRow] = {}
    for row in penalty_rows():
        before = last.get(row.id)
        if before and before.until != row.valid_from:
            found.append(f"{row.id}：{before.valid_from}與{row.valid_from}的版本沒有前後相接。")
        if not 0 <= row.min_twd <= row.max_twd:
            found.append(f"{row.id}：{row.valid_from}的最低額高於最高額。")
        if row.until and row.until <= row.valid_from:
            found.append(f"{row.id}：{row.valid_from}的版本在施行前就已失效。")
        last[row.id] = row
    return found


def _read(table: Mapping[str, Any]) -> PenaltyRow:
    if unknown := sorted(set(table) - _ROW_KEYS):
        raise ValueError(f"罰鍰資料檔的 {table.get('id')} 有不認得的欄位 {'、'.join(unknown)}。")
    return PenaltyRow(
        id=table["id"],
        act=table["act"],
        penalty=table["penalty"],
        provisions=tuple(Coverage.read(notation) for notation in table["articles"]),
        valid_from=table["from"],
        until=table.get("until"),
        min_twd=table["min"],
        max_twd=table["max"],
        surcharge=table.get("surcharge", Decimal(0)),
        notice=table.get("notice", False),
        condition=table.get("condition", ""),
        unit=table.get("unit", "violation"),
        status=table["status"],
        from_status=table.get("from_status", ""),
    )
