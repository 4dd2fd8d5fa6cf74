"""Books of every layout in every file: contents, running lines, covers, charts, annexes."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import docx as python_docx
import pypdfium2 as pdfium
import pytest
from lxml import etree
from lxml import html as lxml_html

from laozheng.kernel.reports.document import Block, Document
from laozheng.kernel.reports.render import SUFFIXES, render_book
from laozheng.kernel.reports.render.docx_styles import WORD
from laozheng.kernel.reports.render.odt_styles import ODF
from laozheng.kernel.reports.tests.example_layouts import (
    BOOKS,
    a_book_of_chapters,
    a_plan,
    a_running_book,
    a_table,
    item,
)

NS = ODF.namespaces
Element = etree._Element


@cache
def file_of(name: str, suffix: str) -> bytes:
    return render_book(BOOKS[name](), suffix)


def part(content: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def pages(content: bytes) -> list[str]:
    document = pdfium.PdfDocument(content)
    return [re.sub(r"\s", "", p.get_textpage().get_text_bounded()) for p in document]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", BOOKS)
def test_equal_books_give_equal_bytes(name: str, suffix: str) -> None:
    kept = Document.from_dict(BOOKS[name]().to_dict())
    assert render_book(kept, suffix) == file_of(name, suffix)


@pytest.mark.parametrize("name", BOOKS)
def test_every_pdf_is_tagged_and_claims_its_standards(name: str) -> None:
    content = file_of(name, ".pdf")
    assert pdfium.PdfDocument(content).is_tagged()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"<pdfaid:part>2</pdfaid:part>" in content


def test_the_contents_of_a_pdf_name_the_pages() -> None:
    content = file_of("chapters", ".pdf")
    printed = pages(content)
    contents = pdfium.PdfDocument(content)[1].get_textpage().get_text_bounded()
    lines = [re.sub(r"\s", "", line) for line in contents.splitlines()]
    assert lines[0] == "目錄"
    for heading in ("局長的話", "Ch.1編撰說明", "1.2流程", "Ch.2成果", "附錄2重編數字一覽"):
        (line,) = (line for line in lines if line.startswith(heading))
        # Pages are counted from the cover.
        page = int(line.removeprefix(heading).lstrip("."))
        assert heading in printed[page - 1]


def test_a_divider_lists_the_sections_of_its_chapter() -> None:
    printed = pages(file_of("chapters", ".pdf"))
    (divider,) = (
        p for p in printed if "Ch.1編撰說明" in p and "範疇說明" not in p and p[:2] != "目錄"
    )
    assert "1.1範疇1.2流程" in divider
    assert printed[0].startswith("範例報告範例市政府勞工局")
    assert printed[-1] == "範例市政府勞工局範例市範例路1號(07)000-0000"


def test_running_lines_stand_on_every_page() -> None:
    printed = pages(file_of("running", ".pdf"))
    assert all(page.count("拾貳、勞工") >= 1 for page in printed)
    plan = pages(file_of("plan", ".pdf"))
    assert [page[-8:] for page in plan] == ["貳拾肆、勞工局1", "貳拾肆、勞工局2"]


def test_goals_points_and_amount_stand_in_their_columns() -> None:
    page = lxml_html.document_fromstring(file_of("plan", ".html").decode())
    rows = [
        [re.sub(r"\s", "", cell.text_content()) for cell in row]
        for row in page.find_class("book-row")
    ]
    assert rows == [
        ["壹、一般行政", "目標甲", "要領一要領二", "1,200", ""],
        ["", "目標乙", "", "", ""],
    ]
    (second,) = page.find_class("book-row")[1].iter("ol")
    assert second.get("start") == "2"


@pytest.mark.parametrize("name", BOOKS)
def test_ids_of_a_page_are_unique_and_links_lead_somewhere(name: str) -> None:
    page = lxml_html.document_fromstring(file_of(name, ".html").decode())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    named = {
        name for value in page.xpath("//@aria-labelledby | //@headers") for name in value.split()
    }
    assert targets | named <= set(ids)
    assert bool(targets) == (name == "chapters")


def test_a_table_shown_twice_has_two_names() -> None:
    document = a_running_book()
    again = (item(1, "一", a_table()), item(2, "二", a_table()))
    twice = _with_blocks(document, again)
    page = lxml_html.document_fromstring(render_book(twice, ".html").decode())
    assert page.xpath("//caption/@id") == ["table-disputes-short", "table-disputes-short-2"]
    content = part(render_book(twice, ".odt"), "content.xml")
    names = content.xpath("//table:table/@table:name", namespaces=NS)
    assert names == ["disputes.short", "disputes.short.2"]


def _with_blocks(document: Document, blocks: tuple[Block, ...]) -> Document:
    (top,) = document.chapters
    leaf = replace(top.children[0], blocks=blocks)
    return replace(document, chapters=(replace(top, children=(leaf,)),))


@pytest.mark.parametrize("name", BOOKS)
def test_an_odt_is_whole(name: str) -> None:
    """Every part is in the manifest, every style and reference leads to something."""
    content = file_of(name, ".odt")
    body, styles = part(content, "content.xml"), part(content, "styles.xml")
    manifest = part(content, "META-INF/manifest.xml")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}
    listed = {entry.get(f"{{{entry.nsmap['manifest']}}}full-path") for entry in manifest}
    assert listed == files | {"/"}
    assert set(body.xpath("//draw:image/@xlink:href", namespaces=NS)) <= files
    names = "//style:style/@style:name | //text:list-style/@style:name"
    defined = {one for tree in (body, styles) for one in tree.xpath(names, namespaces=NS)}
    used = body.xpath("//@text:style-name | //@table:style-name", namespaces=NS)
    used += body.xpath("//@style:parent-style-name", namespaces=NS)
    assert set(used) <= defined
    marks = body.xpath("//text:bookmark/@text:name", namespaces=NS)
    assert len(marks) == len(set(marks))
    assert set(body.xpath("//text:bookmark-ref/@text:ref-name", namespaces=NS)) <= set(marks)
    pages = styles.xpath("//style:master-page/@style:name", namespaces=NS)
    assert set(body.xpath("//@style:master-page-name", namespaces=NS)) <= set(pages)


def test_an_odt_has_an_index_with_fields_and_running_fields() -> None:
    body = part(file_of("chapters", ".odt"), "content.xml")
    (index,) = body.xpath("//text:table-of-content", namespaces=NS)
    fields = index.xpath(".//text:bookmark-ref/@text:reference-format", namespaces=NS)
    assert set(fields) == {"page"} and len(fields) == 7
    # The office program counts 1.1 and Ch.2, but a heading without a number is none of its list.
    headings = {"".join(h.itertext()): h for h in body.xpath("//text:h", namespaces=NS)}
    assert {"局長的話", "編撰說明", "範疇", "成果"} <= set(headings)
    assert headings["局長的話"].get(ODF.tag("text:is-list-header")) == "true"
    assert headings["範疇"].get(ODF.tag("text:is-list-header")) is None
    styles = part(file_of("running", ".odt"), "styles.xml")
    assert styles.xpath("//style:header//text:chapter", namespaces=NS)
    assert styles.xpath("//style:footer//text:page-number", namespaces=NS)


def test_pictures_have_words_in_every_file() -> None:
    frame = part(file_of("running", ".odt"), "content.xml").find(f".//{ODF.tag('draw:frame')}")
    assert frame is not None
    assert "死亡人數" in str(frame.findtext(ODF.tag("svg:desc")))
    document = part(file_of("running", ".docx"), "word/document.xml")
    (named,) = document.iter(WORD.tag("wp:docPr"))
    assert "死亡人數" in str(named.get("descr"))
    page = lxml_html.document_fromstring(file_of("running", ".html").decode())
    assert "死亡人數" in page.xpath("string(//svg/desc)")


@pytest.mark.parametrize("name", BOOKS)
def test_a_docx_is_whole(name: str) -> None:
    content = file_of(name, ".docx")
    assert python_docx.Document(io.BytesIO(content)).paragraphs
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = set(archive.namelist())
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        assert {f"word/{one.get('Target')}" for one in relations} <= files
        used = re.findall(rb'r:(?:id|embed)="(\w+)"', archive.read("word/document.xml"))
    assert {name.decode() for name in used} <= {one.get("Id") for one in relations}
    body, styles = part(content, "word/document.xml"), part(content, "word/styles.xml")
    defined = {style.get(WORD.tag("w:styleId")) for style in styles.iter(WORD.tag("w:style"))}
    assert {style.get(WORD.tag("w:val")) for style in body.iter(WORD.tag("w:pStyle"))} <= defined
    numbers = part(content, "word/numbering.xml").iter(WORD.tag("w:num"))
    known = {number.get(WORD.tag("w:numId")) for number in numbers} | {"0"}
    assert {number.get(WORD.tag("w:val")) for number in body.iter(WORD.tag("w:numId"))} <= known


def test_a_docx_has_the_contents_as_words_field() -> None:
    body = part(file_of("chapters", ".docx"), "word/document.xml")
    codes = [str(code.text).split() for code in body.iter(WORD.tag("w:instrText"))]
    assert codes[0][:2] == ["TOC", "\\o"]
    pages = [code[1] for code in codes if code[0] == "PAGEREF"]
    marks = {mark.get(WORD.tag("w:name")) for mark in body.iter(WORD.tag("w:bookmarkStart"))}
    assert len(pages) == 7 and set(pages) <= marks
    kinds = [sign.get(WORD.tag("w:fldCharType")) for sign in body.iter(WORD.tag("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("end") == len(codes)
    header = part(file_of("running", ".docx"), "word/header.xml")
    (field,) = header.iter(WORD.tag("w:fldSimple"))
    assert "STYLEREF" in str(field.get(WORD.tag("w:instr")))


@pytest.mark.parametrize("make", [a_running_book, a_plan, a_book_of_chapters])
def test_every_heading_stands_in_every_file(make: Callable[[], Document]) -> None:
    document = make()
    headings = [chapter.heading for chapter in document.walk()]
    body = part(render_book(document, ".odt"), "content.xml")
    written = ["".join(h.itertext()) for h in body.xpath("//text:h", namespaces=NS)]
    assert all(any(heading in one for one in written) for heading in headings)
    words = python_docx.Document(io.BytesIO(render_book(document, ".docx"))).element.body
    text = "".join(words.itertext())
    assert all(heading in text for heading in headings)
