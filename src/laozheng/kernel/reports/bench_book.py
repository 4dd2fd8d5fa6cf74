"""A made-up annual book for benchmarks: ten chapters of ten sections, each with a text and a table.

Its figures follow from a seed, so that two books have the same shape and other numbers.
"""

from collections.abc import Iterator
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.measures.figures import Figure, Request
from laozheng.kernel.reports.bindings import Bound
from laozheng.kernel.reports.declare import (
    BookKind,
    Cell,
    Edition,
    Footing,
    Page,
    Row,
    Section,
    Table,
)
from laozheng.kernel.reports.manuscript import Manuscript
from laozheng.kernel.reports.resolve import Sources

YEAR = Period.parse("113")
AS_OF = date(2025, 3, 10)
LINE, MEASURE = "bench", "bench.cases"
CHAPTERS, SECTIONS, ROWS, COLUMNS = 10, 10, 12, 6
_PARAGRAPHS = 3


def _cut_off(period: Period) -> date:
    return date(period.end.year + 1, 2, 28)


def _texts() -> dict[str, str]:
    items = "".join(
        f"- 本年度第{{{{const {number} | source=效能測試}}}}項工作依計畫辦理，受理"
        f"{{{{{MEASURE} table=%s row=r{number} column=c0 | counter}}}}，辦結情形依收件日歸屬年度，"
        "處理結果計至本報告的資料截止日，並按季檢討改進。\n"
        for number in range(_PARAGRAPHS)
    )
    return {
        f"s{chapter}_{place}": items % ((f"t{chapter}_{place}",) * _PARAGRAPHS)
        + f"- 統計如下：\n\n  {{{{table {LINE}.t{chapter}_{place}}}}}\n"
        for chapter in range(CHAPTERS)
        for place in range(SECTIONS)
    }


def _outline() -> tuple[Section, ...]:
    return tuple(
        Section(
            f"c{chapter}",
            f"業務第{chapter + 1}類",
            children=tuple(
                Section(f"s{chapter}_{place}", f"工作項目{place + 1}", "office", LINE)
                for place in range(SECTIONS)
            ),
        )
        for chapter in range(CHAPTERS)
    )


def _table(name: str) -> Table:
    """Two head rows, a corner and heads over two columns; rows with a total."""
    heads: Row = (
        Cell("", rowspan=2, diagonal=("結果", "類別")),
        *(Cell(f"第{number + 1}組", colspan=2) for number in range(COLUMNS // 2)),
    )
    below: Row = tuple(Cell(word) for _ in range(COLUMNS // 2) for word in ("成立", "不成立"))
    rows: list[Row] = [
        (
            Cell(f"項目{row + 1}", header=True),
            *(
                Cell(Bound(MEASURE, {"table": name, "row": f"r{row}", "column": f"c{column}"}))
                for column in range(COLUMNS)
            ),
        )
        for row in range(ROWS)
    ]
    total: Row = (
        Cell("合計", header=True),
        *(
            Cell(Bound(MEASURE, {"table": name, "column": f"c{column}"}))
            for column in range(COLUMNS)
        ),
    )
    footing = Footing(across="rows", total=ROWS, parts=tuple(range(ROWS)))
    return Table(
        f"{LINE}.{name}",
        f"業務統計（{name}）",
        head=(heads, below),
        body=(*rows, total),
        footings=(footing,),
    )


BOOK = BookKind(
    code="bench",
    title="範例市政府{period}施政績效成果報告",
    heading_numbers=("formal", "ordinal", "bracketed_ordinal"),
    item_numbers=("digit", "bracketed_digit"),
    column_heads=("重要施政項目", "執行成果與效益"),
    column_widths=(28, 72),
    editions=(Edition(valid_from=110, valid_to=None, sections=_outline()),),
    cut_off=_cut_off,
    text=_texts().get,
    page=Page(contents=True),
)


def a_manuscript() -> Manuscript:
    """The outline with its texts and its hundred tables."""
    texts = _texts()
    names = [key.replace("s", "t", 1) for key in texts]
    return Manuscript(
        kind=BOOK,
        sections=_outline(),
        texts=texts,
        tables={f"{LINE}.{name}": _table(name) for name in names},
        lines=frozenset({LINE}),
    )


def the_sources(seed: int) -> Sources:
    """The figures of all tables; the totals are the sums of their columns."""
    figures = {
        Request(figure.measure, figure.dims, figure.period): figure for figure in _figures(seed)
    }
    return Sources(YEAR, _cut_off(YEAR), AS_OF, figures, Law({}))


def _figures(seed: int) -> Iterator[Figure]:
    for chapter in range(CHAPTERS):
        for place in range(SECTIONS):
            name = f"t{chapter}_{place}"
            for column in range(COLUMNS):
                values = [
                    (7919 * (seed + 1) + 31 * chapter + 17 * place + 13 * row + 101 * column) % 4000
                    for row in range(ROWS)
                ]
                for row, value in enumerate(values):
                    yield _figure(value, table=name, row=f"r{row}", column=f"c{column}")
                yield _figure(sum(values), table=name, column=f"c{column}")


def _figure(value: int, **dims: str) -> Figure:
    return Figure(
        measure=MEASURE,
        dims=tuple(sorted(dims.items())),
        value=value,
        unit="cases",
        period=YEAR,
        cut_off=_cut_off(YEAR),
        as_of=AS_OF,
        rows=value,
    )
