"""The visit that follows what an employer told: to him, and to the place where his workers live."""

from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.inspections.visits.same_week import REASON
from laozheng.lines.migrants.models import Notice, PlanChange
from laozheng.lines.migrants.queries.kinds import VISIT

FOLLOWS = "follows"
# What an employer tells the bureau of, by its own number.
Told = Notice | PlanChange


def plan_visit_after(act: Act, told: Told, type_: str) -> Case:
    """Plan the visit of a type that follows a notice, tied to it; the step gives the day."""
    visit = open_case(
        VISIT,
        "planned",
        actor=act.actor,
        received_on=act.on,
        intake="ex_officio",
        officer=act.case.officer,
        type=type_,
        employer_name=told.employer_name,
        ubn=told.ubn,
        district=act.case.district,
        planned_on=act.given["planned_on"],
        same_week_reason=act.given.get(REASON) or "",
        worker_category="blue_collar",
        dormitory_number=told.dormitory_number,
        agency=told.agency,
        notice_number=act.case.number,
        checks=["dormitory", "care_plan"],
    )
    CaseLink.objects.create(a=act.case, b=visit, kind=FOLLOWS, on=act.on)
    return visit
