"""A folder of its own for the statistics of every test, and the people of the unit."""

import pytest
from django.test import Client

from laozheng.conftest import NOON
from laozheng.kernel.accounts import middleware
from laozheng.lines.equality.tests.factories import Desk, signed_in


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


@pytest.fixture
def the_day(monkeypatch) -> None:
    """Requests come on the day on which the cast acts."""
    monkeypatch.setattr(middleware, "moment", lambda: NOON)


@pytest.fixture
def handler(desk) -> Client:
    """The browser of the one who handles."""
    return signed_in(desk.handler)
