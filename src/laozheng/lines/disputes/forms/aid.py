"""Forms of aid from the labor rights fund."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MoneyField
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.grants.declare import PAYMENT_KINDS
from laozheng.lines.disputes.forms.fields import choice, text, tick
from laozheng.lines.disputes.models import codes

PAID_AS = {code: label for code, label in PAYMENT_KINDS.items() if code != "recovery"}


class OpenAid(OpeningForm):
    """A new application; the facts are those on which eligibility depends."""

    applicant_kind = choice(_("申請人別"), codes.APPLICANT_KINDS)
    applicant_name = text(_("申請人"))
    applicant_id_no = text(_("申請人證號"), required=False)
    applicant_ubn = text(_("工會統一編號"), required=False)
    persons = forms.IntegerField(label=_("申請人數"), min_value=1, initial=1)
    domicile_since = DayField(label=_("設籍起日"), required=False)
    works_in_city = tick(_("勞務提供地在本市"))
    union_in_city = tick(_("工會會址在本市"))
    dismissed_for_members = tick(_("因爭取會員權益而遭解僱"))
    mediation_case_no = text(_("調解案號"), required=False)
    mediation_basis = choice(_("調解依據"), codes.MEDIATION_BASES)
    mediation_failed_on = DayField(label=_("調解不成立日"), required=False)
    ground = choice(_("申請事由"), codes.GROUNDS)
    stage = choice(_("程序"), codes.STAGES)
    items = forms.MultipleChoiceField(
        label=_("申請項目"),
        choices=list(codes.AID_ITEMS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    amount_requested = MoneyField(label=_("申請金額"), min_value=0, required=False)
    note = text(_("備註"), required=False, long=True)

    def case_fields(self) -> dict[str, Any]:
        """The columns of the case; its title names the ground, never the applicant."""
        ground = codes.GROUNDS[self.cleaned_data["ground"]]
        return {**super().case_fields(), "title": f"涉訟補助　{ground}"}


class ApproveAid(StepForm):
    """What the committee grants."""

    persons = forms.IntegerField(label=_("核定人數"), min_value=1)
    attorney_fee = MoneyField(label=codes.AID_ITEMS["attorney_fee"], min_value=0, required=False)
    court_fee = MoneyField(label=codes.AID_ITEMS["court_fee"], min_value=0, required=False)
    living_allowance = MoneyField(
        label=codes.AID_ITEMS["living_allowance"], min_value=0, required=False
    )
    living_months = forms.IntegerField(label=_("生活費用月數"), min_value=1, initial=1)
    reason = text(_("審定理由"), required=False, long=True)

    def given(self) -> dict[str, Any]:
        """The amounts by item."""
        data = super().given()
        amounts = {item: data.pop(item) for item in codes.AID_ITEMS}
        return {**data, "amounts": {item: a for item, a in amounts.items() if a}}


class Pay(StepForm):
    """A payment."""

    amount = MoneyField(label=_("金額"), min_value=1)
    item = choice(_("項目"), codes.AID_ITEMS, required=False)
    paid_as = choice(_("撥付別"), PAID_AS)


class Recover(StepForm):
    """Money taken back, and why."""

    amount = MoneyField(label=_("金額"), min_value=1)
    item = choice(_("項目"), codes.AID_ITEMS, required=False)
    reason = text(_("收回原因"))


class Judgment(StepForm):
    """The judgment or order that ended the proceedings."""

    judgment = text(_("裁判字號"))
