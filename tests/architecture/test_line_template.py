"""A line made from the skeleton works at once, and nothing but its own folder is new."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from dev.new_line import Refused, main, make_line, replaced
from tests.architecture.source import ROOT

LINE, LABEL, PREFIX = "rehearsal", "演練業務", "演申"
COPIED = ("src", "conftest.py", "pyproject.toml", "manage.py")
STORY = Path(__file__).with_name("new_line_story.py")
MADE_BY_RUNNING = shutil.ignore_patterns("__pycache__", "*.pyc")


class Copy:
    """A copy of the source with a new line in it, and a home of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=MADE_BY_RUNNING)
            else:
                shutil.copy(source, folder / name)
        self.before = self.digests()
        self.line = make_line(LINE, label=LABEL, prefix=PREFIX, into=self.lines)

    @property
    def lines(self) -> Path:
        """The folder of the lines."""
        return self.folder / "src" / "laozheng" / "lines"

    def digests(self) -> dict[str, str]:
        """Every file of the copy by its place, with the digest of its content."""
        return {
            str(path.relative_to(self.folder)): sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program on the copy; its database is an own one, whatever this test runs on."""
        environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "LAOZHENG_HOME": str(self.folder.with_name("home")),
            "PYTHONPATH": str(self.folder / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def python(self, *arguments: str) -> str:
        """What a Python program prints."""
        return self.run(sys.executable, *arguments).stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Copy:
    """A copy of the source with a new line."""
    return Copy(tmp_path_factory.mktemp("new_line") / "copy")


@pytest.mark.slow
def test_only_the_folder_of_the_line_is_new(copy):
    after = copy.digests()
    own = str(copy.line.relative_to(copy.folder)) + "/"
    assert {place: after[place] for place in copy.before} == copy.before
    assert not [place for place in after.keys() - copy.before.keys() if not place.startswith(own)]
    assert f"{own}line.py" in after


@pytest.mark.slow
def test_no_word_of_the_skeleton_is_left(copy):
    for path in sorted(copy.line.rglob("*")):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for word in ("linename", "Linename", "範例業務", "Line name", "範申"):
            assert word not in text + path.name, path


@pytest.mark.slow
def test_the_house_rules_hold_with_the_new_line(copy):
    programs = Path(sys.executable).parent
    copy.run(str(programs / "lint-imports"), "--no-cache")
    copy.run(str(programs / "ruff"), "check", "--no-cache", str(copy.line))
    copy.run(str(programs / "ruff"), "format", "--no-cache", "--check", str(copy.line))
    copy.python("manage.py", "check", "--fail-level", "WARNING")
    copy.python("manage.py", "makemigrations", "--check", "--dry-run", LINE)


@pytest.mark.slow
def test_a_case_of_the_new_line_goes_through_the_pages_into_the_figures(copy):
    seen = json.loads(copy.python(str(STORY), LINE))
    assert seen["number"] == f"{PREFIX}-113-000001"
    assert all(seen["shown_on"].values()), seen

    asked = ("--period", "113", "--json")
    figures = json.loads(copy.python("-m", "laozheng", "figures", "--line", LINE, *asked))
    total = next(figure for figure in figures if not figure["dims"])
    assert (total["measure"], total["value"]) == (f"{LINE}.applications", 1)
    rows = json.loads(copy.python("-m", "laozheng", "rows", f"{LINE}.applications", *asked))
    assert [row["case"] for row in rows] == [seen["number"]]


@pytest.mark.slow
def test_the_tests_of_the_new_line_pass(copy):
    printed = copy.python("-m", "pytest", str(copy.line.relative_to(copy.folder)))
    assert "passed" in printed


def test_words_are_replaced_all_at_once():
    assert replaced("a b", {"a": "b", "b": "a"}) == "b a"


def test_a_line_has_a_name_of_its_own_and_is_never_overwritten(tmp_path):
    with pytest.raises(Refused, match="one English word"):
        make_line("class", label=LABEL, prefix=PREFIX, into=tmp_path)
    with pytest.raises(Refused, match="one English word"):
        make_line("Two-Words", label=LABEL, prefix=PREFIX, into=tmp_path)
    for taken in ("cases", "workspace", "publications", "sessions"):
        with pytest.raises(Refused, match="another app"):
            make_line(taken, label=LABEL, prefix=PREFIX, into=tmp_path)
    make_line(LINE, label=LABEL, prefix=PREFIX, into=tmp_path)
    with pytest.raises(Refused, match="exists"):
        make_line(LINE, label=LABEL, prefix=PREFIX, into=tmp_path)


def test_two_lines_do_not_number_alike(tmp_path, capsys):
    make_line(LINE, label=LABEL, prefix=PREFIX, into=tmp_path)
    arguments = ["second", "--label", "另一業務", "--prefix", PREFIX, "--into", str(tmp_path)]
    assert main(arguments) == 1
    assert f"prefix {PREFIX} is used" in capsys.readouterr().err
    assert not (tmp_path / "second").exists()
