"""One story, told once: what a worker said goes on into the next case with her consent (rule 11).

Each case still counts in its own measure.
"""

from collections.abc import Mapping
from typing import Any

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.actions import open_case, refer
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink, CaseParty
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.lines.migrants.models import Dispute, Dormitory, MigrantVisit, Verification
from laozheng.lines.migrants.queries.kinds import DISPUTE, SHELTER
from laozheng.lines.migrants.rules.codes import CONFIDED, OUTSIDE_AGENCIES

ONE_STORY = "same_story"
CONTRACT = "contract"


def name_worker(act: Act) -> None:
    """Put the worker on the case under the name as written; her number is kept sealed."""
    name = str(act.given.get("worker_name") or "").strip()
    if not name:
        return
    number = act.given.get("residence_number") or ""
    wanted = Wanted(kind="person", name=name, day=act.on, person_id=number)
    CaseParty.objects.create(
        case=act.case,
        party=ensure_party(wanted, act.actor),
        name_as_written=name[:200],
        side="labor",
        role="applicant",
        contact=act.given.get("contact") or "",
        from_on=act.on,
    )


def carry_to_dispute(act: Act, asked: Verification) -> Case:
    """The dispute that follows when a worker denies that she wants to leave."""
    dispute = open_case(
        DISPUTE,
        "receive",
        actor=act.actor,
        received_on=act.on,
        intake="referral",
        officer=act.case.officer,
        district=act.case.district,
        employer_name=asked.employer_name,
        ubn=asked.ubn,
        nationality=asked.nationality,
        topics=[CONTRACT],
        workers=1,
    )
    _tie(act, dispute)
    return dispute


def shelter(act: Act) -> Mapping[str, Any]:
    """Take a worker into shelter out of a dispute or verification; the new case is sealed.

    Only its handlers learn of it: what is remembered here names no place.
    """
    _refuse_without_consent(act)
    if act.case.officer is None:
        raise Refused("本件尚無承辦人，請先派案；密封案件必須有承辦人")
    stay = open_case(
        SHELTER,
        "admit",
        actor=act.actor,
        received_on=act.on,
        intake="referral",
        officer=act.case.officer,
        **{name: act.given.get(name) for name in _STAY},
    )
    _tie(act, stay)
    return {"consent": True}


_STAY = ("worker_key", "nationality", "reason", "shelter", "from_at", "indicators", "told")


def refer_on(act: Act) -> Mapping[str, Any]:
    """Hand what another line needs to know to it, with the worker's consent."""
    _refuse_without_consent(act)
    to = act.given["to"]
    refer(
        act.case,
        to,
        actor=act.actor,
        on=act.on,
        facts=_least(act.case),
        consent="外國人同意轉介",
    )
    return {"to": to}


def refer_findings(act: Act) -> Mapping[str, Any]:
    """Hand what was seen at a visit to another line or to a body outside the bureau.

    What a worker told in confidence goes on with her consent alone; the place goes with it.
    """
    to = act.given["to"]
    if to in CONFIDED:
        _refuse_without_consent(act)
    visit = Visit.objects.get(case=act.case)
    number = MigrantVisit.objects.get(case=act.case).dormitory_number
    place = Dormitory.objects.filter(number=number).first()
    facts = {
        "案號": act.case.number,
        "雇主": visit.employer_name,
        "地點": place.address if place else visit.workplace,
        "訪查日": roc_day(visit.visited_on) if visit.visited_on else "",
        "事項": act.given["about"],
    }
    refer(
        act.case,
        "" if to in OUTSIDE_AGENCIES else to,
        actor=act.actor,
        on=act.on,
        facts=facts,
        consent="外國人同意轉介" if act.given.get("consent") else "",
        outside_agency=OUTSIDE_AGENCIES.get(to, ""),
    )
    return {"to": to}


def _least(case: Case) -> dict[str, Any]:
    """What the receiving side needs: whom it concerns, never the worker's number."""
    own = (
        Dispute.objects.filter(case=case).first() or Verification.objects.filter(case=case).first()
    )
    facts: dict[str, Any] = {"案號": case.number}
    if own is not None:
        facts["雇主"] = own.employer_name
    return facts


def _refuse_without_consent(act: Act) -> None:
    if not act.given.get("consent"):
        raise Refused("未經外國人同意，不得轉入其他程序，請先取得同意並勾選", "consent")


def _tie(act: Act, to: Case) -> None:
    CaseLink.objects.create(a=act.case, b=to, kind=ONE_STORY, on=act.on)
    for part in CaseParty.objects.filter(case=act.case, side="labor", to_on__isnull=True):
        CaseParty.objects.create(
            case=to,
            party=part.party,
            name_as_written=part.name_as_written,
            side="labor",
            role=part.role,
            from_on=act.on,
        )
