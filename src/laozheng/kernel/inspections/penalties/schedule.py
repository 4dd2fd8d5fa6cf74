"""The city's schedule of fines: by article, size of the employer and how often (統一裁罰基準).

The table is a dated value that the city decides. ``sizes`` are the least employees of each class,
ascending from 0 or 1; a row of ``rows`` has ``articles`` and, for each class, the ``amounts`` in
whole TWD of the first time, the second … the last one holds for every later time:

    value = { sizes = [1, 30], rows = [
        { articles = "勞動基準法第24條", amounts = [[20000, 50000], [50000, 100000]] },
    ] }
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from laozheng.base.numerals import plain
from laozheng.kernel.law.citations import Citation, parse_citations
from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.law.reckoning import Reckoning, Step

NAME = "inspections.fine_schedule"


@dataclass(frozen=True)
class Charge:
    """One provision to be fined: which time it is, and the lawful bounds of its fine in TWD."""

    citation: Citation
    repeat_no: int
    least_twd: int
    most_twd: int


def version_of(dated: DatedValue) -> str:
    """How a disposition names the schedule that it was weighed by."""
    return f"{NAME}@{dated.valid_from.isoformat()}"


def fine_proposal(
    charges: Sequence[Charge], employees: int | None, day: date, law: Law
) -> Reckoning:
    """The fine that the schedule in force proposes, in whole TWD, each charge within its bounds.

    The result is None where the schedule says nothing of a provision or the size is unknown; the
    steps say which. Raises NotConfigured while the city has decided no schedule.
    """
    dated = law.value(NAME, day)
    size = _size_class(dated.value["sizes"], employees)
    steps: list[Step] = []
    amounts: list[int | None] = []
    for charge in charges:
        amount, said = _proposed(dated.value, charge, size, employees)
        amounts.append(amount)
        steps.append(Step(said, dated.cite))
    known = [amount for amount in amounts if amount is not None]
    total = sum(known) if known and len(known) == len(amounts) else None
    if total is not None:
        steps.append(Step(f"依裁罰基準合計{plain(total)}元。", dated.cite))
    return Reckoning(
        result=total,
        steps=tuple(steps),
        citations=(dated.cite,),
        values=() if total is None else (replace(dated, value=total, unit="twd"),),
        rule=version_of(dated),
    )


def schedule_problems(value: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the shape of a schedule; each problem names its row."""
    sizes = list(value.get("sizes", ()))
    if not sizes or sizes != sorted(set(sizes)):
        yield "sizes 須由小到大列出各級距的最低人數"
    for number, row in enumerate(value.get("rows", ()), start=1):
        read = parse_citations(str(row.get("articles", "")))
        if read.unreadable or not read.citations:
            yield f"第{number}列的條文「{row.get('articles', '')}」無法辨識"
        amounts = row.get("amounts", ())
        if len(amounts) != len(sizes) or not all(amounts):
            yield f"第{number}列須為每一人數級距各列至少一個金額"
        elif any(type(one) is not int or one <= 0 for times in amounts for one in times):
            yield f"第{number}列的金額須為正整數"


def _size_class(sizes: Sequence[int], employees: int | None) -> int | None:
    if employees is None:
        return None
    return max((place for place, least in enumerate(sizes) if employees >= least), default=0)


def _proposed(
    table: Mapping[str, Any], charge: Charge, size: int | None, employees: int | None
) -> tuple[int | None, str]:
    """The amount for one charge and the sentence that says why."""
    row = next((row for row in table["rows"] if covers(row["articles"], charge.citation)), None)
    if row is None:
        return None, f"裁罰基準未列{charge.citation}，請依個案審酌。"
    if size is None:
        return None, f"勞工人數不明，無法套用{charge.citation}的裁罰基準。"
    times: Sequence[int] = row["amounts"][size]
    amount = times[min(charge.repeat_no, len(times)) - 1]
    bounded = min(max(amount, charge.least_twd), charge.most_twd)
    said = f"{charge.citation}：僱用{employees}人、第{charge.repeat_no}次，基準為{plain(amount)}元"
    return (
        bounded,
        f"{said}。" if bounded == amount else f"{said}，依法定範圍為{plain(bounded)}元。",
    )


def covers(articles: str, citation: Citation) -> bool:
    """Whether a row means a provision: what the row leaves open fits everything below it."""
    return any(
        (meant.act, meant.article, meant.suffix)
        == (citation.act, citation.article, citation.suffix)
        and meant.paragraph in (0, citation.paragraph)
        and (not meant.subparagraphs or set(citation.subparagraphs) <= set(meant.subparagraphs))
        for meant in parse_citations(articles).citations
    )
