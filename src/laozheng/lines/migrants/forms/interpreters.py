"""What the register of interpreters asks: which ones, a new one, until when one is qualified."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.inputs import NameField, narrowing, several
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.migrants.models import Interpreter
from laozheng.lines.migrants.rules.codes import LANGUAGES


class InterpreterFilter(forms.Form):
    """What leaves the list as it is when it cannot be read."""

    text = forms.CharField(label=_("姓名或所屬單位"), required=False, max_length=60)
    language = narrowing(_("語言"), LANGUAGES)

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self._reader = reader

    def records(self) -> "QuerySet[Interpreter]":
        """The entries that the filters leave of those to be seen, the next to end first."""
        found = visible(Interpreter.objects.all(), self._reader).order_by("valid_to", "number")
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if text := given.get("text"):
            found = found.filter(Q(name__icontains=text) | Q(organization__icontains=text))
        if language := given.get("language"):
            found = found.filter(languages__icontains=f'"{language}"')
        return found


class InterpreterForm(forms.Form):
    """Who interprets which languages, since when and until when."""

    name = NameField(label=_("姓名"), max_length=80)
    organization = NameField(label=_("所屬單位"), max_length=120, required=False)
    languages = several(_("語言"), LANGUAGES)
    qualified_on = DayField(label=_("合格日"))
    valid_to = DayField(label=_("效期"), required=False, help_text=_("含當日；未填為無期限"))


class TermForm(forms.Form):
    """Until when somebody is qualified."""

    valid_to = DayField(label=_("新的效期"), help_text=_("含當日；停止資格者填末日"))
