"""Dated code lists kept as files: the industry and occupation classifications, a city's districts.

A code that is retired stays readable; one that is not yet known on a day is refused with the day
from which it is known.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from laozheng.base.roc import roc_day
from laozheng.base.text import fold, squeeze

_FOLDER = Path(__file__).parent / "data"


class UnknownCode(ValueError):
    """The text names no code of the list on that day; the message says what would help."""


@dataclass(frozen=True)
class Code:
    """A code with its labels, valid from ``valid_from`` until before ``valid_to`` (None: open)."""

    code: str
    label: str
    label_en: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    parent: str = ""
    maps_to: str = ""

    def is_valid(self, on: date) -> bool:
        """Tell whether the code may be used for something that happened on the day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True)
class CodeList:
    """A named list of codes in official order; ``label`` names it to people."""

    name: str
    codes: tuple[Code, ...]
    label: str = ""

    @classmethod
    def read(cls, path: Path, name: str, label: str = "") -> "CodeList":
        """Read a CSV file (UTF-8) with the columns code and label.

        May also have: label_en, parent, maps_to, aliases (joined by ";"), valid_from and valid_to
        (ISO days). Other columns are ignored.
        """
        with path.open(encoding="utf-8-sig", newline="") as file:
            return cls(name, tuple(_read_code(row) for row in csv.DictReader(file)), label)

    def find(self, text: str, on: date) -> Code:
        """Return the code that the text names on the day: by code, label or alias.

        Width, blanks, letter case and 臺/台 do not matter. One label on several levels (醫師 221
        and 2210) means the broadest. Raises UnknownCode.
        """
        named = self._by_spelling.get(_spelling(text), [])
        valid = [code for code in named if code.is_valid(on)]
        if not valid:
            raise UnknownCode(self._refusal(named, on))
        broadest = min(valid, key=lambda code: len(self.path(code.code)))
        if any(broadest not in self.path(code.code) for code in valid):
            choices = "、".join(code.code for code in valid)
            raise UnknownCode(f"{self._words}有好幾個代碼用這個名稱（{choices}），請改填代碼。")
        return broadest

    def get(self, code: str) -> Code:
        """Return the code itself, retired or not; raises UnknownCode."""
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCode(self._refusal([], None)) from None

    def at(self, on: date) -> tuple[Code, ...]:
        """Return the codes that may be used on the day."""
        return tuple(code for code in self.codes if code.is_valid(on))

    def path(self, code: str) -> tuple[Code, ...]:
        """Return the code with all above it, the broadest first: F → 42 → 421."""
        found = self.get(code)
        return (*self.path(found.parent), found) if found.parent else (found,)

    @property
    def _words(self) -> str:
        return f"「{self.label or self.name}」"

    @cached_property
    def _by_code(self) -> Mapping[str, Code]:
        return {code.code: code for code in self.codes}

    @cached_property
    def _by_spelling(self) -> Mapping[str, list[Code]]:
        index: defaultdict[str, list[Code]] = defaultdict(list)
        for code in self.codes:
            texts = (code.code, code.label, code.label_en, code.code + code.label, *code.aliases)
            for spelling in dict.fromkeys(_spelling(text) for text in texts if text):
                index[spelling].append(code)
        return dict(index)

    def _refusal(self, named: list[Code], on: date | None) -> str:
        if not named or on is None:
            return f"{self._words}沒有這個代碼或名稱，請對照代碼表填寫。"
        code = named[0]
        if code.valid_from is not None and on < code.valid_from:
            since = roc_day(code.valid_from)
            return f"{self._words}的{code.code} {code.label}自{since}起才能使用，請改填當時的代碼。"
        instead = f"，請改用{code.maps_to}" if code.maps_to else "，請改填現行代碼"
        ended = roc_day(code.valid_to) if code.valid_to else ""
        return f"{self._words}的{code.code} {code.label}自{ended}起停用{instead}。"


@cache
def industry() -> CodeList:
    """Return the standard industrial classification, 11th revision; the 4-digit level has holes."""
    return CodeList.read(_FOLDER / "industry.csv", "industry", "行業統計分類（第11次修正）")


@cache
def occupations() -> CodeList:
    """Return the standard occupational classification, 6th revision."""
    return CodeList.read(_FOLDER / "occupation.csv", "occupations", "職業標準分類（第6次修正）")


def districts(path: Path) -> CodeList:
    """Return a city's districts from its file; a name is also known without its last 區."""
    read = CodeList.read(path, "districts", "行政區")
    known = tuple(
        replace(code, aliases=(*code.aliases, code.label.removesuffix("區"))) for code in read.codes
    )
    return replace(read, codes=known)


def _read_code(row: Mapping[str, str]) -> Code:
    return Code(
        code=row["code"].strip(),
        label=row["label"].strip(),
        label_en=(row.get("label_en") or "").strip(),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
        aliases=tuple(alias for alias in (row.get("aliases") or "").split(";") if alias),
        parent=(row.get("parent") or "").strip(),
        maps_to=(row.get("maps_to") or "").strip(),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text.strip()) if text and text.strip() else None


def _spelling(text: str) -> str:
    return squeeze(fold(text)).replace("臺", "台").lower()
