"""E-WIDTH: notice a table whose rows are shifted against their header before anything is read."""

from collections.abc import Iterable, Sequence
from datetime import date

from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.headers import Heading
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.datasets.sheets import Line
from laozheng.kernel.datasets.values import CellReader

PROBED_ROWS = 50
_SHIFTS = (-2, -1, 1, 2)


def refuse_shifted(lines: Iterable[Line], heading: Heading, dataset: DataSet, today: date) -> None:
    """Raise FileRefused when the content of the first rows fits their neighbors' headings.

    A date under a name and a name under a date tell a shift; a column that is merely dirty fits
    nowhere else and is left to the rows' own checks.
    """
    readers = _readers(heading, dataset)
    probed = list(lines)
    shifted = [line for line in probed if _is_shifted(line.cells, readers, today)]
    too_wide = [line for line in probed if has_surplus(line.cells, heading)]
    for suspects in (shifted, too_wide):
        if len(suspects) * 2 > len(probed):
            number = suspects[0].number
            raise FileRefused(
                "E-WIDTH", f"第 {number} 列起欄位與表頭不符，請對齊表頭後重新匯入", number
            )


def has_surplus(cells: Sequence[str], heading: Heading) -> bool:
    """Whether something stands in a cell that has no heading above it."""
    titles = heading.titles
    return any(
        cell.strip() and (place >= len(titles) or not titles[place])
        for place, cell in enumerate(cells)
    )


def _readers(heading: Heading, dataset: DataSet) -> dict[int, CellReader]:
    columns = {column.name: column for column in dataset.columns}
    return {
        place: CellReader(columns[name])
        for place, name in enumerate(heading.names)
        if name in columns
    }


def _is_shifted(cells: Sequence[str], readers: dict[int, CellReader], today: date) -> bool:
    fits, misfits = _fitting(cells, readers, today, 0)
    if not misfits:
        return False
    return any(_fitting(cells, readers, today, shift)[0] > fits for shift in _SHIFTS)


def _fitting(
    cells: Sequence[str], readers: dict[int, CellReader], today: date, shift: int
) -> tuple[int, int]:
    """How many typed cells fit, and how many do not, with the row moved by some columns."""
    answers = [
        reader.fits(cells[place + shift], today)
        for place, reader in readers.items()
        if 0 <= place + shift < len(cells)
    ]
    return answers.count(True), answers.count(False)
