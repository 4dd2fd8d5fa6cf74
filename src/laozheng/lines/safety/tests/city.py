"""A small city of the twin, made once for a module, and the facts that its records tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import load_units
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.sources import MemorySource
from laozheng.lines.safety import twin
from laozheng.lines.safety.measures import FACTS
from laozheng.lines.safety.twin import office
from laozheng.lines.safety.twin.printed import Printed

YEAR = Period.parse("113")
ACTOR = system_reader("test", datetime(2025, 3, 3, 4, 0, tzinfo=UTC))
FEW = Printed(
    visits=190,
    heat=11,
    fines=36,
    orders=24,
    deaths=12,
    briefings=5,
    team_visits=8,
    onsite_visits=9,
    volunteers=4,
    families=7,
    family_events=3,
    family_heads=151,
)


@dataclass(frozen=True)
class City:
    """What the twin says that it made, and the facts that its records tell."""

    words: str
    source: MemorySource

    def shown(self, code: str, as_of: date = date(2025, 2, 28), **dims: str) -> object:
        """A figure of the year as it is printed."""
        request = Request.of(code, YEAR, **dims)
        return compute([request], cut_off=None, as_of=as_of, source=self.source)[request].shown


@contextmanager
def small_city(django_db_blocker: Any) -> Iterator[str]:
    """A year of which little was printed, in a transaction that is rolled back in the end."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        load_units(settings.LAOZHENG_CITY_DIR / "units.toml", ACTOR)
        patch.setattr(twin, "printed_of", lambda period: FEW)
        patch.setattr(office, "INSPECTORS", 10)
        yield twin.make(YEAR, actor=ACTOR, seed=113)
        transaction.set_rollback(True)


def source_of_facts() -> MemorySource:
    """The facts of the line as the records tell them now."""
    return MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
