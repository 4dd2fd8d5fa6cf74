"""The filter bar of case lists, and the cases that it leaves."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.languages import named
from laozheng.kernel.accounts.models import RoleGrant, Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.declare import INTAKES, CaseKind
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.case import handled_ids
from laozheng.kernel.cases.queries import list_cases
from laozheng.kernel.parties.city import city

ANYTHING = ("", _("全部"))
OPENNESS = (ANYTHING, ("open", _("未結")), ("closed", _("已結")))
WHOSE = (ANYTHING, ("mine", _("我承辦的")))

# Filters that ``list_cases`` takes under the same name.
_AS_THEY_ARE = ("text", "kind", "state", "received_from", "received_to", "intake", "district")


class CaseFilter(forms.Form):
    """Filters of a list of cases; an unreadable one is shown as an error and left out."""

    text = forms.CharField(label=_("關鍵字"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("案件種類"), required=False)
    state = forms.ChoiceField(label=_("狀態"), required=False)
    openness = forms.ChoiceField(label=_("結案"), required=False, choices=OPENNESS)
    whose = forms.ChoiceField(label=_("承辦"), required=False, choices=WHOSE)
    officer = forms.ModelChoiceField(
        label=_("承辦人"), required=False, queryset=Staff.objects.none(), empty_label=_("全部")
    )
    received_from = DayField(label=_("收件日起"), required=False)
    received_to = DayField(label=_("收件日迄"), required=False)
    intake = forms.ChoiceField(label=_("收件方式"), required=False)
    district = forms.ChoiceField(label=_("行政區"), required=False)
    overdue = forms.BooleanField(label=_("只看逾期"), required=False)

    def __init__(
        self, *args: Any, reader: Reader, kind: CaseKind | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._reader = reader
        if kind is None:
            del self.fields["state"]
            self._choose("kind", {code: one.label for code, one in kinds().items()})
        else:
            del self.fields["kind"]
            self._choose("state", {state.code: state.label for state in kind.states})
        intakes = kind.intakes if kind else tuple(INTAKES)
        self._choose("intake", {code: INTAKES[code] for code in intakes})
        self._choose("district", {one.code: named(one) for one in city().districts.values()})
        if reader.is_staff:
            officer = self.fields["officer"]
            assert isinstance(officer, forms.ModelChoiceField)
            officer.queryset = officers_of(reader)
        else:
            # Every case that somebody from outside may see is one that names him.
            del self.fields["officer"], self.fields["whose"]

    def _choose(self, name: str, labels: dict[str, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ANYTHING, *((code, _now(label)) for code, label in labels.items())]

    def cases(self, kind: str = "", purpose: str = "list") -> "QuerySet[Case]":
        """The cases that the filters leave, newest first, as far as the reader may see them."""
        given = self._given()
        filters = {name: given[name] for name in _AS_THEY_ARE if name in given}
        if kind:
            filters["kind"] = kind
        if "openness" in given:
            filters["open"] = given["openness"] == "open"
        if "officer" in given:
            filters["officer"] = given["officer"].pk
        if given.get("overdue"):
            filters["overdue_on"] = self._reader.day
        cases = list_cases(self._reader, filters, purpose)
        if given.get("whose") or not self._reader.is_staff:
            cases = cases.filter(pk__in=handled_ids(self._reader.user_id or 0, self._reader.day))
        return cases

    def _given(self) -> dict[str, Any]:
        if not self.is_bound:
            return {}
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def officers_of(reader: Reader) -> "QuerySet[Staff]":
    """The people who work in the units of a reader today."""
    grants = RoleGrant.objects.at(reader.day).filter(unit_id__in=reader.units)
    return Staff.objects.filter(pk__in=grants.values("staff_id")).order_by("number")
