"""How every run of tests is set up: what it marks, how its database is made, what it keeps.

The cast of the tests stands in ``src/laozheng/conftest.py``.
"""

import gc
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations import Migration, RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings
from pytest_django import DjangoDbBlocker

OPENS_THE_DATABASE = {"db", "transactional_db", "django_db_setup"}
# What goes through the whole house takes its time: kept out of the suite for every minute.
THROUGH_THE_HOUSE = (
    "tests/stories/",
    "src/laozheng/config/tests/",
    "src/laozheng/kernel/reports/freezing/tests/",
    "src/laozheng/publications/tests/",
)
# Reads texts beside figures that others compute on every database; its city takes minutes.
SAME_ON_ANY_DATABASE = ("src/laozheng/config/tests/test_proofreading.py",)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens the database, which alone is asked of another one, and what is slow."""
    for item in items:
        if item.nodeid.startswith(THROUGH_THE_HOUSE):
            item.add_marker(pytest.mark.slow)
        if item.nodeid.startswith(SAME_ON_ANY_DATABASE):
            continue
        fixtures = getattr(item, "fixturenames", ())
        if OPENS_THE_DATABASE.intersection(fixtures) or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


def pytest_collection() -> None:
    """Search for no garbage while tests are imported and collected: they stay to the end."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what was collected out of all later searches, which grow rare."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()


def pytest_unconfigure() -> None:
    """Let the interpreter end as it always does: some libraries count what is left over."""
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def addresses() -> None:
    """Read the addresses, once for all, before a test installs lines of its own."""
    import_module(settings.ROOT_URLCONF)


@pytest.fixture(scope="session", autouse=True)
def static_files() -> Iterator[None]:
    """Let no browser of a test look for all static files first; a real server does that once."""
    with override_settings(WHITENOISE_USE_FINDERS=False):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Make the tables of the embedded database from the models: a tenth of the time.

    ``tests/architecture/test_schema.py`` proves that the migrations make the same; PostgreSQL is
    migrated.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Add what the migrations alone know: the triggers, and that they were applied."""
    if connection.settings_dict["TEST"]["MIGRATE"]:
        return
    migrations = MigrationLoader(None).disk_migrations
    with django_db_blocker.unblock():
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        with connection.schema_editor() as editor:
            for (app, name), migration in migrations.items():
                recorder.record_applied(app, name)
                for step in _programmed(migration):
                    step.code(apps, editor)


def _programmed(migration: Migration) -> Iterator[RunPython]:
    """The steps of a migration of ours that make no table but run a program."""
    if apps.get_app_config(migration.app_label).name.startswith("laozheng."):
        yield from (step for step in migration.operations if isinstance(step, RunPython))
