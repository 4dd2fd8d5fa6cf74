"""What the desk of carers asks: which records, and the papers of a renewal."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import narrowing, several
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.migrants.models import Caregiver
from laozheng.lines.migrants.rules.codes import CAREGIVER_PAPERS, CAREGIVER_STATUSES

SOON = timedelta(days=60)
WANTING = {"soon": _("六十日內屆滿"), "expired": _("已屆滿未換證")}


class CarerFilter(forms.Form):
    """What leaves the list as it is when it cannot be read."""

    text = forms.CharField(label=_("登錄號或縮寫"), required=False, max_length=60)
    status = narrowing(_("狀態"), CAREGIVER_STATUSES)
    wanting = narrowing(_("待處理"), WANTING)

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self._reader = reader

    def records(self) -> "QuerySet[Caregiver]":
        """The records that the filters leave of those to be seen, the next to end first."""
        day = self._reader.day
        found = visible(Caregiver.objects.all(), self._reader).order_by("valid_to", "number")
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if text := given.get("text"):
            found = found.filter(Q(number__icontains=text) | Q(initials__icontains=text))
        if status := given.get("status"):
            found = found.filter(status=status)
        if wanting := given.get("wanting"):
            ends = {"soon": {"valid_to__range": (day, day + SOON)},
                    "expired": {"valid_to__lt": day}}  # fmt: skip
            found = found.filter(status="qualified", **ends[wanting])
        return found


class RenewalForm(forms.Form):
    """The papers that were checked."""

    papers = several(_("已查驗文件"), CAREGIVER_PAPERS)
