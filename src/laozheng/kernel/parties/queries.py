"""Reads: who a party was on a day, who bears a number, what waits for a decision."""

from datetime import date

from django.db.models import Q, QuerySet

from laozheng.base.identifiers import is_ubn
from laozheng.base.text import fold, squeeze
from laozheng.kernel.parties.matching import survivors
from laozheng.kernel.parties.models import (
    NATURAL_KINDS,
    Identifier,
    MatchProposal,
    Party,
    PartyName,
    Workplace,
)
from laozheng.kernel.parties.names import fold_name
from laozheng.kernel.parties.numbers import person_lookup
from laozheng.kernel.parties.snapshot import Snapshot


def by_ubn(ubn: str) -> Party | None:
    """The party that bears a valid 統一編號, after merges."""
    row = Identifier.objects.filter(kind="ubn", value=squeeze(fold(ubn))).select_related("party")
    return _standing(row.first())


def by_person_number(number: str) -> Party | None:
    """The person on file under a valid personal number, after merges."""
    rows = Identifier.objects.filter(lookup=person_lookup(number)).select_related("party")
    return _standing(rows.first())


def name_on(party: Party, day: date) -> PartyName | None:
    """The registered name of a party on a day; none when it is not known."""
    return party.names.at(day).filter(kind="registered").first()


def snapshot_of(party: Party, day: date, workplace: Workplace | None = None) -> Snapshot:
    """Name, number and place of a party on a day; with a workplace also industry and size."""
    name = name_on(party, day)
    number = party.identifiers.filter(kind="ubn").exclude(value="").first()
    place = (workplace or party).addresses.at(day).first()
    return Snapshot(
        name=name.name if name else party.display_name,
        on=day,
        ubn=number.value if number else "",
        responsible_person=name.responsible_person if name else "",
        address=place.raw if place else "",
        district=place.district if place else "",
        industry=workplace.industry if workplace else "",
        size=workplace.size if workplace else None,
        party_id=party.pk,
    )


def search(text: str) -> "QuerySet[Party]":
    """Parties other than natural persons by 統一編號, or by part of any of their names."""
    parties = Party.objects.exclude(kind__in=NATURAL_KINDS).filter(merged_into__isnull=True)
    digits = squeeze(fold(text))
    if is_ubn(digits):
        return parties.filter(identifiers__kind="ubn", identifiers__value=digits)
    key = fold_name(text)
    if not key:
        return parties.none()
    return parties.filter(
        Q(names__party_key__contains=key) | Q(merged_from__names__party_key__contains=key)
    ).distinct()


def open_proposals() -> "QuerySet[MatchProposal]":
    """Links that wait for a decision, oldest first."""
    return MatchProposal.objects.filter(verdict="").select_related("party").order_by("id")


def _standing(row: Identifier | None) -> Party | None:
    return survivors([row.party])[row.party_id] if row is not None else None
