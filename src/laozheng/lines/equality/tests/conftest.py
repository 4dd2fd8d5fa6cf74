"""A folder of its own for the statistics of every test, and the people of the unit."""

import pytest

from laozheng.lines.equality.tests.factories import Desk


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An empty home folder."""
    settings.LAOZHENG_HOME = tmp_path / "home"
    settings.LAOZHENG_HOME.mkdir()
    return settings.LAOZHENG_HOME


@pytest.fixture
def desk(world):
    """The people of the unit."""
    return Desk(world)
