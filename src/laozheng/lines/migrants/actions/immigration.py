"""Who decides instead of the bureau on a foreign worker: the immigration agency."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.migrants.models import Violation
from laozheng.lines.migrants.rules.codes import WORKER


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
