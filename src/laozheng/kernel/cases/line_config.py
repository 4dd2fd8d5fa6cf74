"""The base class of every line's app.

A line imports this module and not the class: Django takes each config that stands in ``apps``.
"""

from functools import cached_property
from importlib import import_module
from typing import Any

from django.apps import AppConfig

from laozheng.kernel.cases.declare import Line


class LineConfig(AppConfig):
    """An installed business line: points at the declarations in its modules.

    They are read at first use, because ``line.py`` imports models and an app config is imported
    before models may be.
    """

    @cached_property
    def line(self) -> Line:
        """The line's declaration."""
        line: Line = import_module(f"{self.name}.line").LINE
        return line

    @property
    def datasets(self) -> tuple[Any, ...]:
        """The data sets that the line imports and exports."""
        return self.line.data_sets

    @property
    def letters(self) -> tuple[Any, ...]:
        """The templates of the line's letters."""
        return self.line.letters

    @cached_property
    def facts(self) -> tuple[Any, ...]:
        """The fact tables of the line's measures."""
        return tuple(import_module(f"{self.name}.measures").FACTS)

    @cached_property
    def measures(self) -> tuple[Any, ...]:
        """The definitions of the line's measures."""
        return tuple(import_module(f"{self.name}.measures").MEASURES)

    @cached_property
    def report_tables(self) -> tuple[Any, ...]:
        """The tables that books take from the line."""
        return tuple(import_module(f"{self.name}.report_tables").TABLES)
