"""The book of the benchmark is a whole book, and its baseline has the same content."""

import json

import pytest

from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.bench import TASKS
from laozheng.kernel.reports.bench_book import CHAPTERS, SECTIONS, a_manuscript, the_sources
from laozheng.kernel.reports.document import ShownTable
from laozheng.kernel.reports.render.furniture import tables_and_charts
from laozheng.kernel.reports.render.pdf import book_json


@pytest.mark.slow
def test_the_book_has_a_hundred_tables_and_no_problem() -> None:
    document = assemble(a_manuscript(), the_sources(seed=1))
    tables = tables_and_charts(document)
    assert document.problems == ()
    assert len(tables) == CHAPTERS * SECTIONS == 100
    assert all(isinstance(table, ShownTable) and len(table.body) == 13 for table in tables)


@pytest.mark.slow
def test_another_seed_gives_other_figures_of_the_same_shape() -> None:
    one, other = (assemble(a_manuscript(), the_sources(seed)) for seed in (1, 2))
    values = [[value.text for _, value in document.figures()] for document in (one, other)]
    assert len(values[0]) == len(values[1])
    assert sum(a != b for a, b in zip(*values, strict=True)) > len(values[0]) / 2
    assert len(json.dumps(book_json(one))) == pytest.approx(
        len(json.dumps(book_json(other))), rel=0.01
    )


@pytest.mark.slow
@pytest.mark.parametrize("task", ["odt", "pandoc_odt"])
def test_a_task_tells_its_seconds(task: str) -> None:
    assert 0 < TASKS[task]() < 60
