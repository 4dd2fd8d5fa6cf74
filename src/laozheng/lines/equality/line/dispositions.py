"""The case kind of the line's dispositions: the shared procedure, and what others are told."""

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.lines.equality.actions.dispositions import end_published, tell_published

DISPOSITION = disposition_kind(
    prefix="就平裁",
    label="就業平等裁處",
    unit="employment_security",
    forms=DISPOSITION_FORMS,
).also(announced=tell_published, unpublished=end_published)
