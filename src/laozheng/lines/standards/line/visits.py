"""The case kinds of complaints, visits and fines: inspections, compliance visits, dispositions."""

from laozheng.interfaces.workspace.complaint_forms import complaint_forms
from laozheng.interfaces.workspace.inspection_forms import (
    DISPOSITION_FORMS,
    VISIT_FORMS,
    visit_forms,
)
from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.inspections import rules
from laozheng.kernel.inspections.complaints.declare import complaint_kind
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.prosecuting import Prosecution
from laozheng.kernel.inspections.signaling import tell_fine, tell_no_more, tell_remedy
from laozheng.kernel.inspections.visits import actions as visits
from laozheng.kernel.inspections.visits.declare import inspection_kind
from laozheng.lines.standards.actions import advising
from laozheng.lines.standards.actions.reckoning import reckon_owed
from laozheng.lines.standards.forms import steps as forms
from laozheng.lines.standards.forms.worksheet import ReckonForm
from laozheng.lines.standards.queries.kinds import FINE, REMEDY_OPEN, UNIT
from laozheng.lines.standards.queries.panels import inspection_facts
from laozheng.lines.standards.queries.prosecution import crime_of
from laozheng.lines.standards.rules.codes import INSPECTION_TYPES, SUBJECTS

DECIDES = ("supervisor", "head")

COMPLAINT = complaint_kind(
    line="standards",
    prefix="勞條申",
    label="勞動條件申訴",
    unit=UNIT,
    subjects=SUBJECTS,
    forms=complaint_forms(SUBJECTS),
)

INSPECTION = inspection_kind(
    prefix="勞條檢",
    label="勞動條件檢查",
    unit=UNIT,
    forms=visit_forms(INSPECTION_TYPES),
    more=(
        Transition(
            "reckoned",
            "核算短少工資",
            ("recorded", "noticed"),
            None,
            run=reckon_owed,
            form=ReckonForm,
        ),
    ),
    facts=inspection_facts,
).also(
    noticed=tell_remedy(REMEDY_OPEN),
    remedied=tell_no_more(REMEDY_OPEN),
    sanctioned=tell_no_more(REMEDY_OPEN),
)

DISPOSITION = disposition_kind(
    prefix="勞條裁",
    label="勞動條件裁處",
    unit=UNIT,
    forms=DISPOSITION_FORMS,
    prosecution=Prosecution(crime_of, no_ground="所引條文沒有刑罰規定"),
).also(served=tell_fine(FINE))

COMPLIANCE_VISIT = CaseKind(
    code="compliance_visit",
    label="法遵訪視",
    prefix="法遵",
    unit=UNIT,
    level="bureau",
    intakes=("ex_officio", "online", "phone", "counter", "document"),
    states=(
        State("planned", "待訪視"),
        State("visited", "已訪視"),
        State("recorded", "已作成紀錄"),
        State("advised", "已發輔導函"),
        State("closed", "結案", final=True),
        State("dropped", "不訪視", final=True),
    ),
    transitions=(
        Transition(
            "planned", "排定訪視", (), "planned",
            run=advising.plan, form=VISIT_FORMS["planned"], planned=True,
        ),
        Transition(
            "entered", "登錄已完成之訪視", (), "recorded",
            run=advising.enter, form=forms.EnterAdviceForm, conditions=(advising.only_advice,),
        ),
        Transition(
            "assigned", "派案", ("planned",), None, roles=DECIDES,
            run=visits.assign_visit, form=VISIT_FORMS["assigned"],
        ),
        Transition(
            "visited", "完成訪視", ("planned",), "visited",
            run=visits.make_visit, form=VISIT_FORMS["visited"],
        ),
        Transition(
            "recorded", "作成訪視紀錄", ("visited",), "recorded",
            run=visits.record_result, form=VISIT_FORMS["recorded"],
            conditions=(advising.only_advice,),
        ),
        Transition(
            "advised", "發輔導函", ("recorded",), "advised",
            run=advising.advise, form=ReasonForm, letter="standards.advice",
        ),
        Transition(
            "improved", "雇主自主申報改善", ("advised",), "closed",
            run=advising.improve, form=ReasonForm,
        ),
        Transition(
            "to_inspection", "移送檢查", ("recorded", "advised"), "closed",
            run=advising.send_to_inspection, form=ReasonForm,
        ),
        Transition("closed", "結案", ("recorded", "advised"), "closed"),
        Transition(
            "dropped", "不訪視", ("planned",), "dropped", roles=DECIDES,
            run=visits.drop_visit, form=ReasonForm,
        ),
    ),
    deadlines=(
        Deadline(
            "minutes", "作成訪視紀錄", rules.minutes_due, ("recorded",),
            "勞動檢查法第25條", "internal",
        ),
    ),
    details=Visit,
    facts=inspection_facts,
)  # fmt: skip
