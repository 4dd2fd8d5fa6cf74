"""Which party of the register a disposition is against; an uncertain name waits for somebody."""

from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.inspections.building import addressee
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.parties.actions import propose
from laozheng.kernel.parties.matching import Match, Proposal, resolve
from laozheng.kernel.parties.models import Party


def link_addressee(disposition: Disposition, known: Party | None = None) -> CaseParty | None:
    """Tie a new file to the party known from a visit, or else to the one that is surely meant.

    The row of the party in the case is returned; None when nobody can be named with certainty.
    """
    if known is None:
        day = disposition.disposed_on or disposition.case.received_on
        found = resolve(disposition.party_raw, disposition.ubn, day)
        if isinstance(found, Proposal):
            propose([(disposition.case.ref, found)])
        if not isinstance(found, Match):
            return None
        known = found.party
    disposition.party = known
    disposition.save(update_fields=["party"])
    row = addressee(disposition, known)
    row.save()
    return row
