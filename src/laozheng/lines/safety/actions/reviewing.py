"""Reviews of hazard sites before work begins there: applied for, completed, reviewed, decided.

Source: 勞動檢查法第26條, 危險性工作場所審查及檢查辦法.
"""

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.reasons import note_reason, reason_of
from laozheng.lines.safety.actions.courses import REVIEWS
from laozheng.lines.safety.actions.letters import offer_about_review
from laozheng.lines.safety.actions.registers import enter_row, replace_row
from laozheng.lines.safety.models import HazardReview, HazardSite
from laozheng.lines.safety.rules.prevention import review_term

PASSED, REFUSED = "passed", "refused"


def apply(act: Act) -> Remembered:
    """Take in an application; one that comes late for the day of the work is marked."""
    told = dict(open_matter(REVIEWS)(act) or {})
    review = HazardReview.objects.get(case=act.case)
    if review.work_on <= act.on:
        raise Refused(f"預定作業日{roc_day(review.work_on)}須在申請日之後，請核對日期", "work_on")
    term = review_term(review.site_class, review.work_on, act.calendar, act.law)
    told["facts"] = {**told["facts"], "late": act.on > term.result}
    return {**told, "apply_by": term.result.isoformat()}


def give_back(act: Act) -> Remembered:
    """Ask the employer to complete the papers; the term to decide starts anew with them."""
    return note_reason(act)


def review(act: Act) -> Remembered:
    """What the review of the papers and the inspection of the site gave."""
    return {"text": reason_of(act)}


def decide(act: Act) -> Remembered:
    """Let work begin or not; the register of sites learns it."""
    result = act.transition.name
    review = HazardReview.objects.get(case=act.case)
    review.result = result
    review.save(update_fields=["result"])
    _enter(review, act)
    offer_about_review(act, reason=act.given.get("reason", ""), **_remedy(act))
    return {"reason": act.given.get("reason", ""), "facts": {"result": result}}


def _remedy(act: Act) -> dict[str, int]:
    """Within how many days an appeal is open against a refusal (訴願法第14條)."""
    if act.transition.name != REFUSED:
        return {}
    return {"appeal_days": act.law.get("law.appeal_days", act.on)}


def _enter(review: HazardReview, act: Act) -> None:
    told = {
        "site_class": review.site_class,
        "employer_name": review.employer_name,
        "substance": review.substance,
        "quantity": review.quantity,
        "reviewed_on": act.on,
        "result": "合格" if review.result == PASSED else "不合格",
    }
    site = HazardSite.standing().filter(site_number=review.site_number).first()
    if site is None:
        number = {"site_number": review.site_number}
        enter_row(HazardSite, act.on, {**number, **told}, actor=act.actor)
    else:
        replace_row(site, act.on, told, actor=act.actor)
