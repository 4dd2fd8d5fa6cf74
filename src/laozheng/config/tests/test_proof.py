"""``verify``: silent about what is whole, and a sentence for each row that is not."""

from pathlib import Path

from django.db import connection

from laozheng.config.tests.conftest import Laozheng
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.models import Case


def test_a_city_as_it_was_recorded_is_whole(filled: Laozheng):
    ran = filled("verify", "--json")
    assert (ran.code, ran.json, ran.err) == (0, {"ok": True, "problems": []}, "")
    assert "稽核鏈完整" in filled("verify").out


def test_what_does_not_hold_is_named(filled: Laozheng):
    case = Case.objects.order_by("pk").first()
    assert case is not None
    Case.objects.filter(pk=case.pk).update(state="final")
    ran = filled("verify", "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert any(problem.startswith(f"{case.number}：") for problem in ran.json["problems"])
    assert ran.err.startswith("laozheng verify: 有")
    people = filled("verify")
    assert people.code == 1
    assert people.out.splitlines() == ran.json["problems"]


def test_a_changed_entry_of_the_log_is_named(filled: Laozheng):
    entry = Entry.objects.order_by("pk").first()
    assert entry is not None
    with connection.cursor() as cursor:
        drop_guards(cursor)
        cursor.execute("UPDATE audit_entry SET reason = 'x' WHERE id = %s", [entry.pk])
    ran = filled("verify", "--json")
    assert ran.code == 1
    assert f"第{entry.pk}筆" in ran.json["problems"][0]


def drop_guards(cursor) -> None:
    """Take away what keeps the log append-only, as an intruder with the database would."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
    else:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")


def test_a_changed_file_of_statistics_is_named(filled: Laozheng, home: Path):
    import pyarrow.parquet

    assert filled("figures", "--period", "113", "--line", "safety").code == 0
    file = home / "statistics" / "safety_dispositions" / "2024.parquet"
    table = pyarrow.parquet.read_table(file)
    pyarrow.parquet.write_table(table.slice(1), file)
    ran = filled("verify", "--json")
    assert ran.code == 1
    (problem,) = ran.json["problems"]
    assert "safety_dispositions" in problem
    assert "沒有" in problem
