"""A small data set for the tests: matters with an employer, kept as rows of units.

Units stand in for a line's records because they are the simplest dated table below this app.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader, system_reader
from laozheng.kernel.datasets.declare import Column, DataSet, Layout
from laozheng.kernel.datasets.rows import ImportContext, Row

NOON = datetime(2025, 3, 3, 4, 0, tzinfo=UTC)
IMPORTER = system_reader("test", NOON)
TODAY = date(2025, 3, 3)
# Invented; the check digits are right, so that they are taken for real ones.
PERSON_ID = "A123456789"
WRONG_PERSON_ID = "A123456780"

COLUMNS = (
    Column("case_no", "案號", "text", required=True, max_length=40),
    Column("received_on", "收件日", "date", required=True),
    Column("intake", "收件方式", "code", codes={"online": "線上", "counter": "臨櫃"}),
    Column("worker_id_no", "證號", "text", person_id="keep", aliases=("勞工證號",)),
    Column("complainant", "申訴人", "text", sealed=True),
    Column("workers", "勞工人數", "int", minimum=1),
    Column("employer_name", "事業單位名稱", "text", required=True, aliases=("事業單位",)),
    Column("employer_ubn", "統一編號", "text"),
    Column("claims", "請求事項", "list", codes={"arrears": "積欠工資", "severance": "資遣費"}),
    Column("amount", "請求金額", "money"),
    Column("partial", "部分成立", "bool"),
    Column("occurred_at", "發生時間", "moment"),
    Column("note", "備註", "text"),
)

PRINTED = Layout(
    "printed",
    "公告格式",
    {"編號": "", "事業單位名稱(負責人)": "party_raw", "收文日期": "received_on", "文號": "case_no"},
    read=lambda cells: {
        "case_no": cells["case_no"],
        "received_on": cells["received_on"],
        "employer_name": cells["party_raw"].partition("(")[0],
    },
    optional=("編號",),
    write=lambda row: {
        "事業單位名稱(負責人)": row["employer_name"],
        "收文日期": row["received_on"],
        "文號": row["case_no"],
    },
    date_style="roc",
)


def check(row: Row, context: ImportContext) -> None:
    if row["received_on"] > context.today:
        row.refuse("received_on", "收件日不得在未來")
    if row["received_on"] < date(2011, 5, 1):
        row.warn("received_on", "早於現行法施行日")
    if not row["employer_ubn"]:
        row.flag("ubn_missing")


def record(rows: Sequence[Row], context: ImportContext) -> None:
    known = {unit.code: unit for unit in Unit.objects.filter(code__in=[r["case_no"] for r in rows])}
    for row in rows:
        unit = known.get(row["case_no"])
        facts = {"label": row["employer_name"], "valid_from": row["received_on"]}
        if unit is None:
            unit = Unit.objects.create(code=row["case_no"], **facts)
            row.created(ref_of(unit))
        elif row.earlier is not None or context.may_correct(row, facts):
            Unit.objects.filter(pk=unit.pk).update(**facts)
            row.updated(ref_of(unit))


def export(period: Period, reader: Reader) -> Iterable[Mapping[str, Any]]:
    units = Unit.objects.filter(valid_from__range=(period.start, period.end)).order_by("code")
    for unit in units:
        yield {
            "case_no": unit.code,
            "received_on": unit.valid_from,
            "employer_name": unit.label,
            "complainant": "密封之人",
        }


def ref_of(unit: Unit) -> str:
    return f"accounts.unit:{unit.pk}"


MATTERS = DataSet(
    "matters",
    "測試案件",
    "datasets",
    ("case_no",),
    COLUMNS,
    layouts=(PRINTED,),
    check=check,
    record=record,
    export=export,
)


def written(folder: Path, text: str, name: str = "matters.csv", encoding: str = "utf-8") -> Path:
    """A file with that text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
