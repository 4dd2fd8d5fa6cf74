"""The filters of the list of dormitories."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import districts, narrowing
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.migrants.models import Dormitory
from laozheng.lines.migrants.queries.dormitories import (
    A_YEAR,
    SOON,
    not_visited_since,
    open_dormitories,
)
from laozheng.lines.migrants.rules.codes import DORMITORY_KINDS

WANTING = {
    "fire": _("消防申報已屆滿"),
    "building": _("公安申報已屆滿"),
    "soon": _("申報將於六十日內屆滿"),
    "unseen": _("一年未訪視"),
}


class DormitoryFilter(forms.Form):
    """What leaves the list as it is when it cannot be read."""

    text = forms.CharField(label=_("地點號或地址"), required=False, max_length=60)
    district = narrowing(_("行政區"), lambda: dict(districts()[1:]))
    kind = narrowing(_("類別"), DORMITORY_KINDS)
    wanting = narrowing(_("待處理"), WANTING)

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self._reader = reader

    def places(self) -> "QuerySet[Dormitory]":
        """The places in use that the filters leave of those that the reader may see."""
        day = self._reader.day
        found = visible(open_dormitories(day), self._reader).order_by("number")
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if text := given.get("text"):
            found = found.filter(Q(number__icontains=text) | Q(address__icontains=text))
        for name in ("district", "kind"):
            if given.get(name):
                found = found.filter(**{name: given[name]})
        match given.get("wanting"):
            case "fire":
                return found.filter(fire_report_to__lt=day)
            case "building":
                return found.filter(building_report_to__lt=day)
            case "soon":
                span = (day, day + SOON)
                return found.filter(
                    Q(fire_report_to__range=span) | Q(building_report_to__range=span)
                )
            case "unseen":
                return not_visited_since(found, day - timedelta(days=A_YEAR))
        return found
