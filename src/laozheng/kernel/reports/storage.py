"""Frozen dataclasses as plain JSON values, and back without loss.

Each dataclass becomes an object with its name under ``is``; days, fractions and decimals, which
JSON does not know, become objects of the same form. A sequence is always read back as a tuple.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

_NAME, _TEXT = "is", "text"
_SCALARS: Mapping[str, tuple[type, Callable[[str], Any]]] = {
    "date": (date, date.fromisoformat),
    "fraction": (Fraction, Fraction),
    "decimal": (Decimal, Decimal),
}


def encode(value: Any) -> Any:
    """A value made of dataclasses, tuples and scalars as JSON values; TypeError for another."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: encode(getattr(value, field.name)) for field in fields(value)}
        return {_NAME: type(value).__name__, **parts}
    for name, (kind, _) in _SCALARS.items():
        if type(value) is kind:
            return {_NAME: name, _TEXT: str(value)}
    raise TypeError(f"{type(value).__name__} 不能存入書刊的存檔。")


def decode(stored: Any, kinds: Iterable[type]) -> Any:
    """The value of `encode`; ``kinds`` are the dataclasses that may occur.

    A field that the stored value does not have yet takes its default. Raises ValueError for an
    object of another kind.
    """
    return _decode(stored, {kind.__name__: kind for kind in kinds})


def _decode(stored: Any, kinds: Mapping[str, Any]) -> Any:
    if isinstance(stored, list):
        return tuple(_decode(part, kinds) for part in stored)
    if not isinstance(stored, dict):
        return stored
    name = stored.get(_NAME, "")
    if name in _SCALARS:
        return _SCALARS[name][1](stored[_TEXT])
    if name not in kinds:
        raise ValueError(f"書刊的存檔裡有看不懂的內容「{name}」，請以編製它的版本開啟。")
    return kinds[name](
        **{key: _decode(part, kinds) for key, part in stored.items() if key != _NAME}
    )
