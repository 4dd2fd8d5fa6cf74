"""An accident comes in: reported by the employer, told by others, and what is learned later."""

from typing import Any

from laozheng.base.identifiers import looks_like_person_id
from laozheng.base.moments import roc_moment
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.parties.actions import propose
from laozheng.lines.safety.actions.building import (
    announce_year,
    district_of,
    ensure_firms,
    enter_firms,
    facts_of,
    party_row,
    rows_of,
    wanted_firm,
)
from laozheng.lines.safety.actions.matching import settle_signal, suggest_matches
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.listed import titled
from laozheng.lines.safety.rules.accidents import REPORTED
from laozheng.lines.safety.rules.codes.accidents import EMPLOYER, ROLES
from laozheng.lines.safety.rules.consistency import When, contradictions


def open_accident(act: Act) -> Remembered:
    """Open the file of an accident: its facts, the firms in it, the deaths of the day."""
    given = _given(act)
    for field, reason in contradictions(given, act.actor.at):
        raise Refused(reason, field)
    if given["occurred_at"].on > act.on:
        raise Refused("收件日早於災害發生日，請核對兩個日期", "received_on")
    case = act.case
    (firms,) = ensure_firms([given], act.actor)
    propose([(case.ref, proposal) for proposal in firms.proposals])
    for row in rows_of(given, firms, act.known_on, case):
        row.save(force_insert=True)
    if given.get("contact"):
        case.parties.filter(role=EMPLOYER).update(contact=given["contact"])
    case.title = titled(given["employer_name"], given["accident_type"])
    case.district = district_of(given)
    case.save(update_fields=["title", "district"])
    facts = facts_of(given, case.district, act.law)
    accident = Accident.objects.select_related("case", "employer").get(case=case)
    settle_signal(accident, act.on, judged=facts["judged"])
    suggest_matches([accident], act.on, act.law)
    announce_year(accident.occurred_on)
    return {"facts": facts}


def _given(act: Act) -> dict[str, Any]:
    """The facts of the form; the moment of the step is that of the report."""
    ubn = str(act.given.get("ubn") or "")
    if looks_like_person_id(ubn):
        raise Refused("統一編號欄疑似填入身分證或居留證號，請移除後再送出", "ubn")
    given = {**act.given, "reported_at": act.given.get("reported_at") or act.at}
    for name in ("occurred_at", "known_at", "reported_at"):
        given[name] = When.of(given[name]) if given.get(name) else None
    if act.transition.name == REPORTED:
        given["reported_by"] = EMPLOYER
    given["district"] = act.case.district
    return given


def note_employer_report(act: Act) -> Remembered:
    """The employer reports an accident that others had told; his term is measured by this."""
    accident = Accident.objects.get(case=act.case)
    if act.at is None:
        raise Refused("請填雇主通報的時間，例如 113/03/05 14:30", "at")
    if accident.occurred_at is not None and act.at < accident.occurred_at:
        told, occurred = roc_moment(act.at), roc_moment(accident.occurred_at)
        raise Refused(f"通報時間{told}早於發生時間{occurred}，請核對兩個時間", "at")
    announce_year(accident.occurred_on)
    return {"text": roc_moment(act.at)}


def add_firm(act: Act) -> Remembered:
    """One more firm answers for the same accident; what it did is counted once."""
    name, ubn, role = act.given["firm"], act.given.get("ubn") or "", act.given["role"]
    if looks_like_person_id(ubn):
        raise Refused("統一編號欄疑似填入身分證或居留證號，請移除後再送出", "ubn")
    accident = Accident.objects.get(case=act.case)
    wanted = wanted_firm(name, ubn, accident.occurred_on)
    ((party, proposal),) = enter_firms([wanted], act.actor)
    propose([(act.case.ref, proposal)] if proposal else [])
    if act.case.parties.filter(party=party, role=role, to_on__isnull=True).exists():
        raise Refused(f"「{name}」已登錄為{ROLES[role]}，無須再登錄", "firm")
    party_row(act.case, party, name, role, act.on).save()
    return {"text": ROLES[role]}
