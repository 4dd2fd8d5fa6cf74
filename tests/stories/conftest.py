"""What every story has: the cast, a home of its own, the command, and mediators to appoint."""

from pathlib import Path

import pytest

from laozheng.config.tests.conftest import home, laozheng
from laozheng.conftest import World, world
from laozheng.lines.disputes.tests.procedure import Mediators, found_rosters

__all__ = ["home", "laozheng", "world"]


@pytest.fixture(autouse=True)
def own_home(home: Path) -> None:
    """No story writes statistics into the home of whoever runs it."""
    (home / "static").mkdir()


@pytest.fixture
def mediators(world: World) -> Mediators:
    """The registers of mediators and bodies, all fit in 2024."""
    return found_rosters(world)
