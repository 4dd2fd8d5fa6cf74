"""The cases app."""

from functools import cached_property
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Cases, their course and their terms."""

    name = "laozheng.kernel.cases"
    verbose_name = _("案件")

    def ready(self) -> None:
        """Register the checks that prove the declarations of all lines."""
        from laozheng.kernel.cases import checks  # noqa: F401  (needs the app registry)

    @cached_property
    def letters(self) -> tuple[Any, ...]:
        """The letters about accounts, which all lines share."""
        return tuple(import_module(f"{self.name}.outside.letters").LETTERS)

    def letter_refusal(self, subject_ref: str, template: Any) -> str:
        """Why no letter about a case is written now; see ``kernel.documents.matters``."""
        reason: str = import_module(f"{self.name}.letters").letter_refusal(subject_ref, template)
        return reason
