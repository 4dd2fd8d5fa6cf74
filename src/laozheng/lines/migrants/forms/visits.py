"""The forms of visits to employers and agencies: the shared ones with the line's own questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.inspection_forms import (
    EnterForm,
    MinutesForm,
    PlanForm,
    visit_forms,
)
from laozheng.interfaces.workspace.step_fields import NameField, choice, several
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.lines.migrants.forms.cases import ConsentFields, ScreenFields
from laozheng.lines.migrants.rules import codes


class MigrantFields(ScreenFields):
    """What a visit to an employer of migrant workers asks besides."""

    type = choice(_("訪查別"), codes.VISIT_TYPES)
    worker_category = choice(_("外國人別"), codes.WORKER_CATEGORIES)
    employer_kind = choice(_("雇主別"), codes.EMPLOYER_KINDS, required=False)
    dormitory_number = NameField(label=_("住宿地點號"), max_length=40, required=False)
    agency = NameField(label=_("仲介許可證號"), max_length=40, required=False)
    workers_met = forms.IntegerField(
        label=_("訪談人數"), min_value=0, max_value=9999, required=False
    )
    languages = several(_("語言"), codes.LANGUAGES, required=False)
    trip = NameField(label=_("行程號"), max_length=40, required=False)
    reference = NameField(label=_("交辦文號"), max_length=60, required=False)
    checks = several(_("檢查項目"), codes.CHECKS, required=False)


class PlanVisitForm(MigrantFields, PlanForm):
    """A visit to come."""


class EnterVisitForm(MigrantFields, EnterForm):
    """A visit that was made already."""


class MinutesVisitForm(ScreenFields, MinutesForm):
    """The minutes of a visit, with the signs of trafficking that were seen."""


class FindingsReferralForm(ConsentFields, StepForm):
    """Who goes on with what was seen: another line, or a body outside the bureau."""

    to = choice(_("轉介對象"), {**codes.REFERRALS, **codes.OUTSIDE_AGENCIES})
    about = NameField(label=_("發現事項"), widget=forms.Textarea, max_length=1000)


VISIT_FORMS = visit_forms(
    codes.VISIT_TYPES, planned=PlanVisitForm, entered=EnterVisitForm, recorded=MinutesVisitForm
)


class LicenseFields(forms.Form):
    """Which agency, and why."""

    type = choice(_("訪查目的"), codes.AGENCY_VISIT_PURPOSES)
    license_number = NameField(label=_("仲介許可證號"), max_length=40)


class PlanAgencyForm(LicenseFields, PlanForm):
    """A visit to an agency to come."""

    employer_name = None  # type: ignore[assignment]  # told by the license


class EnterAgencyForm(LicenseFields, EnterForm):
    """A visit to an agency that was made already."""

    employer_name = None  # type: ignore[assignment]  # told by the license


AGENCY_FORMS = visit_forms(
    codes.AGENCY_VISIT_PURPOSES, planned=PlanAgencyForm, entered=EnterAgencyForm
)
