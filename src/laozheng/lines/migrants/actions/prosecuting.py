"""Who decides instead of the bureau: the prosecutor on a crime, immigration on a worker (§63)."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import offer_letter, refer
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.migrants.actions.letters import PROSECUTION
from laozheng.lines.migrants.models import Violation
from laozheng.lines.migrants.queries.prosecution import crime_of
from laozheng.lines.migrants.rules.codes import WORKER


def no_crime(act: Act) -> str | None:
    """Why a fine may not be drafted: the same kind was fined within years before."""
    disposition = Disposition.objects.get(case=act.case)
    crime = crime_of(disposition, act.known_on, act.law) if disposition.kind == "fine" else None
    if crime is None:
        return None
    return f"{crime.steps[-1].text.rstrip('。')}，不得裁處罰鍰，請改辦「移送檢察機關」"


def send_to_prosecutor(act: Act) -> Mapping[str, Any]:
    """Hand a file to the prosecutor with the reckoning; it ends without a fine."""
    disposition = Disposition.objects.get(case=act.case)
    crime = crime_of(disposition, act.known_on, act.law)
    if crime is None:
        raise Refused("五年內沒有已送達的同類罰鍰，無須移送檢察機關")
    agency = act.given["agency"]
    facts = {"裁處案號": act.case.number, "所犯法條": "、".join(crime.citations)}
    refer(act.case, "", actor=act.actor, on=act.on, facts=facts, outside_agency=agency)
    told = {
        "case_no": act.case.number,
        "party": disposition.party_name,
        "articles": "、".join(map(str, disposition.citations)),
        "agency": agency,
        "why": crime.steps[-1].text.rstrip("。"),
    }
    offer_letter(act, {PROSECUTION.code: PROSECUTION}, told)
    return {"agency": agency, "reckoning": crime.to_dict()}


def send_to_immigration(act: Act) -> Mapping[str, Any]:
    """Hand a file on a worker to the immigration agency: she is not fined here."""
    disposition = Disposition.objects.get(case=act.case)
    agency = act.given["agency"]
    facts = {"裁處案號": act.case.number, "違反條文": "、".join(map(str, disposition.citations))}
    refer(act.case, "", actor=act.actor, on=act.on, facts=facts, outside_agency=agency)
    return {"agency": agency}


def is_on_worker(act: Act) -> str | None:
    """Why a file does not go to the immigration agency: it is not on a worker."""
    if Violation.objects.filter(file=act.case, offender=WORKER).exists():
        return None
    return "本件的違反者不是外國人，不得移送移民機關，請依裁處程序辦理"
