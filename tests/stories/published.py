"""Published lists to bring in: the bureau's real files in place, and a small one of our own."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from laozheng.base.roc import parse_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.inspections.tests import files

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
ACCIDENTS = Path(files.__file__).parents[3] / "lines" / "safety" / "tests" / "major_accidents.csv"


@dataclass(frozen=True)
class Fined:
    """The disposition that will be revoked: as its list writes it, and what counts it."""

    number: str
    firm: str
    articles: str
    disposed_on: date
    measure: str
    dims: Mapping[str, str]
    signal: str

    @property
    def served_on(self) -> date:
        """The lists do not tell the service; here it is three days after the decision."""
        return self.disposed_on + timedelta(days=3)

    @property
    def next_number(self) -> str:
        """A number for a decision of the year after, from the same office."""
        return f"{self.number.partition('第')[0]}第11499999900號"


@dataclass(frozen=True)
class Lists:
    """Files by data set, and the one decision in them that falls."""

    files: Sequence[tuple[str, Path]]
    fined: Fined


def small_lists(folder: Path) -> Lists:
    """Both layouts of dispositions and a list of accidents, all invented."""
    first = "高市勞條字第11399999900號"
    standards = [
        files.lsa(first, "範例企業有限公司(王測試)", disposed="113/03/04", announced="113/04/12",
                  fine="50,000"),
        files.lsa(first, "範例企業有限公司(王測試)", disposed="113/03/04", announced="113/06/14"),
        files.lsa("高市勞條字第11399999800號", "範例企業有限公司(王測試)", disposed="113/03/05",
                  announced="113/04/12", articles="勞動基準法第36條", fine="20,000"),
        files.lsa("高市勞條字第11399999700號", "測試食品行(陳測試)", disposed="113/05/06",
                  announced="113/06/14", articles="勞動基準法第24條;勞動基準法第32條第2項"),
    ]  # fmt: skip
    return Lists(
        (
            ("dispositions", files.write(folder / "lsa.csv", files.LSA, standards)),
            ("dispositions", files.write(folder / "osh.csv", files.OSH, [files.osh()])),
            ("major_accidents", ACCIDENTS),
        ),
        Fined(
            first,
            "範例企業有限公司",
            "勞動基準法第24條",
            date(2024, 3, 4),
            measure="standards.penalty_firm_times",
            dims={"law": "labor_standards_act"},
            signal="standards.fine",
        ),
    )


def real_lists(_folder: Path) -> Lists:
    """The bureau's files; what falls is the first plain fine of a company that has no other."""
    safety = SAMPLES / "osh_dispositions_2024.csv"
    return Lists(
        (
            ("dispositions", SAMPLES / "lsa_dispositions_103.csv"),
            ("dispositions", safety),
            ("major_accidents", SAMPLES / "major_accidents_2024.csv"),
        ),
        _plain_fine(safety),
    )


def _plain_fine(path: Path) -> Fined:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    firms = Counter(_firm(row) for row in rows)
    row = next(
        row
        for row in rows
        if firms[_firm(row)] == 1
        and _firm(row).endswith("公司")
        and row["違法法規法條"].startswith("職業安全衛生法第6條第1項")
        and ";" not in row["違法法規法條"]
        and "致發生" not in row["違法法規法條"]
        and row["處分日期"] < "20241101"
    )
    return Fined(
        row["處分字號"],
        _firm(row),
        "職業安全衛生法第6條第1項",
        parse_day(row["處分日期"]),
        measure="safety.osh_fines",
        dims={},
        signal="safety.fine",
    )


def _firm(row: dict[str, str]) -> str:
    return row["事業單位名稱或負責人"].partition("(")[0].strip()


def bring_in(name: str, path: Path, actor: Reader) -> ImportReport:
    """Import a file of a data set, as a whole."""
    return import_file(datasets()[name], path, actor=actor)
