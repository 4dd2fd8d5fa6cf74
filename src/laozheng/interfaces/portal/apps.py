"""The portal app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """What the bureau tells the public, without signing in."""

    name = "laozheng.interfaces.portal"
    verbose_name = _("公開網站")
