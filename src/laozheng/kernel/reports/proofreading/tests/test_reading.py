"""Files become lines: encodings, paragraphs and cells of every format, and what cannot be read."""

from pathlib import Path

import pytest

from laozheng.kernel.reports.proofreading.reading import UnreadableDocument, of_text, read_text
from laozheng.kernel.reports.proofreading.scanning import scan
from laozheng.kernel.reports.proofreading.text import Place, SourceText

PAGE = """<html><head><meta charset="utf-8"></head><body>
<h1>壹、範例業務</h1><p>本年度辦理<b>3</b>場，
參加共12人<sup>註</sup>。<br>另有5件。</p>
<table><thead><tr><th rowspan="2">類別</th><th colspan="2">113年</th></tr>
<tr><th>件數</th><th>金額(萬元)</th></tr></thead>
<tbody><tr><td>甲</td><td>1,234<p>(25%)</p></td><td>5</td></tr></tbody></table>
<ul><li>表揚2人</li></ul></body></html>"""
WORDS = [
    "壹、範例業務",
    "本年度辦理3場，參加共12人註。",
    "另有5件。",
    "類別",
    "113年",
    "件數",
    "金額(萬元)",
    "甲",
    "1,234",
    "(25%)",
    "5",
    "表揚2人",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_plain_text_is_read_in_the_encodings_of_the_office(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "範例.txt"
    path.write_bytes("勞工局\r\n計12人\r\n".encode(encoding))
    assert [line.text for line in read_text(path).lines] == ["勞工局", "計12人"]


def test_lines_keep_their_numbers() -> None:
    source = of_text("甲\n\n乙", "範例")
    assert [(line.number, line.text) for line in source.lines] == [(1, "甲"), (2, ""), (3, "乙")]


def converted(tmp_path: Path, suffix: str) -> SourceText:
    pypandoc = pytest.importorskip("pypandoc")
    path = tmp_path / f"範例.{suffix}"
    if suffix == "html":
        path.write_text(PAGE, encoding="utf-8")
    else:
        pypandoc.convert_text(PAGE, suffix, format="html", outputfile=str(path))
    return read_text(path)


@pytest.mark.parametrize("suffix", ["html", "odt", "docx"])
def test_paragraphs_and_cells_come_in_reading_order(tmp_path: Path, suffix: str) -> None:
    source = converted(tmp_path, suffix)
    assert [line.text.replace(" ", "") for line in source.lines] == WORDS
    assert source.lines[0].level == 1


@pytest.mark.parametrize("suffix", ["html", "odt", "docx"])
def test_cells_know_their_place(tmp_path: Path, suffix: str) -> None:
    places = {line.text: line.place for line in converted(tmp_path, suffix).lines}
    assert places["類別"] == Place(0, 0, 0, rows=2, header=True)
    assert places["113年"] == Place(0, 0, 1, columns=2, header=True)
    assert places["金額(萬元)"] == Place(0, 1, 2, header=True)
    assert places["1,234"] == places["(25%)"] == Place(0, 2, 1)


@pytest.mark.parametrize("suffix", ["html", "odt", "docx"])
def test_figures_are_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    found = [(f.text, f.unit) for f in scan(converted(tmp_path, suffix)) if f.unit]
    assert found == [
        ("3場", "sessions"),
        ("12人", "persons"),
        ("5件", "cases"),
        ("1,234", "cases"),
        ("25%", "percent"),
        ("5", "twd"),
        ("2人", "persons"),
    ]


def test_footnotes_come_last(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    path = tmp_path / "範例.docx"
    pypandoc.convert_text("計3場[^1]。\n\n又2場。\n\n[^1]: 含1場補辦。\n", "docx",
                          format="markdown", outputfile=str(path))  # fmt: skip
    assert [line.text for line in read_text(path).lines] == ["計3場。", "又2場。", "含1場補辦。"]


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    typst = pytest.importorskip("typst")
    pytest.importorskip("pypdfium2")
    path = tmp_path / "範例.pdf"
    path.write_bytes(typst.compile(b"Total 1,234 cases"))
    source = read_text(path)
    assert (source.format, [line.text for line in source.lines]) == ("pdf", ["Total 1,234 cases"])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("範例.xls", b"", "無法讀取"),
        ("範例.odt", b"no archive", "已損壞"),
        ("範例.docx", b"PK\x03\x04", "已損壞"),
        ("範例.pdf", b"no pdf", "PDF"),
        ("範例.txt", b"\xff\xff\xff", "編碼"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=words) as refusal:
        read_text(path)
    assert str(refusal.value).endswith("。")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="打不開"):
        read_text(tmp_path / "沒有.txt")
