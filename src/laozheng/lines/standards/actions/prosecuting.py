"""A violation that is a crime goes to the prosecutor; no fine is drafted for it (§75 to 77)."""

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.standards.actions.letters import tell_prosecutor
from laozheng.lines.standards.rules.crimes import crime_of


def no_crime(act: Act) -> str | None:
    """Why a fine may not be drafted: what the file cites is a crime."""
    disposition = Disposition.objects.get(case=act.case)
    crime = _crime(disposition, act) if disposition.kind == "fine" else None
    if crime is None:
        return None
    said = crime.steps[-1].text.rstrip("。")
    return f"{said}，不處罰鍰，請改辦「移送檢察機關」，其餘條文另開裁處案"


def send_to_prosecutor(act: Act) -> Remembered:
    """Hand a file to the prosecutor; it ends without a fine."""
    disposition = Disposition.objects.get(case=act.case)
    crime = _crime(disposition, act)
    if crime is None:
        raise Refused("所引條文沒有刑罰規定，無須移送檢察機關")
    agency, cites = act.given["agency"], "、".join(crime.citations)
    facts = {"裁處案號": act.case.number, "所犯法條": cites}
    refer(act.case, "", actor=act.actor, on=act.on, facts=facts, outside_agency=agency)
    tell_prosecutor(
        act,
        party=disposition.party_name,
        articles="、".join(map(str, disposition.citations)),
        agency=agency,
        why=crime.steps[-1].text.rstrip("。"),
        cites=cites,
    )
    return {"agency": agency, "reckoning": crime.to_dict()}


def _crime(disposition: Disposition, act: Act) -> Reckoning | None:
    acted_on = disposition.acted_to or disposition.acted_from or act.on
    return crime_of(disposition.citations, acted_on, act.law)
