"""The annual book: outline, shipped texts, and the figures that the report of 113 printed."""

import csv
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import FigureSet, Request, dims_of
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.declare import WordSource
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.manuscript import Manuscript, keys_of, wanted_requests
from laozheng.kernel.reports.render.html import fragment
from laozheng.kernel.reports.resolve import Sources
from laozheng.kernel.reports.tests.example_tables import DISPUTES_BY_CHANNEL, DISPUTES_BY_ISSUE
from laozheng.kernel.reports.tests.fakes import (
    AS_OF,
    CUT_OFF,
    LAW,
    YEAR_113,
    a_figure,
    figure_set,
    figures_of_113,
)
from laozheng.publications.annual_performance import BOOK
from laozheng.publications.annual_performance.outline import EDITION_113

SHARED = Path(__file__).resolve().parents[5] / "shared"


def the_manuscript() -> Manuscript:
    return Manuscript(
        kind=BOOK,
        sections=EDITION_113.sections,
        texts={key: text for key in keys_of(EDITION_113.sections) if (text := BOOK.text(key))},
        tables={table.id: table for table in (DISPUTES_BY_ISSUE, DISPUTES_BY_CHANNEL)},
        lines=frozenset({"disputes", "safety"}),
    )


def a_book(figures: FigureSet, words: dict[str, WordSource] | None = None) -> Document:
    sources = Sources(YEAR_113, CUT_OFF, AS_OF, figures, LAW, words or {})
    return assemble(the_manuscript(), sources)


def words_of(document: Document) -> str:
    return re.sub(r"<[^>]*>|\s", "", fragment(document))


@pytest.mark.parametrize(
    ("period", "day"), [("113", date(2025, 2, 28)), ("112", date(2024, 2, 29))]
)
def test_the_cut_off_is_the_end_of_february_after_the_year(period: str, day: date) -> None:
    assert BOOK.cut_off(Period.parse(period)) == day


def test_the_title_carries_the_period() -> None:
    assert BOOK.title_for(YEAR_113) == "高雄市政府勞工局113年度施政績效成果報告"


def test_the_outline_of_today_serves_the_years_after_the_older_one() -> None:
    assert BOOK.edition_for(Period.parse("102")) is EDITION_113
    with pytest.raises(ValueError, match="請改用100年以後的期間"):
        BOOK.edition_for(Period.parse("99"))


def test_only_what_the_two_lines_know_is_printed_and_the_rest_is_named() -> None:
    document = a_book(figures_of_113())
    states = {chapter.place: chapter.state for chapter in document.walk()}
    filled = {place for place, state in states.items() if state == "filled"}
    assert filled == {"參-一", "參-二", "參-六"}
    missing = {p.place for p in document.problems if p.kind == "line_not_installed"}
    assert missing == {place for place, state in states.items() if state == "line_not_installed"}
    assert len(missing) == 33
    assert {p.kind for p in document.problems} == {"line_not_installed", "binding_missing"}


def test_the_safety_statistics_that_exist_keep_their_numbers() -> None:
    text = words_of(a_book(figures_of_113()))
    assert "成果如下：罰鍰處分：807件次。停工：263件次。113年重大職業災害死亡34人" in text
    assert "職業安全衛生檢查：" not in text


def published() -> list[dict[str, str]]:
    with (SHARED / "published" / "113.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["line"] in ("disputes", "safety")]


def value_of(row: dict[str, str]) -> int | Fraction:
    return Fraction(row["value"]) / 100 if row["unit"] == "percent" else int(row["value"])


@pytest.mark.samples
@pytest.mark.skipif(not SHARED.exists(), reason="the bureau's files are not here")
def test_every_figure_that_the_report_printed_is_printed_again() -> None:
    figures = [
        a_figure(value_of(row), measure=row["measure"], unit=row["unit"], dims=dims_of(row["dims"]))
        for row in published()
    ]
    figures += [
        a_figure(0, measure="disputes.mediation_dropped", dims={"outcome": outcome})
        for outcome in ("withdrawn", "outside_jurisdiction", "not_accepted")
    ]
    families = WordSource("safety.safety_families", lambda *_: [{"name": "測試家族"}])
    text = words_of(a_book(figure_set(figures), {families.code: families}))
    for row in published():
        if row["measure"].startswith("safety.executive_forum"):
            continue  # Told with day and place by the activity itself, not as a figure.
        printed = re.search(r"\[src L\d+: [^\d\]]*([\d,萬億]+%?)", row["note"])
        assert printed, row["note"]
        assert printed[1] in text, row["label_zh"]


@pytest.mark.samples
@pytest.mark.skipif(not SHARED.exists(), reason="the bureau's files are not here")
def test_the_book_asks_for_every_published_figure_of_the_two_lines() -> None:
    asked = set(wanted_requests(the_manuscript(), YEAR_113))
    wanted = {
        Request(row["measure"], tuple(dims_of(row["dims"]).items()), YEAR_113)
        for row in published()
        if not row["measure"].startswith("safety.executive_forum")
    }
    assert wanted <= asked
