"""The publications app: names the books that can be compiled and the charts that they show."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.reports.declare import BookKind, Chart

BOOKS = (
    "annual_performance",
    "council_report",
    "administrative_plan",
    "sustainability_report",
)


class PublicationsConfig(AppConfig):
    """Above the lines, so that a book may bring their tables and figures together."""

    name = "laozheng.publications"
    verbose_name = _("出版品")

    @property
    def books(self) -> tuple[BookKind, ...]:
        """The kinds of books."""
        return tuple(import_module(f"{self.name}.{folder}").BOOK for folder in BOOKS)

    @property
    def report_charts(self) -> tuple[Chart, ...]:
        """The charts of the books."""
        charts: tuple[Chart, ...] = import_module(f"{self.name}.charts").CHARTS
        return charts
