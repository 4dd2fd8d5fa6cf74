"""The names under which figures were published before, and the days on which a count changed.

A city tells them in ``history/index.toml``, a line as ``history_names`` of its app config. What was
renamed is loaded under its present name; trends say so, and say where a definition changed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from laozheng.kernel.measures.figures import dims_of


@dataclass(frozen=True)
class Renamed:
    """The present name of a published measure.

    ``dims`` are those that its old name stood for, ``without`` the published ones that say no more
    than the new name, ``flags`` those of its values; ``why`` is a sentence for readers of a trend.
    With ``unit`` only what was printed in that unit is meant.
    """

    measure: str
    dims: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    why: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Redefined:
    """A measure counts otherwise from a day on; ``why`` says in a sentence what changed."""

    measure: str
    since: date
    why: str


@dataclass(frozen=True)
class NameMap:
    """How published names become ours (section 5 of each line's specification).

    ``names`` maps full published codes, ``codes`` published codes of dims, ``flags`` gives our
    measures the flags that hold for what was published (``scope_unknown``, ``mixed``).
    """

    names: Mapping[str, Renamed] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    redefined: tuple[Redefined, ...] = ()

    def present(self, code: str, unit: str) -> Renamed:
        """The present name of a published measure that was printed in a unit."""
        renamed = self.names.get(code)
        if renamed is None or renamed.unit not in ("", unit):
            return Renamed(code)
        return renamed

    def joined(self, other: "NameMap") -> "NameMap":
        """Both maps; the other one wins where they differ."""
        return NameMap(
            {**self.names, **other.names},
            {**self.codes, **other.codes},
            {**self.flags, **other.flags},
            (*self.redefined, *other.redefined),
        )


def known_names() -> NameMap:
    """What the installed lines and the city declare; the city has the last word."""
    names = NameMap()
    for config in apps.get_app_configs():
        names = names.joined(getattr(config, "history_names", NameMap()))
    return names.joined(names_in(city_index()))


def city_index() -> Mapping[str, Any]:
    """The index of the city's published history; empty for a city that has none."""
    path = Path(settings.LAOZHENG_CITY_DIR) / "history" / "index.toml"
    return _read(path) if path.exists() else {}


def document_of(file_name: str) -> str:
    """The title of the document whose figures a file holds, else the name of the file."""
    for document in city_index().get("document", ()):
        if document["file"] == file_name:
            return str(document["source"])
    return Path(file_name).stem


def names_in(index: Mapping[str, Any]) -> NameMap:
    """The names that an index declares."""
    renamed = index.get("renamed", ())
    return NameMap(
        names={
            row["from"]: Renamed(
                row["to"],
                dims_of(row.get("dims", "")),
                tuple(row.get("without", ())),
                tuple(row.get("flags", ())),
                row.get("why", ""),
                row.get("unit", ""),
            )
            for row in renamed
        },
        codes=dict(index.get("codes", {})),
        redefined=tuple(
            Redefined(row["measure"], row["since"], row["why"])
            for row in index.get("redefined", ())
        ),
    )


@cache
def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
