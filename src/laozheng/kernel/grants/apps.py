"""The grants app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GrantsConfig(AppConfig):
    """Awards of money to persons, unions and enterprises."""

    name = "laozheng.kernel.grants"
    verbose_name = _("補助與給付")
