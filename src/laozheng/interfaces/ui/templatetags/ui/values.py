"""Single values as tags and filters; what they print is written in ``markup``."""

from typing import Any

from django.template import Library

from laozheng.interfaces.ui.markup import deadlines, values

register = Library()

for tag in (
    values.icon,
    values.badge,
    values.state,
    values.emptiness,
    values.quantity,
    values.money,
    values.day,
    values.day_span,
    values.moment,
    values.level,
    values.masked_id,
    values.reference,
    values.cite,
    values.change,
    deadlines.deadline,
):
    register.simple_tag(tag)

for text_filter in (values.roc_full, values.roc_short, values.roc_month, values.plain, values.wan):
    register.filter(text_filter.__name__, text_filter)


@register.inclusion_tag("ui/components/reckoning.html")
def reckoning(value: Any, summary: str = "", is_open: bool = False) -> dict[str, Any]:
    """How a day or an amount was reckoned, folded; ``value`` is a Reckoning or its ``to_dict()``.

    ``summary`` is the question that it answers; None renders nothing.
    """
    return deadlines.reckoning_context(value, summary, is_open)
