"""The safety line."""

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import apps as cases


class SafetyConfig(cases.LineConfig):
    """Points at the declaration in ``line.py``."""

    name = "laozheng.lines.safety"
    verbose_name = _("職業安全衛生")
