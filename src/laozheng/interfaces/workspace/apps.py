"""The workspace app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkspaceConfig(AppConfig):
    """Where staff, mediators and bodies work after signing in."""

    name = "laozheng.interfaces.workspace"
    verbose_name = _("工作臺")
