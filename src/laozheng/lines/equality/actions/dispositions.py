"""What this line adds to the shared chain: a published disposition is told to other lines."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions.signaling import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.signaling import tell_no_more
from laozheng.lines.equality.rules.grounds import is_about_harassment

SIGNAL = "equality.disposition"


def tell_published(act: Act) -> Mapping[str, Any] | None:
    """Tell the other lines that there is an entry on the public list.

    An entry about harassment never names a person: who is fined in his own name stays off the
    list, for his name would tell who is meant, and by whom.
    """
    disposition = Disposition.objects.select_related("party").get(case=act.case)
    is_sealed = any(is_about_harassment(citation) for citation in disposition.citations)
    if is_sealed and disposition.party_kind == "person":
        raise Refused("性騷擾案件的受處分人為自然人，不得公布姓名，請勿登錄公布")
    if disposition.party is not None:
        withdraw_signal(act.case, SIGNAL, on=act.on)
        raise_signal(disposition.party, SIGNAL, case=act.case, on=act.on)
    return None


# What others were told ends with the entries.
end_published = tell_no_more(SIGNAL)
