"""The employer of a matter: on file or new, as a snapshot, as a party of the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from laozheng.base.identifiers import ubn_state
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.names import split_name


@dataclass(frozen=True)
class Named:
    """An employer as it was told on a day."""

    name: str
    ubn: str
    day: date


def ensure_employers(named: Iterable[Named], actor: Reader) -> list[Party]:
    """The party of each employer in turn; a number that is none does not link."""
    return ensure_parties([_wanted(one) for one in named], actor)


def _wanted(one: Named) -> Wanted:
    if split_name(one.name).party_kind == "person":
        return Wanted(kind="person", name=one.name, day=one.day)
    ubn = one.ubn if ubn_state(one.ubn) == "valid" else ""
    return Wanted(kind="enterprise", name=one.name, day=one.day, ubn=ubn)


def snapshot(name: str, ubn: str) -> dict[str, Any]:
    """The columns of a detail row that tell the employer (`OfEmployer`)."""
    return {
        "employer_name": name,
        "employer_key": split_name(name).key,
        "ubn": ubn,
        "ubn_state": str(ubn_state(ubn)),
    }


def part_of(case: Case, employer: Party, name: str, role: str) -> CaseParty:
    """The employer's part in a case, not yet saved."""
    return CaseParty(
        case=case,
        party=employer,
        name_as_written=name[:200],
        side="employer",
        role=role,
        from_on=case.received_on,
    )
