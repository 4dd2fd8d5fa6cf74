"""Two ways to one result, measured in turn in processor time."""

import statistics
import time
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


def compared(
    part: str,
    ours: Callable[[], Result],
    baseline: Callable[[], Result],
    rounds: int,
    *,
    words: str,
    **sizes: int,
) -> dict[str, Any]:
    """What both took, and the ratio; ``words`` names the baseline.

    Each runs once before that counts, and there the results are held against each other: raises
    AssertionError if they differ.
    """
    found, expected = ours(), baseline()
    assert found == expected, f"{part}: {found!r} is not {expected!r}"
    pairs = [(_milliseconds(ours), _milliseconds(baseline)) for _ in range(rounds)]
    ratios = [mine / other for mine, other in pairs]
    return {
        "part": part,
        **sizes,
        "ms": round(statistics.median(mine for mine, _other in pairs), 2),
        "baseline": words,
        "baseline_ms": round(statistics.median(other for _mine, other in pairs), 2),
        "ratio": round(statistics.median(ratios), 2),
        "least": round(min(ratios), 2),
        "most": round(max(ratios), 2),
    }


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    # The clock may stand still over very little work.
    return max(time.process_time() - begun, 1e-6) * 1000
