"""The reports app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Top of the kernel: asks the apps for tables and books, and is asked by the interfaces."""

    name = "laozheng.kernel.reports"
    verbose_name = _("報告書")

    def ready(self) -> None:
        """Register the checks that prove tables and outlines."""
        from laozheng.kernel.reports import checks  # noqa: F401  (needs the app registry)
