"""The activities app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    """Activities of all lines, and who sits on the bureau's bodies."""

    name = "laozheng.kernel.activities"
    verbose_name = _("活動與會議")
