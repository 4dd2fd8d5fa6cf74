"""What employers file online: work rules, agreements, applications about the reserve."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.portal.complaint_forms import WorkplaceField
from laozheng.interfaces.portal.forms import FilingForm
from laozheng.interfaces.ui.inputs import NameField, UbnField, choice
from laozheng.kernel.cases.actions import Paper, written
from laozheng.lines.standards.rules.codes import FILING_KINDS, PENSION_TYPES

_MOST = 999_999


class EmployerFiling(FilingForm):
    """A matter about one employer, and whom to ask about it; the papers come as files."""

    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"))
    district = WorkplaceField()
    telephone = NameField(label=_("聯絡人及電話"), max_length=120)

    def given(self) -> dict[str, Any]:
        """What the opening step gets."""
        told = super().given()
        del told["telephone"]
        return told

    def papers(self) -> tuple[Paper, ...]:
        """Whom to ask."""
        return (written("聯絡人", self.cleaned_data["telephone"]),)


class WorkRulesFiling(EmployerFiling):
    """Work rules, new or amended."""

    kind = choice(_("新訂或修正"), FILING_KINDS)
    employees = forms.IntegerField(
        label=_("僱用人數"), min_value=1, max_value=_MOST, help_text=_("分支機構合併計算")
    )


class AgreementFiling(EmployerFiling):
    """An agreement under article 84-1."""

    job_title = NameField(label=_("工作者"), max_length=120)
    workers = forms.IntegerField(label=_("人數"), min_value=1, max_value=_MOST)


class PensionFiling(EmployerFiling):
    """An application about the reserve."""

    type = choice(_("類別"), PENSION_TYPES)
