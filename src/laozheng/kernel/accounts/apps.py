"""The accounts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who may sign in, in which role, for which unit, from when to when."""

    name = "laozheng.kernel.accounts"
    verbose_name = _("帳號與權限")

    def ready(self) -> None:
        """Listen for sign-ins."""
        from laozheng.kernel.accounts import signals  # noqa: F401  (models must be loaded first)
