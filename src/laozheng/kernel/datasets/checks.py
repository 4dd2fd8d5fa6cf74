"""Checks of the declared data sets, run by ``manage.py check``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from laozheng.kernel.datasets.catalogue import declared
from laozheng.kernel.datasets.declare import COLUMN_TYPES, ENCODINGS, DataSet
from laozheng.kernel.datasets.headers import forms_of, spelling


def check_datasets(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """All problems of all declared data sets."""
    return list(problems_of(tuple(declared())))


def problems_of(datasets: Sequence[DataSet]) -> Iterator[CheckMessage]:
    """The problems of some data sets: one error each, with what to do about it."""
    for name in _repeated(dataset.name for dataset in datasets):
        yield Error(f"data set {name!r} is declared twice", hint="rename one", id="datasets.E001")
    for dataset in datasets:
        if not dataset.ways:
            yield Error(
                f"data set {dataset.name} can be neither imported nor exported",
                hint="give it record, export or both",
                id="datasets.E008",
            )
        yield from _key_problems(dataset)
        yield from _column_problems(dataset)
        yield from _layout_problems(dataset)


def _key_problems(dataset: DataSet) -> Iterator[CheckMessage]:
    names = {column.name for column in dataset.columns}
    for name in dataset.key:
        if name not in names:
            yield Error(
                f"data set {dataset.name}: key {name!r} is not among the columns",
                hint="declare the column or change the key",
                id="datasets.E002",
            )
    if not dataset.key:
        yield Error(
            f"data set {dataset.name} has no key", hint="name its columns", id="datasets.E002"
        )


def _column_problems(dataset: DataSet) -> Iterator[CheckMessage]:
    names = {column.name for column in dataset.columns}
    for column in dataset.columns:
        where = f"data set {dataset.name}, column {column.name}"
        if column.type not in COLUMN_TYPES:
            yield Error(f"{where}: unknown type {column.type!r}", id="datasets.E006")
        if column.type == "code" and column.codes is None:
            yield Error(f"{where}: a code column without codes", id="datasets.E003")
        if column.valid_on and column.valid_on not in names:
            yield Error(f"{where}: no column {column.valid_on!r} to date it", id="datasets.E003")
    titles = [
        title
        for column in dataset.columns
        for title in {spelling(t) for t in (column.name, str(column.label), *column.aliases)}
    ]
    for title in _repeated(titles):
        yield Error(
            f"data set {dataset.name}: the heading {title!r} could mean two columns",
            hint="give each column its own name, label and aliases",
            id="datasets.E005",
        )
    for encoding in set(dataset.encodings) - set(ENCODINGS):
        yield Error(f"data set {dataset.name}: unknown encoding {encoding!r}", id="datasets.E006")


def _layout_problems(dataset: DataSet) -> Iterator[CheckMessage]:
    names = {column.name for column in dataset.columns} | {""}
    for layout in dataset.layouts:
        where = f"data set {dataset.name}, layout {layout.name}"
        # A layout with a reader of its own may pass through names that are no columns.
        strange = set() if layout.read else set(layout.headers.values()) - names
        for name in sorted(strange):
            yield Error(f"{where}: maps to unknown column {name!r}", id="datasets.E004")
        for header in set(layout.optional) - set(layout.headers):
            yield Error(f"{where}: optional {header!r} is no header", id="datasets.E004")
    signatures = [(frozenset(form.known), frozenset(form.needed)) for form in forms_of(dataset)]
    if len(set(signatures)) < len(signatures):
        yield Error(
            f"data set {dataset.name}: two layouts have the same headers",
            hint="a file is told by its header alone; make them differ or drop one",
            id="datasets.E007",
        )


def _repeated(items: Iterable[str]) -> list[str]:
    return sorted(item for item, times in Counter(items).items() if times > 1)
