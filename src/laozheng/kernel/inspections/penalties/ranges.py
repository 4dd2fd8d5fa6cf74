"""Which range punishes a provision on a day, and which applies when the law has changed since.

Source of the choice among versions: 行政罰法第5條.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day
from laozheng.kernel.inspections.penalties.rows import PenaltyRow, penalty_rows
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.versions import ARTICLE as FAVORABLE_ARTICLE
from laozheng.kernel.law.versions import most_favorable

RULE = "inspections.penalty_range"
# Units of which the range is a multiple, with what has to be told for it.
COUNTED = {"worker": "受影響勞工人數", "excess": "超收金額"}


def rows_for(
    citation: Citation, day: date, conditions: Iterable[str] = ()
) -> tuple[PenaltyRow, ...]:
    """The ranges that punish a provision on a day, the sure ones before doubtful ones.

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
    """The one range of a provision on a day, None when there is none or none is sure.

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
    """The range of the fine for a violation, by the law most favorable to the party.

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
    """Whether a fine may only follow an improvement date that passed unmet.

    Where the citation leaves the paragraph open, one range that asks for the notice is enough.
    """
    return any(row.notice for row in rows_for(citation, day, conditions))


def is_plausible(citations: Iterable[Citation], decided_on: date, amount_twd: int | None) -> bool:
    """Whether an amount decided elsewhere can be lawful; unknown amounts and ranges can.

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
