"""What the steps of a complaint write; who complained stays in its sealed row."""

from collections.abc import Callable, Mapping
from typing import Any

from laozheng.base.text import fold, squeeze
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.declare import Act, Action, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseLink
from laozheng.kernel.cases.reasons import reason_of
from laozheng.kernel.inspections.complaints.codes import OUTCOMES
from laozheng.kernel.inspections.letters import tell_complainant
from laozheng.kernel.inspections.models import Complainant, Complaint
from laozheng.kernel.inspections.visits.same_week import REASON

FROM_COMPLAINT = "from_complaint"


def own_given(act: Act) -> Mapping[str, Any]:
    """What a visit is planned with besides, as the form of the step tells it."""
    return {"extra": act.given.get("extra", {})}


def inspect_by(visits: str, own: Callable[[Act], Mapping[str, Any]]) -> Action:
    """The step that decides on a visit of the kind ``visits`` and opens its file.

    What goes along holds nothing of the complainant; ``own`` gives what the line plans it with.
    """

    def inspect(act: Act) -> Remembered:
        complaint = Complaint.objects.get(case=act.case)
        refuse_if_named(act, complaint.facts)
        visit = open_case(
            visits,
            "planned",
            actor=act.actor,
            received_on=act.on,
            intake="ex_officio",
            district=act.case.district,
            type="complaint",
            employer_name=complaint.employer_name,
            ubn=complaint.ubn,
            workplace=complaint.workplace,
            planned_on=act.given["planned_on"],
            same_week_reason=act.given.get(REASON) or "",
            complaint=act.case.pk,
            picked_by="manual",
            **own(act),
        )
        complaint.decision = "inspect"
        complaint.save(update_fields=["decision"])
        CaseLink.objects.create(a=act.case, b=visit, kind=FROM_COMPLAINT, on=act.on)
        return {"visit": visit.number, "facts": {"decision": "inspect"}}

    return inspect


def refuse_if_named(act: Act, text: str) -> None:
    """Refuse to copy a text that names the complainant (勞動檢查法第33條第3項)."""
    complainant = Complainant.objects.filter(case=act.case).first()
    if complainant is None:
        return
    told = squeeze(fold(text))
    for part in (complainant.name, complainant.contact):
        if part and squeeze(fold(part)) in told:
            raise Refused("事實內容提到申訴人，請先遮蔽其姓名與聯絡方式，再派檢", "facts")


def mask_facts(act: Act) -> Remembered:
    """Put a masked account in the place of the one that was received."""
    text = act.given["facts"]
    refuse_if_named(act, text)
    Complaint.objects.filter(case=act.case).update(facts=text)
    return {"masked": True}


def transfer(act: Act) -> Remembered:
    """Hand the complaint to the authority that is competent."""
    return _decided(act, "transfer")


def refuse(act: Act) -> Remembered:
    """Do not take the complaint up, for a reason that is told."""
    return _decided(act, "refuse")


def _decided(act: Act, decision: str) -> Remembered:
    reason = reason_of(act)
    tell_complainant(act, reason=reason)
    Complaint.objects.filter(case=act.case).update(decision=decision)
    return {"reason": reason, "facts": {"decision": decision}}


def reply(act: Act) -> Remembered:
    """Tell the complainant what was decided; the text is kept without the name."""
    text = act.given.get("reason", "")
    refuse_if_named(act, text)
    (term,) = (one for one in kind_of(act.case.kind).deadlines if one.id == "reply")
    tell_complainant(act, grounds=term.citation, reply=text)
    return {"reason": text}


def close(act: Act) -> Remembered:
    """Close with what came of it."""
    outcome = act.given.get("outcome", "")
    if outcome not in OUTCOMES:
        raise Refused("請填申訴結果", "outcome")
    tell_complainant(act, outcome=OUTCOMES[outcome])
    Complaint.objects.filter(case=act.case).update(outcome=outcome)
    return {"facts": {"outcome": outcome}}


def withdraw(act: Act) -> Remembered:
    """The complainant takes it back; what was found meanwhile is pursued on its own."""
    Complaint.objects.filter(case=act.case).update(outcome="withdrawn")
    return {"facts": {"outcome": "withdrawn"}}
