"""What the tests of this line share."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from laozheng.kernel.datasets.report import ImportReport
from laozheng.lines.disputes.tests.factories import bring_in


@pytest.fixture
def brought(world, tmp_path) -> Callable[..., ImportReport]:
    """Import rows of a data set as the operator."""

    def run(dataset: str, *rows: Mapping[str, Any], **options: bool) -> ImportReport:
        return bring_in(tmp_path, world.reader("system"), dataset, *rows, **options)

    return run
