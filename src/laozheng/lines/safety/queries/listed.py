"""One row of the official list becomes the columns of an accident with its flags; nothing guessed.

Traps and codes are those of the data set ``major_accidents`` (safety 2.1). Reads no table.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from laozheng.base.identifiers import ubn_state
from laozheng.base.text import fold, squeeze
from laozheng.kernel.datasets.scrubbing import scrub
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.districts import district_in
from laozheng.kernel.parties.names import fold_name, readable, split_name
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_TYPES,
    OWN_AGENCY,
    accident_type,
    industry_code,
)

SAME = "same_as_employer"
# States in which a number was written that is none, whoever it belongs to.
WRONG = frozenset({"malformed", "invalid", "dummy"})
CARRIED = frozenset({"W-YEAR"})
NOBODY = "（未載事業單位）"
HIDDEN = "（名稱遮蔽）"
_NUMBERS_UP_TO = 9999


@dataclass(frozen=True)
class ListedAccident:
    """A row as understood: columns of ``Accident``, the district, its flags, and advice.

    ``advice`` is a sentence for the person who imports, empty when there is nothing to say.
    """

    columns: Mapping[str, Any]
    district: str
    flags: tuple[str, ...]
    advice: str = ""

    @property
    def key(self) -> str:
        """The key by which another list names the same accident."""
        return str(self.columns["key"])

    @property
    def likeness(self) -> tuple[Any, ...]:
        """What two rows share that may be one accident listed twice."""
        return likeness(self.columns)

    @property
    def is_named(self) -> bool:
        """Whether the row names a firm, as employer or owner."""
        return bool(self.columns["employer_name"] or self.columns["owner_name"])

    @property
    def title(self) -> str:
        """What lists show: the firm and the type, never a hidden name."""
        columns = self.columns
        name = columns["employer_name"] or columns["owner_name"]
        return titled(name, columns["accident_type"], columns["accident_type_text"])


def read_listed(values: Mapping[str, Any]) -> ListedAccident:
    """Read the typed values of the native columns."""
    columns = {
        "source_number": values["source_number"] or "",
        "occurred_on": values["occurred_on"],
        "project_name": _text(values["project_name"], 200),
        "place": _text(values["place"], 300),
        "address": _text(values["address"], 300),
        "inspection_agency": values["inspection_agency"],
        "agency_code": _agency(values["agency_code"]),
        "on_map": values["on_map"],
        **_firms(values),
        **_what_happened(values),
        **_industry(values),
    }
    columns["key"] = _key(columns)
    district, where = _district(values)
    flags = [*_carried(values), *_flags(columns), *where]
    swapped = _is_swapped(columns)
    if swapped:
        flags.append("W-SWAP")
    advice = "事業單位與業主同名而統一編號不同，可能有一個多打一碼；請核對，系統不更正"
    return ListedAccident(columns, district, tuple(flags), advice if swapped else "")


def likeness(columns: Mapping[str, Any]) -> tuple[Any, ...]:
    """Day, firm, type and project, folded; two rows alike in them may be one accident."""
    return (
        columns["occurred_on"],
        fold_name(columns["employer_name"] or columns["owner_name"]),
        columns["accident_type"] or squeeze(fold(columns["accident_type_text"])),
        squeeze(fold(columns["project_name"])),
    )


def titled(name: str, kind: str, kind_text: str = "") -> str:
    """The title of an accident: firm and type; a hidden name is not shown."""
    shown = HIDDEN if name and split_name(name).masked else name or NOBODY
    return f"{shown}　{ACCIDENT_TYPES.get(kind, kind_text)}"[:200]


def employer_key(name: str) -> str:
    """The folded name by which a firm is found again; empty for a hidden or missing name."""
    split = split_name(name)
    return "" if split.masked or split.party_kind == "none" else split.key[:200]


def _agency(text: str) -> str:
    code = squeeze(fold(text))
    return code.zfill(2) if code.isdecimal() else code


def _firms(values: Mapping[str, Any]) -> dict[str, Any]:
    employer, owner = _name(values["employer_name"]), _name(values["owner_name"])
    ubn, owner_ubn = _number(values["ubn"]), _number(values["owner_ubn"])
    state, owner_state = str(ubn_state(ubn)), str(ubn_state(owner_ubn))
    if owner_state == SAME or (values["owner_ubn_state"] == SAME and owner_ubn == ubn):
        owner_ubn, owner_state = ubn, SAME
    return {
        "employer_name": employer,
        "employer_key": employer_key(employer),
        "name_masked": split_name(employer).masked,
        "ubn": ubn,
        "ubn_state": state,
        "owner_name": owner,
        "owner_ubn": owner_ubn,
        "owner_ubn_state": owner_state,
    }


def _name(text: str | None) -> str:
    """A name as written; nothing when the source only says that there is none."""
    name = _text(readable(text or ""), 200)
    return "" if split_name(name).party_kind == "none" else name


def _text(text: str | None, longest: int) -> str:
    """A text for display: what looks like a personal number is masked."""
    return scrub(text or "").strip()[:longest]


def _number(text: str | None) -> str:
    return squeeze(fold(text or ""))


def _what_happened(values: Mapping[str, Any]) -> dict[str, Any]:
    text = values["accident_type"] or ""
    number = squeeze(fold(values["casualties"] or ""))
    is_number = number.isdecimal() and int(number) <= _NUMBERS_UP_TO
    code = accident_type(text)
    return {
        "accident_type": code,
        "accident_type_text": ACCIDENT_TYPES.get(code, text),
        "casualties": int(number) if is_number else None,
    }


def _industry(values: Mapping[str, Any]) -> dict[str, Any]:
    section, group = values["industry_section"] or "", values["industry_group"] or ""
    return {
        "industry_section": section,
        "industry_group": group,
        "industry_code": industry_code(section, group),
    }


def _district(values: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The district named by address or place; one given as a code serves where neither does."""
    found = district_in(values["address"] or "", values["place"] or "")
    given = values["district"] or ""
    if found.code:
        return found.code, []
    if given in city().districts:
        return given, []
    return "", ["outside_city" if found.flag == "outside_city" else "W-ADDR"]


def _key(columns: Mapping[str, Any]) -> str:
    """The same accident in two lists: day, agency, firm, place and type (W-KEY).

    The numbers of a list are no key: they begin anew with every list.
    """
    name = columns["employer_name"] or columns["owner_name"]
    parts = (
        columns["occurred_on"].isoformat(),
        columns["agency_code"],
        split_name(name).key,
        fold_name(columns["place"]),
        columns["accident_type"] or squeeze(fold(columns["accident_type_text"])),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _carried(values: Mapping[str, Any]) -> list[str]:
    """Flags that only the official layout can see; a native file carries them along."""
    return sorted({item.name for item in values["flags"] or ()} & CARRIED)


def _flags(columns: Mapping[str, Any]) -> Iterator[str]:
    states = {"ubn": columns["ubn_state"], "owner_ubn": columns["owner_ubn_state"]}
    if not columns["owner_name"] and states["owner_ubn"] not in WRONG:
        del states["owner_ubn"]
    yield from dict.fromkeys(f"W-UBN-{state}" for state in states.values() if state != "valid")
    noticed = {
        "W-EMPTY": not columns["employer_name"],
        "W-MASK": columns["name_masked"],
        "W-CAS": not columns["casualties"],
        "W-IND": not columns["industry_code"],
        "W-TYPE": not columns["accident_type"],
        "W-AGENCY": columns["agency_code"] != OWN_AGENCY,
        "W-MAP": columns["on_map"] is None,
    }
    yield from (flag for flag, found in noticed.items() if found)


def _is_swapped(columns: Mapping[str, Any]) -> bool:
    """One firm as employer and owner with two numbers, one of them of nine digits (W-SWAP)."""
    numbers = columns["ubn"], columns["owner_ubn"]
    same = fold_name(columns["employer_name"]) == fold_name(columns["owner_name"])
    lengths = {len(number) for number in numbers if number.isdecimal()}
    both = bool(columns["employer_name"]) and all(numbers)
    return both and same and numbers[0] != numbers[1] and 9 in lengths
