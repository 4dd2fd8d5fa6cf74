"""The table of the line as it is printed for a small year, compared with golden/*.csv."""

from datetime import date
from pathlib import Path

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.reports.bindings import Break
from laozheng.kernel.reports.manuscript import table_tokens
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.lines.safety.report_tables import ACCIDENTS_BY_TYPE, HEAT_HAZARD, TABLES
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_TYPES
from laozheng.lines.safety.tests.factories import a_late_death, an_accident, load_extract

GOLDEN = Path(__file__).parent / "golden"
YEAR, AS_OF = Period.parse("113"), date(2025, 3, 3)


def printed(table, period: Period, as_of: date) -> list[list[str]]:
    """The rows of a table as printed cells."""
    requests = [r for token in table_tokens(table) for r in requests_of(token, period)]
    figures = compute(requests, cut_off=None, as_of=as_of)
    sources = Sources(period, period.end, as_of, figures, law())
    return [
        ["".join(_text(run) for run in cell_runs(cell.parts, sources)) for cell in row]
        for row in (*table.head, *table.body)
    ]


def _text(run) -> str:
    return "" if isinstance(run, Break) else run.text


def a_year(world, folder):
    """The invented list, a fall that killed two, and a worker who died of a fire later."""
    load_extract(world, folder)
    an_accident(world, "2024-03-05 13:10", accident_kind="death", deaths=2)
    burnt = an_accident(world, "2024-06-02 08:00", accident_type="fire")
    a_late_death(world, burnt, "2024-06-20", "2024-06-21")


def test_accidents_by_type_are_printed_as_in_the_golden_file(world, tmp_path):
    a_year(world, tmp_path)
    lines = ["|".join(row) for row in printed(ACCIDENTS_BY_TYPE, YEAR, AS_OF)]
    assert "\n".join(lines) + "\n" == (GOLDEN / "accidents_by_type.csv").read_text(encoding="utf-8")


def test_every_official_type_has_its_row_and_the_rows_add_up(world, tmp_path):
    a_year(world, tmp_path)
    body = printed(ACCIDENTS_BY_TYPE, YEAR, AS_OF)[2:]
    assert [row[0] for row in body] == [*ACCIDENT_TYPES.values(), "未載明", "合計"]
    (footing,) = ACCIDENTS_BY_TYPE.footings
    for column in (1, 2):
        numbers = [int(row[column]) for row in body]
        assert sum(numbers[part] for part in footing.parts) == numbers[footing.total]
    assert body[-1][1:] == ["18", "3"]


def test_every_table_has_its_golden_file():
    named = {table.id.partition(".")[2] for table in TABLES}
    assert {path.stem for path in GOLDEN.glob("*.csv")} == named


def test_heat_is_printed_over_three_years_as_in_the_golden_file(world, bring):
    """Two visits for heat in 113 and one in 112; one workshop; nothing is known of 111."""
    visit = {"type": "project", "division": "construction", "employer_name": "範例營造有限公司",
             "result": "no_violation", "heat": "是"}  # fmt: skip
    days = ("2023-07-04", "2024-07-02", "2024-08-06")
    bring("osh_inspections", *(
        {**visit, "inspection_number": f"檢-{day}", "visited_on": day} for day in days
    ))  # fmt: skip
    workshop = {"activity_no": "熱-1", "kind": "heat_workshop", "title": "範例觀摩會",
                "held_on": "2024-07-16", "attendees": "70", "count_unit": "persons",
                "firms": "51"}  # fmt: skip
    bring("safety_activities", workshop)
    lines = ["|".join(row) for row in printed(HEAT_HAZARD, YEAR, AS_OF)]
    assert "\n".join(lines) + "\n" == (GOLDEN / "heat_hazard.csv").read_text(encoding="utf-8")
