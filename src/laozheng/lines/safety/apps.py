"""The safety line."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import apps as cases


class SafetyConfig(cases.LineConfig):
    """Points at the declaration in ``line.py``."""

    name = "laozheng.lines.safety"
    verbose_name = _("職業安全衛生")
    # Why a frozen figure differs after such a step.
    restatement_reasons: ClassVar = {
        "safety.accident:record_death": "late_record",
        "safety.accident:withdraw_death": "correction",
        "safety.accident:correct": "correction",
    }
