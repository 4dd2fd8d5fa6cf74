"""The equality line."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import apps as cases

_CORRECTED = ("discrimination", "gender")


class EqualityConfig(cases.LineConfig):
    """Points at the declaration in ``line``."""

    name = "laozheng.lines.equality"
    verbose_name = _("就業平等")
    # Why a frozen figure differs after such a step.
    restatement_reasons: ClassVar = {
        f"equality.{kind}:change_ground": "correction" for kind in _CORRECTED
    }
