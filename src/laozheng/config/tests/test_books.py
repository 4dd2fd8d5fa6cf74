"""``compile``: a book into a file of each kind, with what is missing beside it."""

from pathlib import Path

import pytest

from laozheng.config.tests.conftest import Laozheng

BOOK = ("compile", "annual_performance", "--period", "113")


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".html", b"<!DOCTYPE html>"), (".odt", b"PK"), (".docx", b"PK"), (".pdf", b"%PDF")],
)
def test_a_book_is_written_by_the_ending_of_its_name(
    laozheng: Laozheng, tmp_path: Path, suffix: str, start: bytes
):
    target = tmp_path / "new" / f"113{suffix}"
    ran = laozheng(*BOOK, "--to", target)
    assert (ran.code, ran.out) == (0, f"{target}\n")
    assert target.read_bytes()[: len(start)].lower() == start.lower()


def test_missing_sections_are_named(laozheng: Laozheng, tmp_path: Path):
    target = tmp_path / "113.html"
    people = laozheng(*BOOK, "--to", target)
    assert "quota" in people.err
    told = laozheng(*BOOK, "--to", target, "--json").json
    assert told["file"] == str(target)
    missing = [p for p in told["problems"] if p["kind"] == "line_not_installed"]
    assert all({"kind", "weight", "section", "place", "text"} == set(p) for p in missing)
    assert len(missing) == people.err.count("尚未安裝")


def test_cut_off_and_as_of_stand_in_the_book(laozheng: Laozheng, tmp_path: Path):
    target = tmp_path / "113.html"
    days = ("--cut-off", "2024-12-31", "--as-of", "2025-01-15")
    assert laozheng(*BOOK, "--to", target, *days).code == 0
    text = target.read_text(encoding="utf-8")
    assert "113年12月31日" in text
    assert "114年1月15日" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compile", "almanac", "--period", "113", "--to", "a.odt"), "沒有「almanac」這種報告書"),
        ((*BOOK, "--to", "a.rtf"), ".docx、.html、.odt、.pdf"),
        ((*BOOK, "--to", "/proc/none/a.odt"), "不能讀寫 /proc/none"),
        (("compile", "annual_performance", "--period", "90", "--to", "a.odt"), "大綱"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(laozheng: Laozheng, words: tuple[str, ...], said: str):
    ran = laozheng(*words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
