"""Which data sets there are: the sum of what the installed apps declare."""

from collections.abc import Iterator
from difflib import get_close_matches

from django.apps import apps

from laozheng.kernel.datasets.declare import DataSet


class UnknownDataSet(LookupError):
    """No app declares a data set of that name; the text offers the nearest names."""


def declared() -> Iterator[DataSet]:
    """Every declared data set, in the order of the installed apps, repeated names included."""
    for config in apps.get_app_configs():
        yield from getattr(config, "datasets", ())


def datasets() -> dict[str, DataSet]:
    """All data sets by name."""
    return {dataset.name: dataset for dataset in declared()}


def dataset_named(name: str) -> DataSet:
    """The data set of that name; UnknownDataSet otherwise."""
    known = datasets()
    if name in known:
        return known[name]
    near = "、".join(get_close_matches(name, known, n=3)) or "、".join(sorted(known))
    raise UnknownDataSet(f"沒有名為「{name}」的資料集；可用：{near}")
