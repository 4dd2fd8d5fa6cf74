"""The tables of the council's book for half-years and the duty of agencies, compared with golden.

The golden files were counted by hand from the rows below.
"""

from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.declare import Cell, Table
from laozheng.kernel.reports.manuscript import table_tokens
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.lines.migrants.report_tables import AGENCY_DUTY, TABLES
from laozheng.lines.migrants.tests.factories import AS_OF, EMPLOYER

GOLDEN = Path(__file__).parent / "golden"
COUNCIL = tuple(table for table in TABLES if table is not AGENCY_DUTY)
_VISITS = (
    ("routine", "blue_collar", "2024-02-01", "no_violation"),
    ("routine", "blue_collar", "2024-06-28", "not_met"),
    ("routine", "blue_collar", "2024-07-01", "no_violation"),
    ("entry_notification", "blue_collar", "2024-03-01", "no_violation"),
    ("assigned", "blue_collar", "2024-04-01", "no_violation"),
    ("joint", "blue_collar", "2024-05-02", "no_violation"),
    ("routine", "professional", "2024-05-03", "no_violation"),
    # Moved away: no visit was made.
    ("routine", "professional", "2024-05-06", "closed"),
)
_NOTICES = (
    ("entry", "2024-01-30"),
    ("transfer", "2024-02-29"),
    ("absence", "2024-06-03"),
    ("departure", "2024-08-01"),
)


@pytest.fixture
def half_years(brought, world):
    """A few records of both half-years."""
    brought(
        "migrant_visits",
        *(
            {
                "visit_number": f"範訪-{number}",
                "type": type_,
                "worker_category": category,
                "visited_on": day,
                "result": result,
                "employer_name": EMPLOYER,
            }
            for number, (type_, category, day, result) in enumerate(_VISITS)
        ),
    )
    brought(
        "migrant_reports",
        *(
            {
                "report_number": f"範通-{number}",
                "type": type_,
                "event_on": day,
                "received_on": day,
                "employer_name": EMPLOYER,
                "worker_key": f"範工{number}",
            }
            for number, (type_, day) in enumerate(_NOTICES)
        ),
    )
    brought("migrant_consultations", {"on": "2024-06-30", "language": "id", "value": "1234"})
    asked = {"received_on": "2024-06-28", "employer_name": EMPLOYER}
    brought("migrant_disputes", {**asked, "case_no": "範爭-1", "topics": "wage"})
    brought(
        "termination_verifications",
        # Asked for in the first half, complete in the second: it counts there.
        {**asked, "case_no": "範驗-1", "worker_key": "範工9", "result": "verified",
         "intention": "confirmed", "verified_on": "2024-07-02"},
    )  # fmt: skip
    for articles in ("就業服務法第57條第1款", "就業服務法第5條第1項"):
        open_case(
            "migrants.disposition", "issued", actor=world.reader("system"),
            received_on=date(2024, 3, 4), intake="ex_officio", party_name=EMPLOYER,
            articles=articles, kind="fine", amount_twd=150_000, disposed_on=date(2024, 3, 4),
            document_number=f"高市勞就字第1133{len(articles):03d}00號",
        )  # fmt: skip


@pytest.fixture
def agencies(brought):
    """Three agencies of two classes; one visit is missing."""
    brought(
        "employment_agencies",
        *(
            {"license_number": f"範仲-{n}", "name": f"範例仲介{n}有限公司",
             "licensed_on": "2015-03-02"}
            for n in range(3)
        ),
    )  # fmt: skip
    brought(
        "agency_grades",
        *(
            {"license_number": f"範仲-{n}", "evaluation_year": "2022",
             "published_on": "2023-09-30", "class": cls, "score": score}
            for n, (cls, score) in enumerate(
                (("score_90_up", "95"), ("score_80_89", "85"), ("score_80_89", "80"))
            )
        ),
    )  # fmt: skip
    brought(
        "agency_visits",
        *(
            {"visit_number": f"範仲訪-{n}", "license_number": f"範仲-{n % 3}",
             "visited_on": "2024-05-06", "purpose": "rating", "result": "no_violation"}
            for n in range(4)
        ),
    )  # fmt: skip


def printed(table: Table, code: str) -> str:
    """A table for a period as lines of cells."""
    period = Period.parse(code)
    requests = [request for token in table_tokens(table) for request in requests_of(token, period)]
    figures = compute(requests, cut_off=None, as_of=AS_OF)
    sources = Sources(period, period.end, AS_OF, figures, law())
    rows = [[_cell(cell, sources) for cell in row] for row in (*table.head, *table.body)]
    return "".join(",".join(row) + "\n" for row in rows)


def _cell(cell: Cell, sources: Sources) -> str:
    runs = cell_runs(cell.parts, sources)
    return "".join("" if isinstance(run, Break) else run.text for run in runs)


@pytest.mark.parametrize("code", ["113H1", "113H2"])
@pytest.mark.slow
def test_the_tables_of_a_half_year_are_printed_as_counted_by_hand(half_years, code):
    found = "".join(f"# {table.id}\n{printed(table, code)}" for table in COUNCIL)
    assert found == (GOLDEN / f"council_{code}.csv").read_text(encoding="utf-8")


def test_the_duty_of_agencies_is_printed_with_what_is_missing(agencies):
    expected = (GOLDEN / "agency_duty.csv").read_text(encoding="utf-8")
    assert printed(AGENCY_DUTY, "113") == expected


def test_a_caption_names_the_period():
    half = Period.parse("113H1")
    assert COUNCIL[0].caption_for(half) == "113年1月至6月藍領外國人查察件數"
