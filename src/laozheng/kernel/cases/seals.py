"""The seal of an event: a keyed hash over its content and the seal before it in the same case.

Whoever changes, inserts or removes an event in the database without the key of the installation
breaks the chain of that case, and ``verify`` names it.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from laozheng.kernel.cases.models import Event


def as_stored(data: Mapping[str, Any]) -> Any:
    """What an event remembers, in the form in which the database gives it back."""
    return json.loads(json.dumps(dict(data), cls=DjangoJSONEncoder))


def seal_of(event: Event, previous: str) -> str:
    """The seal that an event should carry after ``previous`` (empty for the first one)."""
    content = json.dumps(
        [
            previous,
            event.case_id,
            event.kind,
            event.on,
            event.at.timestamp() if event.at else None,
            event.known_on,
            event.actor_ref,
            event.state,
            event.data,
            event.supersedes_id,
        ],
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        sort_keys=True,
    )
    key = settings.LAOZHENG_INDEX_KEY.encode()
    return hmac.new(key, content.encode(), hashlib.sha256).hexdigest()


def seal_all(events: Iterable[Event], previous: str = "") -> None:
    """Seal the events of one case in the order of recording."""
    for event in events:
        event.seal = previous = seal_of(event, previous)


def last_seal(case_id: int) -> str:
    """The seal of the newest event of a case; empty when it has none."""
    newest = Event.objects.filter(case_id=case_id).order_by("-id")
    return newest.values_list("seal", flat=True).first() or ""
