"""The case kind ``disposition``: the shared chain; crimes and workers are handed to others."""

from dataclasses import replace

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.kernel.cases.declare import State, Transition
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.lines.migrants.actions.letters import PROSECUTION
from laozheng.lines.migrants.actions.prosecuting import (
    is_on_worker,
    no_crime,
    send_to_immigration,
    send_to_prosecutor,
)
from laozheng.lines.migrants.actions.signaling import tell_fine
from laozheng.lines.migrants.forms.dispositions import ImmigrationForm, ProsecutionForm
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
HANDED_OVER = State("handed_over", "已移送移民機關", final=True)
IMMIGRATION_SENT = Transition(
    "immigration_sent",
    "移送移民機關",
    ("open",),
    HANDED_OVER.code,
    roles=("supervisor", "head"),
    run=send_to_immigration,
    form=ImmigrationForm,
    conditions=(is_on_worker,),
)
_SHARED = disposition_kind(
    prefix="移裁",
    label="移工裁處",
    unit=UNIT,
    forms=DISPOSITION_FORMS,
    more=(PROSECUTION_SENT, IMMIGRATION_SENT),
    draft_conditions=(no_crime,),
)
DISPOSITION = replace(_SHARED, states=(*_SHARED.states, PROSECUTED, HANDED_OVER)).also(
    served=tell_fine
)
