"""The office goes to the place, writes its report, or hands the accident to whom it belongs."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Referral
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.safety.actions.building import announce_year
from laozheng.lines.safety.actions.letters import offer_about_accident
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.accidents import deaths_of
from laozheng.lines.safety.rules.codes.accidents import AGENCIES, OWN_AGENCY

CARE = "injury.notice"


def take_up(act: Act) -> Mapping[str, Any]:
    """Send an inspector; who was killed or is in hospital is told to injury care the same day.

    No name goes along: only that, when, and how many.
    """
    tell_care(act, deaths_of(act.case).count())
    return {}


def tell_care(act: Act, deaths: int) -> None:
    """Tell injury care of the dead and of those in hospital, once; until it is there it waits."""
    accident = Accident.objects.get(case=act.case)
    is_told = Referral.objects.filter(from_case=act.case, to_code=CARE).exists()
    if is_told or not (deaths or accident.hospitalized):
        return
    facts = {
        "發生日": accident.occurred_on.isoformat(),
        "死亡人數": deaths,
        "住院人數": accident.hospitalized or 0,
    }
    refer(act.case, CARE, actor=act.actor, on=act.on, facts=facts)


def draft_report(act: Act) -> Mapping[str, Any]:
    """Write down the causes of the accident, one per line."""
    causes = [line.strip() for line in act.given["causes"].splitlines() if line.strip()]
    if not causes:
        raise Refused("請寫明災害原因，每行一項", "causes")
    Accident.objects.filter(case=act.case).update(causes=causes)
    return {"text": "；".join(causes)}


def forward(act: Act) -> Mapping[str, Any]:
    """Hand an accident of another agency's area over: it stays as information, not counted."""
    agency = act.given["agency"]
    if agency == OWN_AGENCY or agency not in AGENCIES:
        raise Refused("請選擇管轄的其他檢查機構", "agency")
    accident = Accident.objects.get(case=act.case)
    accident.agency_code, accident.inspection_agency = agency, AGENCIES[agency]
    accident.save(update_fields=["agency_code", "inspection_agency"])
    announce_year(accident.occurred_on)
    to = Snapshot(name=AGENCIES[agency], on=act.on)
    offer_about_accident(act, to, agency=AGENCIES[agency])
    return {"agency": AGENCIES[agency], **note_reason(act), "facts": {"agency": agency}}
