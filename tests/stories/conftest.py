"""What every story has: the cast, a home, the command, and mediators to appoint."""

import pytest

from laozheng.config.tests.conftest import laozheng
from laozheng.conftest import World, clock, home, today, world
from laozheng.lines.disputes.tests.procedure import Mediators, found_rosters

__all__ = ["clock", "home", "laozheng", "today", "world"]


@pytest.fixture
def mediators(world: World) -> Mediators:
    """The registers of mediators and bodies, all fit in 2024."""
    return found_rosters(world)
