"""The page for reading: well formed, accessible tables, every figure a link."""

from urllib.parse import parse_qs, urlsplit

from lxml import etree, html

from laozheng.kernel.reports.document import Chapter, Document, Item, Run, ShownTable, Value
from laozheng.kernel.reports.render import html as rendering
from laozheng.kernel.reports.render.links import figure_link
from laozheng.kernel.reports.tests.example_book import a_document
from laozheng.kernel.reports.tests.fakes import a_figure


def page() -> html.HtmlElement:
    return html.document_fromstring(rendering.render(a_document()).decode())


def values_of(document: Document) -> list[Value]:
    return [run for chapter in document.walk() for run in _runs(chapter) if isinstance(run, Value)]


def _runs(chapter: Chapter) -> list[Run]:
    runs: list[Run] = []

    def visit(blocks: tuple[object, ...]) -> None:
        for block in blocks:
            if isinstance(block, ShownTable):
                runs.extend(run for row in block.body for cell in row for run in cell.runs)
            else:
                runs.extend(getattr(block, "runs", ()))
            if isinstance(block, Item):
                visit(block.blocks)

    visit(chapter.blocks)
    return runs


def test_the_page_is_well_formed_and_says_its_language() -> None:
    text = rendering.render(a_document()).decode()
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-Hant">')
    tree = page()
    assert tree.findtext(".//title") == "範例市政府113年度報告"
    assert [h.text for h in tree.iter("h1")] == ["範例市政府113年度報告"]
    assert not tree.xpath("//*[@style]")


def test_the_fragment_is_parsed_back_without_loss() -> None:
    parts = html.fragments_fromstring(rendering.fragment(a_document()))
    assert [part.get("class").split()[0] for part in parts] == ["book-days", "book"]
    again = "".join(etree.tostring(part, method="html", encoding="unicode") for part in parts)
    assert again == rendering.fragment(a_document())


def test_headings_step_down_by_level() -> None:
    levels = [(h.tag, h.text) for h in page().xpath("//h2 | //h3 | //h4")]
    assert levels == [
        ("h2", "壹、勞工行政"),
        ("h3", "一、權益基金"),
        ("h3", "二、爭議調處"),
        ("h2", "貳、工會組織"),
    ]
    fragment = html.fragment_fromstring(
        rendering.fragment(a_document(), top=3), create_parent="div"
    )
    assert [h.tag for h in fragment.xpath(".//h3 | .//h4")] == ["h3", "h4", "h4", "h3"]


def test_the_days_are_told() -> None:
    (line,) = page().xpath("//p[@class='book-days']")
    assert line.text == "資料截止日：114年2月28日；紀錄基準日：114年3月10日。"


def test_every_figure_is_a_link_and_nothing_else_is() -> None:
    links = [(a.text, a.get("href")) for a in page().iter("a")]
    values = values_of(a_document())
    assert links == [(value.text, figure_link(value.figure)) for value in values]
    assert len(links) > 50


def test_a_link_carries_period_dims_and_both_days() -> None:
    figure = a_figure(1446, dims={"outcome": "settled", "issue": "wage"})
    address = urlsplit(figure_link(figure))
    assert address.path == "/figures/disputes.mediation_cases/"
    assert parse_qs(address.query) == {
        "period": ["113"],
        "dims": ["issue=wage;outcome=settled"],
        "cut_off": ["2025-02-28"],
        "as_of": ["2025-03-10"],
    }


def test_links_are_made_by_the_function_given() -> None:
    text = rendering.fragment(a_document(), lambda figure: f"#{figure.measure}")
    assert 'href="#disputes.litigation_aid_amount"' in text


def test_every_body_cell_names_heads_that_exist() -> None:
    tree = page()
    ids = [element.get("id") for element in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    for cell in tree.xpath("//tbody//td"):
        heads = [tree.get_element_by_id(name) for name in cell.get("headers").split()]
        assert heads
        assert all(head.tag == "th" and head.get("scope") for head in heads)


def test_a_cell_is_read_with_its_column_and_its_row() -> None:
    tree = page()
    (cell,) = (td for td in tree.xpath("//tbody//td") if td.text_content() == "1,446")
    heads = [tree.get_element_by_id(name).text_content() for name in cell.get("headers").split()]
    assert heads == ["成立", "113年", "工資爭議"]


def test_the_corner_cell_has_two_labels() -> None:
    corner = page().xpath("//th[@class='book-diagonal']")[0]
    assert [span.text for span in corner] == ["成立與否", "爭議類別"]
    assert corner.get("rowspan") == "2"


def test_lists_go_on_after_a_table() -> None:
    (items,) = page().xpath("//ol[@class='book-items book-items-digit']")
    assert len(items) == 3
    assert len(items.xpath("./li/div/table")) == 2
    assert len(items.xpath(".//ol[@class='book-items book-items-bracketed-digit']/li")) == 2
