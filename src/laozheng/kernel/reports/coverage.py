"""What part of a population is already due, told beside a rate that is not final.

A line that follows people for months after a course declares here which counts tell how much of
the course is due; ``coverage`` in a text prints them behind the rate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from laozheng.kernel.reports.bindings import Bound, Token


@dataclass(frozen=True)
class Coverage:
    """The counts that tell the coverage of the rate ``measure``.

    ``due`` and ``whole`` are measures of one unit that take the rate's dims; each may add its own.
    ``words`` has places ``{whole}`` and ``{due}``.
    """

    measure: str
    due: Bound
    whole: Bound
    words: str = "（{whole}中{due}已屆追蹤期）"

    def counts_for(self, bound: Bound) -> tuple[Bound, Bound]:
        """The bindings of what is due and of the whole, for the same dims and days as the rate."""
        return _like(self.due, bound), _like(self.whole, bound)


def with_coverage(token: Token, coverages: Mapping[str, Coverage]) -> Iterator[Token]:
    """A token, and the counts that its coverage needs."""
    yield token
    if isinstance(token, Bound) and token.statement == "coverage" and token.measure in coverages:
        yield from coverages[token.measure].counts_for(token)


def _like(count: Bound, rate: Bound) -> Bound:
    dims = {**rate.dims, **count.dims}
    return replace(count, dims=dims, period=rate.period, since=rate.since, counter="")
