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
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.tallies import actions as tallies
from laozheng.lines.safety import twin
from laozheng.lines.safety.actions.registers import enter_row
from laozheng.lines.safety.measures import FACTS
from laozheng.lines.safety.models import AccidentDeath, Machine
from laozheng.lines.safety.rules.codes.supervision import TALLY_UNITS, unit_of
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


def more_records() -> None:
    """A safety week, results, costs, firms at a workshop, a machine, a victim from abroad."""
    for kind, month, heads, firms in (
        ("safety_week_main", 5, 820, 12), ("safety_week_sub", 5, 64, 3),
        ("safety_week_sub", 6, 41, 2), ("family_results", 11, 130, 9),
        ("heat_workshop", 7, 33, 21),
    ):  # fmt: skip
        enter("safety", kind, "範例活動", date(2024, month, 7), actor=ACTOR, firms=firms,
              known_on=date(2024, month, 7), cost_twd=10_000 * month,
              heads=(Heads(heads, count_unit=unit_of(kind)),))  # fmt: skip
    for kind, level, value in (
        ("safety_week_awards", "main", 2), ("safety_week_awards", "sub", 5),
        ("safety_week_agencies_rank", "main", 3),
    ):  # fmt: skip
        span = Period(date(2024, 12, 1), date(2024, 12, 1))
        tallies.enter("safety", kind, span, value, TALLY_UNITS[kind], actor=ACTOR,
                      source="範例", dims={"level": level}, known_on=span.end)  # fmt: skip
    told = {"certificate_number": "範例證-逾期", "machine_class": "crane",
            "employer_name": "範例設備有限公司", "inspected_on": date(2022, 6, 1),
            "valid_to": date(2024, 5, 31)}  # fmt: skip
    enter_row(Machine, date(2022, 6, 1), told, actor=ACTOR)
    AccidentDeath.objects.filter(pk=AccidentDeath.objects.earliest("pk").pk).update(
        nationality="VN"
    )


def source_of_facts() -> MemorySource:
    """The facts of the line as the records tell them now."""
    return MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
