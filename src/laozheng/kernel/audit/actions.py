"""The only way to write into the log."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.audit.chain import VERBS, entry_hash
from laozheng.kernel.audit.models import Entry

# Any fixed number: it names the lock under which PostgreSQL appends to the chain.
_CHAIN_LOCK = 4_902_113


def record(
    actor: Actor,
    verb: str,
    object_ref: str,
    *,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Entry:
    """Append an entry inside the caller's transaction and return it.

    Appending is serial: SQLite's immediate transactions already hold the write lock, PostgreSQL
    takes an advisory lock until the transaction ends, so that no two entries share a predecessor.
    """
    if verb not in VERBS:
        raise ValueError(f"unknown audit verb {verb!r}")
    facts = json.loads(json.dumps(changes or {}, cls=DjangoJSONEncoder))
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
        prev_hash = Entry.objects.order_by("-id").values_list("hash", flat=True).first() or ""
        content = {
            "prev_hash": prev_hash,
            "at": actor.at,
            "actor_ref": actor.ref,
            "on_behalf_of": actor.on_behalf_of,
            "verb": verb,
            "object_ref": object_ref,
            "changes": facts,
            "reason": reason,
        }
        return Entry.objects.create(hash=entry_hash(**content), **content)
