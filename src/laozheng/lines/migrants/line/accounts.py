"""Who signs in with this line: employers of migrant workers, and agencies that act for them."""

from laozheng.interfaces.workspace.account_forms import LastDayForm
from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.outside.accounts import account_kind
from laozheng.kernel.cases.outside.mandates import mandate_kind
from laozheng.lines.migrants.actions.accounts import (
    account_end,
    agency_named,
    asker_named,
    note_license,
)
from laozheng.lines.migrants.queries.kinds import UNIT

ACCOUNT = account_kind(
    label="移工線上帳號",
    unit=UNIT,
    prefix="移帳",
    admission=LastDayForm,
    reason=ReasonForm,
    whose=asker_named,
    ends=account_end,
).also(ask=note_license)
MANDATE = mandate_kind(
    unit=UNIT, prefix="移委", step=LastDayForm, reason=ReasonForm, agent=agency_named
)
