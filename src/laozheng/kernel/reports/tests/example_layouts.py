"""Made-up books in every layout, with charts, annexes and notes of restatement."""

from dataclasses import replace

from laozheng.base.periods import Period
from laozheng.kernel.reports.declare import Page
from laozheng.kernel.reports.document import (
    Block,
    BookForm,
    Chapter,
    Definition,
    Document,
    Item,
    Paragraph,
    RestatementNote,
    ShownCell,
    ShownChart,
    ShownSeries,
    ShownTable,
    Value,
    Words,
)
from laozheng.kernel.reports.tests.fakes import AS_OF, CUT_OFF, YEAR_113, a_figure

NOTE = RestatementNote(
    "重大職災件數", Period.parse("112"), "30件", "31件", "補登紀錄", "勞動檢查處", "113年度報告"
)
DEFINITION = Definition("disputes.mediation_cases", "", "調解案件", "依收件日計入。")
IMPRINT = ("範例市政府勞工局", "範例市範例路1號", "(07)000-0000")
YEARS = ("111年", "112年", "113年")


def words(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def item(position: int, text: str, *blocks: Block) -> Item:
    return Item(position, f"{position}.", "digit", (Words(text),), blocks)


def a_cell(text: str | Value, *, header: bool = False) -> ShownCell:
    run = text if isinstance(text, Value) else Words(text)
    return ShownCell((run,), colspan=1, rowspan=1, header=header, align="center")


def a_value(number: int) -> Value:
    return Value(f"{number:,}", a_figure(number))


def a_table(identity: str = "disputes.short", rows: int = 2) -> ShownTable:
    heads = (a_cell("項目", header=True), a_cell("件數", header=True))
    body = tuple((a_cell(f"第{n}項", header=True), a_cell(a_value(n))) for n in range(1, rows + 1))
    return ShownTable(identity, f"件數統計（{identity}）", (heads,), body, ())


def a_chart(kind: str = "bar") -> ShownChart:
    series = (
        ShownSeries("件數", (a_value(30), a_value(31), a_value(34))),
        ShownSeries("死亡人數", (a_value(32), Words("…"), a_value(35))),
    )
    heads = tuple(a_cell(text, header=True) for text in ("期間", "件數", "死亡人數"))
    body = tuple(
        (a_cell(year, header=True), *(ShownCell((p,), 1, 1, False, "center") for p in points))
        for year, *points in zip(YEARS, *(one.points for one in series), strict=True)
    )
    table = ShownTable("safety.by_year", "歷年重大職災", (heads,), body, ())
    return ShownChart("safety.by_year", "歷年重大職災", kind, YEARS, series, table)


def a_chapter(
    key: str,
    number: str,
    heading: str,
    *blocks: Block,
    level: int = 1,
    position: int = 1,
    children: tuple[Chapter, ...] = (),
) -> Chapter:
    return Chapter(
        key, f"{number}{heading}", number, position, level, heading, "", "", "filled",
        blocks=blocks, children=children,
    )  # fmt: skip


def a_running_book(page: Page | None = None) -> Document:
    """The chapter of a larger volume: its number is fixed, its headings run above the text."""
    children = (
        a_chapter("aid", "一、", "權益基金", item(1, "補助：", a_table()), level=2),
        a_chapter("labor", "二、", "勞動條件", words("檢查。"), a_chart(), level=2, position=2),
    )
    top = a_chapter("all", "拾貳、", "勞工", position=12, children=children)
    form = BookForm(
        code="example",
        heading_numbers=("formal", "ordinal"),
        item_numbers=("digit",),
        layout="running",
        page=page or Page(running_head="{chapter}", running_foot="{page}"),
    )
    return _document(form, (top,))


def a_book_of_chapters() -> Document:
    """A report with cover, contents, dividers, side tab and back cover."""
    below = (
        a_chapter("scope", "1.1", "範疇", words("範疇說明。"), level=2),
        a_chapter("flow", "1.2", "流程", words("流程說明。"), level=2, position=2),
    )
    chapters = (
        a_chapter("letter", "", "局長的話", words("勉勵。"), position=0),
        a_chapter("first", "Ch.1", "編撰說明", children=below),
        a_chapter("second", "Ch.2", "成果", a_chart("line"), a_chart("share"), position=2),
    )
    form = BookForm(
        code="example",
        heading_numbers=("chapter", "decimal"),
        item_numbers=("digit",),
        layout="chapters",
        page=Page(
            running_foot="{page}", typeface="sans", contents=True, cover=True, back_cover=True,
            dividers=True, side_tab=True, color=True,
        ),
    )  # fmt: skip
    return replace(_document(form, chapters), annexes=("figures", "restatements"))


def a_plan() -> Document:
    """Two parts: a summary in running text, and goals and points in columns."""
    goals = (item(1, "目標甲", item(1, "要領一"), item(2, "要領二")), item(2, "目標乙"))
    subject = a_chapter("subject", "壹、", "一般行政", *goals, words("1,200"), level=2)
    plan = a_chapter("plan", "", "施政計畫", position=0, children=(subject,))
    summary = a_chapter("summary", "", "施政計畫提要", item(1, "加強檢查。"), position=0)
    form = BookForm(
        code="example",
        heading_numbers=("none", "formal"),
        item_numbers=("digit", "digit"),
        layout="plan_columns",
        page=Page(running_foot="貳拾肆、勞工局 {page}"),
    )
    heads = ("計畫名稱", "計畫目標", "實施要領", "預算", "備註")
    chapters = (
        replace(summary, layout="running"),
        replace(plan, column_heads=heads, column_widths=(20, 24, 34, 12, 10)),
    )
    return _document(form, (replace(chapters[0]), replace(chapters[1], layout="plan_columns")))


def _document(form: BookForm, chapters: tuple[Chapter, ...]) -> Document:
    return Document(
        kind=form,
        title="範例報告",
        period=YEAR_113,
        cut_off=CUT_OFF,
        as_of=AS_OF,
        chapters=chapters,
        problems=(),
        restatements=(NOTE,),
        definitions=(DEFINITION,),
        imprint=IMPRINT,
    )


BOOKS = {"running": a_running_book, "chapters": a_book_of_chapters, "plan": a_plan}
