"""``compile``: a book into a file of each kind, with what is missing beside it."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.config.tests.conftest import Laozheng
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.document import Document

pytestmark = pytest.mark.slow

BOOK = ("compile", "annual_performance", "--period", "113")


@pytest.mark.parametrize(
    ("suffix", "start"),
    [
        (".html", b"<!DOCTYPE html>"),
        (".odt", b"PK"),
        (".docx", b"PK"),
        (".pdf", b"%PDF"),
        (".csv", b"\xef\xbb\xbfbook,section,measure"),
    ],
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


def test_annexes_and_the_classic_layout_are_options(laozheng: Laozheng, tmp_path: Path):
    target = tmp_path / "113.html"
    options = ("--layout", "classic", "--annex", "figures,restatements")
    assert laozheng(*BOOK, "--to", target, *options).code == 0
    text = target.read_text(encoding="utf-8")
    assert "book-in-two-column-classic" in text
    assert "附錄1　統計數字一覽" in text
    assert "附錄2　重編數字一覽" in text
    council = ("compile", "council_report", "--period", "113H1", "--to", target)
    refused = laozheng(*council, "--layout", "classic")
    assert (refused.code, "沒有舊式版面" in refused.err) == (1, True)
    unknown = laozheng(*BOOK, "--to", target, "--annex", "index")
    assert "可用的有：figures、restatements" in unknown.err


def test_a_compiled_book_is_kept_without_loss(laozheng: Laozheng, tmp_path: Path):
    kind, year = book("annual_performance"), Period.parse("113")
    assert laozheng(*BOOK, "--to", tmp_path / "113.html").code == 0
    document = compile_book(kind, year, cut_off=None, as_of=date(2025, 3, 10))
    kept = Document.from_dict(json.loads(json.dumps(document.to_dict())))
    assert kept == document
    assert sum(1 for _ in kept.figures()) > 50


def test_a_frozen_book_is_given_as_it_was(laozheng: Laozheng, tmp_path: Path):
    """Byte for byte, and the same tree when it is laid out anew."""
    kinds = ("line_not_installed", "binding_missing", "unsigned")
    accept = [word for kind in kinds for word in ("--accept", f"{kind}=試編")]
    frozen = laozheng("freeze", *BOOK[1:], "--json", *accept).json
    for suffix, digest in frozen["files"].items():
        target = tmp_path / f"113{suffix}"
        assert laozheng(*BOOK, "--to", target, "--frozen").code == 0
        assert sha256(target.read_bytes()).hexdigest() == digest
    other = tmp_path / "list.html"
    assert laozheng(*BOOK, "--to", other, "--frozen", "--annex", "figures").code == 0
    assert "統計數字一覽" in other.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compile", "almanac", "--period", "113", "--to", "a.odt"), "沒有「almanac」這種報告書"),
        ((*BOOK, "--to", "a.rtf"), ".csv、.docx、.html、.odt、.pdf"),
        ((*BOOK, "--to", "a.odt", "--frozen"), "尚未定稿"),
        ((*BOOK, "--to", "a.odt", "--frozen", "--as-of", "2025-03-01"), "請不加 --as-of"),
        ((*BOOK, "--to", "/proc/none/a.odt"), "不能讀寫 /proc/none"),
        (("compile", "annual_performance", "--period", "90", "--to", "a.odt"), "大綱"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(laozheng: Laozheng, words: tuple[str, ...], said: str):
    ran = laozheng(*words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
