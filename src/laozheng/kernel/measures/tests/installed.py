"""A fact whose records stand in a dictionary, offered as if an installed app declared it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from laozheng.kernel.cases.dated import FactChange
from laozheng.kernel.measures.declare import Fact, FactRow
from laozheng.kernel.measures.tests.examples import MEDIATION, opened, rows_of


class Records:
    """Mediations by reference; ``read`` remembers for which years they were asked."""

    def __init__(self) -> None:
        self.histories: dict[str, list[FactChange]] = {}
        self.read: list[list[int] | None] = []

    def receive(self, ref: str, on: date, **values: object) -> None:
        """Record a mediation."""
        self.histories[ref] = [opened(on, **values)]

    def versions(self, years: Iterable[int] | None) -> Iterator[FactRow]:
        """What the fact of these records yields."""
        asked = None if years is None else list(years)
        self.read.append(asked)
        for row in rows_of(self.histories):
            received_on = row.values["received_on"]
            assert isinstance(received_on, date)
            if asked is None or received_on.year in asked:
                yield row

    @property
    def fact(self) -> Fact:
        """The fact drawn from these records."""
        return replace(MEDIATION, versions=self.versions)
