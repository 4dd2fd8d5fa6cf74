"""The documents app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """What the bureau keeps and sends: files, letters, and the proof that a letter was served."""

    name = "laozheng.kernel.documents"
    verbose_name = _("檔案與公文")
