"""The form by which somebody complains of an employer, shared by every line that inspects."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.portal.forms import FilingForm
from laozheng.interfaces.ui.inputs import NameField, UbnField, choice, districts, several
from laozheng.interfaces.ui.languages import named
from laozheng.kernel.parties.city import city

ELSEWHERE = "elsewhere"
IDENTITIES = {"anonymous": _("匿名"), "named": _("具名，身分保密")}


def workplaces() -> list[tuple[str, Any]]:
    """The districts of the city, and that the work is done outside of it."""
    return [*districts(), (ELSEWHERE, _("不在本市"))]


def of_this_city(district: str) -> str:
    """The district of the place of work; one elsewhere belongs to another authority."""
    if district == ELSEWHERE:
        sentence = _("工作地點不在%(city)s，本局沒有管轄權，請向工作地點的勞工行政主管機關申訴")
        raise forms.ValidationError(sentence, params={"city": named(city())})
    return district


class WorkplaceField(forms.ChoiceField):
    """The district in which the work is done, which decides who is competent."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("工作地點"), choices=workplaces, **options)

    def clean(self, value: Any) -> str:
        """A district of this city."""
        return of_this_city(super().clean(value))


class ComplaintFiling(FilingForm):
    """A complaint: against whom, where, of what; who complains stays sealed or unsaid."""

    district = WorkplaceField(help_text=_("依工作地點決定由哪個機關處理"))
    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False, help_text=_("不知道可留空"))
    workplace = NameField(label=_("場所"), max_length=300, required=False)
    subjects = several(_("申訴事項"), {})
    period = forms.CharField(
        label=_("發生期間"), max_length=100, required=False, help_text=_("例：113年3月起至今")
    )
    facts = NameField(
        label=_("事實"), widget=forms.Textarea, max_length=3800,
        help_text=_("請勿在這裡寫您的姓名與聯絡方式"),
    )  # fmt: skip
    identity = choice(_("身分"), IDENTITIES)
    complainant = NameField(
        label=_("姓名（具名者）"), max_length=120, required=False, help_text=_("密封，雇主不會知道")
    )
    contact = NameField(label=_("聯絡方式（具名者）"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Whoever gives a name can be reached; an anonymous complaint holds none."""
        told = super().clean() or {}
        if told.get("identity") == "named":
            for name in ("complainant", "contact"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, _("具名申訴請填姓名及聯絡方式，否則請改選匿名"))
        elif told.get("complainant") or told.get("contact"):
            self.add_error("identity", _("您填了姓名或聯絡方式，請改選具名，或清除後再送出"))
        return told

    def given(self) -> dict[str, Any]:
        """The period stands at the head of the account."""
        told = super().given()
        period = told.pop("period")
        del told["identity"]
        if period:
            told["facts"] = f"發生期間：{period}\n{told['facts']}"
        return told


def complaint_filing(subjects: Mapping[str, str]) -> type[ComplaintFiling]:
    """The form of a line's complaints, with its subjects to choose from."""
    told: dict[str, Any] = {"subjects": several(_("申訴事項"), subjects)}
    return type(ComplaintFiling.__name__, (ComplaintFiling,), told)
