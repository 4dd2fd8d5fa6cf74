"""The case kind of the meetings of both councils, from the call to the minutes."""

from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.lines.equality.actions import councils
from laozheng.lines.equality.forms import councils as forms
from laozheng.lines.equality.models import CouncilMeeting
from laozheng.lines.equality.queries.councils import AHEAD
from laozheng.lines.equality.queries.panels import meeting_facts
from laozheng.lines.equality.rules.deadlines import council_call_due

COUNCIL = CaseKind(
    code="council",
    label="評議會會議",
    prefix="評會",
    unit="employment_security",
    level="unit",
    intakes=("ex_officio",),
    states=(
        State("planned", "已排定"),
        State("called", "已召集"),
        State("held", "已開會"),
        State("minuted", "已作成紀錄", final=True),
        State("canceled", "已取消", final=True),
    ),
    transitions=(
        Transition(
            "convene", "排定會議", (), "planned", run=councils.convene, form=forms.ConveneForm
        ),
        Transition(
            "set_agenda", "排入議案", AHEAD, None, run=councils.set_agenda, form=forms.CasesForm
        ),
        Transition(
            "call", "召集委員", ("planned",), "called",
            run=councils.call, letter="equality.council_call",
            conditions=(councils.agenda_is_set, councils.council_is_composed),
        ),
        Transition(
            "postpone", "改期", AHEAD, "planned", run=councils.postpone, form=forms.PostponeForm
        ),
        Transition(
            "hold", "開會", ("called",), "held", run=councils.hold, form=forms.HoldForm
        ),
        # A sealed case stands in no minutes: its handler may resolve it after them.
        Transition(
            "resolve", "登錄決議", ("held", "minuted"), None,
            run=councils.resolve, form=forms.ResolveForm,
        ),
        Transition(
            "minute", "作成會議紀錄", ("held",), "minuted", run=councils.write_minutes,
            letter="equality.council_minutes", conditions=(councils.all_resolved,),
        ),
        Transition(
            "cancel", "取消會議", AHEAD, "canceled", run=councils.cancel, form=ReasonForm
        ),
    ),
    deadlines=(
        Deadline(
            "call", "召集委員", council_call_due, ("call",), "機關內部作業期限", "internal"
        ),
    ),
    details=CouncilMeeting,
    retain_years=10,
    facts=meeting_facts,
)  # fmt: skip
