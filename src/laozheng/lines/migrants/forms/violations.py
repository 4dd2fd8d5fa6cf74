"""What the desk of offenses asks: which ones, the file to open, why one is taken back."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import NameField, narrowing
from laozheng.interfaces.workspace.inspection_forms import SpanForm, articles_field
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.migrants.models import Violation
from laozheng.lines.migrants.queries.violations import STANDINGS, violations_for
from laozheng.lines.migrants.rules.codes import OFFENDERS, VIOLATIONS

STANDING_LABELS = {"waiting": _("待處理"), "filed": _("已開立或已處分"), "withdrawn": _("已撤回")}
_GONE_ON = {code: label for code, label in STANDING_LABELS.items() if code != "waiting"}


class ViolationFilter(forms.Form):
    """What leaves the list as it is when it cannot be read; those that wait are shown first."""

    text = forms.CharField(label=_("案號或對象"), required=False, max_length=60)
    violation = narrowing(_("違法態樣"), VIOLATIONS)
    offender = narrowing(_("對象"), OFFENDERS)
    standing = narrowing(_("辦理情形"), _GONE_ON, STANDING_LABELS["waiting"])

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self._reader = reader

    def found(self) -> "QuerySet[Violation]":
        """The offenses that the filters leave of those that the reader may see."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        rows = violations_for(self._reader).filter(STANDINGS[given.get("standing") or "waiting"])
        if text := given.get("text"):
            rows = rows.filter(number__icontains=text) | rows.filter(offender_name__icontains=text)
        for name in ("violation", "offender"):
            if given.get(name):
                rows = rows.filter(**{name: given[name]})
        return rows


class FileForm(SpanForm):
    """The file of a disposition on an offense: the provision and when it was broken."""

    articles = articles_field(max_length=600)

    field_order = ("articles", "acted_from", "acted_to")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["acted_from"].required = True


class GroundsForm(forms.Form):
    """The provisions that were broken, and how many workers it concerns."""

    articles = articles_field(max_length=200)
    persons = forms.IntegerField(label=_("外國人數"), min_value=1, max_value=9999, required=False)


class WithdrawForm(forms.Form):
    """Why an offense proved wrong."""

    reason = NameField(label=_("撤回理由"), max_length=200)
