"""Charts, captions, targets and coverage."""

from dataclasses import replace

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.bindings import Bound
from laozheng.kernel.reports.coverage import Coverage
from laozheng.kernel.reports.declare import Cell, Chart, Series, Table, WordSource
from laozheng.kernel.reports.document import Chapter, Document, ShownChart, ShownTable, Value
from laozheng.kernel.reports.manuscript import all_tokens, wanted_requests
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.tabling import shown_table
from laozheng.kernel.reports.targets import targets_of
from laozheng.kernel.reports.tests.example_book import a_manuscript, the_sources
from laozheng.kernel.reports.tests.fakes import YEAR_113, a_figure, figure_set

YEAR_112 = Period.parse("112")
CASES = "disputes.mediation_cases"
BY_OUTCOME = Chart(
    id="disputes.by_outcome",
    kind="share",
    caption="{period}處理結果",
    categories=("成立", "不成立"),
    series=(
        Series("件數", tuple(Bound(CASES, {"outcome": o}) for o in ("settled", "not_settled"))),
    ),
)
BY_YEAR = Chart(
    id="disputes.by_year",
    kind="line",
    caption="歷年案件",
    series=(Series("件數", (Bound(CASES),)),),
    over=lambda period: (period.previous_year(), period),
)


def with_charts(text: str, *charts: Chart) -> tuple[Chapter, Document]:
    by_id = {chart.id: chart for chart in charts}
    manuscript = replace(a_manuscript({"mediation": text}), charts=by_id)
    figures = {**the_sources().figures}
    before = a_figure(None, emptiness="unknown", period=YEAR_112)
    figures[Request.of(CASES, YEAR_112)] = before
    document = assemble(manuscript, replace(the_sources(), figures=figures))
    return document.chapter("mediation"), document


def test_a_chart_stands_with_the_table_of_its_data() -> None:
    chapter, _ = with_charts("- 甲\n\n  {{chart disputes.by_outcome}}", BY_OUTCOME)
    (item,) = chapter.blocks
    (chart,) = item.blocks  # type: ignore[union-attr]
    assert isinstance(chart, ShownChart)
    assert (chart.caption, chart.categories) == ("113年處理結果", ("成立", "不成立"))
    assert [point.text for point in chart.series[0].points] == ["2,871", "1,063"]
    rows = [[run.text for cell in row for run in cell.runs] for row in chart.table.body]  # type: ignore[union-attr]
    assert rows == [["成立", "2,871"], ["不成立", "1,063"]]


def test_a_year_without_a_value_stays_a_gap_in_a_chart_over_years() -> None:
    chapter, _ = with_charts("{{chart disputes.by_year}}", BY_YEAR)
    (chart,) = chapter.blocks
    assert isinstance(chart, ShownChart)
    assert chart.categories == ("112年", "113年")
    first, last = chart.series[0].points
    assert first.text == "…"
    assert not isinstance(first, Value)
    assert isinstance(last, Value)


def test_the_figures_of_a_chart_are_asked_for() -> None:
    charts = {BY_YEAR.id: BY_YEAR}
    manuscript = replace(a_manuscript({"aid": "{{chart disputes.by_year}}"}), charts=charts)
    assert wanted_requests(manuscript, YEAR_113) == [
        Request.of(CASES, YEAR_112),
        Request.of(CASES, YEAR_113),
    ]


def test_a_chart_that_nobody_offers_is_named() -> None:
    _, document = with_charts("甲\n\n{{chart disputes.by_moon}}")
    assert any("圖「disputes.by_moon」尚未" in problem.text for problem in document.problems)


def test_a_caption_tells_the_period_and_the_unit() -> None:
    table = Table("t.x", "{period}統計", (), ((Cell("甲"),),), unit="千元")
    shown = shown_table(table, the_sources(), lambda *note: None)
    assert isinstance(shown, ShownTable)
    assert shown.caption == "113年統計（單位：千元）"


def test_a_rate_that_is_not_final_tells_how_much_of_the_whole_is_due() -> None:
    coverage = Coverage("a.rate", due=Bound("a.due"), whole=Bound("a.whole"))
    text = "就業率{{a.rate group=x | coverage}}，"
    manuscript = replace(a_manuscript({"aid": text}), coverages={"a.rate": coverage})
    requests = wanted_requests(manuscript, YEAR_113)
    assert [(r.measure, r.dims) for r in requests] == [
        (code, (("group", "x"),)) for code in ("a.rate", "a.due", "a.whole")
    ]
    figures = [
        a_figure(value, measure=code, dims={"group": "x"}, unit="classes")
        for code, value in (("a.rate", 70), ("a.due", 8), ("a.whole", 12))
    ]
    sources = replace(the_sources(), figures=figure_set(figures), coverages=manuscript.coverages)
    (paragraph,) = assemble(manuscript, sources).chapter("aid").blocks
    printed = "".join(getattr(run, "text", "") for run in getattr(paragraph, "runs", ()))
    assert printed == "就業率70（12班中8班已屆追蹤期），"


def test_a_coverage_that_nobody_tells_is_named() -> None:
    document = assemble(
        a_manuscript({"aid": "{{disputes.litigation_aid_approvals | coverage}}"}), the_sources()
    )
    assert any("的追蹤涵蓋率尚無業務提供" in problem.text for problem in document.problems)


@pytest.mark.django_db
def test_a_target_is_the_one_that_the_plan_printed() -> None:
    for value, flags in (("75", "target"), ("70", "")):
        Vintage.objects.create(
            measure="a.rate",
            dims="group=x",
            period_start=YEAR_113.start,
            period_end=YEAR_113.end,
            value=value,
            unit="percent",
            source_document=f"計畫{flags}",
            flags=flags,
        )
    text = "目標{{target a.rate group=x | style=pct0}}以上；{{target a.rate group=y}}"
    manuscript = a_manuscript({"aid": text, "mediation": "目標{{target a.rate group=x}}。"})
    sources = the_sources()
    targets = targets_of(all_tokens(manuscript, YEAR_113), sources)
    document = assemble(manuscript, replace(sources, targets=targets))
    (paragraph,) = document.chapter("mediation").blocks
    assert (
        "".join(getattr(run, "text", "") for run in getattr(paragraph, "runs", ())) == "目標75%。"
    )
    assert any("group=y}}」在此期間沒有登錄目標" in problem.text for problem in document.problems)


def test_an_accepted_explanation_comes_from_planning() -> None:
    told = WordSource("planning.explanations", lambda *_: [{"text": "因颱風延後"}])
    sources = replace(the_sources(), words={told.code: told})
    document = assemble(a_manuscript({"aid": "差異原因：{{reason a.b}}。"}), sources)
    (paragraph,) = document.chapter("aid").blocks
    assert "".join(getattr(r, "text", "") for r in getattr(paragraph, "runs", ())) == (
        "差異原因：因颱風延後。"
    )


def test_two_years_before_is_a_period_too() -> None:
    (token,) = parse("{{a.b | p=prev2}}")
    assert isinstance(token, Bound)
    manuscript = a_manuscript({"aid": "{{a.b | p=prev2}}與{{a.b | change=prev2}}"})
    assert wanted_requests(manuscript, YEAR_113) == [
        Request.of("a.b", Period.parse("111")),
        Request.of("a.b", YEAR_113),
    ]
