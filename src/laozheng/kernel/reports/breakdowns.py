"""The rows and tables that lines declare alike: words at the start, figures beside them."""

from collections.abc import Mapping

from laozheng.kernel.reports.bindings import Bound, PeriodWord
from laozheng.kernel.reports.declare import Cell, Footing, Inline, Row, Table


def labeled(label: str, *contents: Inline | tuple[Inline, ...]) -> Row:
    """A row of the body: its words, then one cell for each content."""
    return (Cell(label, header=True, align="start"), *map(Cell, contents))


def broken_down(
    name: str,
    caption: str,
    columns: Mapping[str, str],
    *,
    corner: tuple[str, str],
    dim: str,
    values: Mapping[str, str],
    widths: tuple[int, ...],
) -> Table:
    """Figures of the period by the values of one dimension, with the total that they add up to.

    ``columns`` gives the heading of each figure, ``values`` the words of each value; ``corner``
    names columns and rows.
    """

    def row(label: str, dims: Mapping[str, str]) -> Row:
        return labeled(label, *(Bound(measure, dims) for measure in columns))

    return Table(
        id=name,
        caption=caption,
        head=(
            (Cell(diagonal=corner, rowspan=2), Cell(PeriodWord(), colspan=len(columns))),
            tuple(map(Cell, columns.values())),
        ),
        body=(
            *(row(label, {dim: value}) for value, label in values.items()),
            row("合計", {}),
        ),
        widths=widths,
        footings=(Footing("rows", total=len(values), parts=tuple(range(len(values)))),),
    )
