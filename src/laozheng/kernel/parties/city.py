"""The city that this installation serves: its names and places, read from its data folder.

``settings.LAOZHENG_CITY_DIR`` holds ``city.toml``, ``units.toml``, ``districts.csv`` and
``zones.csv``; they are read once and are the same for every reader.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Place:
    """A district (code of eight digits) or a zone of the city."""

    code: str
    label: str
    label_en: str = ""
    postal: str = ""


@dataclass(frozen=True)
class City:
    """The names of the city and of its bureau, and the places in it.

    ``letterhead`` has address, postal code and telephone of the bureau; ``units`` maps a unit's
    code to its row of ``units.toml``.
    """

    code: str
    label: str
    label_en: str
    bureau: str
    bureau_en: str
    letterhead: Mapping[str, str]
    units: Mapping[str, Mapping[str, Any]]
    districts: Mapping[str, Place]
    zones: Mapping[str, Place]


def city() -> City:
    """The city of this installation."""
    return _read(Path(settings.LAOZHENG_CITY_DIR))


@lru_cache(maxsize=4)
def _read(folder: Path) -> City:
    names = tomllib.loads((folder / "city.toml").read_text(encoding="utf-8"))
    units = tomllib.loads((folder / "units.toml").read_text(encoding="utf-8"))["unit"]
    return City(
        code=names["code"],
        label=names["label"],
        label_en=names["label_en"],
        bureau=names["bureau"],
        bureau_en=names["bureau_en"],
        letterhead=names["letterhead"],
        units={unit["code"]: unit for unit in units},
        districts=_places(folder / "districts.csv"),
        zones=_places(folder / "zones.csv"),
    )


def _places(path: Path) -> dict[str, Place]:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Place(row["code"], row["label"], row["label_en"], row.get("postal") or "")
            for row in csv.DictReader(file)
        }
