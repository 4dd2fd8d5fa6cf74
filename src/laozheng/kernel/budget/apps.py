"""The budget app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BudgetConfig(AppConfig):
    """Budget lines, commitments and payments; plans link to the lines by code."""

    name = "laozheng.kernel.budget"
    verbose_name = _("預算控管")
