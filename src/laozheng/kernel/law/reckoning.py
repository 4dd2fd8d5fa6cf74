"""The result of a legal rule together with how it was reckoned.

The same object answers the calculator, the officer's screen and the letter, and is stored with the
decision; so it can be written as JSON and read back without loss.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from laozheng.base.moments import in_taipei
from laozheng.kernel.law.parameters import DatedValue

_TYPE = "$"


@dataclass(frozen=True)
class Step:
    """One sentence of the reasoning, with the article it rests on."""

    text: str
    cite: str = ""


@dataclass(frozen=True)
class Reckoning:
    """What a rule found, why, and by which articles and dated values.

    ``starts_on`` is the first day that a term counts; ``due_on`` its last day and ``due_at`` the
    last moment when that is not the end of the day. ``rule`` names the rule and, where it has
    changed, its version.
    """

    result: Any
    steps: tuple[Step, ...]
    citations: tuple[str, ...]
    values: tuple[DatedValue, ...]
    rule: str
    starts_on: date | None = None
    due_on: date | None = None
    due_at: datetime | None = None

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Names of the values used that nobody could confirm; the result must say so."""
        return tuple(dict.fromkeys(dated.name for dated in self.values if dated.is_unconfirmed))

    def to_dict(self) -> dict[str, Any]:
        """Write as JSON-safe data; dates, decimals, fractions and tuples are marked by type."""
        return {
            "result": _write(self.result),
            "steps": [dict(vars(step)) for step in self.steps],
            "citations": list(self.citations),
            "values": [
                {key: _write(value) for key, value in vars(dated).items()} for dated in self.values
            ],
            "rule": self.rule,
            "starts_on": _write(self.starts_on),
            "due_on": _write(self.due_on),
            "due_at": _write(self.due_at),
        }

    @classmethod
    def from_dict(cls, written: Mapping[str, Any]) -> "Reckoning":
        """Read back what ``to_dict`` wrote."""
        return cls(
            result=_read(written["result"]),
            steps=tuple(Step(**step) for step in written["steps"]),
            citations=tuple(written["citations"]),
            values=tuple(
                DatedValue(**{key: _read(value) for key, value in dated.items()})
                for dated in written["values"]
            ),
            rule=written["rule"],
            starts_on=_read(written["starts_on"]),
            due_on=_read(written["due_on"]),
            due_at=_read(written["due_at"]),
        )


def _write(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            return {_TYPE: "moment", "text": value.isoformat()}
        case date():
            return {_TYPE: "day", "text": value.isoformat()}
        case Decimal():
            return {_TYPE: "decimal", "text": str(value)}
        case Fraction():
            return {_TYPE: "fraction", "text": str(value)}
        case tuple():
            return {_TYPE: "tuple", "items": [_write(item) for item in value]}
        case list():
            return [_write(item) for item in value]
        case Mapping() if all(isinstance(key, str) for key in value):
            written = {key: _write(item) for key, item in value.items()}
            return {_TYPE: "mapping", "items": written} if _TYPE in value else written
    raise TypeError(f"A Reckoning cannot keep a {type(value).__name__}: {value!r}")


def _read(written: Any) -> Any:
    if isinstance(written, list):
        return [_read(item) for item in written]
    if not isinstance(written, dict):
        return written
    match written.get(_TYPE):
        case "moment":
            moment = datetime.fromisoformat(written["text"])
            return in_taipei(moment) if moment.tzinfo else moment
        case "day":
            return date.fromisoformat(written["text"])
        case "decimal":
            return Decimal(written["text"])
        case "fraction":
            return Fraction(written["text"])
        case "tuple":
            return tuple(_read(item) for item in written["items"])
        case "mapping":
            return {key: _read(item) for key, item in written["items"].items()}
    return {key: _read(item) for key, item in written.items()}
