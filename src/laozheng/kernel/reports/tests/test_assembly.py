"""From texts and figures to the tree of a book."""

from dataclasses import replace

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import FigureSet
from laozheng.kernel.reports.document import Block, Chapter, Item, Paragraph, ShownTable
from laozheng.kernel.reports.manuscript import wanted_requests
from laozheng.kernel.reports.resolve import Sources
from laozheng.kernel.reports.tests.example_book import (
    TEXTS,
    a_document,
    a_manuscript,
    mediation_with,
    the_sources,
)
from laozheng.kernel.reports.tests.fakes import YEAR_113, a_figure, figure_set


def words(block: Block) -> str:
    """The words of a block with the numbers of items, those below in brackets."""
    if isinstance(block, ShownTable):
        return f"<{block.id}>"
    own = "".join(getattr(run, "text", "/") for run in block.runs)
    if isinstance(block, Paragraph):
        return own
    below = "".join(f"[{words(part)}]" for part in block.blocks)
    return f"{block.number}{own}{below}"


def lines(chapter: Chapter) -> list[str]:
    return [words(block) for block in chapter.blocks]


def kinds(document_problems: tuple[object, ...]) -> list[str]:
    return [getattr(problem, "kind", "") for problem in document_problems]


def sources_with(*figures: tuple[int | None, dict[str, str]]) -> Sources:
    """Sources that know only the changes of a.b."""
    found = [a_figure(value, measure="a.b", dims=dims) for value, dims in figures]
    return replace(the_sources(), figures=figure_set(found))


def test_a_book_prints_its_figures_in_words_and_tables() -> None:
    document = a_document()
    assert document.title == "範例市政府113年度報告"
    assert lines(document.chapter("mediation")) == [
        "統計如下：",
        "1.爭議類別[<disputes.by_issue>]",
        "2.處理方式[<disputes.by_channel>]",
        "3.線上申請累計1萬5,019件。[(1)其中113年度1,762件。][(2)線上撤回579件。]",
    ]
    assert lines(document.chapter("壹-一")) == ["核定補助經費284萬633元。"]
    assert kinds(document.problems) == ["line_not_installed"]


def test_headings_are_numbered_and_placed_by_position() -> None:
    places = [(c.place, c.number, c.heading, c.state) for c in a_document().walk()]
    assert places == [
        ("壹", "壹、", "勞工行政", "group"),
        ("壹-一", "一、", "權益基金", "filled"),
        ("壹-二", "二、", "爭議調處", "filled"),
        ("貳", "貳、", "工會組織", "line_not_installed"),
    ]


def test_rows_carry_the_headings_that_begin_there() -> None:
    rows = [([c.key for c in opening], leaf.key) for opening, leaf in a_document().rows()]
    assert rows == [(["labor", "aid"], "aid"), (["mediation"], "mediation"), (["unions"], "unions")]


def test_every_figure_is_asked_for_once() -> None:
    requests = wanted_requests(a_manuscript(), YEAR_113)
    assert len(requests) == len(set(requests))
    # 28 cells by issue, 16 by channel of which 4 totals stand in both, 8 rates, 3 of the remark,
    # 4 in the texts.
    assert len(requests) == 28 + 16 - 4 + 8 + 3 + 4


def test_a_block_with_a_missing_figure_is_left_out_named_and_leaves_no_hole() -> None:
    text = "- 甲{{safety.inspections}}\n- 乙{{disputes.online_withdrawals}}\n- 丙\n"
    chapter, document = mediation_with(text)
    assert lines(chapter) == ["1.乙579", "2.丙"]
    (problem,) = (p for p in document.problems if p.kind == "binding_missing")
    assert problem.section == "mediation"
    assert str(problem) == (
        "壹-二「爭議調處」：「{{safety.inspections}}」的指標尚未由已安裝的業務提供。該段落未印出。"
    )


def test_a_lead_goes_with_the_last_of_its_items() -> None:
    chapter, _ = mediation_with("- 成果如下：\n  - 檢查{{safety.a}}\n  - 宣導{{safety.b}}\n- 末項")
    assert lines(chapter) == ["末項"]


def test_an_item_with_a_figure_of_its_own_stays() -> None:
    text = "- 線上撤回{{disputes.online_withdrawals}}\n\n  較前一年{{word safety.a}}\n- 末項"
    chapter, _ = mediation_with(text)
    assert lines(chapter) == ["1.線上撤回579", "2.末項"]


def test_an_item_that_stands_alone_has_no_number() -> None:
    chapter, _ = mediation_with("- 甲\n  - 子\n")
    assert lines(chapter) == ["甲[子]"]


def test_all_missing_figures_of_a_text_are_named() -> None:
    _, document = mediation_with("甲{{safety.a}}乙{{safety.b}}丙{{disputes.online_applications}}")
    assert [p.text.count("safety.") for p in document.problems if p.kind == "binding_missing"] == [
        1,
        1,
    ]


def test_a_section_with_nothing_left_says_so() -> None:
    chapter, _ = mediation_with("甲{{safety.a}}")
    assert (chapter.state, chapter.remark) == ("empty", "（本項於本期尚無可列之數據。）")


def test_a_section_without_text_is_named() -> None:
    document = a_document({"mediation": TEXTS["mediation"]})
    assert document.chapter("aid").state == "text_missing"
    assert "text_missing" in kinds(document.problems)


def test_a_text_that_cannot_be_read_stops_only_its_section() -> None:
    document = a_document({**TEXTS, "aid": "核定{{disputes"})
    assert document.chapter("aid").state == "empty"
    assert document.chapter("mediation").state == "filled"
    (problem,) = (p for p in document.problems if p.kind == "grammar")
    assert problem.weight == "stop"
    assert "第1行第3字起" in problem.text


def test_direction_words_follow_the_sign() -> None:
    text = "較前一年{{word a.b change=prev}}{{a.b | change=prev abs counter}}。"
    now: tuple[int | None, dict[str, str]] = (58, {})
    for change, sentence in ((-24, "減少24件。"), (3, "增加3件。"), (0, "持平。")):
        sources = sources_with(now, (change, {"basis": "prior_year"}))
        chapter = a_document({"aid": text}, sources=sources).chapter("aid")
        assert lines(chapter) == [f"較前一年{sentence}"]


def test_a_change_without_an_earlier_value_is_left_out() -> None:
    text = "補助58件，較前一年{{word a.b | change=prev}}。"
    sources = sources_with((58, {}), (None, {"basis": "prior_year"}))
    document = a_document({"aid": text}, sources=sources)
    assert document.chapter("aid").state == "empty"
    assert "binding_missing" in kinds(document.problems)


def test_a_refused_figure_tells_the_engines_reason() -> None:
    (request,) = wanted_requests(a_manuscript({"aid": "{{a.b x=1}}"}), YEAR_113)
    sources = replace(
        the_sources(), figures=FigureSet({}), refused={request: "有誤：不能依 x 分類。"}
    )
    document = a_document({"aid": "{{a.b x=1}}"}, sources=sources)
    assert any("「{{a.b x=1}}」有誤：不能依 x 分類。" in p.text for p in document.problems)


def test_a_table_that_lacks_a_figure_is_left_out_with_its_item() -> None:
    chapter, document = mediation_with("- 甲\n\n  {{table disputes.by_month}}\n- 乙")
    assert lines(chapter) == ["乙"]
    assert any("表「disputes.by_month」" in p.text for p in document.problems)


def test_the_period_is_written_as_the_books_do() -> None:
    text = "{{period}}、{{period form=span}}、{{period form=year}}、{{period form=end}}"
    chapter, _ = mediation_with(text)
    assert lines(chapter) == ["113年度、113年、113、113年12月31日"]
    half = replace(the_sources(), period=Period.parse("109H1"))
    chapter = a_document({"aid": text}, sources=half).chapter("aid")
    assert lines(chapter) == ["109年1月至6月、109年1月至6月、109、109年6月30日"]


def test_law_is_that_of_the_last_day_of_the_period() -> None:
    chapter, _ = mediation_with("設籍滿{{law disputes.aid_domicile_months | counter}}以上")
    assert lines(chapter) == ["設籍滿4個月以上"]
    _, document = mediation_with("{{law disputes.aid_cap}}")
    assert any("沒有名為「disputes.aid_cap」的參數" in p.text for p in document.problems)


def test_items_keep_their_place_over_a_table() -> None:
    items = [b for b in a_document().chapter("mediation").blocks if isinstance(b, Item)]
    assert [item.position for item in items] == [1, 2, 3]


def test_a_count_that_begins_after_the_period_is_left_out() -> None:
    text = "自114年起{{disputes.online_applications | since=114/01/01}}"
    chapter, document = mediation_with(text)
    assert chapter.state == "empty"
    assert any("的起算日在113年度之後" in p.text for p in document.problems)
