"""The ui app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """Page shell, design tokens and components on which workspace and portal build their pages."""

    name = "laozheng.interfaces.ui"
    verbose_name = _("介面元件")
