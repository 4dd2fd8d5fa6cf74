"""The worked example of deaths (safety 4.1, fatalities.toml), by both ways in."""

import tomllib
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.measures.engine import Request, compute, row_refs
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.bindings import Bound, DirectionWord
from laozheng.kernel.reports.resolve import Sources, cell_runs, requests_of
from laozheng.lines.safety.line.data_sets import ACCIDENT_CASES, ACCIDENT_DEATHS
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.tests.factories import a_late_death, accident_of, an_accident, moved

YEAR = Period.parse("113")
FATALITIES = "safety.occupational_fatalities"
MEAN, CHANGE = f"{FATALITIES}_prior_mean", f"{FATALITIES}_change"
END_OF_FEBRUARY = date(2025, 2, 28)
TODAY = date(2025, 3, 3)
HERE = Path(__file__).parent
EXAMPLE = tomllib.loads((HERE / "fatalities.toml").read_text(encoding="utf-8"))


def by_steps(world, folder):
    """The five accidents as officers typed them, each on its day."""
    dead = {"accident_kind": "death", "deaths": 1, "injured": 0, "hospitalized": 0}
    made = {
        "a": an_accident(world, "2024-02-03 10:00", **dead),
        "b": an_accident(world, "2024-06-10 10:00", accident_kind="three_or_more", injured=3),
        "c": an_accident(world, "2024-12-30 10:00"),
        "d": an_accident(world, "2024-07-07 10:00", agency="13", **dead),
        "e": an_accident(world, "2023-12-31 23:50", reported="2024-01-01 07:30", **dead),
    }
    a_late_death(world, made["b"], "2024-08-01", "2024-08-01")
    a_late_death(world, made["c"], "2025-01-05", "2025-01-06")
    return made


def by_files(world, folder):
    """The five accidents as two files bring them."""
    actor = world.reader("system")
    for dataset in (ACCIDENT_CASES, ACCIDENT_DEATHS):
        path = folder / f"{dataset.name}.csv"
        path.write_bytes((HERE / path.name).read_bytes())
        report = import_file(dataset, path, actor=actor)
        assert report.refused == 0, report.refusals
        again = import_file(dataset, path, actor=actor)
        assert (again.created, again.updated) == (0, 0)
    cases = {case.source_no: case for case in Case.objects.filter(kind=ACCIDENT)}
    assert set(cases) == set("abcde")
    return cases


@pytest.fixture(params=[by_steps, by_files], ids=["steps", "files"])
def example(request, world, tmp_path):
    return request.param(world, tmp_path)


def value(code=FATALITIES, period=YEAR, cut_off=None, as_of=TODAY):
    request = Request.of(code, period)
    return compute([request], cut_off=cut_off, as_of=as_of)[request]


@pytest.mark.parametrize("told", EXAMPLE["figures"], ids=lambda told: told["name"])
@pytest.mark.slow
def test_a_figure_is_that_of_the_example_on_its_days(example, told):
    figure = value(
        f"safety.{told['measure']}",
        Period.parse(told.get("year", "113")),
        told.get("cut_off"),
        told.get("as_of", TODAY),
    )
    assert figure.value == told["value"]


def test_the_rows_behind_are_the_deaths_of_own_accidents(example):
    rows = row_refs(Request.of(FATALITIES, YEAR), cut_off=END_OF_FEBRUARY, as_of=TODAY)
    assert {row.case_id for row in rows} == {example[name].pk for name in "abc"}
    assert [row.date for row in rows] == [
        date(2024, 2, 3),
        date(2024, 6, 10),
        date(2024, 12, 30),
    ]


def test_an_accident_before_midnight_was_told_in_time(example):
    deadline = example["e"].deadlines.get(rule="report")
    assert (deadline.state, deadline.due_at.isoformat()) == ("met", "2023-12-31T23:50:00+00:00")
    assert deadline.due_at - accident_of(example["e"]).reported_at == timedelta(minutes=20)


def test_a_later_death_makes_the_accident_a_deadly_one(example):
    assert accident_of(example["c"]).kind == "death"


def test_an_accident_of_another_agency_is_on_file_and_not_counted(example):
    accident = accident_of(example["d"])
    assert (accident.agency_code, accident.inspection_agency) == ("13", "南部科學園區管理局")


def printed(year: str, deaths: int) -> None:
    """The deaths of a year from before the records, as a report printed them."""
    period = Period.parse(year)
    Vintage.objects.create(
        measure=FATALITIES,
        period_start=period.start,
        period_end=period.end,
        value=str(deaths),
        unit="persons",
        source_document="範例年報",
    )


@pytest.mark.parametrize("told", EXAMPLE["means"], ids=lambda told: str(told["before"]))
@pytest.mark.slow
def test_mean_and_change_agree_with_the_numbers_printed_beside_them(world, tmp_path, told):
    for year, deaths in zip(("110", "111", "112"), told["before"], strict=True):
        printed(year, deaths)
    example = by_steps(world, tmp_path)
    # The accident of New Year's Eve is not what 112 is told by: the print reaches further back.
    assert example["e"].received_on.year == 2024
    prior = value(MEAN, cut_off=END_OF_FEBRUARY)
    mean = Fraction(told["mean"])
    assert (prior.value, prior.shown, prior.source) == (mean, told["printed"], "範例年報")
    assert value(CHANGE, cut_off=END_OF_FEBRUARY).value == told["change"]
    assert word_of_the_change() == told["word"]


def word_of_the_change() -> str:
    """What a book prints before the number of the change."""
    token = DirectionWord(Bound(CHANGE, {"basis": "prior_mean"}))
    figures = compute(requests_of(token, YEAR), cut_off=END_OF_FEBRUARY, as_of=TODAY)
    sources = Sources(YEAR, END_OF_FEBRUARY, TODAY, figures, law())
    return "".join(run.text for run in cell_runs((token,), sources))


def test_mean_of_records_that_reach_back_is_taken_from_them(world):
    dead = {"accident_kind": "death", "injured": 0, "hospitalized": 0}
    for year, deaths in ((2021, 3), (2022, 4), (2023, 4), (2024, 3)):
        an_accident(world, f"{year}-01-01 10:00", deaths=deaths, **dead)
    assert (value(MEAN).value, value(MEAN).shown) == (Fraction(11, 3), 4)
    assert value(CHANGE).value == -1


def test_a_mean_may_take_one_year_from_print_and_says_from_which(world):
    dead = {"accident_kind": "death", "injured": 0, "hospitalized": 0}
    printed("110", 3)
    for year, deaths in ((2022, 4), (2023, 4), (2024, 3)):
        an_accident(world, f"{year}-01-01 10:00", deaths=deaths, **dead)
    prior = value(MEAN)
    assert (prior.value, prior.shown, prior.source) == (Fraction(11, 3), 4, "範例年報")


def test_one_unknown_year_gives_no_mean_and_says_which(world, tmp_path):
    printed("110", 3)
    printed("112", 4)
    by_steps(world, tmp_path)
    for code in (MEAN, CHANGE):
        figure = value(code, cut_off=END_OF_FEBRUARY)
        assert (figure.value, figure.emptiness) == (None, "unknown")
        assert "111年" in figure.note


def test_a_death_recorded_by_mistake_no_longer_counts_and_once_did(world):
    case = an_accident(world, "2024-02-03 10:00")
    a_late_death(world, case, "2024-02-10", "2024-02-10")
    moved(world, case, "withdraw_death", "2024-03-01", "head", serial=1, reason="登錄錯誤")
    assert value(as_of=date(2024, 2, 29)).value == 1
    assert value(as_of=date(2024, 3, 1)).value == 0
    assert accident_of(case).kind == "hospitalized"
