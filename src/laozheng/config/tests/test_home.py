"""Where a city lives: home, secret, database, city; each mistake names its setting."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from laozheng.config.database import database_from_url
from laozheng.config.home import city_folder, home_folder, secret_of

CITIES = Path(__file__).resolve().parents[2] / "cities"


def test_the_home_is_made_where_it_is_named(tmp_path: Path):
    home = home_folder({"LAOZHENG_HOME": str(tmp_path / "a" / "b")})
    assert home == tmp_path / "a" / "b"
    assert home.is_dir()


def test_without_a_name_it_is_the_users_data_folder(tmp_path: Path):
    assert home_folder({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "laozheng"


def test_a_home_that_cannot_be_is_told(tmp_path: Path):
    file = tmp_path / "file"
    file.touch()
    for path in (file, file / "below"):
        with pytest.raises(ImproperlyConfigured, match="LAOZHENG_HOME：不能使用資料夾"):
            home_folder({"LAOZHENG_HOME": str(path)})


def test_the_secret_is_made_once_and_kept_from_others(tmp_path: Path):
    folder = home_folder({"LAOZHENG_HOME": str(tmp_path / "new")})
    secret = secret_of(folder, {})
    assert len(secret) > 40
    assert secret_of(folder, {}) == secret
    assert (folder / "secret.key").stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir()] == ["secret.key"]
    assert secret_of(folder, {"LAOZHENG_SECRET_KEY": "given"}) == "given"


def test_an_unknown_city_names_the_known_ones():
    assert city_folder(CITIES, "kaohsiung").is_dir()
    with pytest.raises(ImproperlyConfigured, match=r"可用：.*kaohsiung"):
        city_folder(CITIES, "atlantis")


def test_no_address_is_the_embedded_database(tmp_path: Path):
    database = database_from_url("", tmp_path)
    assert database["NAME"] == str(tmp_path / "laozheng.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql_is_taken_apart(tmp_path: Path):
    url = "postgresql://user:se%40cret@db.example:5433/city%2D1"
    database = database_from_url(url, tmp_path)
    assert database["ENGINE"].endswith("postgresql")
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    assert [database[name] for name in names] == ["city-1", "user", "se@cret", "db.example", "5433"]
    assert database_from_url("postgres://u@/c?host=/run/pg", tmp_path)["HOST"] == "/run/pg"


def test_another_database_is_refused(tmp_path: Path):
    with pytest.raises(ImproperlyConfigured, match="不認得「mysql」"):
        database_from_url("mysql://x", tmp_path)
