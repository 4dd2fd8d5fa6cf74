"""The benchmark of the inspection lines: it compares only what agrees, and tells its sizes."""

import json
from pathlib import Path

import pytest

from laozheng.config import bench_inspections
from laozheng.config.bench_inspections import planning, reckoning
from laozheng.config.bench_inspections.compared import compared
from laozheng.config.bench_inspections.records import write_lists
from laozheng.config.command import benchmarks
from laozheng.config.tests.conftest import Laozheng

TOLD = {"part", "ms", "baseline", "baseline_ms", "ratio", "least", "most"}
PARTS = ["planning", "risk", "terms", "import", "search", "figures", "rebuild"]


def test_two_results_that_differ_are_no_comparison():
    with pytest.raises(AssertionError, match="risk: 1 is not 2"):
        compared("risk", lambda: 1, lambda: 2, 1, words="範例")


def test_a_comparison_runs_both_ways_in_turn_and_tells_its_extremes():
    turns: list[str] = []
    told = compared(
        "risk", lambda: turns.append("ours"), lambda: turns.append("other"), 2, words="範例", size=7
    )
    assert turns == ["ours", "other"] * 3
    assert set(told) == TOLD | {"size"}
    assert told["least"] <= told["ratio"] <= told["most"]


def test_both_plans_visit_every_workplace_and_tell_what_the_time_buys():
    told = planning.measured(90, 1)
    assert (told["workplaces"], told["inspectors"]) == (90, planning.INSPECTORS)
    assert told["quality"]["districts"] <= told["baseline_quality"]["districts"]


def test_the_naive_plan_keeps_absences_conflicts_and_capacity():
    inspectors, errands, days = planning._inspectors(), planning._errands(60), planning._weekdays(9)
    by_key = {one.key: one for one in inspectors}
    visits = planning.first_with_room(errands, inspectors, days)
    assert len({visit.errand.key for visit in visits}) == 60
    for visit in visits:
        assert visit.day not in by_key[visit.lead].absent_on
        assert visit.errand.employer not in by_key[visit.lead].conflicts
        same = [one for one in visits if (one.lead, one.day) == (visit.lead, visit.day)]
        assert len(same) <= planning.VISITS_A_DAY


def test_scores_and_terms_agree_with_bare_arithmetic():
    assert [told["part"] for told in reckoning.measured(400, 1)] == ["risk", "terms"]


def test_the_invented_lists_are_the_same_every_time(tmp_path: Path):
    lists = [write_lists(folder, 200) for folder in (tmp_path / "a", tmp_path / "b")]
    texts = [[path.read_text(encoding="utf-8") for path in one] for one in lists]
    assert texts[0] == texts[1]
    assert sum(text.count("\n") - 1 for text in texts[0]) == 200


@pytest.mark.slow
def test_a_small_run_measures_every_part_on_records_of_the_four_lines():
    told = bench_inspections.run(workplaces=60, rows=100, rounds=1)
    assert json.loads(json.dumps(told)) == told
    assert [row["part"] for row in told["results"]] == PARTS
    for row in told["results"]:
        assert set(row) >= TOLD
        assert row["ms"] > 0
    figures = told["results"][PARTS.index("figures")]
    assert (figures["rows"], figures["figures"]) == (100, 4 * 13)


def test_the_command_tells_the_machine_the_sizes_and_the_ratios(
    laozheng: Laozheng, monkeypatch: pytest.MonkeyPatch
):
    row = {"part": "search", "rows": 150, "ratio": 5.5}
    told = {"benchmark": "inspections", "rounds": 3, "results": [row]}
    monkeypatch.setattr(benchmarks, "bench_inspections", lambda workplaces, rows: told)
    monkeypatch.setattr(benchmarks, "bench_engine", lambda sizes: {"results": []})
    words = ("bench", "--no-books", "--workplaces", "40", "--fines", "150")
    printed = laozheng(*words)
    assert printed.code == 0
    assert "inspections　rounds 3\n  part search　rows 150　ratio 5.5\n" in printed.out
    assert printed.out.startswith("laozheng ")
    found = laozheng(*words, "--json").json
    assert found["inspections"] == told
    assert set(found["environment"]) == {"laozheng", "python", "sqlite", "system", "processors"}
