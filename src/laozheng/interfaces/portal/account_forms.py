"""The forms by which somebody asks to sign in for an enterprise, and chooses a password."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.portal.forms import CodeForm, FilingForm
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.inputs import NameField, UbnField
from laozheng.kernel.cases.outside.accounts import ACCOUNT
from laozheng.kernel.cases.public import EMPLOYER, PublicFiling


class AccountFiling(FilingForm):
    """Who asks for an account, and for which party; a line adds how it tells that party."""

    ROLE: ClassVar[str] = "employer"

    person = NameField(label=_("受託人（使用帳號的人）姓名"), max_length=40)
    telephone = forms.CharField(label=_("受託人電話或電子郵件"), max_length=60)

    def given(self) -> dict[str, Any]:
        """What the step gets: the role, and how the person is reached."""
        told = super().given()
        contact = f"{told.pop('person')}　{told.pop('telephone')}"
        return {**told, "role": self.ROLE, "contact": contact}


class EmployerAccountFiling(AccountFiling):
    """An employer asks for an account: an enterprise, by its number."""

    employer_name = NameField(label=_("事業單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"))

    field_order = ("employer_name", "ubn", "person", "telephone")


def employer_account(label: str) -> PublicFiling:
    """The filing by which an employer asks a line's unit for an account; good for all lines."""
    return PublicFiling(
        code="account",
        label=label,
        lead="有統一編號的雇主向任一業務申請一次，即可查看各業務的待辦、進度及公文。請附委任書。",
        asker=EMPLOYER,
        kind=ACCOUNT,
        step="ask",
        form=EmployerAccountFiling,
        after="審核後，開通碼以公文寄至貴單位登記地址；收到後自行設定密碼。",
    )


class MandateFiling(FilingForm):
    """For which employer an agency acts, and until when; a line adds which agency."""

    employer_name = NameField(label=_("委任的雇主"), max_length=200)
    ubn = UbnField(label=_("雇主統一編號"), required=False, help_text=_("家庭雇主免填"))
    last_on = DayField(label=_("委任迄日"), help_text=_("例：114/12/31，照委任書填寫"))

    def clean_last_on(self) -> date:
        """A mandate that still runs."""
        day: date = self.cleaned_data["last_on"]
        if day and day < self.reader.day:
            raise forms.ValidationError(_("委任已經屆滿，請確認迄日或檢附新的委任書"))
        return day


class PasswordForm(CodeForm):
    """The number and code of the letter, and the password that its holder chooses, twice."""

    password = forms.CharField(
        label=_("新密碼"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
        strip=False,
    )
    again = forms.CharField(
        label=_("再輸入一次"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("開通碼")
        for name in ("password", "again"):
            self.fields[name].widget.attrs["autocomplete"] = "new-password"

    def clean(self) -> dict[str, Any]:
        """Both times the same, and good enough."""
        told = super().clean() or {}
        first, again = told.get("password"), told.get("again")
        if first and again and first != again:
            self.add_error("again", _("兩次輸入的密碼不同，請重新輸入"))
        elif first:
            try:
                validate_password(first)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return told
