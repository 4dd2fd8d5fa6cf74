"""How forms look everywhere (renderer), and inputs that read what officials write.

Set ``FORM_RENDERER = "laozheng.interfaces.ui.forms.FormRenderer"`` and ``{{ form }}`` prints
our fields, in allauth's pages as well.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

from laozheng.base import moments, numerals, roc
from laozheng.base.periods import Period
from laozheng.interfaces.ui.languages import in_chinese

T = TypeVar("T")
D = TypeVar("D", bound=date)
F = TypeVar("F", bound=forms.Form)

# The years of which anybody is asked: terms reckoned from any of their days can be written.
FIRST_YEAR, LAST_YEAR = roc.ce_year(1), roc.ce_year(299)


class FormRenderer(DjangoTemplates):
    """Django's own renderer with our templates for forms and fields."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class DayInput(forms.TextInput):
    """A day as text in the ROC calendar; the native date picker knows only the CE one."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", "size": 10, **(attrs or {})}
        )

    def format_value(self, value: Any) -> str | None:
        """A day as 113/03/05; text that the user typed stays as it is."""
        return roc.roc_slash(moments.taipei_day(value)) if isinstance(value, date) else value


class DayField(forms.Field):
    """A day in any way of writing that ``base.roc`` reads; gives a ``date`` or None."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day, or a ValidationError with the sentence of the reader."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return moments.taipei_day(value)
        sentence = _("看不懂這個日期，請寫成例如113/03/05或2024-03-05")
        return _in_years(_read(roc.parse_day, value, sentence))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days, not ways of writing them."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except forms.ValidationError:
            return True


class MomentInput(DayInput):
    """A ROC day with hour and minute as text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"size": 16, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """A moment as 113/03/05 14:30."""
        if not isinstance(value, datetime):
            return value if isinstance(value, str) else None
        at = moments.in_taipei(value)
        return f"{roc.roc_slash(at.date())} {at:%H:%M}"


class MomentField(DayField):
    """A day with hour and minute, Taipei time; gives an aware ``datetime`` or None."""

    widget = MomentInput

    def to_python(self, value: Any) -> datetime | None:
        """The moment, or a ValidationError with the sentence of the reader."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return moments.in_taipei(value)
        sentence = _("看不懂這個時間，請寫成例如113/03/05 14:30或2024-03-05 14:30")
        return _in_years(_read(moments.parse_moment, value, sentence))


class MonthField(forms.Field):
    """A month as 113-05 or 2024-05; gives its ``Period`` or None."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Period | None:
        """The month, or a ValidationError with an example; a longer period is none."""
        if value in self.empty_values:
            return None
        try:
            period = Period.parse(str(value))
        except ValueError:
            period = None
        if period is None or period != Period.month_of(period.start):
            raise forms.ValidationError(_("請填一個月份，例如 113-05"), code="invalid")
        _in_years(period.start)
        return period


class MoneyField(forms.IntegerField):
    """Whole TWD, written 12000, 12,000 or 1萬2,000; gives an ``int`` or None."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> int | None:
        """The amount; fractions of a dollar are refused."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        sentence = _("金額以元為單位，請填整數，例如 12,000。")
        amount = _read(numerals.read_number, value, sentence)
        if amount != int(amount):
            raise forms.ValidationError(sentence)
        return int(amount)

    def prepare_value(self, value: Any) -> Any:
        """An amount with commas; text that the user typed stays as it is."""
        return numerals.plain(value) if isinstance(value, int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits first on the keyboards of telephones."""
        return {"inputmode": "numeric", "autocomplete": "off", "class": "numeric"}


def read_or(field: forms.Field, text: str, otherwise: T) -> T:
    """What a field reads in an address; ``otherwise`` where there is nothing or nothing right."""
    try:
        found: T | None = field.clean(text) if text else None
    except forms.ValidationError:
        return otherwise
    return otherwise if found is None else found


def typed(form: F, **options: Any) -> F:
    """The same form with what was typed so far, which nobody has judged yet."""
    return type(form)(initial={bound.name: bound.data for bound in form}, **options)


def _in_years(day: D) -> D:
    """The same day or moment, unless its year is a slip of the hand."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("年份須在民國1年至299年之間，請更正"), code="invalid")
    return day


def _read(reader: Callable[[str], T], text: Any, sentence: Any) -> T:
    """What ``reader`` makes of the text; its sentence becomes the error of the field.

    Readers speak Chinese; whoever reads another language is told ``sentence``.
    """
    try:
        return reader(str(text))
    except ValueError as error:
        told = str(error) if in_chinese() else sentence
        raise forms.ValidationError(told, code="invalid") from error
