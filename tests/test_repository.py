"""The repository speaks of the project alone, and of nobody who really exists.

Every tracked file is read: no numbers of a tracker, no paths of somebody's machine, no addresses of
package registries, nothing large, no identity number, and no party of the bureau's real files.
"""

import csv
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from laozheng.base.identifiers import find_person_ids
from laozheng.base.text import fold
from laozheng.kernel.parties.names import split_name

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"
LARGEST_BYTES = 1_000_000
# Columns of the real files that name parties.
PARTIES = {
    "osh_dispositions_2024.csv": ("事業單位名稱或負責人",),
    "lsa_dispositions_103.csv": ("事業單位名稱(負責人)自然人姓名",),
    "major_accidents_2024.csv": ("事業單位", "業主"),
}
SHORTEST_ENTERPRISE, SHORTEST_PERSON = 5, 3

# Written in parts, so that this file does not contain what it looks for.
TRACKER = re.compile(
    r"\b(?:issues?|tickets?|pull requests?|PR|GH)[ -]?#?\d+\b"
    r"|\b(?:fix(?:es)?|close[sd]?|resolve[sd]?|see) #\d+\b|\(#\d+\)",
    re.IGNORECASE,
)
MACHINE = re.compile(
    r"(?<![\w.])/(?:" + "|".join(("work", "root", r"home/\w+", r"Users/\w+")) + r")/[\w.]"
    r"|\b[A-Z]:\\Users\\|file:/{3}"
)
HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("yarnpkg", "com"),
    ("deb.debian", "org"),
    ("ports.ubuntu", "com"),
    ("archive.ubuntu", "com"),
    ("jsdelivr", "net"),
    ("unpkg", "com"),
)
REGISTRY = re.compile("|".join(re.escape(".".join(parts)) for parts in HOSTS))


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that belongs to the repository."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> dict[str, str]:
    """The text of every tracked file that is text, by its place."""
    found = {}
    for path in tracked():
        try:
            found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern occurs, as ``file:line: text``."""
    return [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for name, text in texts().items()
        for match in pattern.finditer(text)
    ]


def test_there_is_something_to_read():
    assert len(texts()) > 100
    assert "README.md" in texts()


@pytest.mark.parametrize(
    "pattern", [TRACKER, MACHINE, REGISTRY], ids=("tracker", "machine", "registry")
)
@pytest.mark.slow
def test_nothing_points_outside_the_project(pattern: re.Pattern[str]):
    assert lines_with(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (TRACKER, "fixes " + "#12"),
        (TRACKER, "as told in issue" + " 7"),
        (TRACKER, "Count once (" + "#345)"),
        (MACHINE, "cd /" + "root/city"),
        (MACHINE, "/home/" + "somebody/city"),
        (REGISTRY, "https://pypi" + ".org/simple"),
    ],
)
def test_what_is_looked_for_is_found(pattern: re.Pattern[str], text: str):
    assert pattern.search(text)


def test_no_file_is_large():
    large = [str(path) for path in tracked() if path.stat().st_size > LARGEST_BYTES]
    assert large == []


def test_no_identity_number_stands_outside_the_tests():
    product = {name: text for name, text in texts().items() if "tests/" not in name}
    found = [
        f"{name}: {text[span.start : span.end]}"
        for name, text in product.items()
        if name.startswith("src/laozheng/cities/") or name.endswith((".md", ".csv", ".toml"))
        for span in find_person_ids(text)
        if span.valid
    ]
    assert found == []


def real_names() -> Iterator[str]:
    """The enterprises and people that the real files name, as written and taken apart."""
    for file, columns in PARTIES.items():
        with (SAMPLES / file).open(encoding="utf-8-sig", newline="") as source:
            for row in csv.DictReader(source):
                for column in columns:
                    yield from _names_in(row[column])


def _names_in(written: str) -> Iterator[str]:
    party = split_name(written)
    if party.masked:
        # A name that its source has hidden names nobody.
        return
    for name in (written, party.name):
        if len(fold(name)) >= SHORTEST_ENTERPRISE:
            yield fold(name).strip()
    for person in party.responsible:
        if len(fold(person)) >= SHORTEST_PERSON:
            yield fold(person).strip()


@pytest.mark.slow
@pytest.mark.samples
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the bureau's real files are not here")
def test_no_party_of_the_real_files_is_named():
    names = sorted(set(real_names()))
    assert len(names) > 500
    everything = "\n".join(fold(text) for text in texts().values())
    assert [name for name in names if name in everything] == []
