"""What an inspector looks at, act by act: dated items, each with the provision behind it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
VERSION = "checklists@v2"


@dataclass(frozen=True)
class Item:
    """One thing to look at: what must be so, and the citation that is found when it is not.

    ``since`` is the first day on which it is asked, ``until`` the first on which it no longer is;
    ``since_status`` says U where that day was not confirmed.
    """

    act: str
    code: str
    text: str
    cite: str
    since: date
    until: date | None = None
    since_status: str = "C"

    @property
    def key(self) -> str:
        """Names the item among those of all acts."""
        return f"{self.act}.{self.code}"

    def holds_on(self, day: date) -> bool:
        """Whether the item is asked on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@cache
def all_items() -> tuple[Item, ...]:
    """Every item of every act, whenever it is asked, in the order of the files."""
    return tuple(item for path in sorted(FOLDER.glob("*.toml")) for item in _read(path))


def items_on(day: date) -> tuple[Item, ...]:
    """The items that are asked on a day."""
    return tuple(item for item in all_items() if item.holds_on(day))


def _read(path: Path) -> list[Item]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["items"]
    return [
        Item(
            path.stem,
            row["code"],
            row["text"],
            row["cite"],
            row["from"],
            row.get("until"),
            row.get("from_status", "C"),
        )
        for row in rows
    ]
