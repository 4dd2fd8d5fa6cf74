"""What the tests of this line share."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from laozheng.kernel.datasets.report import ImportReport
from laozheng.lines.migrants.tests.agencies import bring_the_five
from laozheng.lines.migrants.tests.factories import bring_in


@pytest.fixture
def brought(world, tmp_path) -> Callable[..., ImportReport]:
    """Import rows of a data set as the operator; every row must find a place."""

    def run(dataset: str, *rows: Mapping[str, Any], **options: bool) -> ImportReport:
        report = bring_in(tmp_path, world, dataset, *rows, **options)
        assert report.refused == 0, report.refusals
        return report

    return run


@pytest.fixture
def refused(world, tmp_path) -> Callable[..., list[str]]:
    """Import rows and tell why they were refused."""

    def run(dataset: str, *rows: Mapping[str, Any], **options: bool) -> list[str]:
        report = bring_in(tmp_path, world, dataset, *rows, **options)
        return [remark.reason for remark in report.refusals]

    return run


@pytest.fixture
def agencies(brought) -> None:
    """The five agencies of the worked example."""
    bring_the_five(brought)
