"""The measures app."""

from functools import cached_property
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases.signals import case_changed


class MeasuresConfig(AppConfig):
    """Facts, definitions, the engine, and what was printed."""

    name = "laozheng.kernel.measures"
    verbose_name = _("指標與統計")

    @cached_property
    def datasets(self) -> tuple[Any, ...]:
        """The data set of published figures; read at first use, because it needs models."""
        return (import_module(f"{self.name}.published").PUBLISHED,)

    def ready(self) -> None:
        """Register the checks, and follow the changes of cases."""
        # Both need the app registry.
        from laozheng.kernel.measures import checks, freshness  # noqa: F401

        case_changed.connect(freshness.follow, dispatch_uid="measures.freshness")
