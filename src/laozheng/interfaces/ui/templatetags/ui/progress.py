"""What has happened and how far it is: timeline, stages of a procedure, share of a whole."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.template import Library

from laozheng.interfaces.ui.elements import Happening, Stage

register = Library()

METER_WIDTH = 120


@register.inclusion_tag("ui/components/timeline.html")
def timeline(entries: Sequence[Happening], label: str = "") -> dict[str, Any]:
    """Entries in the order given, each with its day; corrected ones struck through."""
    return {"entries": entries, "label": label}


@register.inclusion_tag("ui/components/stepper.html")
def stepper(stages: Sequence[Stage], label: str) -> dict[str, Any]:
    """The stages of a procedure, the current one marked; ``label`` names the procedure."""
    return {"stages": stages, "label": label}


@register.inclusion_tag("ui/components/meter.html")
def meter(
    value: int | Decimal, whole: int | Decimal, label: str, tone: str = "accent", unit: str = ""
) -> dict[str, Any]:
    """How much of ``whole`` is reached, as a bar and in figures; more than the whole is shown."""
    share = Decimal(value) / Decimal(whole) if whole else Decimal(0)
    return {
        "value": value,
        "whole": whole,
        "label": label,
        "tone": tone,
        "unit": unit,
        "width": METER_WIDTH,
        "filled": round(METER_WIDTH * min(max(share, Decimal(0)), Decimal(1))),
        "percent": round(share * 100),
    }
