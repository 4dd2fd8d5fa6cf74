"""The publications app: names the books that can be compiled."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.reports.declare import BookKind


class PublicationsConfig(AppConfig):
    """Above the lines, so that a book may bring their tables and figures together."""

    name = "laozheng.publications"
    verbose_name = _("出版品")

    @property
    def books(self) -> tuple[BookKind, ...]:
        """The kinds of books."""
        return tuple(
            import_module(f"{self.name}.{folder}").BOOK for folder in ("annual_performance",)
        )
