"""How long something took, told twice: the median, and within what nine of ten ended."""

from dataclasses import replace

from laozheng.kernel.measures.declare import Measure


def median_and_p90(measure: Measure) -> tuple[Measure, Measure]:
    """A measure of spans as their median and as their 90th percentile; code and label say which."""
    return (
        replace(measure, label=f"{measure.label}（中位數）", aggregate="median"),
        replace(
            measure,
            code=f"{measure.code}_p90",
            label=f"{measure.label}（第90百分位）",
            aggregate="p90",
        ),
    )
