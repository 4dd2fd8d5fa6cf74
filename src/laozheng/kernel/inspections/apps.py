"""The inspections app: kinds of disposition, the data sets of published lists and of places."""

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from laozheng.kernel.cases.declare import CaseKind


class InspectionsConfig(AppConfig):
    """Findings, hearings and dispositions. Declarations are read at first use: they need models."""

    name = "laozheng.kernel.inspections"
    verbose_name = _("檢查與裁處")
    # Why a frozen figure differs after such a step.
    restatement_reasons: ClassVar = {
        "disposition:revoked": "revoked_on_appeal",
        "disposition:partly_revoked": "revoked_on_appeal",
        "disposition:remanded": "revoked_on_appeal",
        "disposition:judgment_revoked": "court_order",
    }

    @cached_property
    def case_kinds(self) -> "Mapping[str, CaseKind]":
        """Disposition files of lines that are not installed."""
        kinds: Mapping[str, CaseKind] = import_module(f"{self.name}.declare").KERNEL_KINDS
        return kinds

    @cached_property
    def datasets(self) -> tuple[Any, ...]:
        """The data sets that this app imports and exports."""
        return (
            import_module(f"{self.name}.lists.dataset").DISPOSITIONS,
            import_module(f"{self.name}.lists.events").DISPOSITION_EVENTS,
            import_module(f"{self.name}.programs.register").WORKPLACES,
            import_module(f"{self.name}.programs.absence_list").ABSENCES,
        )

    @cached_property
    def letters(self) -> tuple[Any, ...]:
        """The letters of the chain, which all lines share."""
        return tuple(import_module(f"{self.name}.letters").LETTERS)

    def ready(self) -> None:
        """Load the checks."""
        import_module(f"{self.name}.checks")
