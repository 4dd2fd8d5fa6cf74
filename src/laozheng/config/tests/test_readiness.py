"""A new home is made ready by whatever is asked first; a ready one is left alone."""

from typing import Any

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from laozheng.config import readiness
from laozheng.config.tests.conftest import Laozheng
from laozheng.conftest import NOON
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import system_reader


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls to migrate, which are not carried out."""
    called: list[str] = []
    monkeypatch.setattr(readiness, "call_command", lambda name, **_: called.append(name))
    return called


def test_a_city_without_units_gets_them(laozheng: Laozheng, migrated: list[str]):
    assert laozheng("explain", "x").code == 1
    assert Unit.objects.filter(code="labor_relations").exists()
    assert migrated == ["migrate"]


def test_a_ready_city_is_left_alone(laozheng: Laozheng, migrated: list[str]):
    laozheng("explain", "x")
    migrated.clear()
    laozheng("explain", "x")
    assert migrated == []


def test_a_database_of_an_older_version_is_brought_up_to_date(
    laozheng: Laozheng, migrated: list[str]
):
    laozheng("explain", "x")
    migrated.clear()
    MigrationRecorder.Migration.objects.filter(app="cases").delete()
    laozheng("explain", "x")
    assert migrated == ["migrate"]


def test_what_needs_no_city_makes_none(laozheng: Laozheng, migrated: list[str]):
    assert laozheng("schema").code == 0
    assert (migrated, Unit.objects.count()) == ([], 0)


def test_being_ready_costs_three_small_queries(laozheng: Laozheng, django_assert_num_queries: Any):
    laozheng("explain", "x")
    # Is there a table of migrations, what is in it, is there a unit.
    with django_assert_num_queries(3):
        readiness.make_ready(system_reader("test", NOON))


def test_a_database_that_does_not_answer_is_told_in_one_sentence(
    laozheng: Laozheng, monkeypatch: pytest.MonkeyPatch
):
    def refuse() -> bool:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(readiness, "_is_ready", refuse)
    ran = laozheng("verify")
    assert ran.code == 1
    assert ran.err == (
        "laozheng verify: 無法開啟資料庫（connection refused），"
        "請檢查 DATABASE_URL 或 LAOZHENG_HOME\n"
    )
