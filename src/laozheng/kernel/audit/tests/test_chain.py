"""The log proves itself: an entry changed or removed behind its back is named."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.audit.queries import verify

pytestmark = pytest.mark.django_db
CLERK = Actor("staff:S001", datetime(2024, 3, 5, 1, 30, tzinfo=UTC))


def without_triggers(sql, params=()):
    """Do what an intruder with the database password would do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_entry_no_update")
            cursor.execute("DROP TRIGGER audit_entry_no_delete")
        else:
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only")
        cursor.execute(sql, params)
        if connection.vendor != "sqlite":
            cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only")


def test_an_untouched_chain_is_whole():
    for number in range(5):
        record(CLERK, "create", f"case:{number}", changes={"n": number, "on": CLERK.day})
    assert verify() is None


def test_the_database_refuses_to_change_or_delete_an_entry():
    entry = record(CLERK, "create", "case:1")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(verb="read")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()


def test_a_changed_entry_is_named():
    entries = [record(CLERK, "change", f"case:{n}", changes={"state": "received"}) for n in (1, 2)]
    without_triggers("UPDATE audit_entry SET object_ref = 'case:9' WHERE id = %s", [entries[0].pk])
    broken = verify()
    assert broken is not None
    assert broken.entry_id == entries[0].pk


def test_a_removed_entry_is_noticed_at_the_next_one():
    entries = [record(CLERK, "change", f"case:{n}") for n in (1, 2, 3)]
    without_triggers("DELETE FROM audit_entry WHERE id = %s", [entries[1].pk])
    broken = verify()
    assert broken is not None
    assert broken.entry_id == entries[2].pk


def test_an_unknown_verb_is_refused():
    with pytest.raises(ValueError, match="unknown audit verb"):
        record(CLERK, "peek", "case:1")
