"""Files of the line's data sets, figures, and cases that have come to a state by real steps."""

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader, system_reader
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.naming import known_names
from laozheng.kernel.measures.printed import PrintedRow, keep

SHARED = Path(__file__).resolve().parents[6] / "shared"
YEAR = Period.parse("113")
AS_OF = date(2025, 6, 30)
OPERATOR = system_reader("test", datetime(2025, 7, 1, 4, 0, tzinfo=UTC))

VISIT = {
    "inspection_number": "檢001",
    "type": "complaint",
    "visited_on": "2024-03-05",
    "employer_name": "範例餐飲有限公司",
    "scopes": "lsa",
    "result": "no_violation",
}
REMINDER = {
    "reminder_number": "催001",
    "employer_name": "範例餐飲有限公司",
    "reason": "underfunded",
    "reminded_on": "2024-02-05",
}
PENSION = {
    "case_no": "退001",
    "type": "suspension",
    "employer_name": "範例餐飲有限公司",
    "received_on": "2024-03-05",
    "decided_on": "2024-03-20",
    "result": "approved",
}
RULES = {
    "filing_number": "規001",
    "kind": "new",
    "employer_name": "範例餐飲有限公司",
    "employees": "30",
    "received_on": "2024-03-05",
    "decided_on": "2024-03-20",
    "result": "approved",
}
AGREEMENT = {
    "filing_number": "約001",
    "employer_name": "範例保全有限公司",
    "job_title": "保全人員",
    "workers": "12",
    "received_on": "2024-03-05",
    "decided_on": "2024-03-20",
    "result": "approved",
}
COMPLAINT = {
    "complaint_number": "申001",
    "received_on": "2024-03-04",
    "employer_name": "範例餐飲有限公司",
    "subjects": "wage;hours",
}


def bring_in(
    folder: Path,
    dataset: str,
    *rows: Mapping[str, Any],
    actor: Reader = OPERATOR,
    **options: bool,
) -> ImportReport:
    """Import rows as the operator does."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    path = folder / f"{dataset}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)
    return import_file(datasets()[dataset], path, actor=actor, rejected_dir=folder, **options)


def value(code: str, period: Period = YEAR, as_of: date = AS_OF, cut_off=None, **dims: str):
    """A figure of the line."""
    request = Request.of(f"standards.{code}", period, **dims)
    return compute([request], cut_off=cut_off, as_of=as_of)[request].value


def shown(code: str, as_of: date = AS_OF, **dims: str):
    """A figure of the line as it is printed."""
    request = Request.of(f"standards.{code}", YEAR, **dims)
    return compute([request], cut_off=None, as_of=as_of)[request].shown


def reasons(report: ImportReport) -> str:
    """Every refusal of an import in one text."""
    return " ".join(f"{remark.column}:{remark.reason}" for remark in report.refusals)


def set_targets(year: Period, **numbers: int) -> None:
    """Keep the targets of inspections by type, as a document printed them."""
    rows = [
        PrintedRow(
            "standards", "standards.labor_inspection_target", f"type={type_}", str(number), "cases",
            year.start, year.end, kind="target",
        )
        for type_, number in numbers.items()
    ]  # fmt: skip
    keep(rows, "範例成果報告", known_names())
