"""What an import does to the records, and what it says about every row."""

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.models import SourceFile, SourceRow
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.datasets.tests.matters import (
    COLUMNS,
    IMPORTER,
    MATTERS,
    PERSON_ID,
    WRONG_PERSON_ID,
    ref_of,
    written,
)

pytestmark = pytest.mark.django_db

HEADER = "案號,收件日,事業單位名稱,統一編號,備註\n"
GOOD = HEADER + "A-1,113/03/05,測試企業有限公司,,\nA-2,113/03/06,範例工程行,,\n"
MIXED = GOOD + "A-3,113/02/30,丙行,,\n"


def run(path, dataset=MATTERS, **options):
    return import_file(dataset, path, actor=IMPORTER, **options)


def reasons(report):
    return {(remark.line, remark.column): remark.reason for remark in report.refusals}


def test_good_rows_are_created_with_their_source(tmp_path):
    report = run(written(tmp_path, GOOD))
    assert (report.read, report.created, report.refused) == (2, 2, 0)
    file = SourceFile.objects.get()
    assert (file.dataset, file.layout, file.created, file.by) == (
        "matters",
        "native",
        2,
        "system:test",
    )
    row = SourceRow.objects.get(number=2)
    assert row.cells == {
        "案號": "A-1",
        "收件日": "113/03/05",
        "事業單位名稱": "測試企業有限公司",
    }
    assert row.object_ref == ref_of(Unit.objects.get(code="A-1"))
    assert row.flags == ["ubn_missing"]
    assert report.flags == {"ubn_missing": 2}


def test_an_import_leaves_an_entry_in_the_log(tmp_path):
    run(written(tmp_path, GOOD))
    entry = Entry.objects.get(verb="import")
    assert entry.object_ref == SourceFile.objects.get().ref
    assert entry.changes["created"] == 2


def test_the_same_file_twice_changes_nothing(tmp_path):
    path = written(tmp_path, GOOD)
    run(path)
    before = list(SourceRow.objects.values()), list(Entry.objects.values())
    report = run(path)
    assert (report.read, report.created, report.unchanged) == (2, 0, 2)
    assert (list(SourceRow.objects.values()), list(Entry.objects.values())) == before


def test_the_same_facts_in_other_clothes_are_unchanged(tmp_path):
    run(written(tmp_path, GOOD))
    text = "received_on,case_no,employer_name\n2024-03-06,A-2,範例工程行\n"
    text += "2024/3/5,A-1,測試企業有限公司\n"
    report = run(written(tmp_path, text, "again.csv", "cp950"))
    assert (report.unchanged, report.changed, report.refused) == (2, 0, 0)
    assert set(
        SourceRow.objects.filter(file__name="again.csv").values_list("result", flat=True)
    ) == {"unchanged"}


def test_other_facts_under_a_known_key_are_a_correction_that_must_be_asked_for(tmp_path):
    run(written(tmp_path, GOOD))
    corrected = written(tmp_path, GOOD.replace("範例工程行", "範例工程有限公司"), "corrected.csv")
    refused = run(corrected)
    assert (refused.refused, refused.held_back) == (1, 1)
    assert "事業單位名稱" in refused.refusals[0].reason
    assert "--update" in refused.refusals[0].reason
    assert Unit.objects.get(code="A-2").label == "範例工程行"

    report = run(corrected, update=True)
    assert (report.updated, report.unchanged) == (1, 1)
    assert Unit.objects.get(code="A-2").label == "範例工程有限公司"


def test_an_old_file_does_not_undo_a_later_correction(tmp_path):
    old = written(tmp_path, GOOD)
    run(old)
    run(written(tmp_path, GOOD.replace("範例工程行", "更正後"), "new.csv"), update=True)
    assert run(old).unchanged == 2
    assert Unit.objects.get(code="A-2").label == "更正後"
    assert run(old, update=True).updated == 1
    assert Unit.objects.get(code="A-2").label == "範例工程行"


def test_a_record_typed_by_hand_is_not_overwritten_unasked(tmp_path):
    Unit.objects.create(code="A-1", label="原登錄", valid_from="2024-01-01")
    report = run(written(tmp_path, GOOD), keep_good=True)
    assert (report.created, report.refused) == (1, 1)
    assert "label、valid_from" in report.refusals[0].reason
    assert Unit.objects.get(code="A-1").label == "原登錄"


def test_one_bad_row_holds_back_the_whole_file(tmp_path):
    report = run(written(tmp_path, MIXED))
    assert (report.read, report.created, report.refused, report.held_back) == (3, 0, 1, 2)
    assert not report.is_complete
    assert not Unit.objects.exists()
    assert not SourceFile.objects.exists()
    assert not Entry.objects.exists()


def test_keep_good_records_the_others_and_remembers_the_refused(tmp_path):
    path = written(tmp_path, MIXED)
    report = run(path, keep_good=True)
    assert (report.created, report.refused) == (2, 1)
    assert report.is_complete
    assert SourceRow.objects.get(result="refused").reasons[0][0] == "received_on"
    again = run(path, keep_good=True)
    assert (again.created, again.unchanged, again.refused) == (0, 2, 1)
    assert SourceFile.objects.count() == 1


def test_a_dry_run_reports_what_the_run_would_report_and_saves_nothing(tmp_path):
    for text, options in ((GOOD, {}), (MIXED, {}), (MIXED, {"keep_good": True})):
        path = written(tmp_path, text)
        dry = run(path, dry_run=True, **options)
        assert not SourceFile.objects.exists()
        assert not Unit.objects.exists()
        real = run(path, **options)
        assert dry.as_dict() | {"dry_run": False} == real.as_dict()
        SourceRow.objects.all().delete()
        SourceFile.objects.all().delete()
        Unit.objects.all().delete()


def test_refused_rows_go_beside_the_file_and_may_come_back_corrected(tmp_path):
    report = run(written(tmp_path, MIXED), keep_good=True)
    assert report.rejected_file == str(tmp_path / "matters.csv.rejected.csv")
    text = Path(report.rejected_file).read_text(encoding="utf-8-sig")
    (rejected,) = csv.DictReader(io.StringIO(text))
    assert rejected["案號"] == "A-3"
    assert rejected["rejected_line"] == "4"
    assert rejected["rejected_column"] == "received_on"
    assert "2月30日" in rejected["rejected_reason"]

    corrected = written(tmp_path, text.replace("113/02/30", "113/02/29"), "fixed.csv")
    assert run(corrected).created == 1


def test_no_rejected_file_is_made_when_nothing_is_refused(tmp_path):
    assert run(written(tmp_path, GOOD)).rejected_file == ""
    assert [path.name for path in tmp_path.iterdir()] == ["matters.csv"]


def test_a_folder_that_cannot_be_written_leaves_the_choice_of_another(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = written(tmp_path, MIXED)
    assert run(path).rejected_file == ""
    assert run(path, rejected_dir=elsewhere).rejected_file.startswith(str(elsewhere))


def test_both_rows_of_one_key_are_refused(tmp_path):
    report = run(written(tmp_path, GOOD + "A-1,113/03/07,丙行,,\nＡ－１,113/03/08,丁行,,\n"))
    assert report.refused == 3
    assert reasons(report)[2, "case_no"].startswith("與第 4、5 列重複")
    assert reasons(report)[5, "case_no"].startswith("與第 2、4 列重複")


def test_a_data_set_may_merge_rows_of_one_key(tmp_path):
    def record(rows, context):
        for row in rows:
            first = context.memory.setdefault(row["case_no"], row.number)
            if first == row.number:
                row.created(f"x:{first}")
            else:
                row.merged(f"x:{first}")

    merging = DataSet(
        "merging", "併", "datasets", ("case_no",), COLUMNS, record=record, repeated_keys="record"
    )
    path = written(tmp_path, GOOD + "A-1,113/03/07,丙行,,\n")
    report = run(path, merging)
    assert (report.created, report.merged, report.refused) == (2, 1, 0)
    again = run(path, merging)
    assert (again.unchanged, again.changed) == (3, 0)


def test_checks_of_the_data_set_refuse_and_warn(tmp_path):
    report = run(written(tmp_path, HEADER + "A-1,114/12/31,甲,,\nA-2,99/01/01,乙,,\n"))
    assert reasons(report) == {(2, "received_on"): "收件日不得在未來。"}
    assert report.warnings[0].line == 3


def test_a_row_with_too_many_cells_is_refused_alone(tmp_path):
    report = run(written(tmp_path, GOOD + "A-3,113/03/05,甲,股份有限公司,,x\n"), keep_good=True)
    assert (report.created, report.refused) == (2, 1)
    assert "第 6 欄" in report.refusals[0].reason


def test_a_file_that_cannot_be_read_leaves_no_trace(tmp_path):
    with pytest.raises(FileRefused):
        run(written(tmp_path, "甲,乙\n1,2\n"))
    assert not SourceFile.objects.exists()


def test_what_is_only_exported_takes_no_file(tmp_path):
    with pytest.raises(FileRefused, match="「測試案件」只供匯出，不能匯入") as refused:
        import_file(replace(MATTERS, record=None), written(tmp_path, GOOD), actor=IMPORTER)
    assert refused.value.code == "E-WAY"
    assert not SourceFile.objects.exists()


def test_a_row_without_result_is_a_mistake_of_the_program(tmp_path):
    forgetful = DataSet(
        "forgetful", "忘", "datasets", ("case_no",), COLUMNS, record=lambda rows, context: None
    )
    with pytest.raises(RuntimeError, match="row 2 was given no result"):
        run(written(tmp_path, GOOD), forgetful)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (f"A-1,113/03/05,甲,{PERSON_ID},", "employer_ubn"),
        (f"A-1,113/03/05,甲,{WRONG_PERSON_ID},", "employer_ubn"),
        ("A-1,113/03/05,甲,Ａ１２３４５６７８９,", "employer_ubn"),
        (f"{PERSON_ID},113/03/05,甲,,", "case_no"),
        (f"A-1,{PERSON_ID},甲,,", "received_on"),
        (f"A-1,113/03/05,甲,,其身分證字號為{PERSON_ID}云云", "note"),
    ],
)
def test_an_id_where_none_belongs_is_refused_and_never_repeated(tmp_path, row, column):
    report = run(written(tmp_path, GOOD.replace("A-1,", "B-1,") + row + "\n"), keep_good=True)
    assert (report.created, report.refused) == (2, 1)
    assert report.refusals[0].column == column
    rejected = Path(report.rejected_file).read_text(encoding="utf-8-sig")
    assert "［身分證字號已移除］" in rejected
    stored = json.dumps(list(SourceRow.objects.values("cells", "reasons")), ensure_ascii=False)
    logged = json.dumps(list(Entry.objects.values("changes")), ensure_ascii=False)
    for digits in (PERSON_ID, WRONG_PERSON_ID, "Ａ１２３４５６７８９"):
        for place in (rejected, stored, logged, json.dumps(report.as_dict(), ensure_ascii=False)):
            assert digits not in place


def test_what_merely_looks_like_an_id_in_text_is_flagged(tmp_path):
    report = run(written(tmp_path, HEADER + f"A-1,113/03/05,甲,,料號{WRONG_PERSON_ID}\n"))
    assert report.created == 1
    assert report.flags["looks_like_id"] == 1


def test_an_expected_id_and_sealed_text_are_masked_in_the_source_row(tmp_path):
    text = "案號,收件日,事業單位,證號,申訴人\n" + f"A-1,113/03/05,甲,{PERSON_ID},測試甲\n"
    path = written(tmp_path, text)
    assert run(path).created == 1
    cells = SourceRow.objects.get().cells
    assert cells["證號"] == "A1234*****"
    assert cells["申訴人"] == "［密封］"
    other = written(tmp_path, text.replace(PERSON_ID, "B123456780"), "other.csv")
    assert "證號" in run(other).refusals[0].reason


def test_an_official_layout_is_read_into_the_same_records(tmp_path):
    text = "編號,事業單位名稱(負責人),收文日期,文號\n7,甲行(測試甲),113/03/05,A-1\n"
    report = run(written(tmp_path, text))
    assert report.layout == "printed"
    assert Unit.objects.get(code="A-1").label == "甲行"
    assert SourceRow.objects.get().cells["編號"] == "7"


def test_a_layout_that_invents_columns_is_a_mistake_of_the_program(tmp_path):
    inventive = replace(MATTERS.layout("printed"), read=lambda cells: {"party": cells["case_no"]})
    text = "事業單位名稱(負責人),收文日期,文號\n甲行,113/03/05,A-1\n"
    with pytest.raises(LookupError, match="party"):
        run(written(tmp_path, text), replace(MATTERS, layouts=(inventive,)))


def test_the_report_has_the_shape_that_programs_rely_on(tmp_path):
    report = run(written(tmp_path, MIXED)).as_dict()
    assert {
        "dataset",
        "read",
        "created",
        "updated",
        "merged",
        "unchanged",
        "refused",
        "flags",
        "skipped",
        "rejected_file",
        "refusals",
    } <= set(report)
    assert set(report["refusals"][0]) == {"line", "column", "reason"}
    json.dumps(report)
