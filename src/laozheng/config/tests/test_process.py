"""The command as a process of its own, in a home that nobody prepared."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from laozheng.config.tests.conftest import read_csv

pytestmark = pytest.mark.slow
LAOZHENG = (sys.executable, "-m", "laozheng")
# A new home is made in ten seconds; nobody knows what else keeps the machine busy.
PATIENCE_SECONDS = 600


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment with a new home and the embedded database."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return kept | {"LAOZHENG_HOME": str(tmp_path / "new home"), "PYTHONPATH": path}


def ran(environ: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LAOZHENG, *words],
        env=environ, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False,
    )  # fmt: skip


def test_a_new_home_takes_a_file_and_tells_its_figures(environ: dict[str, str], listed: Path):
    imported = ran(environ, "import", "dispositions", str(listed), "--json")
    assert (imported.returncode, imported.stderr) == (0, "")
    assert json.loads(imported.stdout)["created"] == 5

    asked = ("--period", "113", "--json")
    figures = json.loads(ran(environ, "figures", *asked, "--measure", "safety.dispositions").stdout)
    (total,) = (figure for figure in figures if not figure["dims"])
    rows = json.loads(ran(environ, "rows", "safety.dispositions", *asked).stdout)
    assert total["value"] == len(rows) == 4

    explained = ran(environ, "explain", rows[0]["case"])
    assert explained.returncode == 0
    target = listed.with_name("back.csv")
    exported = ran(environ, "export", "dispositions", "--period", "113", "--to", str(target))
    assert exported.returncode == 0
    assert len(read_csv(target)) == 4
    verified = ran(environ, "verify", "--json")
    assert json.loads(verified.stdout) == {"ok": True, "problems": []}


def test_two_that_start_at_once_in_a_new_home_both_succeed(environ: dict[str, str]):
    words = [*LAOZHENG, "verify"]
    both = [subprocess.Popen(words, env=environ, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait(timeout=PATIENCE_SECONDS) for one in both] == [0, 0]


def test_mistakes_in_the_settings_are_told_in_one_sentence(environ: dict[str, str]):
    no_database = Path(environ["LAOZHENG_HOME"]) / "laozheng.sqlite3"
    no_database.parent.mkdir()
    no_database.write_text("甲乙丙" * 999, encoding="utf-8")
    for setting, said in (
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL"),
        ({"LAOZHENG_CITY": "atlantis"}, "LAOZHENG_CITY"),
        ({"LAOZHENG_HOME": str(no_database)}, "LAOZHENG_HOME"),
        ({}, "無法開啟資料庫"),
    ):
        failed = ran(environ | setting, "verify")
        assert (failed.returncode, failed.stdout) == (1, "")
        assert said in failed.stderr
        assert failed.stderr.count("\n") == 1


def test_a_reader_that_stops_listening_is_no_failure(environ: dict[str, str]):
    words = " ".join((*LAOZHENG, "schema", "dispositions"))
    piped = subprocess.run(
        ["bash", "-c", f"{words} | true; exit ${{PIPESTATUS[0]}}"],
        env=environ, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False,
    )  # fmt: skip
    assert (piped.returncode, piped.stderr) == (0, "")


@pytest.fixture
def served(environ: dict[str, str]) -> Iterator[str]:
    """The address of a site that is being served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [*LAOZHENG, "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(words, env=environ, stdout=subprocess.PIPE, text=True)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


def test_the_site_is_served(served: str, environ: dict[str, str]):
    assert "勞政" in answer_of(f"{served}/login/")
    assert "--" in answer_of(f"{served}/static/ui/tokens.css")
    assert (Path(environ["LAOZHENG_HOME"]) / "static").is_dir()


def answer_of(url: str) -> str:
    """The page at an address, as soon as the server answers."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
