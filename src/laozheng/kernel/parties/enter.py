"""Find or enter many parties at once, with the same result as one after the other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from laozheng.base.text import fold
from laozheng.kernel.parties.matching import Asked, Match, Proposal, bulk_resolve, survivors
from laozheng.kernel.parties.models import (
    NATURAL_KINDS,
    PARTY_KINDS,
    Identifier,
    Party,
    PartyName,
)
from laozheng.kernel.parties.names import SplitName, is_unique_by_law, readable, split_name
from laozheng.kernel.parties.numbers import person_identifier, ubn_identifier


@dataclass(frozen=True)
class Wanted:
    """A party that a record names: its kind, name and numbers as written, on the record's day.

    ``person_id`` is for natural persons, ``ubn`` for others. ``subject_ref`` names the record that
    an uncertain link is proposed for; without one nothing is proposed.
    """

    kind: str
    name: str
    day: date
    ubn: str = ""
    person_id: str = ""
    subject_ref: str = ""


@dataclass
class Entered:
    """What became of a batch: the party of each wanted one, the new ones, the uncertain links."""

    parties: list[Party]
    created: list[Party] = field(default_factory=list)
    proposals: list[tuple[str, Proposal]] = field(default_factory=list)


@dataclass(frozen=True)
class _Entry:
    """A wanted party at its place in the batch: name taken apart, number as a row to be."""

    place: int
    wanted: Wanted
    split: SplitName
    number: Identifier | None

    @property
    def natural(self) -> bool:
        return self.wanted.kind in NATURAL_KINDS

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two new entries of the batch one party; its own place when nothing does."""
        if self.number is not None and self.number.state == "valid":
            return (self.number.kind, self.number.value or self.number.lookup)
        if self.natural or self.split.masked or self.split.party_kind in ("person", "none"):
            return ("place", str(self.place))
        persons = () if is_unique_by_law(self.split.name) else self.split.responsible
        return ("name", self.split.key, *persons)


_Groups = dict[tuple[str, ...], list[_Entry]]


def enter(wanted: Sequence[Wanted]) -> Entered:
    """Link or create each wanted party; the caller opens the transaction and keeps the proposals.

    Raises ValueError for an unknown kind, PersonalNumberMisplaced for a personal number in the
    place of a 統一編號.
    """
    entries = [_entry(place, one) for place, one in enumerate(wanted)]
    found = _known_persons(entries)
    others = [entry for entry in entries if not entry.natural]
    answers = bulk_resolve([Asked(e.wanted.name, e.wanted.ubn, e.wanted.day) for e in others])
    result = Entered([])
    for entry, answer in zip(others, answers, strict=True):
        if isinstance(answer, Match):
            found[entry.place] = answer.party
        elif answer is not None and entry.wanted.subject_ref:
            result.proposals.append((entry.wanted.subject_ref, answer))
    _add_missing_numbers(entries, found)
    created = _create([entry for entry in entries if entry.place not in found])
    found |= created
    result.parties = [found[entry.place] for entry in entries]
    result.created = list({party.pk: party for party in created.values()}.values())
    return result


def _entry(place: int, wanted: Wanted) -> _Entry:
    if wanted.kind not in PARTY_KINDS:
        raise ValueError(f"unknown kind of party {wanted.kind!r}")
    if wanted.kind in NATURAL_KINDS:
        name = fold(readable(wanted.name))
        split = SplitName(wanted.name, name, "person" if name else "none")
        return _Entry(place, wanted, split, person_identifier(wanted.person_id))
    return _Entry(place, wanted, split_name(wanted.name), ubn_identifier(wanted.ubn))


def _known_persons(entries: Iterable[_Entry]) -> dict[int, Party]:
    """Natural persons on file under their personal number, by place."""
    by_lookup: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.natural and entry.number is not None and entry.number.lookup:
            by_lookup[entry.number.lookup].append(entry)
    rows = Identifier.objects.filter(lookup__in=list(by_lookup)).select_related("party")
    found = [(row.lookup, row.party) for row in rows.defer("sealed")]
    standing = survivors(party for _, party in found)
    return {
        entry.place: standing[party.pk] for lookup, party in found for entry in by_lookup[lookup]
    }


def _create(entries: Iterable[_Entry]) -> dict[int, Party]:
    """New parties by place; entries of one identity share a party."""
    groups: _Groups = defaultdict(list)
    for entry in entries:
        groups[entry.identity].append(entry)
    _join_names_to_numbers(groups)
    parties = Party.objects.bulk_create([_party(group[0]) for group in groups.values()])
    names, numbers = [], []
    for party, group in zip(parties, groups.values(), strict=True):
        names.append(_name(party, group[0]))
        number = next((entry.number for entry in group if entry.number is not None), None)
        if number is not None:
            number.party = party
            numbers.append(number)
    PartyName.objects.bulk_create(names)
    Identifier.objects.bulk_create(numbers)
    pairs = zip(parties, groups.values(), strict=True)
    return {entry.place: party for party, group in pairs for entry in group}


def _join_names_to_numbers(groups: _Groups) -> None:
    """A company's name without a number joins the one numbered entry of the batch that bears it."""
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for identity, group in groups.items():
        if identity[0] == "ubn":
            for entry in group:
                bearers[entry.split.key].add(identity)
    for identity in [one for one in groups if one[0] == "name" and is_unique_by_law(one[1])]:
        known = bearers.get(identity[1], set())
        if len(known) == 1:
            groups[next(iter(known))] += groups.pop(identity)


def _party(entry: _Entry) -> Party:
    name = entry.split.name or "（名稱不詳）"
    return Party(kind=entry.wanted.kind, display_name=name, party_key=entry.split.key)


def _name(party: Party, entry: _Entry) -> PartyName:
    split = entry.split
    return PartyName(
        party=party,
        name=party.display_name,
        raw=entry.wanted.name,
        party_key=split.key,
        responsible_person=split.responsible_text,
    )


def _add_missing_numbers(entries: Iterable[_Entry], found: dict[int, Party]) -> None:
    """A company linked by its name alone gets the valid number that the record brought."""
    wanting: dict[int, Identifier] = {}
    for entry in entries:
        number = entry.number
        if entry.place not in found or entry.natural or number is None or number.state != "valid":
            continue
        if is_unique_by_law(entry.split.name):
            number.party = found[entry.place]
            wanting.setdefault(number.party.pk, number)
    held = Identifier.objects.filter(party__in=list(wanting), kind="ubn").exclude(value="")
    have = set(held.values_list("party_id", flat=True))
    Identifier.objects.bulk_create(
        [number for pk, number in wanting.items() if pk not in have], ignore_conflicts=True
    )
