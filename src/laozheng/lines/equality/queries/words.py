"""Words that texts take from the line: the grounds of the complaints of a period, most often first.

Names alone: a number among words could not be hidden where it is small.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.measures.engine import figures_of
from laozheng.kernel.reports.declare import WordSource
from laozheng.lines.equality.rules.codes import GROUNDS

GROUNDS_IN_ORDER = "equality.grounds_in_order"
COMPLAINTS = "equality.discrimination_cases"


def grounds_in_order(
    dims: Mapping[str, str], period: Period, cut_off: date, as_of: date
) -> Sequence[Mapping[str, str]]:
    """The main grounds of complaints received in a period, in falling order; ties as in the law."""
    figures = figures_of(measure=COMPLAINTS, period=period, cut_off=cut_off, as_of=as_of)
    counts = {
        dict(figure.dims)["ground"]: int(figure.value)
        for figure in figures
        if [name for name, _ in figure.dims] == ["ground"] and figure.value
    }
    order = list(GROUNDS)
    found = sorted(counts, key=lambda ground: (-counts[ground], order.index(ground)))
    return [{"name": GROUNDS[ground]} for ground in found]


WORDS = (WordSource(GROUNDS_IN_ORDER, grounds_in_order),)
