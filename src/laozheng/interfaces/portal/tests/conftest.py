"""Somebody without an account."""

import pytest
from django.test import Client

from laozheng.interfaces.portal.tests.filers import Filer


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account, in a browser that nobody used before."""
    return Filer(Client())
