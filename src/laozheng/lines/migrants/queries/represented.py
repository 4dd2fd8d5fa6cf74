"""For which employers somebody who signed in may tell, and under which license."""

from dataclasses import dataclass

from laozheng.kernel.accounts.mandates import mandates_of
from laozheng.kernel.accounts.models import Mandate
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.queries import party_of
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.queries import by_ubn, snapshot_of
from laozheng.lines.migrants.models import EmploymentAgency


@dataclass(frozen=True)
class Represented:
    """An employer for whom a row may be filed."""

    name: str
    ubn: str


def represented(number: str, reader: Reader) -> Represented | None:
    """The employer of a 統一編號 or of a mandate's number, if the reader may act for it.

    Staff may bring the file of anybody.
    None alike for an employer that is unknown and for one that is somebody else's.
    """
    if reader.external_role == "employer":
        own = _told(Party.objects.filter(pk=party_of(reader)).first(), reader)
        return own if own is not None and own.ubn == number else None
    held = mandates_of(reader)
    if reader.is_of_bureau:
        held = list(Mandate.objects.at(reader.day).filter(number=number))
        by_number = by_ubn(number)
        if by_number is not None:
            return _told(by_number, reader)
    for mandate in held:
        if mandate.number == number:
            return _told(_principal(mandate), reader)
    if not number.isdecimal():
        return None
    keys = [mandate.principal_ref.removeprefix("party:") for mandate in held]
    bearers = Party.objects.filter(pk__in=keys, identifiers__kind="ubn", identifiers__value=number)
    return _told(bearers.first(), reader)


def _principal(mandate: Mandate) -> Party | None:
    return Party.objects.filter(pk=mandate.principal_ref.removeprefix("party:")).first()


def _told(party: Party | None, reader: Reader) -> Represented | None:
    if party is None:
        return None
    told = snapshot_of(party, reader.day)
    return Represented(told.name, told.ubn)


def license_of(reader: Reader) -> str:
    """The license number of the agency that has signed in; nothing for anybody else."""
    if reader.external_role != "agency":
        return ""
    agency = EmploymentAgency.objects.filter(party=party_of(reader)).order_by("pk").first()
    return agency.number if agency is not None else ""
