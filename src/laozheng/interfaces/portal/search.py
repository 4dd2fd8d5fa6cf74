"""The search of the list of violators: by firm, number, act, article and year, never by person."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.identifiers import looks_like_person_id, ubn_state
from laozheng.base.roc import ce_year
from laozheng.base.text import fold, squeeze
from laozheng.interfaces.ui.languages import in_chinese
from laozheng.kernel.inspections.publication import Wanted
from laozheng.kernel.law.citations import acts

# 24, 84-1, 第84條之1.
_ARTICLE = re.compile(r"第?(?P<number>\d{1,3})(?:條?(?:之|-)(?P<suffix>\d{1,2}))?條?")


def act_label(code: str) -> str:
    """The name of an act in the language of the page."""
    act = acts()[code]
    return act.name if in_chinese() else act.english


class ViolatorSearch(forms.Form):
    """Filters of the list; an unreadable one is shown as an error and left out."""

    name = forms.CharField(label=_("事業單位名稱"), required=False, max_length=60, min_length=2)
    ubn = forms.CharField(label=_("統一編號"), required=False, max_length=20)
    act = forms.ChoiceField(label=_("法規"), required=False)
    article = forms.CharField(
        label=_("條文"), required=False, max_length=12, help_text=_("例：24、84-1")
    )
    year = forms.IntegerField(
        label=_("公布年度"), required=False, min_value=90, max_value=999, help_text=_("例：113")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["act"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("全部")), *((code, act_label(code)) for code in acts())]

    def clean_name(self) -> str:
        """The name; personal numbers are no names of firms."""
        name: str = self.cleaned_data["name"]
        if looks_like_person_id(name):
            raise forms.ValidationError(_("本專區不提供以個人查詢，請改填事業單位名稱"))
        return name

    def clean_ubn(self) -> str:
        """The eight digits."""
        number = squeeze(fold(self.cleaned_data["ubn"]))
        if number and ubn_state(number) != "valid":
            raise forms.ValidationError(_("統一編號須為8碼且檢查碼正確，請更正"))
        return number

    def clean_article(self) -> str:
        """The article as a code."""
        text = squeeze(fold(self.cleaned_data["article"]))
        if not text:
            return ""
        found = _ARTICLE.fullmatch(text)
        if found is None:
            raise forms.ValidationError(_("條文請填條號，例如 24 或 84-1"))
        return f"{found['number']}-{found['suffix']}" if found["suffix"] else found["number"]

    def wanted(self) -> Wanted:
        """What the filters that could be read ask for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            name=given.get("name", ""),
            ubn=given.get("ubn", ""),
            act=given.get("act", ""),
            article=given.get("article", ""),
            year=ce_year(given["year"]) if given.get("year") else None,
        )
