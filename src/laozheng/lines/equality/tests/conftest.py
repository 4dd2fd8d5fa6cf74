"""A folder of its own for the statistics of every test."""

import pytest


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An empty home folder."""
    settings.LAOZHENG_HOME = tmp_path / "home"
    settings.LAOZHENG_HOME.mkdir()
    return settings.LAOZHENG_HOME
