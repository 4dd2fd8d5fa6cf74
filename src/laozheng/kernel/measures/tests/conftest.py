"""A statistics store of its own for every test, and one fact that fills it."""

from pathlib import Path

import pytest

from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.tests.examples import MEASURES
from laozheng.kernel.measures.tests.installed import Records


@pytest.fixture
def home(tmp_path: Path, settings) -> Path:
    """An empty home folder."""
    settings.LAOZHENG_HOME = tmp_path
    return tmp_path


@pytest.fixture
def records(db, home: Path, monkeypatch: pytest.MonkeyPatch) -> Records:
    """The records of the only fact, with the measures on it."""
    kept = Records()
    monkeypatch.setattr(catalogue, "declared_facts", lambda: [kept.fact])
    monkeypatch.setattr(catalogue, "declared_measures", lambda: list(MEASURES))
    return kept
