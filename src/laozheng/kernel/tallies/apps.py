"""The tallies app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalliesConfig(AppConfig):
    """Counts with a span and dimensions."""

    name = "laozheng.kernel.tallies"
    verbose_name = _("計數資料")
