"""Who signs in with this line: employers."""

from laozheng.interfaces.workspace.account_forms import LastDayForm
from laozheng.interfaces.workspace.step_fields import ReasonForm
from laozheng.kernel.cases.outside.accounts import account_kind
from laozheng.lines.standards.queries.kinds import UNIT

ACCOUNT = account_kind(unit=UNIT, prefix="勞帳", admission=LastDayForm, reason=ReasonForm)
