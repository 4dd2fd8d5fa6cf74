"""Ranges of fines by provision and day, and which range applies when the law has changed since.

The ranges are data (`data/penalties.toml`). Source of the choice among versions: 行政罰法第5條.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import DatedValue
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.versions import ARTICLE as FAVORABLE_ARTICLE
from laozheng.kernel.law.versions import most_favorable

RULE = "inspections.penalty_range"
PENALTIES_FILE = Path(__file__).parent / "data" / "penalties.toml"
UNITS = {
    "violation": "每一違反行為", "month": "每月", "worker": "每一勞工", "excess": "超收金額每一元",
}  # fmt: skip
# Units of which the range is a multiple, with what has to be told for it.
COUNTED = {"worker": "受影響勞工人數", "excess": "超收金額"}

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NOTATION = re.compile(rf"(\d+)(?:-(\d+))?([{_CIRCLED}]*)((?:\(\d+\))*)")
_ROW_KEYS = frozenset(
    {"id", "act", "penalty", "articles", "from", "until", "min", "max", "surcharge", "notice",
     "condition", "unit", "status", "from_status", "note"}
)  # fmt: skip


@dataclass(frozen=True)
class Provision:
    """An article with the paragraphs or subparagraphs meant; none of them means the whole."""

    article: int
    suffix: int
    paragraphs: frozenset[int]
    subparagraphs: frozenset[int]

    @classmethod
    def read(cls, notation: str) -> "Provision":
        """Read the short form of the data file: 30①②, 57(1)(2), 17-1⑦."""
        match = _NOTATION.fullmatch(notation)
        if match is None:
            raise ValueError(f"看不懂條文簡寫「{notation}」，請寫成 30①② 或 57(1)(2)。")
        article, suffix, paragraphs, subparagraphs = match.groups()
        return cls(
            int(article),
            int(suffix or 0),
            frozenset(_CIRCLED.index(mark) + 1 for mark in paragraphs),
            frozenset(map(int, re.findall(r"\d+", subparagraphs))),
        )

    def covers(self, citation: Citation) -> bool:
        """Tell whether the citation names something that this provision surely includes."""
        return self.touches(citation) and (
            (not self.paragraphs or citation.paragraph > 0)
            and (not self.subparagraphs or bool(citation.subparagraphs))
        )

    def touches(self, citation: Citation) -> bool:
        """The same, but what the citation leaves open is taken to fit."""
        if (self.article, self.suffix) != (citation.article, citation.suffix):
            return False
        if self.paragraphs and citation.paragraph and citation.paragraph not in self.paragraphs:
            return False
        cited = set(citation.subparagraphs)
        return not self.subparagraphs or not cited or bool(cited & self.subparagraphs)


@dataclass(frozen=True)
class PenaltyRow:
    """One version of one rule of punishment; amounts in TWD, `until` exclusive."""

    id: str
    act: str
    penalty: str
    provisions: tuple[Provision, ...]
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
        """Tell whether the day lies in the span of this version."""
        return self.valid_from <= day and (self.until is None or day < self.until)

    @property
    def cite(self) -> str:
        """The punishing article in words."""
        provision = Provision.read(self.penalty)
        paragraph = next(iter(provision.paragraphs), 0)
        return str(Citation(self.act, provision.article, provision.suffix, paragraph))

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
    """Return all ranges in the order of the file; raises ValueError for one that is not whole."""
    tables = tomllib.loads(PENALTIES_FILE.read_text(encoding="utf-8"), parse_float=Decimal)["range"]
    rows = [_read(table) for table in tables]
    followers: dict[str, date] = {}
    whole: list[PenaltyRow] = []
    for row in reversed(rows):
        whole.append(replace(row, until=row.until or followers.get(row.id)))
        followers[row.id] = row.valid_from
    return tuple(reversed(whole))


def problems() -> list[str]:
    """Return what is wrong with the data: order, gaps, overlaps, impossible amounts."""
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


def rows_for(
    citation: Citation, day: date, conditions: Iterable[str] = ()
) -> tuple[PenaltyRow, ...]:
    """Return the ranges that punish a provision on a day, the sure ones before doubtful ones.

    A range that depends on a condition counts only when the condition is among those found. When
    no range surely covers the citation, all that may mean it are returned.
    """
    found = [
        row
        for row in penalty_rows()
        if row.act == citation.act
        and row.is_in_force(day)
        and (not row.condition or row.condition in set(conditions))
    ]
    sure = tuple(row for row in found if any(p.covers(citation) for p in row.provisions))
    return sure or tuple(row for row in found if any(p.touches(citation) for p in row.provisions))


def range_on(citation: Citation, day: date, conditions: Iterable[str] = ()) -> PenaltyRow | None:
    """Return the one range of a provision on a day, None when there is none or none is sure.

    Where one conduct meets several ranges the highest counts (行政罰法第24條第1項).
    """
    rows = rows_for(citation, day, conditions)
    sure = [row for row in rows if any(p.covers(citation) for p in row.provisions)]
    if sure:
        return max(sure, key=lambda row: (row.max_twd, row.min_twd))
    return rows[0] if len(rows) == 1 else None


def penalty_range(
    citation: Citation, acted_on: date, decided_on: date, conditions: Iterable[str] = ()
) -> Reckoning | None:
    """Return the range of the fine for a violation, by the law most favorable to the party.

    The result has min_twd, max_twd, ceiling_twd (with the surcharge for grave cases), unit, notice
    (only after an improvement date has passed) and cite. Every version in force from the act to
    the decision is compared. None when no range is on file for the provision on either day.
    """
    conditions = frozenset(conditions)
    rows = _versions(citation, acted_on, decided_on, conditions)
    ends = (range_on(citation, day, conditions) for day in (acted_on, decided_on))
    if not all(ends):
        return None
    chosen = most_favorable([row.dated() for row in rows], acted_on, decided_on, _burden)
    lead = f"行為日{roc_day(acted_on)}，裁處日{roc_day(decided_on)}"
    steps = [Step(f"違反{citation.text(acted_on)}；{lead}。")]
    steps += [Step(f"{roc_day(row.valid_from)}起：{row.words}。", row.cite) for row in rows]
    if chosen.result != rows[-1].range:
        steps.append(Step("裁處前之規定最有利於受處罰者，適用該規定。", FAVORABLE_ARTICLE))
    elif len(rows) > 1:
        steps.append(Step("適用裁處時之規定；先前之規定並未較為有利。", FAVORABLE_ARTICLE))
    return replace(
        chosen,
        rule=RULE,
        steps=tuple(steps),
        citations=tuple(dict.fromkeys(step.cite for step in steps if step.cite)),
    )


def multiplied(range_: Reckoning, quantities: Mapping[str, int | None]) -> Reckoning | None:
    """The range for what was counted: workers, or TWD taken in excess; None when nobody counted.

    A range by the violation stays as it is. ``quantities`` are by unit.
    """
    unit = range_.result["unit"]
    if unit not in COUNTED:
        return range_
    quantity = quantities.get(unit)
    if not quantity:
        return None
    amounts = ("min_twd", "max_twd", "ceiling_twd")
    result = {**range_.result, **{name: range_.result[name] * quantity for name in amounts}}
    span = f"新臺幣{plain(result['min_twd'])}元以上{plain(result['max_twd'])}元以下"
    step = Step(f"{COUNTED[unit]}{plain(quantity)}，為{span}。", range_.result["cite"])
    return replace(range_, result=result, steps=(*range_.steps, step))


def conditions_of(citations: Iterable[Citation], day: date) -> tuple[str, ...]:
    """What the range of some provisions may depend on, on a day; codes in order of the alphabet."""
    citations = tuple(citations)
    return tuple(
        sorted(
            {
                row.condition
                for row in penalty_rows()
                if row.condition
                and row.is_in_force(day)
                and any(
                    row.act == citation.act and provision.touches(citation)
                    for citation in citations
                    for provision in row.provisions
                )
            }
        )
    )


def needs_prior_notice(citation: Citation, day: date, conditions: Iterable[str] = ()) -> bool:
    """Tell whether a fine may only follow an improvement date that passed unmet.

    Where the citation leaves the paragraph open, one range that asks for the notice is enough.
    """
    return any(row.notice for row in rows_for(citation, day, conditions))


def is_plausible(citations: Iterable[Citation], decided_on: date, amount_twd: int | None) -> bool:
    """Tell whether an amount decided elsewhere can be lawful; unknown amounts and ranges can.

    The day of the act is not known: the lowest minimum of the three years before counts, and the
    articles together may reach the sum of their maxima.
    """
    if amount_twd is None:
        return True
    earliest = date(decided_on.year - 3, decided_on.month, 1)
    versions = [_versions(citation, earliest, decided_on, frozenset()) for citation in citations]
    if not versions or not all(versions):
        return True
    if any(row.unit in COUNTED for rows in versions for row in rows):
        return True
    least = min(row.min_twd for rows in versions for row in rows)
    most = sum(max(row.ceiling_twd for row in rows) for rows in versions)
    return least <= amount_twd <= most


def _versions(
    citation: Citation, acted_on: date, decided_on: date, conditions: frozenset[str]
) -> Sequence[PenaltyRow]:
    changes = {row.valid_from for row in penalty_rows() if row.act == citation.act}
    days = [acted_on, *sorted(day for day in changes if acted_on < day <= decided_on)]
    rows = (range_on(citation, day, conditions) for day in days)
    return list(dict.fromkeys(row for row in rows if row is not None))


def _burden(value: Mapping[str, Any]) -> tuple[int, ...]:
    """Ranges compare by their maximum, then their minimum, then what a surcharge may add."""
    return value["max_twd"], value["min_twd"], value["ceiling_twd"]


def _read(table: Mapping[str, Any]) -> PenaltyRow:
    if unknown := sorted(set(table) - _ROW_KEYS):
        raise ValueError(f"罰鍰資料檔的 {table.get('id')} 有不認得的欄位 {'、'.join(unknown)}。")
    return PenaltyRow(
        id=table["id"],
        act=table["act"],
        penalty=table["penalty"],
        provisions=tuple(Provision.read(notation) for notation in table["articles"]),
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
