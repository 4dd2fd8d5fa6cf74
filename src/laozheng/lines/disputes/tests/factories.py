"""Rows, people and figures for the tests of this line; all names are recognisably synthetic."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Figure, Request
from laozheng.kernel.measures.sources import MemorySource
from laozheng.lines.disputes.measures import FACTS

SETTLED = {
    "case_no": "舊-001",
    "received_on": "2024-03-01",
    "intake": "counter",
    "employer_name": "範例第一有限公司",
    "workplace_district": "左營區",
    "issue": "wage",
    "channel": "private_mediation_body",
    "private_body": "測試勞資協會",
    "outcome": "settled",
    "closed_on": "2024-03-20",
}
PENDING = {k: v for k, v in SETTLED.items() if k not in ("outcome", "closed_on")}
APPROVED_AID = {
    "case_no": "權-001",
    "received_on": "2024-05-10",
    "intake": "counter",
    "applicant_kind": "worker",
    "applicant_name": "測試工一",
    "persons": "1",
    "domicile_since": "2015-01-01",
    "workplace_in_city": "是",
    "mediation_basis": "labor_dispute_act",
    "mediation_failed_on": "2024-04-18",
    "ground": "other_dispute",
    "stage": "first_instance",
    "items": "attorney_fee;court_fee",
    "decision": "approved",
    "decided_on": "2024-06-28",
    "persons_approved": "1",
    "attorney_amount": "40000",
    "court_fee_amount": "5000",
    "amount_approved": "45000",
}


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """A CSV with the columns that any of the rows has."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def bring_in(
    folder: Path, actor: Reader, dataset: str, *rows: Mapping[str, Any], **options: bool
) -> ImportReport:
    """Import rows as a file."""
    path = write_rows(folder / f"{dataset}.csv", rows)
    return import_file(dataset_named(dataset), path, actor=actor, **options)


def reasons(report: ImportReport) -> list[tuple[str, str]]:
    """Column and reason of each refusal."""
    return [(refusal.column, refusal.reason) for refusal in report.refusals]


def figure(
    measure: str,
    period: str = "113",
    *,
    cut_off: date | None = None,
    as_of: date = date(2025, 3, 3),
    **dims: str,
) -> Figure:
    """One figure, from the records as they are now."""
    source = MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
    request = Request.of(f"disputes.{measure}", Period.parse(period), **dims)
    return compute([request], cut_off=cut_off, as_of=as_of, source=source)[request]


def value(measure: str, period: str = "113", **options: Any) -> int | Fraction | None:
    """The value of one figure."""
    return figure(measure, period, **options).value
