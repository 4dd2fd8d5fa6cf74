"""Fields of forms: label, control, help and error in one place, and a summary of errors on top."""

from typing import Any

from django.forms import BaseForm, BoundField
from django.template import Library

register = Library()


@register.inclusion_tag("ui/field.html")
def field(field: BoundField) -> dict[str, Any]:
    """One field of a form; the same template as ``{{ form }}`` with our renderer."""
    return {"field": field}


@register.inclusion_tag("ui/form.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form, without the form element and its buttons."""
    return {
        "fields": [(bound, bound.errors) for bound in form.visible_fields()],
        "hidden_fields": form.hidden_fields(),
    }


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm, focus: bool = True) -> dict[str, Any]:
    """What is wrong, with links to the fields; nothing while there is no error.

    With script it takes the ``focus``, so that a screen reader starts there.
    """
    return {
        "focus": focus,
        "general": form.non_field_errors(),
        "faults": [bound for bound in form if bound.errors and not bound.is_hidden],
        "hidden": [bound for bound in form.hidden_fields() if bound.errors],
        "count": sum(len(errors) for errors in form.errors.values()),
    }
