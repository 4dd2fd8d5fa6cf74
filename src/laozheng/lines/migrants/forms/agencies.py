"""The filters of the board of agencies: a year, a text, a class, how far an agency has come."""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import narrowing
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.law.calendar import Calendar
from laozheng.lines.migrants.queries.agencies import Duty
from laozheng.lines.migrants.rules.codes import GRADES
from laozheng.lines.migrants.rules.licensing import is_renewing, misses_form

STANDINGS = {
    "behind": _("落後"),
    "running": _("尚未足額"),
    "met": _("已足額"),
    "renewing": _("換證期間"),
    "form": _("季報表逾期"),
}


class DutyFilter(forms.Form):
    """What leaves the list as it is when it cannot be read; ``day`` is the day of the reader."""

    text = forms.CharField(label=_("許可證號或名稱"), required=False, max_length=60)
    grade = narrowing(_("級別"), GRADES)
    standing = narrowing(_("進度"), STANDINGS)
    year = forms.ChoiceField(label=_("年度"), required=False)

    def __init__(self, *args: Any, day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._day = day
        years = {str(y - 1911): _now("%(year)s年") % {"year": y - 1911} for y in _years(day)}
        self.fields["year"] = narrowing(_("年度"), years, _("本年度"))

    def _given(self, name: str) -> str:
        found: str = self.cleaned_data.get(name, "") if self.is_bound and self.is_valid() else ""
        return found

    def last_day(self) -> date:
        """The day as of which the duties are asked for: the end of a past year, else today."""
        year = self._given("year")
        return min(date(int(year) + 1911, 12, 31), self._day) if year else self._day

    def leaves(self, duty: Duty) -> bool:
        """Whether the filters leave an agency on the list."""
        text, grade = self._given("text"), self._given("grade")
        return (
            (not text or text in duty.number or text in duty.name)
            and grade in ("", duty.grade)
            and self._stands(duty, self._given("standing"))
        )

    def _stands(self, duty: Duty, standing: str) -> bool:
        return standing in ("", duty.standing) or standing in self._wanting(duty)

    @cached_property
    def _days(self) -> Calendar:
        return calendar()

    def _wanting(self, duty: Duty) -> list[str]:
        """What else has to be done with an agency on the day."""
        day, known_law, days = self._day, law(), self._days
        found = []
        if is_renewing(duty.license_to, day, days, known_law):
            found.append("renewing")
        if misses_form(duty.reported_to, day, days, known_law):
            found.append("form")
        return found


def _years(day: date) -> range:
    """The years for which it is set how often agencies are visited, this one first."""
    first = min(value.valid_from.year for value in law().history("migrants.visit_frequency"))
    return range(day.year, first - 1, -1)
