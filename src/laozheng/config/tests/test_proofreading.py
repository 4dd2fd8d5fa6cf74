"""``proofread``: our own book has no fault, the published one is bound and its faults are found."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from laozheng.config.tests.conftest import Laozheng
from laozheng.config.tests.proof_city import (
    FORMATS,
    ProofCity,
    is_right,
    make_proof_city,
    matched,
    printed_values,
    published_rows,
    row_dims,
)
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.reports.proofreading.report import Judged

SHARED = Path(__file__).parents[5] / "shared"
SEEDS = sorted(SHARED.glob("seeds/000_*.txt"))
PUBLISHED = SHARED / "published" / "113.csv"
needs_samples = pytest.mark.skipif(not (SEEDS and PUBLISHED.exists()), reason="no samples here")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """The city of 113 and its book, made once."""
    with django_db_blocker.unblock():
        yield from make_proof_city(tmp_path_factory.mktemp("proof"))


@pytest.fixture
def city(made: ProofCity, django_db_blocker, settings):
    """The city with the database open."""
    settings.LAOZHENG_HOME = made.folder
    with django_db_blocker.unblock():
        yield made


@pytest.mark.parametrize("suffix", FORMATS)
def test_our_own_book_agrees_with_itself(city: ProofCity, suffix: str):
    report = city.of_book(suffix)
    wrong = [one for one in report.statistics if one.verdict in ("differs", "contradicts")]
    assert not wrong, [(one.finding.text, one.reason) for one in wrong]
    assert not [check for check in report.checks if check.verdict == "contradicts"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_nearly_all_figures_of_our_own_book_are_bound_right(city: ProofCity, suffix: str):
    pairs = matched(city.of_book(suffix), city.document)
    bound = [(judged, figure) for judged, figure in pairs if judged.measure]
    wrong = [
        (judged.finding.text, judged.measure, dict(judged.dims), figure.measure, figure.dims)
        for judged, figure in bound
        if not is_right(judged, figure)
    ]
    # A PDF keeps no table: fewer of its figures are bound, none of them wrong.
    found, known = (0.4, 0.5) if suffix == ".pdf" else (0.95, 0.9)
    assert len(pairs) >= found * len(printed_values(city.document))
    assert len(bound) >= known * len(pairs)
    assert len(wrong) <= 0.05 * len(bound), wrong


@needs_samples
def test_the_published_figures_are_bound_to_their_measures(city: ProofCity):
    report = city.of_file(SEEDS[0], "published")
    rows = published_rows(PUBLISHED)
    counted: Counter[str] = Counter()
    wrong = []
    for line, wanted in rows.items():
        left = [one for one in report.statistics if one.finding.line == line and one.measure]
        for row in wanted:
            named = [one for one in left if is_row(one, row)]
            counted["right" if named else "missed"] += 1
            if named:
                left.remove(named[0])
        counted["wrong"] += len(left)
        wrong += [(one.finding.line, one.finding.text, one.label) for one in left]
    right, missed = counted["right"], counted["missed"]
    assert right / (right + missed) >= 0.9, counted
    assert right / (right + counted["wrong"]) >= 0.9, (counted, wrong)


@needs_samples
@pytest.mark.parametrize("line", ["disputes", "safety"])
def test_the_figures_of_the_installed_lines_agree_with_the_records(city: ProofCity, line: str):
    report = city.of_file(SEEDS[0], "published")
    rows = [
        (number, row)
        for number, told in published_rows(PUBLISHED).items()
        for row in told
        if row["line"] == line and counts_in(row["unit"], row["measure"])
    ]
    assert len(rows) > 15
    agreeing = [
        row
        for number, row in rows
        if any(
            one.finding.line == number and one.verdict == "agrees" and is_row(one, row)
            for one in report.statistics
        )
    ]
    assert len(agreeing) >= 0.95 * len(rows)


def counts_in(unit: str, measure: str) -> bool:
    """Whether a measure counts in the printed unit; one that counts firms and persons cannot."""
    return measures()[measure].unit == unit


def is_row(judged: Judged, row: dict[str, str]) -> bool:
    """Whether a figure of the report is the one of a published row."""
    return judged.measure == row["measure"] and dict(judged.dims) == row_dims(row)


def test_the_command_tells_what_where_and_why(city: ProofCity, laozheng: Laozheng, tmp_path: Path):
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "113年度成果\n勞資爭議線上申請自101年3月15日實施，其中113年度受理1,726件。\n",
        encoding="utf-8",
    )
    marked = tmp_path / "marked.html"
    ran = laozheng(
        "proofread", draft, "--period", "113", "--as-of", "2025-03-03", "--marked", marked
    )
    assert ran.code == 0
    row = next(line for line in ran.out.splitlines() if "1,726件" in line)
    assert row.startswith("與紀錄不符\t第2行") and "1,762件" in row
    assert "mark" in marked.read_text(encoding="utf-8")
    told = json.loads(laozheng("proofread", draft, "--json").out)
    assert set(told) == {"figures", "checks"}
    assert re.search(r"differs", json.dumps(told))


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(laozheng: Laozheng, tmp_path: Path):
    other = tmp_path / "draft.xyz"
    other.write_bytes(b"\x00\x01")
    ran = laozheng("proofread", other)
    assert ran.code == 1 and ran.err.startswith("laozheng proofread: ")
    assert laozheng("proofread", tmp_path / "absent.txt").code == 1
