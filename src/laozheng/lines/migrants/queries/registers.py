"""What a register of the line is made of: how rows become entries, and entries rows and facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from laozheng.kernel.cases.seals import as_stored
from laozheng.lines.migrants.models.entries import Entry
from laozheng.lines.migrants.queries.kinds import register_kind

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Register:
    """How rows of one data set become entries, and what an export tells of them.

    ``columns`` maps fields of the model to columns of the row, ``remembered`` are the fields that
    figures may count, ``day`` is the field by whose year figures are kept. ``number`` makes the
    official number; ``exported`` gives the columns that are no field, the number among them.
    ``party`` names the field with the name to link, if any, where ``links``.
    """

    name: str
    model: type[Entry]
    number: Callable[[Values], str]
    exported: Callable[[Any], Values]
    columns: Mapping[str, str]
    remembered: tuple[str, ...]
    day: str
    level: str = "bureau"
    party: str = ""
    links: Callable[[Values], bool] = lambda row: True
    derived: Callable[[Values], Values] = lambda row: {}

    @cached_property
    def kind(self) -> str:
        """What the figures of this register follow."""
        return register_kind(self.name)

    def facts_of(self, entry: Entry) -> dict[str, Any]:
        """What figures may count of an entry as it stands, JSON-safe."""
        facts: dict[str, Any] = as_stored(
            {name: _plain(getattr(entry, name)) for name in self.remembered}
        )
        return facts


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | list | dict | date | None) else str(value)
