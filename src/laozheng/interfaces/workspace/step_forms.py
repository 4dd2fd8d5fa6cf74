"""The input of a step: the day on which it became true, and what a line adds.

A line's ``forms.py`` subclasses ``StepForm`` (steps of a case) or ``OpeningForm`` (new cases).
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.declare import INTAKES, CaseKind, Transition
from laozheng.kernel.cases.models import Case


class StepForm(forms.Form):
    """The input of a step; ``case``, ``transition`` and ``reader`` are there for subclasses."""

    on = DayField(label=_("日期"), help_text=_("例：113/03/05"))

    def __init__(
        self,
        *args: Any,
        case: Case | None = None,
        transition: Transition | None = None,
        reader: Reader | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.case, self.transition, self.reader = case, transition, reader
        if reader is not None and "on" in self.fields:
            self.fields["on"].initial = reader.day
        if transition is not None and transition.letter:
            self.fields["with_letter"] = forms.BooleanField(
                label=_("產生函稿"), required=False, initial=True
            )

    def given(self) -> dict[str, Any]:
        """What goes to ``perform`` besides the day."""
        return {name: value for name, value in self.cleaned_data.items() if name != "on"}


class OpeningForm(StepForm):
    """The input that opens a case; ``case_fields`` are columns of the case itself."""

    CASE_FIELDS = ("received_on", "intake", "district", "filer_kind", "source_no", "title")

    on = None  # type: ignore[assignment]  # a case opens on the day of receipt
    received_on = DayField(label=_("收件日"), help_text=_("例：113/03/05"))
    intake = forms.ChoiceField(label=_("收件方式"))

    def __init__(self, *args: Any, kind: CaseKind | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if kind is not None:
            intake = self.fields["intake"]
            assert isinstance(intake, forms.ChoiceField)
            intake.choices = [(code, _now(INTAKES[code])) for code in kind.intakes]
        if self.reader is not None:
            self.fields["received_on"].initial = self.reader.day

    def case_fields(self) -> dict[str, Any]:
        """Columns of the new case, as ``open_case`` takes them."""
        return {name: self.cleaned_data[name] for name in self.CASE_FIELDS if name in self.fields}

    def given(self) -> dict[str, Any]:
        """What the line's action gets."""
        data = self.cleaned_data
        return {name: value for name, value in data.items() if name not in self.CASE_FIELDS}
