"""The forms of visits and dispositions, shared by every line that inspects.

A line hands ``VISIT_FORMS`` and ``DISPOSITION_FORMS`` to the kinds that the kernel declares; one
that asks for more replaces a form under the name of its step.
"""

from laozheng.interfaces.workspace.inspection_forms.dispositions import DISPOSITION_FORMS
from laozheng.interfaces.workspace.inspection_forms.fields import (
    LinesField,
    SpanForm,
    articles_field,
)
from laozheng.interfaces.workspace.inspection_forms.visits import (
    VISIT_FORMS,
    EnterForm,
    MinutesForm,
    PlanForm,
    SameWeekFields,
    visit_forms,
)

__all__ = [
    "DISPOSITION_FORMS",
    "VISIT_FORMS",
    "EnterForm",
    "LinesField",
    "MinutesForm",
    "PlanForm",
    "SameWeekFields",
    "SpanForm",
    "articles_field",
    "visit_forms",
]
