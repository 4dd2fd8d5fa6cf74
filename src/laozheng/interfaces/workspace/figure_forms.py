"""What a figure is asked for: the line, the period and the two days that bound it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.base.periods import Period
from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.forms import DayField
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.models import Case


class PeriodField(forms.Field):
    """A period as officials write it; gives a ``Period`` or None."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Period | None:
        """The period, or a ValidationError with the sentence of the reader."""
        if value in self.empty_values:
            return None
        try:
            return Period.parse(str(value))
        except ValueError as problem:
            raise forms.ValidationError(str(problem), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """A period as its code; what somebody typed stays as it is."""
        return value.code if isinstance(value, Period) else value


class PeriodForm(forms.Form):
    """A period; without one that can be read, the last full year with cases counts."""

    period = PeriodField(
        label=_("期間"),
        required=False,
        widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.day = day
        self.fields["period"].initial = self._usual
        self.fields["period"].widget.attrs["placeholder"] = self._usual.code

    @cached_property
    def _usual(self) -> Period:
        """The last full year, or an earlier one when no case has arrived since."""
        newest = Case.objects.order_by("-received_on").values_list("received_on", flat=True).first()
        last = Period.year_of(self.day).previous_year()
        return min(last, Period.year_of(newest)) if newest else last

    @property
    def asked_period(self) -> Period:
        """The period to show."""
        return self.asked("period") or self._usual

    def asked(self, name: str) -> Any:
        """What was given for a field; None when it is absent or unreadable."""
        if not self.is_bound:
            return None
        self.is_valid()
        return self.cleaned_data.get(name)


class FiguresForm(PeriodForm):
    """The figures of which line."""

    line = forms.ChoiceField(label=_("業務"), required=False)

    field_order = ("line", "period")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        line = self.fields["line"]
        assert isinstance(line, forms.ChoiceField)
        line.choices = [(one.code, _now(one.label)) for one in lines().values()]

    @property
    def asked_line(self) -> str:
        """The code of the line; the first one installed when none is given."""
        return self.asked("line") or next(iter(lines()), "")


class FigureForm(PeriodForm):
    """One figure: its period, and up to which days events and knowledge count."""

    cut_off = DayField(label=_("發生日算到"), required=False)
    as_of = DayField(label=_("知悉日算到"), required=False)
    dims = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def asked_cut_off(self) -> date | None:
        """The last day whose events count; None for the last day of each period."""
        found: date | None = self.asked("cut_off")
        return found

    @property
    def asked_as_of(self) -> date:
        """The last day whose knowledge counts; the day of the request by default."""
        return self.asked("as_of") or self.day

    def show_days(self, cut_off: date, as_of: date) -> None:
        """Show the days that hold while the inputs are blank."""
        for name, day in (("cut_off", cut_off), ("as_of", as_of)):
            self.fields[name].widget.attrs["placeholder"] = roc_slash(day)


class BookForm(FigureForm):
    """A book of a period: up to which days events and knowledge count."""

    def __init__(self, *args: Any, cut_off: date, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["period"], self.fields["dims"]
        self.show_days(cut_off, self.day)
