"""The facts and measures of all installed apps.

An app offers them as the attributes ``facts`` and ``measures`` of its config; nobody registers.
"""

from collections.abc import Mapping

from django.apps import apps

from laozheng.kernel.measures.declare import Definition, Fact


def declared_facts() -> list[Fact]:
    """Every fact as declared, doubles included."""
    return [fact for config in apps.get_app_configs() for fact in getattr(config, "facts", ())]


def declared_measures() -> list[Definition]:
    """Every definition as declared, doubles included."""
    return [one for config in apps.get_app_configs() for one in getattr(config, "measures", ())]


def facts() -> dict[str, Fact]:
    """Facts by name."""
    return {fact.name: fact for fact in declared_facts()}


def measures() -> dict[str, Definition]:
    """Definitions by code."""
    return {definition.code: definition for definition in declared_measures()}


def dim_labels(line: str) -> Mapping[str, Mapping[str, str]]:
    """The words that a line gives to codes of its dims, by dim.

    Told as ``dim_labels`` of its app config where the codes are not those of a data set's column.
    """
    told: dict[str, Mapping[str, str]] = {}
    for config in apps.get_app_configs():
        if config.label == line:
            told.update(getattr(config, "dim_labels", {}))
    return told
