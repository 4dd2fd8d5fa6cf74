"""Whoever changes a row behind the back of the system is found, and the row is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from django.db import connection

from laozheng.config.tests.conftest import Laozheng
from laozheng.conftest import World
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.models import Case, Event
from laozheng.lines.disputes.models import Mediation
from laozheng.lines.disputes.tests.procedure import Mediators, answers, do, heard_and_proposed
from tests.stories.asking import value
from tests.stories.test_mediation import SETTLED_ON, record_letter


@pytest.fixture
def case(world: World, mediators: Mediators) -> Case:
    """A settled mediation whose figures were asked for once."""
    case = heard_and_proposed(world, mediators)
    signed = answers(case, labor="agreed", employer="agreed")
    do(world, case, "settle", SETTLED_ON, answers=signed, amount_settled=32_000)
    assert value("disputes.mediation_cases") == 1
    return case


def sql(statement: str, *values: object) -> None:
    """Write into the database past every guard."""
    with connection.cursor() as cursor:
        _drop_guards(cursor)
        cursor.execute(statement, values)


def _drop_guards(cursor: Any) -> None:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        return
    # What waits for the end of the transaction would keep the tables from being altered.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in ("audit_entry", "documents_letter"):
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def problems(laozheng: Laozheng) -> list[str]:
    ran = laozheng("verify", "--json")
    found = ran.json["problems"]
    assert ran.code == (1 if found else 0)
    assert ran.json["ok"] is (not found)
    return found


def test_what_nobody_touched_is_whole(case: Case, laozheng: Laozheng):
    assert problems(laozheng) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [("state = 'not_settled'", "狀態"), ("closed_on = '2024-04-17'", "結案日")],
)
def test_a_changed_case_is_named(case: Case, laozheng: Laozheng, change: str, said: str):
    sql(f"UPDATE cases_case SET {change} WHERE id = %s", case.pk)
    assert any(one.startswith(case.number) and said in one for one in problems(laozheng))


@pytest.mark.parametrize(
    "change",
    ["\"on\" = '2024-04-17'", "known_on = '2024-04-17'", "actor_ref = 'staff:S002'", "data = '{}'"],
)
def test_a_changed_event_is_named(case: Case, laozheng: Laozheng, change: str):
    event = Event.objects.get(case=case, kind="settle")
    sql(f"UPDATE cases_event SET {change} WHERE id = %s", event.pk)
    assert any(case.number in one and "settle" in one for one in problems(laozheng))


def test_a_removed_event_is_noticed(case: Case, laozheng: Laozheng):
    event = Event.objects.get(case=case, kind="hear")
    sql("DELETE FROM cases_event WHERE id = %s", event.pk)
    assert any(one.startswith(case.number) for one in problems(laozheng))


def test_a_changed_fact_of_the_line_differs_from_the_statistics(case: Case, laozheng: Laozheng):
    table = Mediation._meta.db_table
    sql(f"UPDATE {table} SET amount_settled = 99 WHERE case_id = %s", case.pk)
    found = problems(laozheng)
    assert all(case.number in one for one in found)


@pytest.mark.parametrize(
    "change", ["actor_ref = 'x'", "at = '2020-01-01 00:00:00+00'", "changes = '{}'"]
)
def test_a_changed_entry_of_the_log_is_named(case: Case, laozheng: Laozheng, change: str):
    entry = Entry.objects.filter(object_ref=case.ref, verb="change").first()
    assert entry is not None
    sql(f"UPDATE audit_entry SET {change} WHERE id = %s", entry.pk)
    assert f"稽核紀錄第{entry.pk}筆（{case.ref}）" in problems(laozheng)[0]


def test_a_removed_entry_of_the_log_is_noticed(case: Case, laozheng: Laozheng):
    first, second = Entry.objects.order_by("pk")[:2]
    sql("DELETE FROM audit_entry WHERE id = %s", first.pk)
    assert f"第{second.pk}筆" in problems(laozheng)[0]


def test_a_changed_letter_is_named(world: World, case: Case, laozheng: Laozheng):
    letter = record_letter(world, case)
    sql("UPDATE documents_letter SET text = 'x' WHERE id = %s", letter.pk)
    assert any(str(letter.number) in one for one in problems(laozheng))


def without_rows(table: pyarrow.Table) -> pyarrow.Table:
    return table.slice(0, 0)


def with_another_issue(table: pyarrow.Table) -> pyarrow.Table:
    field = table.schema.field("issue")
    other = pyarrow.array(["other"] * len(table)).cast(field.type)
    return table.set_column(table.schema.get_field_index("issue"), field, other)


@pytest.mark.parametrize("tamper", [without_rows, with_another_issue])
def test_a_changed_file_of_statistics_is_named(
    case: Case,
    laozheng: Laozheng,
    home: Path,
    tamper: Callable[[pyarrow.Table], pyarrow.Table],
):
    file = home / "statistics" / "disputes_mediation" / "2024.parquet"
    pyarrow.parquet.write_table(tamper(pyarrow.parquet.read_table(file)), file)
    (problem,) = problems(laozheng)
    assert case.number in problem
    assert "disputes_mediation" in problem
