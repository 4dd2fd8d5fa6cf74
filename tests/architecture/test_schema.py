"""The migrations make the very database that the other tests use: tables, indexes, triggers."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing

import pytest
from django.db import connection

from tests.architecture.source import ROOT

MADE = "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
Part = tuple[str, str, str]


def parts(made: Iterable[Part]) -> Iterator[Part]:
    """What a database is made of; a table by its columns and constraints, in whatever order."""
    for kind, table, sql in made:
        words = " ".join(sql.replace('"', "").split())
        if kind != "table":
            yield kind, table, words
            continue
        for definition in split(words[words.index("(") + 1 : words.rindex(")")]):
            yield kind, table, definition


def split(definitions: str) -> Iterator[str]:
    """The definitions of a table, cut at the commas that stand in no bracket."""
    depth, start = 0, 0
    for place, sign in enumerate(definitions):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            yield definitions[start:place].strip()
            start = place + 1
    yield definitions[start:].strip()


def test_a_definition_is_cut_where_no_bracket_is_open():
    assert list(split("a int, CHECK (a IN (1, 2)), UNIQUE (a, b)")) == [
        "a int",
        "CHECK (a IN (1, 2))",
        "UNIQUE (a, b)",
    ]


@pytest.mark.slow
def test_the_migrations_make_the_database_of_the_tests(db, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is migrated before its tests")
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0", "--skip-checks"]
    environment = {**os.environ, "LAOZHENG_HOME": str(tmp_path), "DATABASE_URL": ""}
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    with closing(sqlite3.connect(tmp_path / "laozheng.sqlite3")) as migrated:
        asked = set(parts(migrated.execute(MADE)))
    with connection.cursor() as cursor:
        used = set(parts(cursor.execute(MADE)))
    assert {kind for kind, _, _ in used} >= {"table", "index", "trigger"}
    assert used == asked
