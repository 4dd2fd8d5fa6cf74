"""Who mediates: appointment, entrustment of a private body, and recusal."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import assign, end_assignment, give_access, resume, suspend
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.law.trace import objections
from laozheng.lines.disputes.actions.letters import draft
from laozheng.lines.disputes.models import Mediator, PrivateBody
from laozheng.lines.disputes.models.codes import CHANNELS
from laozheng.lines.disputes.queries.mediation import parties_of, timeline
from laozheng.lines.disputes.queries.registers import may_be_entrusted, may_mediate, term_on
from laozheng.lines.disputes.rules.timeline import AUTHORITY_MEDIATOR, COMMITTEE, PRIVATE_BODY

MEDIATING_TERMS = ("D2", "D3", "D5", "D6", "D7")
RECUSAL = "勞資爭議調解辦法第9條第4項"


def _route_is(channel: str, act: Act) -> str | None:
    if act.case.mediation.channel != channel:
        return f"本件的處理方式不是「{CHANNELS[channel]}」，不能「{act.transition.label}」"
    return None


def by_authority(act: Act) -> str | None:
    """The bureau appoints only where its own mediator was chosen."""
    return _route_is(AUTHORITY_MEDIATOR, act)


def by_body(act: Act) -> str | None:
    """A body is entrusted only where that route was chosen."""
    return _route_is(PRIVATE_BODY, act)


def by_committee(act: Act) -> str | None:
    """Seats are filled only where the committee was chosen."""
    return _route_is(COMMITTEE, act)


def mediator_is_fit(act: Act) -> str | None:
    """The mediator is eligible on the day and has no conflict with a party (R5)."""
    mediator: Mediator = act.given["mediator"]
    parties = [row.party_id for row in parties_of(act.case)]
    against = objections(may_mediate(mediator, parties, act.on, act.law))
    if against:
        return f"{mediator.name}不能受指派：不符合「{'」「'.join(against)}」；請改派他人"
    return None


def needs_cause_to_replace(act: Act) -> str | None:
    """Another mediator is appointed for a case that has one only for a stated cause."""
    if act.case.state != "accepted" and not act.given.get("reason"):
        return "本件已有調解人，改派須填寫原因（迴避或不能執行職務）"
    return None


def appoint(act: Act) -> Mapping[str, Any]:
    """Put a mediator in charge; he sees the case from now on."""
    return _put_in_charge(act, act.given["mediator"])


def body_is_fit(act: Act) -> str | None:
    """The body may be entrusted on the day (R5)."""
    body: PrivateBody = act.given["body"]
    against = objections(may_be_entrusted(body, act.on, act.law))
    if against:
        return f"{body.name}不能受委託：不符合「{'」「'.join(against)}」；請改委託其他團體"
    return None


def entrust(act: Act) -> Mapping[str, Any]:
    """Hand the case to a private body, which appoints one of its mediators."""
    body: PrivateBody = act.given["body"]
    mediation = act.case.mediation
    mediation.body = body
    mediation.save(update_fields=["body"])
    assign(act.case, "body", body.ref, body.name, on=act.on, reason="assigned", actor=act.actor)
    if body.account is not None:
        give_access(act.case, body.account.user_id, "body", act.on)
    return {"body": body.name}


def mediator_of_the_body(act: Act) -> str | None:
    """A body appoints one of its own people."""
    body = act.case.mediation.body
    if body is None:
        return "本件尚未委託民間團體，請先辦理委託"
    term = term_on(act.given["mediator"], act.on)
    if term is None or term.body_id != body.pk:
        return f"{act.given['mediator'].name}不是{body.name}聘任的調解人，請改派該團體的調解人"
    return None


def _put_in_charge(act: Act, mediator: Mediator) -> dict[str, Any]:
    mediation, reason = act.case.mediation, act.given.get("reason") or "assigned"
    if mediation.mediator is not None:
        _release_mediator(act)
    mediation.mediator = mediator
    mediation.save(update_fields=["mediator"])
    assign(
        act.case, "mediator", mediator.ref, mediator.name, on=act.on, reason=reason, actor=act.actor
    )
    if mediator.account is not None:
        give_access(act.case, mediator.account.user_id, "mediator", act.on)
    draft(act, "appointment", mediators=mediator.name, appointed_on=act.on)
    return {"mediator": mediator.name, "cause": reason}


def _release_mediator(act: Act) -> None:
    end_assignment(act.case, "mediator", on=act.on)
    act.case.access.filter(role="mediator", valid_to__isnull=True).update(valid_to=act.on)


def before_the_proposal(act: Act) -> str | None:
    """A recusal is asked for in writing and before the proposal (勞資爭議調解辦法§9④)."""
    if timeline(act.case).last("propose"):
        return "調解方案已作成，不能再請求迴避"
    if not act.given.get("reason"):
        return "請求迴避須以書面敘明理由，請填寫理由"
    return None


def recuse(act: Act) -> Mapping[str, Any]:
    """A party asks that somebody stand aside; the mediation stands still until it is decided."""
    suspend(act.case, on=act.on, reason="迴避請求", cite=RECUSAL, rules=MEDIATING_TERMS)
    return {"against": act.given["against"], "reason": act.given["reason"]}


def recusal_asked(act: Act) -> str | None:
    """There is a request that has not been decided."""
    course = timeline(act.case)
    asked, decided = course.last("recuse"), course.last("decide_recusal")
    if asked is None or (decided is not None and decided.on >= asked.on):
        return "目前沒有待決定的迴避請求"
    return None


def decide_recusal(act: Act) -> Mapping[str, Any]:
    """Decide on the request; a mediator who must stand aside no longer reads the case."""
    resume(act.case, on=act.on)
    if act.given["granted"]:
        _release_mediator(act)
    return {"granted": act.given["granted"], "reason": act.given.get("reason") or ""}
