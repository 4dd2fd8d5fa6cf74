"""The audit app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Lowest app of the kernel: everybody may record here, it asks nobody."""

    name = "laozheng.kernel.audit"
    verbose_name = _("稽核軌跡")
