"""The datasets app."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.datasets.checks import check_datasets


class DatasetsConfig(AppConfig):
    """Import and export of declared tables."""

    name = "laozheng.kernel.datasets"
    verbose_name = _("資料匯入匯出")

    def ready(self) -> None:
        """Have the declarations of all apps checked."""
        register(check_datasets)
