"""What people file online: complaints with a safe way to be reached, and notices of employers.

What a complainant writes becomes a document of the case, which is encrypted.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.portal.complaint_forms import WorkplaceField
from laozheng.interfaces.portal.forms import FilingForm
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.inputs import NameField, UbnField, choice
from laozheng.kernel.cases.actions import Paper, written
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.equality.rules.codes import (
    AD_TYPES,
    COMPLAINT_KINDS,
    ESA,
    GENDER,
    GROUNDS,
    HARASSMENT,
    MEDIA,
    NOTICE_RESULTS,
    RESPONDENTS,
    STAGES,
    TOP,
)
from laozheng.lines.equality.rules.doors import door

CONTACT_LANGUAGES = {
    "zh": "中文", "en": "英語", "id": "印尼語", "vi": "越南語", "th": "泰語", "other": "其他",
}  # fmt: skip
_BEFORE = {
    "no": "尚未",
    "employer_inactive": "已申訴，雇主未處理",
    "dissatisfied": "已申訴，不服雇主的調查或懲戒結果",
}
_WHO = {"worker": "受僱者或求職者", "civil_servant": "公務人員", "student": "學生"}


def _grounds_of(act: str) -> Callable[[], list[tuple[str, Any]]]:
    """The grounds that an act knows, other than harassment, beginning with a blank."""

    def found() -> list[tuple[str, Any]]:
        known = law().history(f"equality.grounds_{act}")[-1].value
        labels = [(code, _(label)) for code, label in GROUNDS.items() if code in known]
        return [("", "－"), *((code, label) for code, label in labels if code != HARASSMENT)]

    return found


class ComplainantForm(FilingForm):
    """What every complaint asks: who, how to be reached safely, against whom, what happened."""

    complainant_name = NameField(
        label=_("您的姓名"), max_length=80, help_text=_("密封，僅承辦人可見")
    )
    telephone = forms.CharField(label=_("安全的聯絡方式"), max_length=120)
    safe_hours = forms.CharField(
        label=_("可以聯絡的時段"), max_length=80, required=False, help_text=_("例：平日18時以後")
    )
    contact_language = choice(_("希望使用的語言"), CONTACT_LANGUAGES)
    companion = NameField(
        label=_("代填的陪同者"), max_length=80, required=False, help_text=_("由別人代填時填寫")
    )
    consent = forms.BooleanField(label=_("當事人同意由陪同者代為申訴"), required=False)
    district = WorkplaceField()
    employer_name = NameField(label=_("被申訴單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False, help_text=_("不知道可留空"))
    act_on = DayField(
        label=_("行為日"), required=False, help_text=_("例：113/03/05，多次時填最後一次")
    )
    account = NameField(label=_("發生的事情"), widget=forms.Textarea, max_length=4000)

    def clean(self) -> dict[str, Any]:
        """A companion files with consent alone; nothing happened after today."""
        told = super().clean() or {}
        if told.get("companion") and not told.get("consent"):
            self.add_error("consent", _("由陪同者代填時，請先取得當事人同意並勾選"))
        if told.get("act_on") and told["act_on"] > self.reader.day:
            self.add_error("act_on", _("行為日在今天之後，請填已發生的日期"))
        return told

    def given(self) -> dict[str, Any]:
        """What the step gets: one safe contact, and the codes of the kind."""
        told = super().given()
        names = ("telephone", "safe_hours", "contact_language", "companion", "consent", "account")
        contact = {name: told.pop(name) for name in names}
        return {**told, "complainant_contact": _contact(contact)}

    def papers(self) -> tuple[Paper, ...]:
        """What happened, in the complainant's words."""
        return (written("申訴事實", self.cleaned_data["account"]),)


def _contact(told: dict[str, Any]) -> str:
    """How the complainant may be reached, when, in which language, and through whom."""
    parts = [
        told["telephone"],
        f"時段：{told['safe_hours']}" if told["safe_hours"] else "",
        f"語言：{CONTACT_LANGUAGES[told['contact_language']]}",
        f"陪同者：{told['companion']}（當事人已同意）" if told["companion"] else "",
    ]
    return "；".join(part for part in parts if part)


class DiscriminationFiling(ComplainantForm):
    """A complaint under the employment service act."""

    ground = forms.ChoiceField(label=_("主要事由"), choices=_grounds_of(ESA))
    stage = choice(_("階段"), STAGES, required=False)

    def given(self) -> dict[str, Any]:
        """The act goes with the form."""
        return {**super().given(), "law": ESA}


class GenderFiling(ComplainantForm):
    """A complaint under the gender act other than harassment."""

    ground = forms.ChoiceField(label=_("主要事由"), choices=_grounds_of(GENDER))
    stage = choice(_("階段"), STAGES, required=False)

    def given(self) -> dict[str, Any]:
        """The act goes with the form."""
        return {**super().given(), "law": GENDER}


class HarassmentFiling(ComplainantForm):
    """A complaint of harassment; first of all whether it goes to this office."""

    status = choice(_("您的身分"), _WHO)
    respondent_role = choice(_("行為人"), RESPONDENTS)
    told_employer = choice(_("是否已向雇主申訴"), _BEFORE)
    respondent_name = NameField(label=_("行為人姓名"), max_length=80, required=False)
    act_on = DayField(label=_("行為日"), help_text=_("例：113/03/05，多次時填最後一次"))
    learned_on = DayField(label=_("知悉日"), required=False)

    field_order = ("status", "district", "respondent_role", "told_employer")

    def clean(self) -> dict[str, Any]:
        """A complaint that belongs to another office is shown the way, with the article."""
        told = super().clean() or {}
        if {"status", "respondent_role", "told_employer"} <= set(told):
            way = door(
                in_city=True,
                status=told["status"],
                respondent=told["respondent_role"],
                told_employer=told["told_employer"] != "no",
                day=self.reader.day,
                law=law(),
            )
            if way.result != "bureau":
                step = way.steps[-1]
                told_way = {"text": _(step.text), "cite": step.cite}
                self.add_error("told_employer", _("%(text)s（%(cite)s）") % told_way)
        return told

    def given(self) -> dict[str, Any]:
        """By which way the complaint comes here."""
        told = super().given()
        del told["status"]
        before = told.pop("told_employer")
        kind = "direct" if told["respondent_role"] == TOP else before
        assert kind in COMPLAINT_KINDS
        return {**told, "complaint_kind": kind}


class AdvertisementFiling(FilingForm):
    """An advertisement of a job, or what was asked of somebody who looked for one.

    Where it stands is kept as text alone: an officer goes and looks, the server never does.
    """

    type = choice(_("類別"), AD_TYPES)
    employer_name = NameField(label=_("徵才單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False, help_text=_("不知道可留空"))
    district = WorkplaceField()
    medium = choice(_("刊登媒介"), MEDIA, required=False)
    occupation = NameField(label=_("職缺"), max_length=120, required=False)
    source_url = NameField(
        label=_("網址或看到的地方"), max_length=300, required=False,
        help_text=_("貼上網址，或寫出報紙名稱、張貼地點；由承辦人查看"),
    )  # fmt: skip
    text = NameField(
        label=_("廣告文字"), widget=forms.Textarea, max_length=20000, required=False,
        help_text=_("可複製貼上；畫面截圖在下一步附上"),
    )  # fmt: skip
    account = NameField(
        label=_("經過"), widget=forms.Textarea, max_length=4000, required=False,
        help_text=_("請勿在這裡寫您的姓名與聯絡方式"),
    )  # fmt: skip
    complainant_name = NameField(
        label=_("您的姓名"), max_length=80, required=False, help_text=_("密封；匿名時留空")
    )
    complainant_contact = NameField(
        label=_("聯絡方式"), max_length=200, required=False, help_text=_("要收到回復時填寫")
    )

    def clean(self) -> dict[str, Any]:
        """Something to look at or to ask about; and whoever is named can be reached."""
        told = super().clean() or {}
        if not (told.get("source_url") or told.get("text") or told.get("account") or self.errors):
            self.add_error("source_url", _("請填網址或看到的地方、廣告文字、經過，至少一項"))
        name, contact = told.get("complainant_name"), told.get("complainant_contact")
        if bool(name) != bool(contact) and not self.errors:
            missing = "complainant_contact" if name else "complainant_name"
            self.add_error(missing, _("姓名與聯絡方式請一併填寫，匿名時都留空"))
        return told

    def given(self) -> dict[str, Any]:
        """What the step gets; the account becomes a document."""
        told = super().given()
        del told["account"]
        return told

    def papers(self) -> tuple[Paper, ...]:
        """What happened, if it was told."""
        account = self.cleaned_data["account"]
        return (written("申訴經過", account),) if account else ()


class NoticeFiling(FilingForm):
    """An employer tells that a complaint of harassment came to him; no names of those in it."""

    employer_name = NameField(label=_("事業單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"))
    employees = forms.IntegerField(label=_("僱用人數"), min_value=1, max_value=999_999)
    complaint_on = DayField(label=_("雇主接獲日"), help_text=_("例：113/03/05"))
    contact = NameField(
        label=_("聯絡人及電話"), max_length=120, help_text=_("請填承辦人員，勿填申訴當事人")
    )

    def clean_complaint_on(self) -> Any:
        """A day that has come."""
        day = self.cleaned_data["complaint_on"]
        if day and day > self.reader.day:
            raise forms.ValidationError(_("雇主接獲日在通報日之後，請核對兩個日期"))
        return day

    def given(self) -> dict[str, Any]:
        """What the step gets."""
        told = super().given()
        del told["contact"]
        return told

    def papers(self) -> tuple[Paper, ...]:
        """Whom to ask."""
        return (written("通報聯絡人", self.cleaned_data["contact"]),)


class NoticeResultFiling(FilingForm):
    """How the employer decided, and what he did."""

    result = choice(_("處理結果"), NOTICE_RESULTS)
    measures = NameField(
        label=_("採取措施"), widget=forms.Textarea, max_length=2000, required=False,
        help_text=_("每行一項；請勿寫出當事人姓名"),
    )  # fmt: skip
