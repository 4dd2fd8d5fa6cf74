"""The interviews of an investigation: planned apart, called off, held."""

from datetime import timedelta

from laozheng.base.moments import taipei_day
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.equality.models import Interview
from laozheng.lines.equality.rules.interviews import Slot, kept_apart


def plan_interview(act: Act) -> Remembered:
    """Fix time and place for hearing one side; refused where another side would be near."""
    given = act.given
    begins = given["starts_at"]
    if begins < act.actor.at:
        raise Refused("訪談時間已過，請改排之後的時間", "starts_at")
    slot = Slot(given["side"], begins, begins + timedelta(minutes=given["minutes"]), given["place"])
    standing = Interview.objects.filter(case=act.case, called_off_on__isnull=True)
    others = [Slot(one.side, one.starts_at, one.ends_at, one.place) for one in standing]
    judged = kept_apart(slot, others, act.law)
    if not judged.result:
        raise Refused(judged.steps[-1].text, "starts_at")
    Interview.objects.create(
        case=act.case,
        side=slot.side,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=slot.place,
    )
    return {"side": slot.side, "planned_on": taipei_day(begins).isoformat()}


def call_off_interview(act: Act) -> Remembered:
    """An interview will not take place."""
    standing = Interview.objects.filter(case=act.case, called_off_on__isnull=True)
    interview = standing.filter(pk=act.given["interview"]).first()
    if interview is None:
        raise Refused("查無這場訪談，請重新整理頁面後再選", "interview")
    interview.called_off_on = act.on
    interview.save(update_fields=["called_off_on"])
    return {"side": interview.side}


def hear(act: Act) -> Remembered:
    """One side is heard; the parties are heard apart."""
    return {"side": act.given["side"]}


def both_sides_heard(act: Act) -> str | None:
    """A case goes before the council when both the complainant and the other side were heard."""
    events = act.case.events.filter(kind="hear", superseded_by__isnull=True)
    heard = {event.data["side"] for event in events}
    if "complainant" not in heard:
        return "尚未訪談申訴人，請先登錄訪談"
    if not heard & {"employer", "respondent"}:
        return "尚未聽取被申訴單位或被申訴人的說明，請先登錄訪談"
    return None
