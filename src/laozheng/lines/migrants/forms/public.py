"""What the public looks up, and what workers and employers tell online."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.identifiers import looks_like_person_id
from laozheng.interfaces.portal.account_forms import AccountFiling, MandateFiling
from laozheng.interfaces.portal.forms import FilingForm
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.inputs import NameField, UbnField, choice, districts, narrowing, several
from laozheng.kernel.cases.actions import Paper, written
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.migrants.rules.codes import (
    ABSENCE,
    ARRIVALS,
    DISPUTE_TOPICS,
    LANGUAGES,
    NOTICE_TYPES,
    PLAN_CHANGES,
)
from laozheng.lines.migrants.rules.notices import absence_complete_on

UNNAMED = "未具名"


class LicenseSearch(forms.Form):
    """A name of two characters or more, or a license number."""

    text = forms.CharField(
        label=_("仲介名稱或許可證號"), required=False, min_length=2, max_length=60
    )

    def clean_text(self) -> str:
        """The text; personal numbers are no names of agencies."""
        text: str = self.cleaned_data["text"].strip()
        if looks_like_person_id(text):
            raise forms.ValidationError(_("本頁不提供以個人查詢，請改填仲介名稱或許可證號"))
        return text


class DormitoryCheck(forms.Form):
    """What an employer sees when he walks through his own dormitory; nothing of it is kept."""

    workers = forms.IntegerField(label=_("聘僱的外國人數"), min_value=0, max_value=9999)
    carers = forms.IntegerField(label=_("現有生活照顧服務人員"), min_value=0, max_value=999)
    bilingual = forms.IntegerField(label=_("現有雙語人員"), min_value=0, max_value=999)
    fire_report_to = DayField(
        label=_("消防申報有效至"), required=False, help_text=_("未申報或不明者留空")
    )
    building_report_to = DayField(
        label=_("公安申報有效至"), required=False, help_text=_("未申報或不明者留空")
    )


class CarerSearch(forms.Form):
    """Where the carer is needed, and in which language."""

    district = narrowing(_("服務地區"), lambda: {label: label for _code, label in districts()[1:]})
    language = narrowing(_("語言"), LANGUAGES)

    def given(self, name: str) -> str:
        """A filter that could be read."""
        found: str = self.cleaned_data.get(name, "") if self.is_bound and self.is_valid() else ""
        return found


class HelpFiling(FilingForm):
    """A worker asks for help: a way to be reached is enough."""

    telephone = forms.CharField(
        label=_("電話或訊息帳號"), max_length=60, help_text=_("例：0900-000-000、LINE 帳號")
    )
    worker_name = NameField(label=_("怎麼稱呼您"), max_length=80, required=False)
    safe_hours = forms.CharField(
        label=_("可以聯絡的時段"), max_length=30, required=False, help_text=_("例：星期日下午")
    )
    contact_language = choice(_("希望使用的語言"), LANGUAGES)
    employer_name = NameField(
        label=_("雇主"), max_length=300, help_text=_("不知道全名時，寫您知道的名稱")
    )
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)
    topics = several(_("主題"), DISPUTE_TOPICS)
    account = NameField(label=_("發生的事情"), widget=forms.Textarea, max_length=4000)

    def given(self) -> dict[str, Any]:
        """What the step gets: one worker, and how she can be reached safely."""
        told = super().given()
        language = LANGUAGES[told.pop("contact_language")]
        hours = told.pop("safe_hours")
        parts = [told.pop("telephone"), f"時段：{hours}" if hours else "", f"語言：{language}"]
        del told["account"]
        contact = "；".join(part for part in parts if part)
        name = told["worker_name"] or UNNAMED
        return {**told, "workers": 1, "worker_name": name, "contact": contact}

    def papers(self) -> tuple[Paper, ...]:
        """What happened, in the worker's words."""
        return (written("求助內容", self.cleaned_data["account"]),)


class EmployerFiling(FilingForm):
    """What an employer tells of himself and of the worker; whom to ask goes into the papers."""

    employer_name = NameField(label=_("雇主"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False, help_text=_("家庭雇主免填"))
    district = forms.ChoiceField(label=_("工作及住宿的行政區"), choices=districts)
    nationality = NameField(label=_("國籍"), max_length=10)
    telephone = NameField(label=_("聯絡人及電話"), max_length=120)

    def given(self) -> dict[str, Any]:
        """What the step gets."""
        told = super().given()
        del told["telephone"]
        return told

    def papers(self) -> tuple[Paper, ...]:
        """Whom to ask."""
        return (written("通報聯絡人", self.cleaned_data["telephone"]),)


class ArrivalFiling(EmployerFiling):
    """An employer tells that a worker entered, or came over from another employer."""

    type = choice(_("通報別"), {code: NOTICE_TYPES[code] for code in ARRIVALS})
    event_on = DayField(label=_("入國日或接續聘僱日"), help_text=_("例：113/03/05"))
    agency = NameField(label=_("仲介許可證號"), max_length=40, required=False)
    dormitory_number = NameField(label=_("住宿地點號"), max_length=40, required=False)

    field_order = (
        *("type", "event_on", "employer_name", "ubn", "district", "nationality", "agency"),
        *("dormitory_number", "telephone"),
    )

    def clean_event_on(self) -> Any:
        """A day that has come: nobody is told of before he enters."""
        day = self.cleaned_data["event_on"]
        if day and day > self.reader.day:
            raise forms.ValidationError(_("這一天在今天之後，請於移工入國或接續後再通報"))
        return day


class AbsenceFiling(EmployerFiling):
    """An employer tells that a worker has been absent without notice for three days."""

    event_on = DayField(label=_("連續曠職的第一日"), help_text=_("例：113/04/01"))
    worker = NameField(
        label=_("外國人姓名及聘僱許可文號"), max_length=200, help_text=_("請勿填護照或居留證號")
    )

    field_order = (
        *("event_on", "worker", "employer_name", "ubn", "district", "nationality", "telephone"),
    )

    def clean_event_on(self) -> Any:
        """A first day since when the days of absence are complete."""
        day = self.cleaned_data["event_on"]
        if day and absence_complete_on(day, law()) > self.reader.day:
            raise forms.ValidationError(_("尚未連續曠職三日，請於滿三日後再通報"))
        return day

    def given(self) -> dict[str, Any]:
        """What the step gets; who is meant stands in a paper."""
        told = super().given()
        del told["worker"]
        return {**told, "type": ABSENCE}

    def papers(self) -> tuple[Paper, ...]:
        """Who is absent, and whom to ask."""
        return (written("曠職的外國人", self.cleaned_data["worker"]), *super().papers())


class PlanChangeFiling(EmployerFiling):
    """An employer tells where his workers live now, or who cares for them."""

    changed_on = DayField(label=_("變更日"), help_text=_("例：113/03/05"))
    changes = several(_("變更事項"), PLAN_CHANGES)
    details = NameField(
        label=_("變更內容"), widget=forms.Textarea, max_length=1000,
        help_text=_("原住宿地點及新住宿地點，或原照顧服務人員及新人員"),
    )  # fmt: skip
    workers = forms.IntegerField(label=_("外國人數"), min_value=1, max_value=9999)
    agency = NameField(label=_("仲介許可證號"), max_length=40, required=False)
    dormitory_number = NameField(
        label=_("變更後的住宿地點號"), max_length=40, required=False, help_text=_("不知道時留空")
    )
    nationality = None  # type: ignore[assignment]  # a plan is for all who live there

    field_order = (
        *("changed_on", "changes", "details", "workers", "employer_name", "ubn", "district"),
        *("agency", "dormitory_number", "telephone"),
    )

    def clean_changed_on(self) -> Any:
        """A day that has come."""
        day = self.cleaned_data["changed_on"]
        if day and day > self.reader.day:
            raise forms.ValidationError(_("這一天在今天之後，請於變更後再通報"))
        return day

    def given(self) -> dict[str, Any]:
        """What the step gets; what it was and is now stands in a paper."""
        told = super().given()
        del told["details"]
        return told

    def papers(self) -> tuple[Paper, ...]:
        """What it was and is now, and whom to ask."""
        return (written("變更內容", self.cleaned_data["details"]), *super().papers())


class VerificationFiling(EmployerFiling):
    """An employer and a worker want to end the contract early: the worker is asked, alone."""

    worker_name = NameField(
        label=_("外國人姓名"), max_length=200, help_text=_("請勿填護照或居留證號")
    )
    language = choice(_("外國人的語言"), LANGUAGES)
    termination = NameField(label=_("終止事由"), max_length=200)
    leaving_on = DayField(label=_("預定出國日"), required=False)

    field_order = (
        *("employer_name", "ubn", "district", "worker_name", "nationality", "language"),
        *("termination", "leaving_on", "telephone"),
    )

    def clean_leaving_on(self) -> Any:
        """A day that has not come: the worker is asked before she leaves."""
        day = self.cleaned_data["leaving_on"]
        if day and day < self.reader.day:
            raise forms.ValidationError(_("預定出國日已過，驗證須於出國前辦理，請核對日期"))
        return day

    def given(self) -> dict[str, Any]:
        """What the step gets, the reason under the name that lists give it."""
        told = super().given()
        return {**told, "reason": told.pop("termination")}


class AgencyAccountFiling(AccountFiling):
    """An agency asks for an account, by its license."""

    ROLE = "agency"

    license_number = NameField(label=_("許可證號"), max_length=40)

    field_order = ("license_number", "person", "telephone")


class AgencyMandateFiling(MandateFiling):
    """An agency tells for which employer it acts."""

    license_number = NameField(label=_("許可證號"), max_length=40)

    field_order = ("license_number", "employer_name", "ubn", "last_on")
