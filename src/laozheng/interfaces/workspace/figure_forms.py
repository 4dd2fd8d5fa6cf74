"""What a figure is asked for: the line, the period and the two days that bound it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.base.periods import Period
from laozheng.interfaces.ui.forms import DayField
from laozheng.kernel.cases.catalogue import lines


class PeriodField(forms.CharField):
    """A period as officials write it; gives a ``Period`` or None."""

    def to_python(self, value: Any) -> Any:
        """The period, or a ValidationError with the sentence of the reader."""
        text = super().to_python(value)
        if not text or isinstance(text, Period):
            return text or None
        try:
            return Period.parse(text)
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from None

    def prepare_value(self, value: Any) -> Any:
        """A period as its code; what somebody typed stays as it is."""
        return value.code if isinstance(value, Period) else value


class PeriodForm(forms.Form):
    """A period; what is absent or cannot be read counts as the last full year."""

    period = PeriodField(
        label=_("期間"),
        required=False,
        max_length=30,
        widget=forms.TextInput(
            attrs={"size": 12, "autocomplete": "off", "placeholder": "113、113H1、113Q2、113-06"}
        ),
    )

    def __init__(self, *args: Any, day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.day = day
        self.fields["period"].initial = self._last_year

    @property
    def _last_year(self) -> Period:
        return Period.year_of(self.day).previous_year()

    @property
    def asked_period(self) -> Period:
        """The period to show."""
        return self.asked("period") or self._last_year

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


class BookForm(FigureForm):
    """A book of a period: up to which days events and knowledge count."""

    def __init__(self, *args: Any, cut_off: date, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["period"], self.fields["dims"]
        self.fields["cut_off"].initial = cut_off
        self.fields["as_of"].initial = self.day
