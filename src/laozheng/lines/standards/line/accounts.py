"""Who signs in with this line: employers."""

from laozheng.interfaces.workspace.account_forms import LastDayForm
from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.outside.accounts import account_kind
from laozheng.lines.standards.queries.kinds import UNIT

ACCOUNT = account_kind(
    label="勞動條件線上帳號", unit=UNIT, prefix="勞帳", admission=LastDayForm, reason=ReasonForm
)
