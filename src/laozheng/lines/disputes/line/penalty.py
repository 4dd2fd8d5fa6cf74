"""The case kind of fines for breaches of the mediation procedure (勞資爭議處理法第63條)."""

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.kernel.inspections.declare import disposition_kind

MEDIATION_PENALTY = disposition_kind(
    code="mediation_penalty",
    prefix="調罰",
    label="調解程序違規裁處",
    unit="labor_relations",
    forms=DISPOSITION_FORMS,
)
