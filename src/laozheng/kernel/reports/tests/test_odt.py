"""The ODT file, opened again: covered cells, spans, styles, numbering, bytes."""

import io
import zipfile

from lxml import etree

from laozheng.kernel.reports.render import odt
from laozheng.kernel.reports.render.odt_styles import ODF
from laozheng.kernel.reports.tests.example_book import TABLES, a_document

NS = ODF.namespaces
Element = etree._Element


def opened(name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(odt.render(a_document()))) as archive:
        return etree.fromstring(archive.read(name))


def tables() -> dict[str, Element]:
    found = opened("content.xml").xpath("//table:table", namespaces=NS)
    return {table.get(ODF.tag("table:name")): table for table in found}


def rows_of(table: Element) -> list[Element]:
    return table.xpath(
        "./table:table-header-rows/table:table-row | ./table:table-row", namespaces=NS
    )


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def test_the_first_part_says_what_the_file_is() -> None:
    with zipfile.ZipFile(io.BytesIO(odt.render(a_document()))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype").decode() == odt.MEDIA_TYPE
        named = archive.read("META-INF/manifest.xml").decode()
        for part in archive.namelist():
            assert part in ("mimetype", "META-INF/manifest.xml") or f'"{part}"' in named


def test_equal_books_give_equal_bytes() -> None:
    assert odt.render(a_document()) == odt.render(a_document())


def test_every_row_of_a_table_has_a_cell_for_every_column() -> None:
    for table_id in TABLES:
        table = tables()[table_id]
        columns = len(table.xpath(".//table:table-column", namespaces=NS))
        assert columns == 6
        assert [len(row) for row in rows_of(table)] == [columns] * len(rows_of(table))


def test_merged_cells_are_followed_by_as_many_covered_ones() -> None:
    for table_id, table in TABLES.items():
        spans = [
            cell.rowspan * cell.colspan - 1 for row in (*table.head, *table.body) for cell in row
        ]
        covered = tables()[table_id].findall(f".//{ODF.tag('table:covered-table-cell')}")
        assert len(covered) == sum(spans) > 0


def test_a_spanned_place_is_covered_where_the_span_says() -> None:
    rows = rows_of(tables()["disputes.by_issue"])
    corner = rows[0][0]
    assert corner.get(ODF.tag("table:number-rows-spanned")) == "2"
    assert rows[1][0].tag == ODF.tag("table:covered-table-cell")
    assert [text_of(cell) for cell in rows[2]][:5] == ["工資爭議", "1,446", "530", "1", "1,977"]
    remark = rows[2][5]
    assert remark.get(ODF.tag("table:number-rows-spanned")) == "7"
    assert all(row[5].tag == ODF.tag("table:covered-table-cell") for row in rows[3:])


def test_rates_stand_on_a_line_of_their_own() -> None:
    cell = rows_of(tables()["disputes.by_channel"])[2][1]
    assert cell.xpath(".//text:line-break", namespaces=NS)
    assert text_of(cell) == "1,933(76%)"


def test_heads_repeat_on_every_page() -> None:
    content = opened("content.xml")
    for table in content.xpath("//table:table", namespaces=NS):
        (heads,) = table.xpath("./table:table-header-rows", namespaces=NS)
        assert len(heads) in (1, 2)


def test_headings_are_headings_and_counted_by_the_program() -> None:
    headings = opened("content.xml").xpath("//text:h", namespaces=NS)
    assert [(h.get(ODF.tag("text:outline-level")), text_of(h)) for h in headings] == [
        ("1", "勞工行政"),
        ("2", "權益基金"),
        ("2", "爭議調處"),
        ("1", "工會組織"),
    ]
    levels = opened("styles.xml").xpath("//text:outline-level-style", namespaces=NS)
    formats = [level.get(ODF.tag("style:num-format")) for level in levels]
    assert formats == ["壹, 貳, 參, ...", "一, 二, 三, ...", "一, 二, 三, ..."]


def test_items_are_lists_that_begin_at_their_number() -> None:
    starts = opened("content.xml").xpath(
        "//text:list-item[text:p]/@text:start-value", namespaces=NS
    )
    assert starts == ["1", "2", "3", "1", "2"]


def test_every_style_that_is_used_is_defined_with_a_chinese_font() -> None:
    content, styles = opened("content.xml"), opened("styles.xml")
    defined = {
        name
        for tree in (content, styles)
        for name in tree.xpath(
            "//style:style/@style:name | //text:list-style/@style:name", namespaces=NS
        )
    }
    used = set(content.xpath("//@text:style-name | //@table:style-name", namespaces=NS))
    assert used <= defined
    fonts = styles.xpath("//style:text-properties/@style:font-name-asian", namespaces=NS)
    assert set(fonts) == {"標楷體"}
    (family,) = styles.xpath("//style:font-face/@svg:font-family", namespaces=NS)
    assert family.startswith("標楷體, ")


def test_the_corner_cell_has_a_line_and_two_labels() -> None:
    content = opened("content.xml")
    (style,) = content.xpath("//style:style[@style:name='DiagonalCell']", namespaces=NS)
    (properties,) = style
    assert properties.get(ODF.tag("style:diagonal-tl-br"))
    corner = rows_of(tables()["disputes.by_issue"])[0][0]
    assert [text_of(paragraph) for paragraph in corner] == ["成立與否", "爭議類別"]


def test_no_blank_paragraph_makes_room() -> None:
    paragraphs = opened("content.xml").xpath("//text:p[not(node())]", namespaces=NS)
    # Only where the format wants a paragraph: after a table, and in a cell without words.
    assert {paragraph.get(ODF.tag("text:style-name")) for paragraph in paragraphs} == {"表後"}
    for paragraph in paragraphs:
        before = paragraph.getprevious()
        assert before is None or before.tag == ODF.tag("table:table")
