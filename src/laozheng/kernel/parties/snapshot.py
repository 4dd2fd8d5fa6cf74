"""Who somebody was on a day, kept with the act: a later change of the register never reaches it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self


@dataclass(frozen=True)
class Snapshot:
    """Name, number, responsible person, place, industry and size of a party on a day.

    ``district`` and ``industry`` are codes, ``size`` is a number of workers or unknown.
    """

    name: str
    on: date
    ubn: str = ""
    responsible_person: str = ""
    address: str = ""
    district: str = ""
    industry: str = ""
    size: int | None = None
    party_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Values for a JSON column; ``from_json`` gives the same snapshot back."""
        return {**asdict(self), "on": self.on.isoformat()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The snapshot in a JSON column."""
        return cls(**{**stored, "on": date.fromisoformat(stored["on"])})
