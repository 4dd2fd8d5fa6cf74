"""Several provisions in one file: each act is punished, one conduct only by the highest range.

Sources: 行政罰法第24條第1項 (one conduct), 第25條 (several acts).
"""

from collections.abc import Sequence

from laozheng.base.numerals import plain
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.trace import unique

ONE_CONDUCT, SEVERAL_ACTS = "行政罰法第24條第1項", "行政罰法第25條"
_AMOUNTS = ("min_twd", "max_twd", "ceiling_twd")


def range_together(ranges: Sequence[Reckoning], *, one_conduct: bool) -> Reckoning:
    """The range of a fine for the provisions of a file, in whole TWD.

    Several acts are punished each: minima and maxima add up. One conduct against several
    provisions is punished by the one with the highest maximum, and not below the minimum of any.
    The result has min_twd, max_twd and ceiling_twd, all 0 without a range, and cite.
    """
    cite = ONE_CONDUCT if one_conduct else SEVERAL_ACTS
    results = [one.result for one in ranges]
    amounts = {name: sum(result[name] for result in results) for name in _AMOUNTS}
    steps: list[Step] = []
    if one_conduct and results:
        heaviest = max(results, key=lambda result: (result["max_twd"], result["min_twd"]))
        amounts = {name: heaviest[name] for name in _AMOUNTS}
        amounts["min_twd"] = max(result["min_twd"] for result in results)
    if len(results) > 1:
        why = "一行為違反數條，依最高者" if one_conduct else "數行為分別處罰，合計"
        span = f"{plain(amounts['min_twd'])}元以上{plain(amounts['max_twd'])}元以下"
        steps.append(Step(f"{why}為{span}。", cite))
    return Reckoning(
        result={**amounts, "cite": cite},
        steps=tuple(steps),
        citations=unique([*(step.cite for step in steps), *(one["cite"] for one in results)]),
        values=tuple(value for one in ranges for value in one.values),
        rule="inspections.range_together",
    )
