"""What the tests of the line share: a folder for statistics, and lists to bring in."""

import csv

import pytest

from laozheng.kernel.datasets.actions import import_file
from laozheng.lines.safety.tests.factories import SETS


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An empty home folder."""
    settings.LAOZHENG_HOME = tmp_path / "home"
    settings.LAOZHENG_HOME.mkdir()
    return settings.LAOZHENG_HOME


@pytest.fixture
def bring(world, tmp_path):
    """Imports rows of a data set; returns the report."""

    def run(name, *rows, **options):
        path = tmp_path / f"{name}-{len(list(tmp_path.iterdir()))}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list({key: None for row in rows for key in row}))
            writer.writeheader()
            writer.writerows(rows)
        return import_file(SETS[name], path, actor=world.reader("system"), **options).as_dict()

    return run
