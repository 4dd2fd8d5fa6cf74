"""The parties app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartiesConfig(AppConfig):
    """Everybody outside the bureau with whom it has to do, by name and number of the day."""

    name = "laozheng.kernel.parties"
    verbose_name = _("當事人與事業單位")
