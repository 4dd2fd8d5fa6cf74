"""The same columns back, official layouts, and what never leaves the house."""

import csv
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.datasets import export as export_module
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.export import ExportRefused, export_file, export_rows
from laozheng.kernel.datasets.tests.matters import IMPORTER, MATTERS, written

pytestmark = pytest.mark.django_db

YEAR = Period.parse("113")
GOOD = "案號,收件日,事業單位名稱\nA-1,113/03/05,測試企業有限公司\n-2,113/03/06,範例工程行\n"


@pytest.fixture
def imported(tmp_path):
    import_file(MATTERS, written(tmp_path, GOOD), actor=IMPORTER)


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_export_can_be_imported_and_changes_nothing(imported, tmp_path):
    for name in ("out.csv", "out.xlsx"):
        path = tmp_path / name
        assert export_file(MATTERS, YEAR, IMPORTER, path) == 2
        report = import_file(MATTERS, path, actor=IMPORTER)
        assert (report.unchanged, report.changed, report.refused) == (2, 0, 0)


def test_an_export_leaves_an_entry_even_when_nobody_reads_on(imported):
    export_rows(MATTERS, YEAR, IMPORTER)
    entry = Entry.objects.get(verb="export")
    assert entry.object_ref == "datasets.dataset:matters"
    assert entry.changes == {"period": "113", "layout": "native"}


def test_an_official_layout_is_written_as_printed(imported, tmp_path):
    path = tmp_path / "printed.csv"
    export_file(MATTERS, YEAR, IMPORTER, path, layout="printed")
    assert rows_of(path)[1] == {
        "編號": "",
        "事業單位名稱(負責人)": "測試企業有限公司",
        "收文日期": "113/03/05",
        "文號": "A-1",
    }


def test_sealed_columns_are_never_exported(imported, tmp_path):
    path = tmp_path / "out.csv"
    export_file(MATTERS, YEAR, IMPORTER, path)
    assert {row["complainant"] for row in rows_of(path)} == {""}


def test_no_cell_runs_as_a_formula(tmp_path):
    Unit.objects.create(code="=cmd()", label="+886", valid_from="2024-01-01")
    text, book = tmp_path / "out.csv", tmp_path / "out.xlsx"
    export_file(MATTERS, YEAR, IMPORTER, text)
    assert rows_of(text)[0]["case_no"] == "'=cmd()"
    assert import_file(MATTERS, text, actor=IMPORTER, update=True).updated == 1
    assert Unit.objects.get(code="=cmd()").label == "+886"
    export_file(MATTERS, YEAR, IMPORTER, book)
    sheet = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0)
    assert sheet.to_python()[1][0] == "=cmd()"


def test_a_period_without_records_gives_the_header_alone(tmp_path):
    path = tmp_path / "out.csv"
    assert export_file(MATTERS, Period.parse("112"), IMPORTER, path) == 0
    assert path.read_text(encoding="utf-8-sig").startswith("case_no,received_on,")


def test_what_is_only_imported_is_not_exported_and_leaves_no_entry(imported, tmp_path):
    path = tmp_path / "out.csv"
    with pytest.raises(ExportRefused, match="「測試案件」只供匯入，不能匯出"):
        export_file(replace(MATTERS, export=None), YEAR, IMPORTER, path)
    assert not path.exists()
    assert not Entry.objects.filter(verb="export").exists()


def test_more_rows_than_a_sheet_holds_are_refused(imported, tmp_path, monkeypatch):
    monkeypatch.setattr(export_module, "_SHEET_ROWS", 2)
    with pytest.raises(ExportRefused, match="請改匯出為 CSV"):
        export_file(MATTERS, YEAR, IMPORTER, tmp_path / "out.xlsx")
    assert export_file(MATTERS, YEAR, IMPORTER, tmp_path / "out.csv") == 2
