"""The benchmark counts the same 318 figures three ways, and would fail if they differed."""

from fractions import Fraction
from pathlib import Path

import duckdb
import pytest

from laozheng.kernel.measures import bench


def test_the_report_asks_318_different_figures() -> None:
    assert len({asked.request for asked in bench.report()}) == 318


@pytest.mark.slow
def test_engine_cube_and_single_queries_agree(tmp_path: Path) -> None:
    rows, _ = bench.write_fact(tmp_path, 20_000)
    assert 20_000 < rows < 22_000
    connection = duckdb.connect()
    by_engine = bench.by_engine(tmp_path)
    assert by_engine == bench.by_cube(tmp_path, connection)
    assert by_engine == bench.by_query_each(tmp_path, connection)
    assert by_engine[0] == Fraction(4000)


@pytest.mark.slow
def test_a_run_reports_ratios_and_leaves_no_file(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (result,) = bench.run([20_000])["results"]
    assert result["figures"] == 318
    assert result["each_to_engine"] > 1
    assert list(tmp_path.iterdir()) == []
