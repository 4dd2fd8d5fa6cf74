"""A complainant who agrees is handed on: to mediation, to the care of injured workers, outside."""

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.equality.models import Complaint
from laozheng.lines.equality.queries.kinds import HARASSED
from laozheng.lines.equality.rules.codes import GROUNDS, REFERRALS

CONSENT = "申訴人同意轉介"


def refer_on(act: Act) -> Remembered:
    """Hand a matter on with the consent of the complainant; no person stands in it.

    Whoever gets it asks the handler. Of harassment it says nothing, not even the employer.
    """
    if not act.given.get("consent"):
        raise Refused("轉介須經申訴人同意，請先徵得同意", "consent")
    to = act.given["to"]
    outside = "" if "." in to else REFERRALS[to]
    refer(
        act.case,
        "" if outside else to,
        actor=act.actor,
        on=act.on,
        facts=_least(act),
        consent=CONSENT,
        outside_agency=outside,
    )
    return {"to": to}


def _least(act: Act) -> dict[str, str]:
    whom_to_ask = {"聯絡": act.actor.name}
    if act.case.kind == HARASSED:
        return whom_to_ask
    complaint = Complaint.objects.get(case=act.case)
    about = {"雇主": complaint.employer_name, "主題": GROUNDS[complaint.ground]}
    return {"案號": act.case.number, **about, **whom_to_ask}
