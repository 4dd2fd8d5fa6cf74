"""The case kind ``disposition``: the shared chain, but the same again within years is a crime."""

from dataclasses import replace

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.kernel.cases.declare import State, Transition
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.lines.migrants.actions.letters import PROSECUTION
from laozheng.lines.migrants.actions.prosecuting import no_crime, send_to_prosecutor
from laozheng.lines.migrants.actions.signaling import tell_fine
from laozheng.lines.migrants.forms.dispositions import ProsecutionForm
from laozheng.lines.migrants.queries.kinds import UNIT

PROSECUTED = State("prosecuted", "已移送檢察機關", final=True)
PROSECUTION_SENT = Transition(
    "prosecution_sent",
    "移送檢察機關",
    ("open",),
    PROSECUTED.code,
    roles=("supervisor", "head"),
    run=send_to_prosecutor,
    form=ProsecutionForm,
    letter=PROSECUTION.code,
)
_SHARED = disposition_kind(
    prefix="移裁",
    label="移工裁處",
    unit=UNIT,
    forms=DISPOSITION_FORMS,
    more=(PROSECUTION_SENT,),
    draft_conditions=(no_crime,),
)
DISPOSITION = replace(_SHARED, states=(*_SHARED.states, PROSECUTED)).also(served=tell_fine)
