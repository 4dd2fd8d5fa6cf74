"""What this line adds to the shared chain: a published disposition is told to other lines."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions.signaling import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.signaling import tell_no_more

SIGNAL = "equality.disposition"


def tell_published(act: Act) -> Mapping[str, Any] | None:
    """Tell the other lines that there is an entry on the public list."""
    disposition = Disposition.objects.select_related("party").get(case=act.case)
    if disposition.party is not None:
        withdraw_signal(act.case, SIGNAL, on=act.on)
        raise_signal(disposition.party, SIGNAL, case=act.case, on=act.on)
    return None


# What others were told ends with the entries.
end_published = tell_no_more(SIGNAL)
