"""The store is never older than it says: marks, refreshes, rebuilds and comparisons."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from laozheng.kernel.measures import catalogue, store
from laozheng.kernel.measures.declare import FactColumn
from laozheng.kernel.measures.files import FactFiles, locked
from laozheng.kernel.measures.freshness import mark_stale
from laozheng.kernel.measures.models import StalePartition
from laozheng.kernel.measures.tests.examples import MEDIATION, opened, rows_of
from laozheng.kernel.measures.tests.installed import Records

IN_2023, IN_2024 = date(2023, 5, 2), date(2024, 5, 2)
KINDS = ["t.mediation"]


def files(home: Path) -> FactFiles:
    return FactFiles(home / "statistics", MEDIATION)


def held(home: Path) -> list[str]:
    """The references in the store."""
    refs = (ref for _, batch in files(home).contents() for ref in batch["ref"].to_pylist())
    return sorted(refs)


def test_the_first_refresh_writes_one_file_per_year(records: Records, home: Path) -> None:
    records.receive("A", IN_2023)
    records.receive("B", IN_2024)
    store.refresh()
    assert files(home).years() == {2023, 2024}
    assert records.read == [None]
    assert (home / "statistics" / "t.mediation" / "2024.parquet").exists()


def test_a_refresh_without_marks_reads_no_record(records: Records) -> None:
    store.refresh()
    store.refresh()
    assert records.read == [None]


def test_only_the_marked_years_are_read_again(records: Records, home: Path) -> None:
    records.receive("A", IN_2023)
    store.refresh()
    records.receive("B", IN_2024)
    mark_stale(KINDS, {2024})
    store.refresh()
    assert records.read == [None, [2024]]
    assert held(home) == ["A", "B"]
    assert not StalePartition.objects.exists()


def test_a_change_of_another_kind_marks_nothing(records: Records) -> None:
    mark_stale(["t.arbitration"], {2024})
    assert not StalePartition.objects.exists()


def test_a_year_that_lost_its_last_matter_loses_its_file(records: Records, home: Path) -> None:
    records.receive("A", IN_2023)
    store.refresh()
    records.receive("A", IN_2024)
    mark_stale(KINDS, {2023, 2024})
    store.refresh()
    assert files(home).years() == {2024}


def test_a_change_that_commits_during_a_refresh_keeps_its_mark(
    records: Records, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.refresh()
    mark_stale(KINDS, {2024})
    read = records.versions

    def disturbed(years):
        yield from list(read(years))
        records.receive("late", IN_2024)
        mark_stale(KINDS, {2024})

    fact = replace(MEDIATION, versions=disturbed)
    monkeypatch.setattr(catalogue, "declared_facts", lambda: [fact])
    store.refresh()
    assert held(home) == []
    assert StalePartition.objects.count() == 1
    monkeypatch.setattr(catalogue, "declared_facts", lambda: [records.fact])
    store.refresh()
    assert held(home) == ["late"]
    assert not StalePartition.objects.exists()


def test_a_refresh_that_fails_leaves_marks_and_files_as_they_were(
    records: Records, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.receive("A", IN_2024)
    store.refresh()
    mark_stale(KINDS, {2024})

    def broken(years):
        yield from rows_of({"B": [opened(IN_2024)]})
        raise RuntimeError("disk of the database")

    fact = replace(MEDIATION, versions=broken)
    monkeypatch.setattr(catalogue, "declared_facts", lambda: [fact])
    with pytest.raises(RuntimeError, match="disk"):
        store.refresh()
    assert held(home) == ["A"]
    assert StalePartition.objects.count() == 1
    monkeypatch.setattr(catalogue, "declared_facts", lambda: [records.fact])
    store.refresh()
    assert held(home) == ["A"]


@pytest.mark.django_db(transaction=True)
def test_a_mark_is_rolled_back_with_its_change(records: Records) -> None:
    with pytest.raises(RuntimeError, match="undo"), transaction.atomic():
        mark_stale(KINDS, {2024})
        raise RuntimeError("undo")
    assert not StalePartition.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_refresh_inside_a_transaction_is_refused(records: Records) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        store.refresh()
    assert records.read == []


def test_new_columns_rebuild_the_fact(
    records: Records, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.receive("A", IN_2024)
    store.refresh()
    wider = replace(records.fact, columns=(*MEDIATION.columns, FactColumn("zone", "code")))
    monkeypatch.setattr(catalogue, "declared_facts", lambda: [wider])
    store.refresh()
    assert records.read == [None, None]
    ((_, batch),) = FactFiles(home / "statistics", wider).contents()
    assert batch["zone"].to_pylist() == [None]


def test_a_row_of_a_year_that_was_not_asked_for_is_left_out(home: Path) -> None:
    files(home).replace(rows_of({"A": [opened(IN_2023)], "B": [opened(IN_2024)]}), [2024])
    assert [year for year, _batch in files(home).contents()] == [2024]


def test_a_value_of_an_undeclared_column_is_an_error(home: Path) -> None:
    with pytest.raises(KeyError, match="no column name"):
        files(home).replace(rows_of({"A": [opened(IN_2024, name="測試甲")]}), None)


def test_verify_names_fact_year_and_matter_that_differ(records: Records) -> None:
    for ref in ("same", "changed", "gone"):
        records.receive(ref, IN_2024, issue="wage")
    store.refresh()
    records.receive("changed", IN_2024, issue="other")
    records.receive("new", IN_2023)
    del records.histories["gone"]
    found = {(d.fact, d.year, d.ref): d.found for d in store.verify()}
    assert found == {
        ("t.mediation", 2024, "changed"): "differs",
        ("t.mediation", 2023, "new"): "missing",
        ("t.mediation", 2024, "gone"): "extra",
    }
    assert "2023年的「new」在統計檔中沒有" in str(store.verify()[0])


def test_a_rebuild_makes_the_store_equal_to_the_records(records: Records) -> None:
    store.refresh()
    records.receive("unmarked", IN_2024)
    assert store.verify() != []
    store.rebuild()
    assert store.verify() == []


def test_files_are_not_replaced_while_someone_reads(home: Path) -> None:
    root = home / "statistics"
    files(home).replace(rows_of({"A": [opened(IN_2024)]}), None)

    def write() -> None:
        with locked(root, exclusive=True):
            files(home).replace(rows_of({"B": [opened(IN_2024)]}), [2024])

    writer = threading.Thread(target=write)
    with locked(root, exclusive=False):
        writer.start()
        writer.join(timeout=0.2)
        assert writer.is_alive()
        assert held(home) == ["A"]
    writer.join(timeout=600)
    assert held(home) == ["B"]
