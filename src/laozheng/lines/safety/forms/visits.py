"""The forms of inspections: with division, kind of site, and whether heat was looked into."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.inspection_forms import EnterForm, PlanForm, visit_forms
from laozheng.interfaces.workspace.step_fields import choice
from laozheng.lines.safety.queries.inspections import own_facts
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS, INSPECTION_TYPES, SITE_KINDS


class SupervisionFields(forms.Form):
    """What this line tells of a visit beside what all lines tell."""

    division = choice(_("科別"), DIVISIONS)
    site_kind = choice(_("場所類別"), SITE_KINDS, required=False)
    heat = forms.BooleanField(label=_("熱危害檢查"), required=False)

    def clean(self) -> dict[str, Any]:
        """The facts of the form; the line's own stand together as figures take them."""
        given = super().clean() or {}
        return {**given, "extra": own_facts(given, given.get("program"))}


class PlanInspectionForm(SupervisionFields, PlanForm):
    """An inspection to come."""

    type = choice(_("檢查別"), INSPECTION_TYPES)


class EnterInspectionForm(SupervisionFields, EnterForm):
    """An inspection that was made already."""

    type = choice(_("檢查別"), INSPECTION_TYPES)


INSPECTION_FORMS = visit_forms(
    INSPECTION_TYPES, planned=PlanInspectionForm, entered=EnterInspectionForm
)
