"""Forms from receipt to acceptance."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.inputs import districts
from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.parties.city import city
from laozheng.lines.disputes.forms.fields import ClaimsField, choice, text
from laozheng.lines.disputes.models import codes
from laozheng.lines.disputes.rules.claims import proposed_issue

CONFIRMED_BY = {"certificate": _("憑證"), "phone": _("電話確認")}


def _zones() -> list[tuple[str, str]]:
    return [("", "－"), *((place.code, named(place)) for place in city().zones.values())]


def _proposed(claims: list[tuple[str, int | None]], day: date) -> str | None:
    """The issue of the largest claim; none before the days for which the table holds."""
    try:
        issue: str | None = proposed_issue(claims, law(), day).result
    except NotConfigured:
        return None
    return issue


class OpenMediation(OpeningForm):
    """A new mediation; without an issue the one of the largest claim is proposed and taken."""

    filer_kind = choice(_("申請人別"), codes.FILERS)
    worker_name = text(_("勞工姓名"), required=False)
    worker_id_no = text(_("勞工證號"), required=False)
    worker_address = text(_("勞工送達地址"), required=False)
    workers = forms.IntegerField(label=_("勞工人數"), min_value=1, initial=1)
    workers_female = forms.IntegerField(label=_("其中女性人數"), min_value=0, required=False)
    union_name = text(_("工會名稱"), required=False)
    employer_name = text(_("事業單位名稱"))
    employer_ubn = forms.CharField(label=_("統一編號"), max_length=8, required=False)
    employer_address = text(_("事業單位送達地址"), required=False)
    workplace_city = text(_("勞務提供縣市"), required=False)
    district = forms.ChoiceField(label=_("勞務提供行政區"), choices=districts, required=False)
    workplace_zone = forms.ChoiceField(label=_("園區"), choices=_zones, required=False)
    nature = choice(_("爭議性質"), codes.NATURES)
    claims = ClaimsField(label=_("請求事項"), help_text=_("每行一項，例：積欠工資 32000"))
    issue = choice(_("爭議類別"), codes.ISSUES, required=False)
    channel = choice(_("調解方式"), codes.CHANNELS, required=False)
    language = choice(_("語言"), codes.LANGUAGES, required=False)
    note = text(_("備註"), required=False, long=True)

    def clean(self) -> dict[str, Any]:
        """Who files is named; there are no more women than workers; the issue is settled."""
        data = super().clean() or {}
        for filer, name in (("worker", "worker_name"), ("union", "union_name")):
            if data.get("filer_kind") == filer and not data.get(name):
                self.add_error(name, _("申請人的姓名或名稱必填"))
        if (data.get("workers_female") or 0) > (data.get("workers") or 0):
            self.add_error("workers_female", _("女性人數不能多於勞工人數"))
        if not data.get("issue") and data.get("claims") and data.get("received_on"):
            data["issue"] = _proposed(data["claims"], data["received_on"])
        if not data.get("issue") and "issue" not in self.errors:
            self.add_error("issue", _("請選擇爭議類別，或填寫請求事項由系統提議"))
        return data

    def case_fields(self) -> dict[str, Any]:
        """The columns of the case; its title names employer and issue, never a worker."""
        issue = codes.ISSUES[self.cleaned_data["issue"]]
        return {
            **super().case_fields(),
            "title": f"{self.cleaned_data['employer_name']}　{issue}",
        }


class OpenExOfficio(OpenMediation):
    """Mediation by order of the authority: route and reasons are part of the order."""

    channel = choice(_("調解方式"), codes.CHANNELS)
    reason = text(_("交付調解之理由"), long=True)


class Confirm(StepForm):
    """How the identity was confirmed."""

    confirmed_by = choice(_("確認方式"), CONFIRMED_BY)


class Correct(StepForm):
    """What is missing, and until when."""

    missing = text(_("應補正事項"), long=True)
    complete_by = DayField(label=_("補正期限"), required=False)


class Refuse(StepForm):
    """Why the application is not accepted."""

    reason = choice(_("不受理原因"), codes.REASONS["not_accepted"])


class TransferOut(StepForm):
    """Where the application goes."""

    transferred_to = text(_("移送機關"), required=False)
    reason = choice(_("移送原因"), codes.REASONS["outside_jurisdiction"])
    note = text(_("備註"), required=False)


class Accept(StepForm):
    """The route by which the matter is taken up."""

    channel = choice(_("調解方式"), codes.CHANNELS, required=False)
    note = text(_("備註"), required=False)


class ChangeRoute(StepForm):
    """The route that the applicant wants now."""

    channel = choice(_("調解方式"), codes.CHANNELS)


class Split(StepForm):
    """The other employer."""

    employer_name = text(_("另案之事業單位名稱"))
    employer_ubn = forms.CharField(label=_("統一編號"), max_length=8, required=False)


class Join(StepForm):
    """The case to be heard together."""

    other_case = text(_("併案之案號"))


class Reason(StepForm):
    """A reason in words."""

    reason = text(_("理由"), long=True)


class OptionalReason(StepForm):
    """A reason, if there is one."""

    reason = text(_("理由"), required=False)
