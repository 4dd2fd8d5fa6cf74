"""The case kind of the line's dispositions: the shared procedure, and what others are told.

Files are for their handlers and the head of the unit; other units hear of published entries alone.
"""

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.lines.equality.actions.dispositions import end_published, tell_published
from laozheng.lines.equality.actions.sealing import name_approvers, unseal

DISPOSITION = disposition_kind(
    prefix="就平裁",
    label="就業平等裁處",
    unit="employment_security",
    level="restricted",
    forms=DISPOSITION_FORMS,
).also(
    drafted=name_approvers,
    approved=unseal,
    announced=tell_published,
    unpublished=end_published,
)
