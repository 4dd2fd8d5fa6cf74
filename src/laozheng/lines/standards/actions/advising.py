"""What the steps of a compliance visit write: advice, never a finding (法遵訪視)."""

from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseLink
from laozheng.kernel.cases.reasons import reason_of
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits import actions as visits
from laozheng.lines.standards.actions.letters import tell_visited
from laozheng.lines.standards.queries.kinds import INSPECTION
from laozheng.lines.standards.rules.codes import COMPLIANCE

FOLLOWS = "follows"


def only_advice(act: Act) -> str | None:
    """A compliance visit advises: what it sees is no finding."""
    if act.given.get("findings") or act.given.get("result") == "violation":
        return "法遵訪視為輔導性質，所見事項請記為輔導改善；情節重大者請移送檢查"
    return None


def plan(act: Act) -> Remembered:
    """Open the file of a visit that was asked for or selected."""
    return visits.plan_visit(_typed(act))


def enter(act: Act) -> Remembered:
    """Enter a visit that was made already."""
    return visits.enter_visit(_typed(act))


def _typed(act: Act) -> Act:
    return Act(**{**vars(act), "given": {**act.given, "type": COMPLIANCE}})


def advise(act: Act) -> Remembered:
    """Send the letter of advice."""
    advice = reason_of(act)
    tell_visited(act, Visit.objects.get(case=act.case), advice=advice)
    return {"advice": advice}


def improve(act: Act) -> Remembered:
    """Note what the employer says it has put right."""
    return {"declared": reason_of(act)}


def send_to_inspection(act: Act) -> Remembered:
    """Hand a grave or repeated matter to an inspection, with the reason."""
    reason = reason_of(act)
    visit = Visit.objects.get(case=act.case)
    if visit.visited_on is None:
        raise Refused("尚未訪視，不能移送檢查")
    inspection = open_case(
        INSPECTION,
        "planned",
        actor=act.actor,
        received_on=act.on,
        intake="ex_officio",
        district=visit.district,
        type="own",
        employer_name=visit.employer_name,
        ubn=visit.ubn,
        workplace=visit.workplace,
        employees=visit.employees,
        planned_on=act.on,
        same_week_reason=reason,
        picked_by="manual",
        follows=act.case.pk,
    )
    CaseLink.objects.create(a=act.case, b=inspection, kind=FOLLOWS, on=act.on)
    return {"reason": reason, "visit": inspection.number}
