"""The synthetic line installed, a home folder of its own, and a clock that stands still."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps

from laozheng.conftest import NOON
from laozheng.interfaces.workspace.tests import example
from laozheng.kernel.accounts import middleware
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.reports import catalogue as reports

OF_THE_BOOKS = (reports.books, reports.tables)


@pytest.fixture(autouse=True)
def example_line(install, monkeypatch, settings, tmp_path):
    """Install the synthetic line, and no other, for the length of a test."""
    settings.LAOZHENG_HOME = tmp_path
    monkeypatch.setattr(measures, "declared_facts", lambda: [example.FACT])
    monkeypatch.setattr(measures, "declared_measures", lambda: list(example.MEASURES))
    workspace = apps.get_app_config("workspace")
    monkeypatch.setattr(workspace, "datasets", (example.REQUESTS,), raising=False)
    monkeypatch.setattr(workspace, "books", (example.BOOK,), raising=False)
    monkeypatch.setattr(middleware, "moment", lambda: NOON)
    install(example.LINE, files=())
    for remembered in OF_THE_BOOKS:
        remembered.cache_clear()
    yield example.LINE
    monkeypatch.undo()
    for remembered in OF_THE_BOOKS:
        remembered.cache_clear()


@pytest.fixture
def page(world):
    """Ask for a page as a member of the cast; gives the parsed HTML, after checking the status."""

    def asked(who: str, address: str, status: int = 200, **query: str) -> BeautifulSoup:
        response = world.client(who).get(address, query)
        assert response.status_code == status, response.content.decode()[:2000]
        return BeautifulSoup(response.content, "html.parser")

    return asked
