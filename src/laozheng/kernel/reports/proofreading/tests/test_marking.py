"""Marked-up copies: every judged figure carries its verdict and reason, and no word is lost."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from laozheng.base.text import squeeze
from laozheng.kernel.reports.proofreading.checks.declare import Check
from laozheng.kernel.reports.proofreading.marking import UnknownMarkedType, marked_copy
from laozheng.kernel.reports.proofreading.marking.odt_parts import ODF
from laozheng.kernel.reports.proofreading.report import Judged, ProofReport
from laozheng.kernel.reports.proofreading.tests.binding_cases import (
    AS_OF,
    CUT_OFF,
    YEAR,
    found,
    written,
)
from laozheng.kernel.reports.proofreading.text import Line, Place, SourceText
from laozheng.kernel.reports.render import odt as book_odt
from laozheng.kernel.reports.tests.example_book import a_document

TEXT = written("菜園報告", "參觀1,200人次，認養98件，另種苗補助3次。", "<b>開放</b>8日 & 週末")
REASON = "「認養菜圃」113年度依紀錄為90件，文中為98件。"


def report(source: SourceText, *judged: Judged) -> ProofReport:
    check = Check("sum", (2,), "91", "90", "contradicts", "相加為91。")
    return ProofReport("菜園.txt", YEAR, CUT_OFF, AS_OF, judged, (check,))


def three_of(source: SourceText) -> ProofReport:
    """One figure that agrees, one that differs, one that nobody knows."""
    return report(
        source,
        Judged(found(source, "1,200人次", "1200", "person_times"), "agrees", "與紀錄相符。"),
        Judged(found(source, "98件", "98", "cases"), "differs", REASON, "garden.plots"),
        Judged(found(source, "3次", "3", "times"), "unbound", "請人工核對。"),
    )


def page(source: SourceText) -> BeautifulSoup:
    return BeautifulSoup(marked_copy(".html", source, three_of(source)), "html.parser")


def test_the_page_marks_each_figure_and_leads_to_its_reason_and_back():
    shown = page(TEXT)
    mark = shown.select_one("mark.differs")
    assert mark.a.get_text() == "98件" and "與紀錄不符" in mark.get_text()
    row = shown.select_one(mark.a["href"])
    assert REASON in row.get_text() and row.a["href"] == f"#{mark['id']}"
    assert [tag["class"] for tag in shown.select("mark")] == [["agrees"], ["differs"], ["unbound"]]


def test_the_list_has_the_worst_first_and_the_failed_checks_below():
    shown = page(TEXT)
    rows = [row["class"][0] for row in shown.select("tr[id]")]
    assert rows == ["differs", "unbound", "agrees"]
    assert "相加為91" in shown.get_text()


def test_the_page_can_be_filtered_without_script_and_asks_no_other_host():
    content = marked_copy(".html", TEXT, three_of(TEXT)).decode()
    shown = BeautifulSoup(content, "html.parser")
    choices = {choice["id"] for choice in shown.select("input[type=radio]")}
    assert "show-differs" in choices and shown.select_one("#show-all").has_attr("checked")
    for choice in choices - {"show-all"}:
        assert f":has(#{choice}:checked)" in content
    assert not shown.select("script, link, img") and "http" not in content


def test_the_words_of_the_text_are_kept_and_are_no_markup():
    shown = page(TEXT).select_one(".proof-text")
    for hidden in shown.select(".proof-words"):
        hidden.extract()
    assert squeeze(shown.get_text()) == squeeze("".join(line.text for line in TEXT.lines))


def in_table() -> SourceText:
    cells = ["類別", "件數", "認養", "98件"]
    lines = [
        Line(n + 1, text, Place(0, n // 2, n % 2, header=n < 2)) for n, text in enumerate(cells)
    ]
    return SourceText("表.html", "html", tuple(lines))


def test_a_table_stays_a_table():
    source = in_table()
    told = report(source, Judged(found(source, "98件", "98", "cases"), "differs", REASON))
    shown = BeautifulSoup(marked_copy(".html", source, told), "html.parser")
    rows = shown.select(".proof-text tr")
    assert [[c.name for c in row.find_all(["th", "td"])] for row in rows] == [
        ["th"] * 2,
        ["td"] * 2,
    ]
    assert rows[1].select_one("mark.differs")
    content = content_of(marked_copy(".odt", source, told))
    assert len(content.findall(f".//{ODF.tag('table:table-row')}")) == 2


def content_of(file: bytes) -> etree._Element:
    with ZipFile(BytesIO(file)) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        return etree.fromstring(archive.read("content.xml"))


def words(content: etree._Element) -> str:
    """The words of an ODT without comments, without blanks."""
    for comment in content.findall(f".//{ODF.tag('office:annotation')}"):
        tail, before, parent = comment.tail or "", comment.getprevious(), comment.getparent()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
        parent.remove(comment)
    return squeeze("".join(content.find(ODF.tag("office:body")).itertext()))


def comments(content: etree._Element) -> list[str]:
    return [
        "".join(found.itertext()) for found in content.findall(f".//{ODF.tag('office:annotation')}")
    ]


def spans(content: etree._Element, verdict: str) -> list[str]:
    return [
        "".join(found.itertext())
        for found in content.findall(f".//{ODF.tag('text:span')}")
        if found.get(ODF.tag("text:style-name")) == f"Proof_{verdict}"
    ]


def test_a_new_odt_has_the_text_with_colors_and_comments():
    content = content_of(marked_copy(".odt", TEXT, three_of(TEXT)))
    assert spans(content, "differs") == ["98件"] and spans(content, "agrees") == ["1,200人次"]
    told = comments(content)
    assert len(told) == 2 and REASON in told[0]
    assert squeeze("<b>開放</b>8日 & 週末") in words(content)


def book_as_read() -> tuple[bytes, SourceText]:
    """A book of ours as ODT, and its text as if a reader had read it: one line per paragraph."""
    original = book_odt.render(a_document())
    content = content_of(original)
    paragraphs = list(content.iter(ODF.tag("text:p"), ODF.tag("text:h")))
    lines = [Line(n, "".join(p.itertext())) for n, p in enumerate(paragraphs, start=1)]
    return original, SourceText("book.odt", "odt", tuple(lines))


def test_an_odt_gets_its_marks_in_a_copy_of_itself():
    original, source = book_as_read()
    figures = [
        found(source, "1萬5,019件", "15019", "cases"),
        found(source, "2,871", "2871", "cases"),
    ]
    told = report(source, *(Judged(figure, "differs", REASON) for figure in figures))
    content = content_of(marked_copy(".odt", source, told, original))
    assert sorted(spans(content, "differs")) == ["1萬5,019件", "2,871"]
    assert len(comments(content)) == 2
    assert words(content) == words(content_of(original))


def test_the_other_parts_of_the_original_stay_as_they_were():
    original, source = book_as_read()
    copy = marked_copy(".odt", source, report(source), original)
    with ZipFile(BytesIO(original)) as before, ZipFile(BytesIO(copy)) as after:
        assert before.namelist() == after.namelist()
        for name in set(before.namelist()) - {"content.xml"}:
            assert before.read(name) == after.read(name)


def test_a_figure_that_is_divided_by_formatting_is_marked_whole():
    original, source = book_as_read()
    content = etree.fromstring(ZipFile(BytesIO(original)).read("content.xml"))
    place = next(p for p in content.iter(ODF.tag("text:p")) if "1萬5,019件" in (p.text or ""))
    before, after = place.text.split("5,019件")
    place.text = before
    divided = ODF("text:span", None, "5,019件")
    divided.tail = after
    place.insert(0, divided)
    with ZipFile(BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = etree.tostring(content)
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, told in parts.items():
            archive.writestr(name, told)
    figure = found(source, "1萬5,019件", "15019", "cases")
    copy = marked_copy(
        ".odt", source, report(source, Judged(figure, "differs", REASON)), file.getvalue()
    )
    marked = content_of(copy)
    assert spans(marked, "differs") == ["1萬", "5,019件"] and len(comments(marked)) == 1
    ends = marked.findall(f".//{ODF.tag('office:annotation-end')}")
    assert len(ends) == 1


def test_another_format_is_refused_with_the_ones_that_are_made():
    with pytest.raises(UnknownMarkedType, match=r"\.html、\.odt"):
        marked_copy(".doc", TEXT, three_of(TEXT))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("copied", [False, True], ids=["new", "copy"])
def test_libreoffice_opens_the_copy(copied: bool, tmp_path: Path) -> None:
    original, source = book_as_read() if copied else (None, TEXT)
    text = "1萬5,019件" if copied else "98件"
    told = report(source, Judged(found(source, text, "98", "cases"), "differs", REASON))
    file = tmp_path / "marked.odt"
    file.write_bytes(marked_copy(".odt", source, told, original))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), str(file)], check=True, capture_output=True, timeout=600
    )
    shown = (tmp_path / "marked.fodt").read_text(encoding="utf-8")
    assert REASON in shown and text in re.sub(r"<[^>]+>", "", shown)
