"""The measures app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases.signals import case_changed


class MeasuresConfig(AppConfig):
    """Facts, definitions, the engine, and what was printed."""

    name = "laozheng.kernel.measures"
    verbose_name = _("指標與統計")

    def ready(self) -> None:
        """Register the checks, and follow the changes of cases."""
        # Both need the app registry.
        from laozheng.kernel.measures import checks, freshness  # noqa: F401

        case_changed.connect(freshness.follow, dispatch_uid="measures.freshness")
