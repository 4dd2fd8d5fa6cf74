"""Published lists for the tests: the official headers, with invented parties and numbers."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.inspections.lists.dataset import DISPOSITIONS
from laozheng.kernel.inspections.models import Disposition

IMPORTER = system_reader("test", datetime(2025, 3, 3, 4, 0, tzinfo=UTC))
SAMPLES = Path(__file__).resolve().parents[6] / "shared" / "samples"

OSH = (
    "主管機關",
    "公告日期",
    "處分日期",
    "處分字號",
    "事業單位名稱或負責人",
    "違法法規法條",
    "違反法規內容",
    "備註說明",
)
LSA = (
    "編號", "縣市／單位別", "公告日期", "事業單位名稱(負責人)自然人姓名", "處分日期", "處分字號",
    "違反法規條款", "法條敘述", "罰鍰金額", "備註", "來源縣市", "來源檔案", "法規分類",
    "處分金額／滯納金",
)  # fmt: skip


def osh(
    number: str = "高市勞檢字第11399999900號",
    party: str = "範例營造有限公司(王測試)",
    *,
    articles: str = "職業安全衛生法第6條第1項第5款",
    disposed: str = "20240826",
    announced: str = "20241021",
    text: str = "開口未設護欄。",
    remark: str = "",
) -> list[str]:
    """A row of the layout ``osh``."""
    return ["高雄市", announced, disposed, number, party, articles, text, remark]


def lsa(
    number: str = "高市勞條字第10399999900號",
    party: str = "範例醫院",
    *,
    row_id: str = "1",
    articles: str = "勞動基準法第24條",
    disposed: str = "103/09/02",
    announced: str = "104/03/12",
    text: str = "延長工作時間未依規定加給工資",
    fine: str = "",
    remark: str = "",
) -> list[str]:
    """A row of the layout ``lsa``."""
    return [
        row_id, "高雄市", announced, party, disposed, number, articles, text, fine, remark,
        "高雄市", "公告.csv", "勞動基準法等", "",
    ]  # fmt: skip


def write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """Write a list as CSV."""
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([header, *rows])
    return path


def load(
    folder: Path, rows: Sequence[Sequence[str]], name: str = "list.csv", **options: Any
) -> ImportReport:
    """Import rows of either layout, told apart by their width."""
    header = OSH if len(rows[0]) == len(OSH) else LSA
    return import_file(DISPOSITIONS, write(folder / name, header, rows), actor=IMPORTER, **options)


def only() -> Disposition:
    """The one disposition on file."""
    return Disposition.objects.get()
