"""The dated values of law, with what only their files say: labels also where no value is known."""

import tomllib
from dataclasses import dataclass

from laozheng.kernel.cases.catalogue import law, parameter_files
from laozheng.kernel.law.parameters import DatedValue


@dataclass(frozen=True)
class Parameter:
    """A parameter as the files declare it; an empty history when no file gives it a value."""

    name: str
    label: str
    label_en: str
    unit: str
    history: tuple[DatedValue, ...]


def parameters(prefix: str = "") -> list[Parameter]:
    """All parameters by name, or those of one prefix."""
    said = _said()
    return [
        Parameter(
            name=name,
            label=said[name].get("label", ""),
            label_en=said[name].get("label_en", ""),
            unit=said[name].get("unit", ""),
            history=law().history(name),
        )
        for name in law().names()
        if name.startswith(f"{prefix}.") or not prefix
    ]


def _said() -> dict[str, dict[str, str]]:
    """Label, English label and unit by name; the file that declares a name speaks first."""
    said: dict[str, dict[str, str]] = {}
    for path in parameter_files():
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        prefix = document.pop("prefix")
        for key, declared in document.items():
            found = {
                word: declared[word] for word in ("label", "label_en", "unit") if word in declared
            }
            said[f"{prefix}.{key}"] = found | said.get(f"{prefix}.{key}", {})
    return said
