"""Where a city keeps its embedded database, uploads and statistics, and its secret."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import ImproperlyConfigured


def home_folder(environ: Mapping[str, str]) -> Path:
    """The data folder: ``LAOZHENG_HOME``, or the user's data folder; made when absent.

    Raises ImproperlyConfigured, with a sentence for people, for a folder that cannot be used.
    """
    chosen = environ.get("LAOZHENG_HOME")
    base = Path(chosen) if chosen else _user_data_folder(environ) / "laozheng"
    base = base.expanduser().resolve()
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _unusable(base, problem) from problem
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
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(50))
        return path.read_text(encoding="utf-8")
    except OSError as problem:
        raise _unusable(home, problem) from problem


def _write_once(path: Path, text: str) -> None:
    """Put a whole file in its place, unless another program was faster; readable by its owner."""
    with NamedTemporaryFile("w", dir=path.parent, prefix=".secret-", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        try:
            os.link(file.name, path)
        except FileExistsError:
            return


def _unusable(folder: Path, problem: OSError) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"LAOZHENG_HOME：不能使用資料夾 {folder}（{problem.strerror}），請改指定可寫入的資料夾"
    )


def city_folder(cities: Path, code: str) -> Path:
    """The data folder of a city; ImproperlyConfigured names the cities that there are."""
    folder = cities / code
    if (folder / "city.toml").is_file():
        return folder
    known = "、".join(sorted(path.parent.name for path in cities.glob("*/city.toml")))
    raise ImproperlyConfigured(f"LAOZHENG_CITY：沒有「{code}」這個城市的資料，可用：{known}")


def line_folders(folder: Path) -> list[str]:
    """The names of the business lines in a folder: those that have an app."""
    return sorted(path.parent.name for path in folder.glob("*/apps.py"))
