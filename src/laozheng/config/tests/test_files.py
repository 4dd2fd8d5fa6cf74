"""``schema``, ``import``, ``export``: the whole way of a file in and out."""

from pathlib import Path

import pytest

from laozheng.base.identifiers import is_national_id
from laozheng.config.tests.conftest import NUMBERS, ROWS, Laozheng, read_csv
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.tests.files import OSH, osh, write

COUNTS = ("read", "created", "updated", "unchanged", "refused")


def ran_file(path: Path) -> str:
    """What the rejected file beside a file says."""
    return path.with_name(f"{path.name}.rejected.csv").read_text(encoding="utf-8-sig")


def counts(report: dict) -> tuple[int, ...]:
    return tuple(report[name] for name in COUNTS)


def test_schema_lists_the_data_sets(laozheng: Laozheng):
    listed = laozheng("schema", "--json").json
    (one,) = (row for row in listed if row["name"] == "dispositions")
    assert set(one) == {"name", "label", "owner", "key", "ways"}
    assert one["ways"] == ["import", "export"]
    assert one["key"] == ["document_number", "party_name", "disposed_on"]
    assert [row[0] for row in laozheng("schema").table] == [row["name"] for row in listed]


def test_schema_tells_name_type_codes_and_meaning_of_every_column(laozheng: Laozheng):
    told = laozheng("schema", "dispositions", "--json").json
    columns = {column["name"]: column for column in told["columns"]}
    assert columns["disposed_on"]["type"] == "date"
    assert columns["document_number"]["required"] is True
    assert {"name", "label", "type", "codes", "required", "meaning"} <= set(columns["kind"])
    assert "disposed_on" in laozheng("schema", "dispositions").out


def test_import_reports_in_the_agreed_shape_and_twice_changes_nothing(
    laozheng: Laozheng, listed: Path
):
    first = laozheng("import", "dispositions", listed, "--json")
    assert first.code == 0
    told = first.json
    assert {"dataset", "read", "rejected_file", "refusals", *COUNTS} <= set(told)
    assert (told["dataset"], told["rejected_file"], told["refusals"]) == ("dispositions", "", [])
    assert counts(told) == (5, 5, 0, 0, 0)
    again = laozheng("import", "dispositions", listed, "--json")
    assert (again.code, counts(again.json)) == (0, (5, 0, 0, 5, 0))
    assert Disposition.objects.count() == 5


def test_a_dry_run_reports_the_same_and_writes_nothing(laozheng: Laozheng, listed: Path):
    ran = laozheng("import", "dispositions", listed, "--dry-run")
    assert ran.code == 0
    assert "新增 5" in ran.out
    assert "未寫入" in ran.out
    assert not Disposition.objects.exists()


@pytest.fixture
def partly_wrong(tmp_path: Path) -> Path:
    return write(tmp_path / "wrong.csv", OSH, [*ROWS, osh("高市勞檢字第1號", disposed="二月三十")])


def test_one_refused_row_keeps_the_whole_file_out(laozheng: Laozheng, partly_wrong: Path):
    ran = laozheng("import", "dispositions", partly_wrong)
    assert ran.code == 1
    assert not Disposition.objects.exists()
    rejected = partly_wrong.with_name("wrong.csv.rejected.csv")
    last = ran.err.splitlines()[-1]
    assert last.startswith("laozheng import: 退回1列，整個檔案未匯入")
    assert str(rejected) in last
    (row,) = read_csv(rejected)
    assert row["處分日期"] == "二月三十"
    assert row["rejected_line"] == "7"
    assert "日期" in row["rejected_reason"]


def test_the_json_of_a_refusal_names_line_column_and_reason(laozheng: Laozheng, partly_wrong: Path):
    ran = laozheng("import", "dispositions", partly_wrong, "--json")
    assert ran.code == 1
    (refusal,) = ran.json["refusals"]
    assert set(refusal) == {"line", "column", "reason"}
    assert refusal["line"] == 7
    assert ran.json["rejected_file"].endswith("wrong.csv.rejected.csv")


def test_good_rows_are_kept_when_asked(laozheng: Laozheng, partly_wrong: Path):
    ran = laozheng("import", "dispositions", partly_wrong, "--keep-good", "--json")
    assert (ran.code, counts(ran.json)) == (0, (6, 5, 0, 0, 1))
    assert Disposition.objects.count() == 5


def test_other_facts_under_the_same_key_need_update(laozheng: Laozheng, tmp_path: Path):
    columns = ("document_number", "party_name", "disposed_on", "articles", "fine_amount")

    def fined(amount: str) -> Path:
        row = (NUMBERS[0], "範例企業有限公司", "113/01/15", "職業安全衛生法第6條第1項", amount)
        return write(tmp_path / f"{amount}.csv", columns, [row])

    assert laozheng("import", "dispositions", fined("30000")).code == 0
    refused = laozheng("import", "dispositions", fined("60000"), "--json")
    assert (refused.code, counts(refused.json)) == (1, (1, 0, 0, 0, 1))
    assert "--update" in refused.json["refusals"][0]["reason"]
    updated = laozheng("import", "dispositions", fined("60000"), "--update", "--json")
    assert (updated.code, counts(updated.json)) == (0, (1, 0, 1, 0, 0))
    assert Disposition.objects.get().amount_twd == 60_000


def test_an_id_in_a_wrong_column_is_refused_and_never_echoed(laozheng: Laozheng, tmp_path: Path):
    person_id = "A123456789"
    assert is_national_id(person_id)
    path = write(tmp_path / "ids.csv", OSH, [osh(text=f"負責人{person_id}未到場。")])
    ran = laozheng("import", "dispositions", path)
    assert ran.code == 1
    assert person_id not in ran.out + ran.err + ran_file(path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("schema", "disposition"), "沒有名為「disposition」的資料集；可用：disposition"),
        (("import", "nothing", "FILE"), "沒有名為「nothing」的資料集"),
        (("import", "dispositions", "absent.csv"), "找不到檔案 absent.csv"),
        (("import", "dispositions", "/"), "找不到檔案 /"),
        (("export", "nothing", "--period", "113"), "沒有名為「nothing」的資料集"),
        (("export", "migrant_arrivals", "--period", "113"), "只供匯入，不能匯出"),
        (("export", "dispositions", "--period", "113", "--layout", "x"), "沒有「x」格式"),
        (("export", "dispositions", "--period", "113", "--to", "a.ods"), ".csv、.xlsx"),
        (("export", "dispositions", "--period", "113", "--to", "/none/a.csv"), "不能讀寫"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(laozheng: Laozheng, words: tuple[str, ...], said: str):
    ran = laozheng(*words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"laozheng {words[0]}: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("binary.csv", bytes(range(128, 256)) * 9, "文字編碼無法辨識"),
        ("empty.csv", b"", ""),
        ("other.csv", "甲,乙\n1,2\n".encode(), "表頭"),
        ("broken.xlsx", b"PK\x03\x04 not a workbook", ""),
        ("letter.pdf", b"%PDF-1.7", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(
    laozheng: Laozheng, tmp_path: Path, name: str, content: bytes, said: str
):
    path = tmp_path / name
    path.write_bytes(content)
    ran = laozheng("import", "dispositions", path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("laozheng import: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_export_writes_the_same_columns_back(filled: Laozheng, tmp_path: Path):
    target = tmp_path / "out.csv"
    ran = filled("export", "dispositions", "--period", "113", "--to", target)
    assert (ran.code, ran.out) == (0, f"{target}：4列\n")
    told = filled("schema", "dispositions", "--json").json
    rows = read_csv(target)
    assert list(rows[0]) == [column["name"] for column in told["columns"]]
    assert {row["document_number"] for row in rows} == set(NUMBERS) - {NUMBERS[3]}
    back = filled("import", "dispositions", target, "--json")
    assert (back.code, counts(back.json)) == (0, (4, 0, 0, 4, 0))


def test_export_goes_to_the_screen_and_leaves_an_entry(filled: Laozheng):
    shown = filled("export", "dispositions", "--period", "114")
    assert shown.code == 0
    header, row = shown.out.splitlines()
    assert "document_number" in header
    assert NUMBERS[3] in row
    (as_json,) = filled("export", "dispositions", "--period", "114", "--json").json
    assert as_json["document_number"] == NUMBERS[3]
    assert Entry.objects.filter(verb="export", actor_ref="system:command").count() == 2


def test_export_makes_a_workbook(filled: Laozheng, tmp_path: Path):
    target = tmp_path / "out.xlsx"
    told = filled("export", "dispositions", "--period", "113", "--to", target, "--json").json
    assert told == {"file": str(target), "rows": 4}
    back = filled("import", "dispositions", target, "--json")
    assert (back.code, counts(back.json)) == (0, (4, 0, 0, 4, 0))
