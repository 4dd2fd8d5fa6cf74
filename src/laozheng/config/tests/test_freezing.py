"""``freeze``, ``publish``, ``restatements`` and ``vintages`` as people type them."""

from pathlib import Path

import pytest

from laozheng.config.tests.conftest import Laozheng
from laozheng.kernel.inspections.tests.files import OSH, osh, write

BOOK = ("annual_performance", "--period", "113")
ACCEPT = (
    "--accept", "line_not_installed=該業務尚未啟用",
    "--accept", "binding_missing=資料集尚未建置",
    "--accept", "unsigned=試編",
)  # fmt: skip


@pytest.fixture
def frozen(filled: Laozheng) -> Laozheng:
    """A city with five dispositions whose book of 113 is frozen."""
    assert filled("freeze", *BOOK, *ACCEPT).code == 0
    return filled


def test_a_book_is_not_frozen_while_something_is_open(filled: Laozheng):
    refused = filled("freeze", *BOOK)
    assert refused.code == 1
    assert refused.out == ""
    assert "不能定稿：必須處理0項" in refused.err
    assert "--accept 種類=理由" in refused.err
    assert filled("restatements").code == 1


def test_the_hurdles_are_listed_without_freezing(filled: Laozheng):
    ran = filled("freeze", *BOOK, "--dry-run", "--json", *ACCEPT[:4])
    assert ran.code == 1
    open_kinds = {row["kind"] for row in ran.json if row["weight"] != "info" and not row["reason"]}
    assert open_kinds == {"unsigned"}
    assert filled("freeze", *BOOK, "--dry-run", *ACCEPT).code == 0


def test_one_hurdle_is_accepted_by_its_key(filled: Laozheng):
    rows = filled("freeze", *BOOK, "--dry-run", "--json", *ACCEPT[:4]).json
    keys = [f"unsigned:{row['key']}=試編" for row in rows if row["kind"] == "unsigned"]
    one = filled("freeze", *BOOK, "--dry-run", "--json", *ACCEPT[:4], "--accept", keys[0]).json
    assert sum(row["reason"] == "試編" for row in one) == 1


def test_a_frozen_book_names_its_files_and_what_was_accepted(filled: Laozheng):
    told = filled("freeze", *BOOK, *ACCEPT, "--json").json
    assert (told["book"], told["period"], told["state"]) == ("annual_performance", "113", "frozen")
    assert {".html", ".odt", ".docx", ".pdf"} <= set(told["files"])
    assert {row["reason"] for row in told["accepted"]} == {
        "該業務尚未啟用",
        "資料集尚未建置",
        "試編",
    }
    assert told["figures"] > 0
    again = filled("freeze", *BOOK, *ACCEPT)
    assert (again.code, "已經定稿" in again.err) == (1, True)


def test_a_book_is_published_once(frozen: Laozheng):
    assert frozen("publish", *BOOK, "--json").json["state"] == "published"
    assert "已經公布" in frozen("publish", *BOOK).err
    assert frozen("publish", "annual_performance", "--period", "112").code == 1


def test_nothing_to_restate_is_said_and_an_unknown_number_is_refused(frozen: Laozheng):
    assert frozen("restatements", *BOOK).out.strip() == "紀錄與凍結的數字相符，沒有應重編者。"
    refused = frozen("restatements", *BOOK, "--approve", 3)
    assert (refused.code, "沒有第3項" in refused.err) == (1, True)


def test_a_candidate_is_approved_by_its_number_or_its_case(frozen: Laozheng, tmp_path: Path):
    late = write(
        tmp_path / "late.csv", OSH, [osh("高市勞檢字第11399999900號", disposed="20241120")]
    )
    assert frozen("import", "dispositions", late).code == 0
    (one,) = frozen("restatements", *BOOK, "--json").json
    assert (one["number"], one["reason"], one["state"]) == (1, "late_record", "open")
    (moved,) = [figure for figure in one["figures"] if not figure["dims"]]
    assert (moved["measure"], moved["old"], moved["new"]) == ("safety.osh_fines", "4件", "5件")
    refused = frozen("restatements", "--approve", 1, "--period", "112")
    assert refused.code == 1

    done = frozen("restatements", *BOOK, "--approve", one["cause"], "--note", "年底補登")
    assert (done.code, "重編1個數字" in done.err) == (0, True)
    told = frozen("vintages", "safety.osh_fines", "--dims", "", "--json").json
    assert [(row["said"], row["value"], row["now"]) for row in told] == [
        ("frozen", "4", 5),
        ("restated", "5", 5),
    ]
    assert told[1]["restatement"]["note"] == "年底補登"


def test_vintages_of_an_unknown_measure_are_refused(filled: Laozheng):
    refused = filled("vintages", "moon.landings")
    assert (refused.code, "沒有「moon.landings」這個指標" in refused.err) == (1, True)
    empty = filled("vintages", "safety.osh_fines")
    assert (empty.code, "還沒有" in empty.err) == (0, True)
