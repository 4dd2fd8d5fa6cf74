"""Which party a raw name and number mean: a valid 統一編號 or a unique exact name links, no less.

Anything less certain is a proposal for somebody to decide. Reads only; a batch of any size takes
the same few queries per thousand names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from laozheng.base.identifiers import ubn_state
from laozheng.base.text import fold, squeeze
from laozheng.kernel.parties.models import NATURAL_KINDS, Identifier, Party, PartyName
from laozheng.kernel.parties.names import SplitName, full_form, is_unique_by_law, split_name

# Below the number of variables that every SQLite accepts in one query.
BATCH = 900


@dataclass(frozen=True)
class Match:
    """The party that is meant. Flag ``name_differs``: the number links, the name is not on file."""

    party: Party
    rule: Literal["ubn", "party_key"]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """Parties that may be meant, and why none of them was linked.

    Rules: ``several`` parties bear the name; ``former_name``, not in use on that day;
    ``ubn_differs``, the party has another number; ``responsible_differs``, a business name that is
    not unique by law stands with another person; ``abbreviated``, the full form is on file.
    """

    raw: str
    parties: tuple[Party, ...]
    rule: Literal["several", "former_name", "ubn_differs", "responsible_differs", "abbreviated"]
    evidence: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A name as written, the number beside it as written, and the day of the record."""

    raw_name: str
    ubn: str
    day: date

    @property
    def number(self) -> str:
        """The eight digits when they are a valid 統一編號, else nothing."""
        return squeeze(fold(self.ubn)) if ubn_state(self.ubn) == "valid" else ""


@dataclass(frozen=True)
class _Register:
    """What the register knows about the names and numbers of one batch."""

    by_number: Mapping[str, Party]
    by_key: Mapping[str, Sequence[PartyName]]
    numbers: Mapping[int, frozenset[str]]
    standing: Mapping[int, Party]


def resolve(raw_name: str, ubn: str, day: date) -> Match | Proposal | None:
    """The party meant by one name and number on a day; see ``bulk_resolve``."""
    return bulk_resolve([Asked(raw_name, ubn, day)])[0]


def bulk_resolve(asked: Sequence[Asked]) -> list[Match | Proposal | None]:
    """For each name and number in turn: a match, a proposal, or none.

    A valid number decides alone. Without one, the folded name must be borne by exactly one party
    on that day; natural persons and masked names never match by name.
    """
    results: list[Match | Proposal | None] = []
    for start in range(0, len(asked), BATCH):
        batch = asked[start : start + BATCH]
        splits = [split_name(one.raw_name) for one in batch]
        keys = {key for split in splits for key in (split.key, full_form(split.key))}
        register = _look_up({one.number for one in batch}, keys)
        pairs = zip(batch, splits, strict=True)
        results += [_decide(one, split, register) for one, split in pairs]
    return results


def survivors(parties: Iterable[Party]) -> dict[int, Party]:
    """For the id of each party: the party that stands for it after merges, mostly itself."""
    known = {party.pk: party for party in parties}
    asked = list(known)
    while missing := {p.merged_into_id for p in known.values() if p.merged_into_id} - set(known):
        known |= {party.pk: party for party in Party.objects.filter(pk__in=missing)}
    return {pk: _end_of_chain(known[pk], known) for pk in asked}


def _end_of_chain(party: Party, known: Mapping[int, Party]) -> Party:
    while party.merged_into_id is not None:
        party = known[party.merged_into_id]
    return party


def _look_up(numbers: set[str], keys: set[str]) -> _Register:
    rows = list(
        Identifier.objects.filter(kind="ubn", value__in=numbers - {""}).select_related("party")
    )
    names = list(
        PartyName.objects.filter(party_key__in=keys - {""})
        .exclude(party__kind__in=NATURAL_KINDS)
        .select_related("party")
        .order_by("party_id", "id")
    )
    found = [row.party for row in rows] + [name.party for name in names]
    standing = survivors(found)
    by_key: dict[str, list[PartyName]] = defaultdict(list)
    for name in names:
        by_key[name.party_key].append(name)
    return _Register(
        by_number={row.value: standing[row.party_id] for row in rows},
        by_key=by_key,
        numbers=_numbers_of({standing[name.party_id].pk for name in names}),
        standing=standing,
    )


def _numbers_of(party_ids: set[int]) -> dict[int, frozenset[str]]:
    numbers: dict[int, set[str]] = defaultdict(set)
    rows = Identifier.objects.filter(kind="ubn", party_id__in=party_ids).exclude(value="")
    for party_id, value in rows.values_list("party_id", "value"):
        numbers[party_id].add(value)
    return {party_id: frozenset(values) for party_id, values in numbers.items()}


def _decide(asked: Asked, split: SplitName, register: _Register) -> Match | Proposal | None:
    names = register.by_key.get(split.key, ())
    linked = register.by_number.get(asked.number)
    if linked is not None:
        known = any(register.standing[name.party_id] == linked for name in names)
        return Match(linked, "ubn", () if known or not split.name else ("name_differs",))
    if split.masked or split.party_kind == "person":
        return None
    if not names:
        fuller = register.by_key.get(full_form(split.key), ())
        parties = _distinct(register.standing[name.party_id] for name in fuller)
        return Proposal(asked.raw_name, parties, "abbreviated") if parties else None
    in_use = [name for name in names if name.holds_on(asked.day)]
    parties = _distinct(register.standing[name.party_id] for name in in_use or names)
    if len(parties) > 1:
        return Proposal(asked.raw_name, parties, "several")
    if not in_use:
        return Proposal(asked.raw_name, parties, "former_name")
    return _check_alone(asked, split, parties[0], in_use, register)


def _check_alone(
    asked: Asked, split: SplitName, party: Party, names: Sequence[PartyName], register: _Register
) -> Match | Proposal:
    """The one party that bears the name, unless its number or its person says otherwise."""
    numbers = register.numbers.get(party.pk, frozenset())
    if asked.number and numbers:
        evidence = {"ubn": asked.number, "known": "、".join(sorted(numbers))}
        return Proposal(asked.raw_name, (party,), "ubn_differs", evidence)
    persons = {name.responsible_person for name in names} - {""}
    person = split.responsible_text
    if person and persons and person not in persons and not is_unique_by_law(split.name):
        return Proposal(asked.raw_name, (party,), "responsible_differs")
    return Match(party, "party_key")


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.pk: party for party in parties}.values())
