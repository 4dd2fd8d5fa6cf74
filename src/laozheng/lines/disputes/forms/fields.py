"""Inputs that several forms of the line share."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from laozheng.base.text import fold
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.kernel.cases.models import CaseParty
from laozheng.lines.disputes.models import codes
from laozheng.lines.disputes.queries.mediation import parties_of


def choice(label: Any, labels: Mapping[str, Any], *, required: bool = True) -> forms.ChoiceField:
    """One code of a list; a choice that may stay open begins with a blank."""
    blank = [] if required else [("", "－")]
    return forms.ChoiceField(label=label, choices=[*blank, *labels.items()], required=required)


def text(label: Any, *, required: bool = True, long: bool = False) -> forms.CharField:
    """A line of text, or a box of it."""
    widget = forms.Textarea(attrs={"rows": 4}) if long else None
    return forms.CharField(label=label, required=required, widget=widget)


def tick(label: Any) -> forms.BooleanField:
    """Yes when ticked."""
    return forms.BooleanField(label=label, required=False)


class RowChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of the case at hand, shown by one of its columns; `offer` sets the rows."""

    def __init__(self, label: Any, shown: str) -> None:
        super().__init__(queryset=None, label=label, empty_label="－")
        self._shown = shown

    def label_from_instance(self, obj: Any) -> str:
        """The column by which people know the row."""
        return str(getattr(obj, self._shown))


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Give a `RowChoice` its rows."""
    field = form.fields[name]
    assert isinstance(field, RowChoice)
    field.queryset = rows


class ClaimsField(forms.CharField):
    """Claims with amounts, one per line: 積欠工資 32000. Gives a list of (code, amount or None)."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> list[tuple[str, int | None]]:
        """The claims, or a ValidationError that names the line at fault."""
        lines = fold(super().clean(value) or "").replace("；", "\n").replace(";", "\n").splitlines()
        return [_claim(line) for line in lines if line.strip()]


def _claim(line: str) -> tuple[str, int | None]:
    name, _space, amount = line.strip().replace(":", " ").partition(" ")
    by_label = {str(label): code for code, label in codes.CLAIMS.items()}
    code = name if name in codes.CLAIMS else by_label.get(name)
    if code is None:
        known = "、".join(str(label) for label in codes.CLAIMS.values())
        raise forms.ValidationError(f"「{name}」不是請求事項，請填：{known}")
    amount = amount.strip().replace(",", "")
    if amount and not amount.isdecimal():
        raise forms.ValidationError(f"「{name}」的金額請填阿拉伯數字，例如 32000")
    return code, int(amount) if amount else None


class PartyForm(StepForm):
    """A form with one input per party of the case; `given` gathers them under `gathered`."""

    gathered = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        for row in parties_of(self.case):
            self.fields[f"party_{row.pk}"] = self.party_field(row)

    def party_field(self, row: CaseParty) -> forms.Field:
        """The input for one party."""
        raise NotImplementedError

    def given(self) -> dict[str, Any]:
        """The data with those of the parties by their row id."""
        data = super().given()
        names = [name for name in data if name.startswith("party_")]
        answers = {name.removeprefix("party_"): data.pop(name) for name in names}
        return {**data, self.gathered: {key: a for key, a in answers.items() if a}}


class PartyDayForm(PartyForm):
    """A day per party, such as the day of service."""

    party_label = _("%(name)s送達日")
    needs_all = True

    def party_field(self, row: CaseParty) -> forms.Field:
        """A day for one party."""
        label = self.party_label % {"name": row.name_as_written}
        return DayField(label=label, required=self.needs_all)


def party_choices(rows: Iterable[CaseParty]) -> list[tuple[str, str]]:
    """Parties as choices by row id."""
    return [(str(row.pk), row.name_as_written) for row in rows]
