"""Stop-work orders: given on the spot, applied to be lifted, looked at again, lifted or kept."""

from collections.abc import Sequence

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.actions.offering import code_for_party
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.reasons import reason_of
from laozheng.kernel.cases.rows import cases_by_number, record_matters
from laozheng.kernel.datasets.rows import CREATED, ImportContext, Row
from laozheng.lines.safety.actions.courses import ORDERS, order_steps, tell_orders
from laozheng.lines.safety.actions.letters import offer_about_order
from laozheng.lines.safety.models import StopWork
from laozheng.lines.safety.queries.inspections import RESUMPTION, inspection_numbered


def order(act: Act) -> Remembered:
    """Stop work at a place or a machine, at once."""
    number = act.given.get("inspection_number")
    if number and inspection_numbered(number) is None:
        raise Refused("查無這件檢查，請填檢查案號", "inspection_number")
    told = open_matter(ORDERS)(act) or {}
    tell_orders(act.case, [Step("ordered", act.on)])
    offer_about_order(act, code=code_for_party(act))
    return told


def apply(act: Act) -> Remembered:
    """The employer asks to resume work."""
    StopWork.objects.filter(case=act.case).update(resume_applied_on=act.on)
    return {}


def reinspect(act: Act) -> Remembered:
    """Work may be resumed only after a visit that looked whether the danger is gone."""
    inspection = inspection_numbered(act.given["resumption_inspection"])
    if inspection is None or inspection.visit.type != RESUMPTION:
        raise Refused("請填復工檢查的案號；檢查別須為復工", "resumption_inspection")
    stopped = StopWork.objects.get(case=act.case)
    visited_on = inspection.visit.visited_on
    if visited_on is None or visited_on < stopped.ordered_on:
        raise Refused(
            f"復工檢查須在停工日{roc_day(stopped.ordered_on)}以後辦理完成，請核對案號",
            "resumption_inspection",
        )
    stopped.resumption_inspection = inspection
    stopped.save(update_fields=["resumption_inspection"])
    return {"inspection": inspection.number}


def resume(act: Act) -> Remembered:
    """Lift the order."""
    stopped = StopWork.objects.get(case=act.case)
    stopped.resumed_on = act.on
    stopped.save(update_fields=["resumed_on"])
    tell_orders(act.case, [Step("resumed", act.on)])
    offer_about_order(act, resumed_on=act.on)
    return {"facts": {"resumed": True}}


def approve_centrally(act: Act) -> Remembered:
    """The central authority agreed that a full stop goes on (勞動檢查法施行細則第33條第2項)."""
    return {"reference": act.given.get("reference", "")}


def breach(act: Act) -> Remembered:
    """Work went on in spite of the order: it goes to the prosecutor (職業安全衛生法第41條)."""
    StopWork.objects.filter(case=act.case).update(breached_on=act.on)
    agency = act.given["agency"]
    facts = {"停工案號": act.case.number, "查獲日": act.on.isoformat()}
    refer(act.case, "", actor=act.actor, on=act.on, facts=facts, outside_agency=agency)
    offer_about_order(act, agency=agency, breached_on=act.on)
    return {"text": reason_of(act), "agency": agency}


def withdraw(act: Act) -> Remembered:
    """The order was given by mistake and counts nowhere."""
    reason = reason_of(act)
    tell_orders(act.case, [Step("withdrawn", act.on)])
    return {"text": reason, "facts": {"withdrawn": True}}


def record_orders(rows: Sequence[Row], context: ImportContext) -> None:
    """Take in the orders of a list; other lines learn at whom work is stopped."""
    record_matters(ORDERS, rows, context)
    fresh = {row["order_number"]: row for row in rows if row.result == CREATED}
    for number, case in cases_by_number(ORDERS.kind, list(fresh)).items():
        if number in fresh and _is_standing(case):
            tell_orders(case, order_steps(fresh[number].values)[:1])


def _is_standing(case: Case) -> bool:
    return case.closed_on is None
