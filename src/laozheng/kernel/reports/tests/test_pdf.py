"""The PDF file, opened again by pypdfium2: text, tags, standards, fonts."""

import ctypes
import re
from functools import cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from laozheng.kernel.reports.render import pdf
from laozheng.kernel.reports.tests.example_book import a_document


@cache
def content() -> bytes:
    return pdf.render(a_document())


def squeezed_text() -> str:
    document = pdfium.PdfDocument(content())
    return re.sub(r"\s", "", "".join(p.get_textpage().get_text_bounded() for p in document))


def test_equal_books_give_equal_bytes() -> None:
    assert pdf.render(a_document()) == content()


def test_text_and_figures_are_found() -> None:
    text = squeezed_text()
    assert "範例市政府113年度報告" in text
    assert "資料截止日：114年2月28日" in text
    assert "核定補助經費284萬633元。" in text
    assert "工資爭議1,44653011,977" in text
    assert "1,933609" in text.replace("(76%)", "").replace("(24%)", "")
    assert "第1頁，共" in text


def test_the_file_is_tagged_and_claims_its_standards() -> None:
    document = pdfium.PdfDocument(content())
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == "範例市政府113年度報告"
    claims = content()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in claims
    assert b"<pdfaid:part>2</pdfaid:part>" in claims
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert b"/Lang(zh-TW)" in claims.replace(b"/Lang (", b"/Lang(")


def test_bookmarks_follow_the_headings() -> None:
    document = pdfium.PdfDocument(content())
    assert [(entry.level, entry.get_title()) for entry in document.get_toc()] == [
        (0, "壹、勞工行政"),
        (1, "一、權益基金"),
        (1, "二、爭議調處"),
        (0, "貳、工會組織"),
    ]


def test_every_font_is_embedded_and_chinese() -> None:
    document = pdfium.PdfDocument(content())
    fonts = set()
    for page in document:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(item.raw)
            assert raw.FPDFFont_GetIsEmbedded(font) == 1
            name = ctypes.create_string_buffer(100)
            raw.FPDFFont_GetBaseFontName(font, name, 100)
            fonts.add(name.value.decode().partition("+")[2])
    assert {font.partition("-")[0] for font in fonts} == {"NotoSansTC"}
