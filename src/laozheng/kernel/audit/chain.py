"""The hash that ties each entry to the one before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

VERBS = frozenset(
    {"create", "change", "delete", "read", "export", "break_glass", "login", "sign", "import"}
)


def entry_hash(
    *,
    prev_hash: str,
    at: datetime,
    actor_ref: str,
    on_behalf_of: str,
    verb: str,
    object_ref: str,
    changes: Mapping[str, Any],
    reason: str,
) -> str:
    """SHA-256 over the canonical text of an entry and the hash before it."""
    canonical = json.dumps(
        [
            prev_hash,
            at.astimezone(UTC).isoformat(timespec="microseconds"),
            actor_ref,
            on_behalf_of,
            verb,
            object_ref,
            changes,
            reason,
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
