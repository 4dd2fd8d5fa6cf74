"""A breach that is a crime goes to the prosecutor first; the fine waits (行政罰法第26條)."""

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.rules import PROSECUTION_ENDED
from laozheng.lines.safety.actions.letters import offer_about_disposition
from laozheng.lines.safety.queries.prosecution import threat_of

SENT = "prosecution_sent"


def prosecution_settled(act: Act) -> str | None:
    """Why a fine must wait or may not be imposed: the same act is, or was, before the court."""
    disposition = Disposition.objects.get(case=act.case)
    threat = threat_of(disposition, act.on, act.law) if disposition.kind == "fine" else None
    if _has(act.case, PROSECUTION_ENDED):
        return None
    if _has(act.case, SENT):
        return "本件已移送檢察機關，刑事程序終結前不得裁處罰鍰（行政罰法第26條）"
    if threat is not None:
        return f"本件涉及{threat}，請先移送檢察機關，刑事程序終結後再裁處（行政罰法第26條）"
    return None


def send_to_prosecutor(act: Act) -> Remembered:
    """Hand the act to the prosecutor, with the punishment that threatens it."""
    disposition = Disposition.objects.get(case=act.case)
    threat = threat_of(disposition, act.on, act.law)
    if threat is None:
        raise Refused("查無致死、罹災三人以上或違反停工的紀錄，無須移送檢察機關")
    agency = act.given["agency"]
    facts = {"裁處案號": act.case.number, "所犯法條": threat.cite}
    refer(act.case, "", actor=act.actor, on=act.on, facts=facts, outside_agency=agency)
    offer_about_disposition(act, agency=agency, threat=str(threat))
    return {"agency": agency, "article": threat.article}


def _has(case: Case, kind: str) -> bool:
    return Event.objects.filter(case=case, kind=kind, superseded_by__isnull=True).exists()
