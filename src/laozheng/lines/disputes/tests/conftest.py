"""What the tests of this line share."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from laozheng.kernel.datasets.report import ImportReport
from laozheng.lines.disputes.tests.factories import bring_in
from laozheng.lines.disputes.tests.nine_rows import EXAMPLE, undo_the_last


@pytest.fixture
def brought(world, tmp_path) -> Callable[..., ImportReport]:
    """Import rows of a data set as the operator."""

    def run(dataset: str, *rows: Mapping[str, Any], **options: bool) -> ImportReport:
        return bring_in(tmp_path, world.reader("system"), dataset, *rows, **options)

    return run


@pytest.fixture
def nine_rows(brought, world) -> None:
    """The nine rows of the worked example, imported; a court undid the last settlement."""
    report = brought("mediation", *EXAMPLE)
    assert (report.created, report.refused) == (9, 0), report.refusals
    undo_the_last(world)
