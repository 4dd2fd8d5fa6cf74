"""The tables of the line as they are printed for a small year, compared with golden/*.csv."""

from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures.engine import compute, row_refs
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.catalogue import word_sources
from laozheng.kernel.reports.manuscript import table_tokens
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.kernel.reports.targets import targets_of
from laozheng.lines.standards.report_tables import INSPECTIONS_BY_TYPE, VIOLATED_ARTICLES
from laozheng.lines.standards.tests.factories import VISIT, set_targets

GOLDEN = Path(__file__).parent / "golden"
YEAR, AS_OF = Period.parse("113"), date(2025, 6, 30)


def printed(table) -> str:
    """The rows of a table as printed cells, and its notes."""
    tokens = list(table_tokens(table))
    requests = [r for token in tokens for r in requests_of(token, YEAR)]
    figures = compute(requests, cut_off=None, as_of=AS_OF)
    sources = Sources(YEAR, YEAR.end, AS_OF, figures, law(), words=word_sources())
    sources = Sources(
        YEAR, YEAR.end, AS_OF, figures, law(), words=word_sources(),
        targets=targets_of(tokens, sources),
    )  # fmt: skip
    rows = [
        "|".join("".join(_text(run) for run in cell_runs(cell.parts, sources)) for cell in row)
        for row in (*table.head, *table.body)
    ]
    notes = ["".join(_text(run) for run in cell_runs((note,), sources)) for note in table.notes]
    return "\n".join((*rows, *notes)) + "\n"


def _text(run) -> str:
    return "" if isinstance(run, Break) else run.text


@pytest.fixture
def targets(world):
    """The targets as the document of 113 printed them."""
    set_targets(YEAR, project_and_joint=1_136, compliance_visit=1_260)
    assert set(Vintage.objects.values_list("measure", flat=True)) == {"standards.labor_inspections"}


def test_visits_stand_beside_their_targets(brought, targets):
    kinds = ("complaint", "complaint", "own", "joint", "central", "compliance_visit")
    brought(
        "labor_inspections",
        *({**VISIT, "inspection_number": f"檢{n}", "type": kind} for n, kind in enumerate(kinds)),
    )
    assert printed(INSPECTIONS_BY_TYPE) == (GOLDEN / "inspections_by_type.csv").read_text("utf-8")


@pytest.fixture
def fined(brought):
    """Fines of 113 for eight articles, of which some share a rank."""
    cited = ("24", "24", "24", "36", "36", "30", "32", "38", "22", "39", "23", "49")
    brought(
        "dispositions",
        *(
            {
                "document_number": f"高市勞條字第1137000{n:02d}00號",
                "party_name": f"範例第{n}號有限公司",
                "articles": f"勞動基準法第{article}條",
                "fine_amount": 20_000,
                "disposed_on": "2024-03-04",
            }
            for n, article in enumerate(cited)
        ),
    )


def test_articles_stand_by_rank_with_their_shares(fined):
    assert printed(VIOLATED_ARTICLES) == (GOLDEN / "violated_articles.csv").read_text("utf-8")


def test_the_places_of_the_ranking_open_to_their_cases(fined):
    sources = Sources(YEAR, YEAR.end, AS_OF, {}, law(), words=word_sources())
    cells = [cell for row in VIOLATED_ARTICLES.body for cell in row if not cell.header]
    runs = [run for cell in cells for run in cell_runs(cell.parts, sources)]
    first, third = runs[0].figure, runs[2].figure
    assert (dict(first.dims)["article"], first.value, first.tied) == ("24", 1, False)
    assert (runs[2].text, third.value, third.tied) == ("第22條（並列）", 3, True)
    rows = row_refs(Request(third.measure, third.dims, YEAR), cut_off=YEAR.end, as_of=AS_OF)
    assert [row.role for row in rows].count("ranked") == 1
    assert len(sources.listed) == 1, "one computation for all the cells"
