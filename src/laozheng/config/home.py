"""Where a city keeps its embedded database, uploads and statistics, and its secret."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def home_folder(environ: Mapping[str, str]) -> Path:
    """The data folder: ``LAOZHENG_HOME``, or the user's data folder; made when absent."""
    chosen = environ.get("LAOZHENG_HOME")
    base = Path(chosen) if chosen else _user_data_folder(environ) / "laozheng"
    base = base.expanduser().resolve()
    base.mkdir(parents=True, exist_ok=True)
    return base


def _user_data_folder(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def secret_of(home: Path, environ: Mapping[str, str]) -> str:
    """The secret of this installation: from the environment, else made once, kept in the home."""
    given = environ.get("LAOZHENG_SECRET_KEY")
    if given:
        return given
    path = home / "secret.key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8")


def line_folders(folder: Path) -> list[str]:
    """The names of the business lines in a folder: those that have an app."""
    return sorted(path.parent.name for path in folder.glob("*/apps.py"))
