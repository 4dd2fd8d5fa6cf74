"""What dispositions and visits tell the other lines of an employer, each line by its own code."""

from collections.abc import Mapping

from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act, Action
from laozheng.kernel.inspections.models import Disposition, Finding, Visit

NOTHING: Mapping[str, object] = {}


def tell_fine(code: str) -> Action:
    """The step that serves a fine tells of it; a revocation withdraws it."""

    def run(act: Act) -> Mapping[str, object]:
        disposition = Disposition.objects.filter(case=act.case, kind="fine").first()
        if disposition is not None and disposition.party is not None:
            raise_signal(
                disposition.party, code, case=act.case, on=act.on, value=disposition.amount_twd
            )
        return NOTHING

    return run


def tell_remedy(code: str) -> Action:
    """The step that sends the notice of a visit tells of what is to be put right, if anything."""

    def run(act: Act) -> Mapping[str, object]:
        visit = Visit.objects.filter(case=act.case).select_related("employer").first()
        is_open = Finding.objects.filter(case=act.case, state="open").exists()
        if visit is not None and visit.employer is not None and is_open:
            raise_signal(visit.employer, code, case=act.case, on=act.on)
        return NOTHING

    return run


def tell_no_more(code: str) -> Action:
    """The step after which it is no longer so."""

    def run(act: Act) -> Mapping[str, object]:
        withdraw_signal(act.case, code, on=act.on)
        return NOTHING

    return run
