"""A city is ready before anything is asked of it: tables of this version, units, referrals.

So every subcommand works in a new home without any set-up, and after an update without another
step. On a ready city it costs three small queries.
"""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from laozheng.config.setup import prepare_city
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.measures.files import locked


class DatabaseUnreachable(Exception):
    """The database of this installation does not answer."""


def make_ready(actor: Reader) -> None:
    """Bring the tables up to date and load the city's units, unless both is done.

    Programs that start at the same time in a new home wait for the first of them. Raises
    DatabaseUnreachable.
    """
    try:
        if _is_ready():
            return
    except DatabaseError as problem:
        reason = str(problem).strip().splitlines()[0]
        raise DatabaseUnreachable(
            f"無法開啟資料庫（{reason}），請檢查 DATABASE_URL 或 LAOZHENG_HOME"
        ) from problem
    with locked(Path(settings.LAOZHENG_HOME), exclusive=True):
        if not _is_ready():
            call_command("migrate", verbosity=0, interactive=False)
            prepare_city(actor)


def _is_ready() -> bool:
    return not _unapplied() and Unit.objects.exists()


def _unapplied() -> set[tuple[str, str]]:
    """Migrations of the installed apps that the database does not have.

    By the names of the files: reading them all takes longer than most subcommands.
    """
    shipped = {
        (config.label, path.stem)
        for config in apps.get_app_configs()
        for path in Path(config.path, "migrations").glob("[0-9]*.py")
    }
    return shipped - MigrationRecorder(connection).applied_migrations().keys()


def note_sizes() -> None:
    """Let the embedded database look how large its tables have become, after many rows came in.

    It chooses its indexes by that; PostgreSQL looks by itself. Takes some hundredths of a second.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")
