"""Figures of the four lines of a year: from the store, and counted record by record.

Each line tells its fines of the year and of each month. The naive recount reads every fine of the
year once and counts in Python: the fairest way without a store.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from laozheng.base.periods import Period
from laozheng.config.bench_inspections.compared import compared
from laozheng.config.bench_inspections.records import YEAR
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.sources import ParquetSource
from laozheng.kernel.measures.store import rebuild, statistics_root

OF_LINE = {
    "safety": "safety.osh_fines",
    "standards": "standards.penalty_firm_times",
    "equality": "equality.penalty_cases",
    "migrants": "migrants.penalty_cases",
}
_LINE_OF_ACT = {
    "osh": "safety",
    "lsa": "standards",
    "gender_equality": "equality",
    "employment_service": "migrants",
}
_WHOLE = Period.parse(str(YEAR))


def measured(rows: int, rounds: int, actor: Reader) -> Iterator[dict[str, Any]]:
    """Ratios of asking for the figures, and of writing the store anew."""
    facts = {measures()[code].fact for code in OF_LINE.values()}
    rebuild(facts)
    asked = {
        (line, period): Request.of(code, period)
        for line, code in OF_LINE.items()
        for period in (_WHOLE, *_WHOLE.months())
    }

    def from_store() -> list[int]:
        # No answer is kept from round to round: each scans the files.
        source = ParquetSource(statistics_root())
        found = compute(asked.values(), cut_off=_WHOLE.end, as_of=actor.day, source=source)
        return [int(found[request].value or 0) for request in asked.values()]

    def recounted() -> list[int]:
        counts = recount()
        return [counts[key] for key in asked]

    def rebuilt() -> int:
        rebuild(facts)
        return sum(recount().values())

    words = "逐件讀出全年裁處，在程式內點數"
    yield compared(
        "figures", from_store, recounted, rounds, words=words, rows=rows, figures=len(asked)
    )
    yield compared(
        "rebuild", rebuilt, lambda: sum(recount().values()), rounds, words=words, rows=rows
    )


def recount() -> Counter[tuple[str, Period]]:
    """The fines of each line, of the year and of each month, counted one by one."""
    counts: Counter[tuple[str, Period]] = Counter()
    months = _WHOLE.months()
    decided = Disposition.objects.filter(disposed_on__range=(_WHOLE.start, _WHOLE.end))
    for fine in decided.prefetch_related("articles"):
        for line in {_LINE_OF_ACT[one.act] for one in fine.citations}:
            counts[line, _WHOLE] += 1
            assert fine.disposed_on is not None
            counts[line, months[fine.disposed_on.month - 1]] += 1
    return counts
