"""The case kind ``disposition``: the shared chain; crimes and workers are handed to others."""

from dataclasses import replace

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.kernel.cases.declare import State, Transition
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.kernel.inspections.prosecuting import Prosecution
from laozheng.lines.migrants.actions.immigration import is_on_worker, send_to_immigration
from laozheng.lines.migrants.actions.signaling import tell_fine
from laozheng.lines.migrants.forms.dispositions import ImmigrationForm
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.queries.prosecution import crime_of

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
    prosecution=Prosecution(crime_of, no_ground="五年內沒有已送達的同類罰鍰"),
    more=(IMMIGRATION_SENT,),
)
DISPOSITION = replace(_SHARED, states=(*_SHARED.states, HANDED_OVER)).also(served=tell_fine)
