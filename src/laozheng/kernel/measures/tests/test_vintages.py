"""Hashes say whether a definition or the rows behind a figure changed, in any process."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from laozheng.base.periods import Period
from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.engine import Request, compute, figures_of, row_refs
from laozheng.kernel.measures.evidence import rows_of
from laozheng.kernel.measures.history import exact_of
from laozheng.kernel.measures.models import REASONS, Restatement, Vintage
from laozheng.kernel.measures.tests.examples import DEFINITIONS, MEASURES, MEDIATION
from laozheng.kernel.measures.tests.installed import Records
from laozheng.kernel.measures.vintages import definition_hash, frozen, row_digest

YEAR, TODAY = Period.parse("113"), date(2025, 3, 3)
SOURCE = Path(__file__).parents[4]


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "declared_facts", lambda: [MEDIATION])
    monkeypatch.setattr(catalogue, "declared_measures", lambda: list(MEASURES))


def test_labels_and_breakdowns_leave_the_hash_and_filters_change_it(declared: None) -> None:
    cases = DEFINITIONS["t.cases"]
    same = replace(cases, label="另一個名稱", breakdowns=(), decimals=2, note="說明")
    other = replace(cases, where={"outcome": ("settled",)})
    assert definition_hash(same) == definition_hash(cases)
    assert definition_hash(other) != definition_hash(cases)


def test_a_part_that_changes_changes_the_whole(
    declared: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = definition_hash(DEFINITIONS["t.rate"])
    narrowed = replace(DEFINITIONS["t.cases"], where={"outcome": ("settled", "not_settled")})
    changed = [narrowed if one.code == narrowed.code else one for one in MEASURES]
    monkeypatch.setattr(catalogue, "declared_measures", lambda: changed)
    assert definition_hash(DEFINITIONS["t.rate"]) != before


@pytest.mark.slow
def test_the_hash_is_the_same_in_another_process(declared: None) -> None:
    script = (
        "from laozheng.kernel.measures import catalogue, vintages\n"
        "from laozheng.kernel.measures.tests.examples import MEDIATION, MEASURES\n"
        "catalogue.declared_facts = lambda: [MEDIATION]\n"
        "catalogue.declared_measures = lambda: list(MEASURES)\n"
        "print(*[vintages.definition_hash(one) for one in MEASURES])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()\n" + script],
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=SOURCE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [definition_hash(one) for one in MEASURES]


def test_a_frozen_figure_reads_back_exactly(records: Records) -> None:
    day = date(2024, 5, 2)
    for number, outcome in enumerate(["settled", "settled", "not_settled"]):
        records.receive(f"M-{number}", day, outcome=outcome)
    request = Request.of("t.rate", YEAR, outcome="settled")
    figure = compute([request], cut_off=None, as_of=TODAY)[request]
    rows = row_refs(request, cut_off=None, as_of=TODAY)
    frozen(figure, "annual_performance", rows).save()
    vintage = Vintage.objects.get()
    assert (vintage.value, vintage.dims, vintage.cut_off) == ("2/3", "outcome=settled", YEAR.end)
    assert exact_of(vintage) == figure.value
    assert vintage.row_digest == row_digest(reversed(rows))


def test_the_digest_moves_with_the_rows(records: Records) -> None:
    request = Request.of("t.received", YEAR)
    records.receive("A", date(2024, 5, 2), issue="wage")
    before = row_refs(request, cut_off=None, as_of=TODAY)
    moved = [replace(before[0], dims=(("issue", "other"),))]
    assert row_digest(before) != row_digest(moved)


@pytest.mark.slow
def test_the_rows_of_many_figures_are_those_of_each(records: Records) -> None:
    outcomes = ("settled", "not_settled", "pending", "withdrawn", "settled")
    for number, outcome in enumerate(outcomes):
        issue = ("wage", "contract")[number % 2]
        records.receive(f"M-{number}", date(2024, 5, 2 + number), outcome=outcome, issue=issue)
    found = figures_of(period=YEAR, cut_off=None, as_of=TODAY)
    asked = [Request(figure.measure, figure.dims, YEAR) for figure in found]
    together = rows_of(asked, cut_off=None, as_of=TODAY)
    assert len(asked) > 10
    for request in asked:
        assert together[request] == row_refs(request, cut_off=None, as_of=TODAY)


def value_of(**fields: object) -> Vintage:
    span = {"period_start": YEAR.start, "period_end": YEAR.end, "unit": "cases"}
    return Vintage.objects.create(measure="t.received", **{**span, "value": "5", **fields})


def test_a_document_prints_a_figure_once(db) -> None:
    value_of(source_document="舊報告")
    with pytest.raises(IntegrityError):
        value_of(source_document="舊報告")


def test_a_restatement_names_a_listed_reason_and_another_approver(db) -> None:
    old, new = value_of(book="annual_performance"), value_of(value="6")
    owned = {"old": old, "new": new, "proposer": "staff:S001", "approver": "staff:S003"}
    Restatement(reason="late_record", **owned).full_clean()
    with pytest.raises(ValidationError):
        Restatement(reason="because", **owned).full_clean()
    with pytest.raises(ValidationError):
        Restatement(reason=REASONS[0], **{**owned, "approver": "staff:S001"}).full_clean()
