"""Somebody without an account, at a moment."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from laozheng.interfaces.portal.tests.filers import Filer


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account, in a browser that nobody used before."""
    return Filer(Client())


@pytest.fixture
def today_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the moment at which everybody asks."""

    def set_to(at: datetime) -> None:
        monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: at)

    return set_to
