"""The forms of inspections: with division, kind of site, and whether heat was looked into."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.base.roc import roc_slash
from laozheng.interfaces.workspace.inspection_forms import EnterForm, PlanForm, visit_forms
from laozheng.interfaces.workspace.step_fields import choice
from laozheng.kernel.inspections.models import Visit
from laozheng.lines.safety.queries.boards import others_that_week
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
    coordinated = forms.BooleanField(label=_("已與其他科別協調，同一週前往"), required=False)

    def clean(self) -> dict[str, Any]:
        """Two divisions do not go to one place in the same week, unless they have agreed."""
        given = super().clean()
        day, name = given.get("planned_on"), given.get("employer_name")
        if day and name and not given.get("coordinated"):
            place, division = given.get("workplace", ""), given.get("division", "")
            for visit, other in others_that_week(place, name, day, division)[:1]:
                self.add_error("planned_on", _clash(visit, other))
        return given


def _clash(visit: Visit, division: str) -> str:
    told = {
        "division": _now(DIVISIONS[division]),
        "day": roc_slash(visit.visited_on or visit.planned_on),
        "number": visit.case.number,
    }
    return _now("%(division)s科於%(day)s前往同一場所（%(number)s），請改期或先協調後勾選") % told


class EnterInspectionForm(SupervisionFields, EnterForm):
    """An inspection that was made already."""

    type = choice(_("檢查別"), INSPECTION_TYPES)


INSPECTION_FORMS = visit_forms(
    INSPECTION_TYPES, planned=PlanInspectionForm, entered=EnterInspectionForm
)
