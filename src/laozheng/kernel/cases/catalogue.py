"""Look-ups over all installed lines: kinds, lines, the law in force, the calendar."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from laozheng.kernel.cases.declare import CaseKind, Line
from laozheng.kernel.cases.errors import UnknownCode
from laozheng.kernel.cases.line_config import LineConfig
from laozheng.kernel.cases.models import ClosedOfficeSpan
from laozheng.kernel.law.calendar import Calendar, ClosedSpan, office_calendar
from laozheng.kernel.law.parameters import Law


def installed_lines() -> tuple[Line, ...]:
    """The declarations of all installed lines, in the order of the settings."""
    configs = apps.get_app_configs()
    return tuple(config.line for config in configs if isinstance(config, LineConfig))


@cache
def lines() -> dict[str, Line]:
    """Installed lines by code."""
    return {line.code: line for line in installed_lines()}


@cache
def kinds() -> dict[str, CaseKind]:
    """Case kinds by full code ``line.kind``.

    A kernel app may declare kinds of lines that are not installed (``case_kinds`` of its config),
    so that their files can be kept; a line's own declaration wins.
    """
    found: dict[str, CaseKind] = {}
    for config in apps.get_app_configs():
        found.update(getattr(config, "case_kinds", {}))
    for line in lines().values():
        found.update({f"{line.code}.{kind.code}": kind for kind in line.kinds})
    return found


def kind_of(code: str) -> CaseKind:
    """The declaration of a full kind code; UnknownCode when no installed line has it."""
    try:
        return kinds()[code]
    except KeyError:
        raise UnknownCode(f"沒有「{code}」這種案件，請確認該業務已安裝") from None


def parameter_files() -> tuple[Path, ...]:
    """Every file of dated values: of the kernel, of each installed line, of the city."""
    kernel = Path(__file__).resolve().parent.parent
    found = [*sorted(kernel.glob("*/parameters.toml"))]
    found += [line.folder / "parameters.toml" for line in lines().values()]
    found += sorted((settings.LAOZHENG_CITY_DIR / "parameters").glob("*.toml"))
    return tuple(path for path in found if path.exists())


@cache
def law() -> Law:
    """All dated values of kernel, lines and city."""
    return Law.load(parameter_files())


def law_with(overlay: Mapping[str, Any]) -> Law:
    """The same law with some values replaced, for "what if" questions."""
    return Law.load(parameter_files(), overlay=overlay)


def calendar() -> Calendar:
    """The working-day calendar with the days on which the city closed its offices."""
    spans = [
        ClosedSpan(start=s.start, end=s.end, reason=s.reason, half=s.half, district=s.district)
        for s in ClosedOfficeSpan.objects.order_by("start")
    ]
    return office_calendar().with_closed(spans)
