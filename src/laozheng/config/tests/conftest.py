"""The command as people type it, and a list of dispositions to import."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from laozheng.config.command.run import run
from laozheng.kernel.inspections.tests.files import OSH, osh, write

NUMBERS = tuple(f"高市勞檢字第1139999{serial}00號" for serial in range(10, 15))
# Five dispositions, four of them of 113.
ROWS = (
    osh(NUMBERS[0], disposed="20240115"),
    osh(NUMBERS[1], "範例鋼鐵股份有限公司", disposed="20240220"),
    osh(NUMBERS[2], articles="職業安全衛生法第26條第1項", disposed="20240826"),
    osh(NUMBERS[3], "範例物流有限公司", disposed="20250106", announced="20250201"),
    osh(NUMBERS[4], articles="職業安全衛生法第36條第1項", disposed="20240301"),
)


@dataclass(frozen=True)
class Ran:
    """What a run of the command left: exit code and both outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def table(self) -> list[list[str]]:
        """The tab-separated rows under the head."""
        return [line.split("\t") for line in self.out.splitlines()[1:]]


Laozheng = Callable[..., Ran]


@pytest.fixture
def laozheng(db: None, home: Path, capsys: pytest.CaptureFixture[str]) -> Laozheng:
    """Run the command in this process."""

    def call(*words: object) -> Ran:
        capsys.readouterr()
        try:
            code = run([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A published list of five dispositions."""
    return write(tmp_path / "list.csv", OSH, ROWS)


@pytest.fixture
def filled(laozheng: Laozheng, listed: Path) -> Laozheng:
    """The command in a city that holds the five dispositions."""
    assert laozheng("import", "dispositions", listed).code == 0
    return laozheng


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by heading."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
