"""The operational store: SQLite in the home folder, or PostgreSQL by address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

from django.core.exceptions import ImproperlyConfigured


def database_from_url(url: str, home: Path) -> dict[str, Any]:
    """Django's database setting for an address such as ``postgres://user:word@host:5432/name``.

    An empty address means the embedded SQLite in ``home``. A socket folder may be given as
    ``?host=/path``. Raises ImproperlyConfigured for an unknown scheme.
    """
    if not url:
        return sqlite(home / "laozheng.sqlite3")
    parts = urlparse(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(parts.path))
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            f"DATABASE_URL：不認得「{parts.scheme}」，請寫成 postgres://… 或 sqlite:///檔名"
        )
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"options": "-c jit=off"},
    }


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite with a write-ahead log; every transaction takes the write lock at its start."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # Opening the file and warming its cache costs more than many a page.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;"
            ),
        },
    }
