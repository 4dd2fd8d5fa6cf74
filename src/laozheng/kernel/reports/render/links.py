"""Where a printed figure leads."""

from collections.abc import Callable
from urllib.parse import urlencode

from laozheng.kernel.measures.figures import Figure, dims_key

Link = Callable[[Figure], str]


def figure_link(figure: Figure) -> str:
    """The address of the page of a figure: its definition, its days and the rows behind it."""
    query = {
        "period": figure.period.code,
        "dims": dims_key(dict(figure.dims)),
        "cut_off": figure.cut_off.isoformat(),
        "as_of": figure.as_of.isoformat(),
    }
    return f"/figures/{figure.measure}/?{urlencode(query)}"
