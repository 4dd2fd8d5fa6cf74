"""Rows, imports and figures for the tests of this line; all names are recognisably synthetic."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from laozheng.base.periods import Period
from laozheng.conftest import World
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.figures import Figure

SHARED = Path(__file__).resolve().parents[6] / "shared"
AS_OF = date(2025, 3, 3)
EMPLOYER = "範例移工雇主有限公司"


def bring_in(
    folder: Path, world: World, dataset: str, *rows: Mapping[str, Any], **options: bool
) -> ImportReport:
    """Import rows of a data set as the operator does."""
    path = write_rows(folder / f"{dataset}.csv", rows)
    return import_file(
        dataset_named(dataset), path, actor=world.reader("system"), rejected_dir=folder, **options
    )


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """A CSV with the columns that any of the rows has."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def figure(
    code: str, period: str = "113", *, as_of: date = AS_OF, cut_off: date | None = None, **dims: str
) -> Figure:
    """One figure of the line."""
    request = Request.of(f"migrants.{code}", Period.parse(period), **dims)
    return compute([request], cut_off=cut_off, as_of=as_of)[request]


def shown(code: str, period: str = "113", **dims: Any) -> Any:
    """The number as it is printed."""
    return figure(code, period, **dims).shown
