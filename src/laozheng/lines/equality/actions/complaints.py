"""The steps of a complaint: it comes in, is looked into, goes before a council, is decided."""

from typing import Any

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.cases.changes import announce
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.cases.reasons import note_reason, reason_of
from laozheng.lines.equality.actions.building import (
    ensure_employers,
    facts_of,
    persons_in,
    rows_of,
    title_of,
)
from laozheng.lines.equality.actions.letters import draft
from laozheng.lines.equality.models import Complaint
from laozheng.lines.equality.queries.kinds import COMPLAINTS, HARASSED, NOTICE
from laozheng.lines.equality.queries.panels import limit_of
from laozheng.lines.equality.rules.codes import GENDER, GROUNDS, HARASSMENT, REFUSALS
from laozheng.lines.equality.rules.grounds import kind_for, objection_to
from laozheng.lines.equality.rules.limits import is_too_late

NO_RETURN = "本件經撤回，不得就同一事件再行申訴"
SAME_ACT, FILED_AGAIN = "same_act", "filed_again"


def receive(act: Act) -> Remembered:
    """Open the file of a complaint; it is taken in even when it comes too late."""
    given, case = _of_the_kind(act), act.case
    _refuse_unknown_ground(act, given["law"], given["ground"], given.get("act_on") or act.on)
    (employer,) = ensure_employers([(given, act.on)], act.actor)
    for row in rows_of(given, employer, case):
        row.save(force_insert=True)
    case.title = title_of(given)
    _note_earlier(act)
    draft(act)
    return {"facts": facts_of(given)}


def _of_the_kind(act: Act) -> dict[str, Any]:
    """The facts of the form; harassment has its law and ground by its kind."""
    given = dict(act.given)
    if act.case.kind == HARASSED:
        given |= {"law": GENDER, "ground": HARASSMENT, "stage": "harassment"}
    elif kind_for(given["law"], given["ground"]) != act.case.kind:
        raise Refused("這個事由屬於另一種案件，請改由該種案件收件", "ground")
    if given["ground"] in (given.get("other_grounds") or ()):
        raise Refused("主要事由只能有一個，請勿同時列入其他事由", "other_grounds")
    return given


def _refuse_unknown_ground(act: Act, law_code: str, ground: str, day: Any) -> None:
    reason = objection_to(ground, law_code, day, act.law)
    if reason:
        raise Refused(reason, "ground")


def _note_earlier(act: Act) -> None:
    """A complaint filed again, or another one about the same act: linked, and flagged if so."""
    for name, kind in (("earlier_case", FILED_AGAIN), ("same_act_case", SAME_ACT)):
        number = act.given.get(name)
        if not number:
            continue
        earlier = Case.objects.filter(kind__in=COMPLAINTS, number=number).first()
        if earlier is None:
            raise Refused("查無這個案號，請核對", name)
        CaseLink.objects.create(a=earlier, b=act.case, kind=kind, on=act.on)
        if kind == FILED_AGAIN and earlier.state == "withdrawn":
            Complaint.objects.filter(case=act.case).update(flags=[FILED_AGAIN])


def not_filed_again(act: Act) -> str | None:
    """Harassment that was withdrawn cannot be complained of anew (處理辦法)."""
    complaint = Complaint.objects.get(case=act.case)
    if FILED_AGAIN in complaint.flags:
        return "同一性騷擾事件的申訴已撤回，不得再提出；請作成不受理"
    return None


def request_correction(act: Act) -> Remembered:
    """Ask for missing papers; the clock stands until they come."""
    reason = reason_of(act)
    draft(act, missing=reason, days=act.law.get("equality.correction_days", act.on))
    return {"reason": reason}


def suspend(act: Act) -> Remembered:
    """Stop the clock for a reason of law."""
    return {"stop": act.given["stop"], "reason": act.given.get("reason", "")}


def extend(act: Act) -> Remembered:
    """Prolong the term once, and tell the parties."""
    if act.case.events.filter(kind="extend").exists():
        raise Refused("處理期限只能延長一次，本件已延長過")
    reason = reason_of(act)
    draft(act, reason=reason)
    return {"reason": reason}


def refuse(act: Act) -> Remembered:
    """Decide that a complaint is not taken up; too late needs a limit that has passed."""
    why = act.given["why"]
    told: dict[str, Any] = {"why": why, "decision": "inadmissible"}
    if why == "too_late":
        limit = limit_of(Complaint.objects.select_related("case").get(case=act.case), act.law)
        if limit is None or not is_too_late(act.case.received_on, limit):
            raise Refused("本件未逾申訴期限，請改選其他不受理事由", "why")
        told["limit"] = limit.result.isoformat()
    draft(act, reason=REFUSALS[why])
    return told


def transfer(act: Act) -> Remembered:
    """Hand a complaint to the authority that it belongs to."""
    draft(act, authority=act.given["authority"])
    return {"authority": act.given["authority"], "decision": "transferred"}


def add_person(act: Act) -> Remembered:
    """Name a further person of the case; the event says only that one was added."""
    for row in persons_in(act.given, act.case):
        row.save(force_insert=True)
    return {}


def join_notice(act: Act) -> Remembered:
    """Put the employer's notice of the same matter beside the complaint, for its handlers alone."""
    number = act.given["notice_number"].strip()
    notice = visible(Case.objects.filter(kind=NOTICE, number=number), act.actor).first()
    if notice is None:
        raise Refused("查無這件雇主通報，或您無權閱覽，請核對案號", "notice_number")
    Complaint.objects.filter(case=act.case).update(notice=notice)
    return {}


def team_formed(act: Act) -> str | None:
    """An investigation of harassment is reported by its team."""
    if _was_taken(act.case, "form_team"):
        return None
    return "尚未組成調查小組，請先組成調查小組並完成調查"


def reported(act: Act) -> str | None:
    """Harassment is decided on the report of the investigation team."""
    if _was_taken(act.case, "report"):
        return None
    return team_formed(act) or "調查小組尚未提出調查報告，請先登錄調查報告"


def _was_taken(case: Case, step: str) -> bool:
    return case.events.filter(kind=step, superseded_by__isnull=True).exists()


def ask_for_proof(act: Act) -> Remembered:
    """Ask one side for what it has to bring: plausible facts, or proof (性別平等工作法§31)."""
    draft(act, facts=act.given["facts"])
    return None


def decide(act: Act) -> Remembered:
    """The decision on the merits; its letter tells what is open against it (訴願法§14, §34②)."""
    decision = act.given["decision"]
    draft(
        act,
        outcome=act.given["decision_text"],
        reason=act.given.get("reason", ""),
        **_remedies(act),
    )
    return {"decision": decision}


def _remedies(act: Act) -> dict[str, int]:
    """Within how many days an appeal is open, and an objection where the gender act knows one."""
    days = {"appeal_days": act.law.get("law.appeal_days", act.on)}
    if Complaint.objects.get(case=act.case).law == GENDER:
        days["objection_days"] = act.law.get("equality.objection_days", act.on)
    return days


def withdraw(act: Act) -> Remembered:
    """The complainant withdraws; of harassment no new complaint is possible afterwards."""
    draft(act, effect=NO_RETURN if act.case.kind == HARASSED else "")
    return {"decision": "withdrawn", "reason": act.given.get("reason", "")}


def settle(act: Act) -> Remembered:
    """The parties settle."""
    return {"decision": "settled", "reason": act.given.get("reason", "")}


def order(act: Act) -> Remembered:
    """Order the employer to do something by a day."""
    due = act.given["due_on"]
    if due <= act.on:
        raise Refused("改善期限須在命令日之後，請更正", "due_on")
    reason = reason_of(act)
    draft(act, order=reason, due_on=due)
    return {"due_on": due.isoformat(), "reason": reason}


def note_objection(act: Act) -> Remembered:
    """The result of an objection, once there is one."""
    return {"result": act.given.get("result", "")}


def change_ground(act: Act) -> Remembered:
    """Correct the main ground: open figures move at once, frozen ones by restatement."""
    complaint, ground = Complaint.objects.get(case=act.case), act.given["ground"]
    if ground == complaint.ground:
        raise Refused("主要事由沒有改變，請選擇更正後的事由", "ground")
    if kind_for(complaint.law, ground) != act.case.kind:
        raise Refused("這個事由屬於另一種案件，不得以更正事由辦理", "ground")
    _refuse_unknown_ground(act, complaint.law, ground, complaint.act_on or act.case.received_on)
    before = complaint.ground
    complaint.ground = ground
    complaint.other_grounds = [one for one in complaint.other_grounds if one != ground]
    complaint.save(update_fields=["ground", "other_grounds"])
    act.case.title = title_of(vars(complaint))
    announce([act.case])
    return {**note_reason(act), "before": GROUNDS[before], "facts": {"ground": ground}}
