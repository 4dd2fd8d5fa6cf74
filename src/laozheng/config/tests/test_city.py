"""``demo``, ``twin``, ``serve``: a city is made once and never over somebody's cases."""

import socket
from pathlib import Path
from typing import Any

import pytest

from laozheng.config import setup
from laozheng.config.command import city
from laozheng.config.tests.conftest import Laozheng
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.inspections.lists.dataset import DISPOSITIONS
from laozheng.kernel.measures.models import Vintage


@pytest.fixture
def small_twins(monkeypatch: pytest.MonkeyPatch, listed: Path) -> list[dict[str, Any]]:
    """Twins of five cases; what they were asked for."""
    asked: list[dict[str, Any]] = []

    def make(period: Any, actor: Any, **options: int) -> dict[str, str]:
        asked.append({"period": period.code, **options})
        return {"範例業務": f"{import_file(DISPOSITIONS, listed, actor=actor).created}件"}

    monkeypatch.setattr(setup, "make_twins", make)
    return asked


@pytest.fixture
def no_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the four files of the book, which take a while."""
    monkeypatch.setattr(city, "_compile_demo_book", lambda actor: [])


@pytest.mark.slow
def test_the_demo_is_made_once(laozheng: Laozheng, home: Path, small_twins: list):
    first = laozheng("demo", "--no-serve", "--json")
    assert first.code == 0
    assert first.json["made"] == {"範例業務": "5件"}
    assert first.json["home"] == str(home)
    assert [Path(book).suffix for book in first.json["books"]] == [
        ".html", ".odt", ".docx", ".pdf", ".csv",
    ]  # fmt: skip
    assert all(Path(book).stat().st_size for book in first.json["books"])
    assert {"officer", "head", "inspector", "conditions", "security"} <= set(first.json["accounts"])
    # The small twins made no application, so nobody signs in for who made most.
    assert setup.DEMO_ENTERPRISE not in first.json["accounts"]
    assert first.json["url"] == ""
    state = [model.objects.count() for model in (Case, Staff, Unit, Vintage)]
    assert all(state)

    again = laozheng("demo", "--no-serve", "--json")
    assert again.code == 0
    assert (again.json["made"], again.json["books"]) == ({}, first.json["books"])
    assert [model.objects.count() for model in (Case, Staff, Unit, Vintage)] == state
    assert small_twins == [{"period": "113", "seed": 113}]


@pytest.mark.usefixtures("no_book")
def test_people_are_told_how_to_sign_in(laozheng: Laozheng, small_twins: list):
    ran = laozheng("demo", "--no-serve")
    assert "officer" in ran.out
    assert setup.DEMO_PASSWORD in ran.out
    assert "建立113年度的合成城市" in ran.err


def test_a_demo_is_never_made_over_real_cases(filled: Laozheng, small_twins: list):
    ran = filled("demo", "--no-serve")
    assert (ran.code, ran.out) == (1, "")
    assert "不是示範城市" in ran.err
    assert not small_twins
    assert not Staff.objects.exists()


@pytest.mark.usefixtures("no_book")
def test_a_demo_that_was_interrupted_is_completed(
    laozheng: Laozheng, small_twins: list, monkeypatch: pytest.MonkeyPatch
):
    def stop(actor: Any) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(setup, "load_history", stop)
        assert laozheng("demo", "--no-serve").code == 130
    assert not Vintage.objects.exists()
    assert laozheng("demo", "--no-serve").code == 0
    assert Vintage.objects.exists()
    assert len(small_twins) == 1


def test_the_twin_fills_an_empty_city_by_scale_and_seed(laozheng: Laozheng, small_twins: list):
    ran = laozheng("twin", "--period", "113", "--scale", "2", "--seed", "7", "--json")
    assert (ran.code, ran.json) == (0, {"範例業務": "5件"})
    assert small_twins == [{"period": "113", "seed": 7, "scale": 2}]


def test_the_twin_refuses_a_city_with_cases(filled: Laozheng, small_twins: list):
    ran = filled("twin", "--period", "113")
    assert (ran.code, ran.out) == (1, "")
    assert "這個城市已有案件" in ran.err
    assert (Case.objects.count(), small_twins) == (5, [])


@pytest.mark.parametrize("period", ["112", "113H1", "113-06"])
def test_the_twin_refuses_a_period_without_published_figures(laozheng: Laozheng, period: str):
    ran = laozheng("twin", "--period", period)
    assert ran.code == 1
    assert "可重建的期間：113" in ran.err
    assert not Case.objects.exists()


@pytest.mark.parametrize("subcommand", ["serve", "demo"])
def test_a_busy_port_is_told_at_once(laozheng: Laozheng, small_twins: list, subcommand: str):
    with socket.socket() as taken:
        taken.bind((city.LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = laozheng(subcommand, "--port", port)
    assert (ran.code, ran.out) == (1, "")
    assert f"不能使用 {city.LOOPBACK}:{port}" in ran.err
    assert ran.err.count("\n") == 1
    assert not small_twins


def test_serving_makes_the_folder_of_static_files_and_loads_the_units(
    laozheng: Laozheng, home: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    settings.STATIC_ROOT = home / "static"
    started: list[list[str]] = []
    monkeypatch.setattr(city.os, "execv", lambda program, words: started.append(words) or 0)
    with socket.socket() as free:
        free.bind((city.LOOPBACK, 0))
        port = free.getsockname()[1]
    laozheng("serve", "--port", port, "--workers", "3")
    assert (home / "static").is_dir()
    assert Unit.objects.exists()
    (words,) = started
    assert words[-1] == "laozheng.config.wsgi:application"
    assert words[words.index("--workers") + 1] == "3"
    assert words[words.index("--port") + 1] == str(port)
