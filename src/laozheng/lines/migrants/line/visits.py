"""Visits to employers and to agencies: the shared procedure with the line's own part."""

from collections.abc import Callable
from dataclasses import replace

from laozheng.kernel.cases.declare import Action, CaseKind, Condition, Transition
from laozheng.kernel.inspections.visits.declare import inspection_kind
from laozheng.lines.migrants.actions import carrying, signaling, visit_steps
from laozheng.lines.migrants.actions.letters import IMPROVEMENT
from laozheng.lines.migrants.forms.visits import AGENCY_FORMS, VISIT_FORMS, FindingsReferralForm
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.queries.panels import agency_visit_facts, migrant_visit_facts


def _with_own(
    kind: CaseKind, wrap: Callable[[Action], Action], assigned: tuple[Condition, ...] = ()
) -> CaseKind:
    """The kind whose opening steps write the line's own row, and whose minutes repeat it.

    Its result is told by the line's own letter: no inspection of labor law stands behind it.
    ``assigned`` says what else must hold when officers are named.
    """

    def owned(step: Transition) -> Transition:
        if step.opens and step.run:
            return replace(step, run=wrap(step.run))
        if step.name == "assigned":
            return replace(step, conditions=(*step.conditions, *assigned))
        if step.name == "recorded" and step.run:
            return replace(step, run=visit_steps.remember_own(step.run))
        if step.name == "noticed" and step.run:
            run = visit_steps.unless_suspected(step.run)
            return replace(step, run=run, letter=IMPROVEMENT.code)
        return step

    return replace(kind, transitions=tuple(owned(step) for step in kind.transitions))


REFERRED = Transition(
    "referred",
    "轉介查獲事項",
    ("visited", "recorded", "noticed"),
    None,
    run=carrying.refer_findings,
    form=FindingsReferralForm,
)
VISIT = _with_own(
    inspection_kind(
        code="visit",
        prefix="移訪",
        label="移工訪視",
        unit=UNIT,
        forms=VISIT_FORMS,
        facts=migrant_visit_facts,
        taken_over=visit_steps.own_of_visit,
        more=(REFERRED,),
    ),
    visit_steps.with_migrants,
    (visit_steps.enough_officers,),
).also(
    noticed=signaling.tell_dormitory,
    remedied=signaling.end_dormitory,
    sanctioned=signaling.end_dormitory,
)
AGENCY_VISIT = _with_own(
    inspection_kind(
        code="agency_visit",
        prefix="仲訪",
        label="仲介訪查",
        unit=UNIT,
        forms=AGENCY_FORMS,
        facts=agency_visit_facts,
        taken_over=visit_steps.own_of_agency_visit,
    ),
    visit_steps.with_agency,
)
