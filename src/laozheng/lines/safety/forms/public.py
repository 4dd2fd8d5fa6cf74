"""What employers tell online: an accident at work, by telephone and at any hour."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.portal.complaint_forms import WorkplaceField
from laozheng.interfaces.portal.forms import FilingForm
from laozheng.interfaces.ui.forms import MomentField
from laozheng.interfaces.ui.inputs import NameField, UbnField, choice
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    OWN_AGENCY,
)
from laozheng.lines.safety.rules.consistency import When, contradictions

_MOST = 9999


def _persons(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=_MOST, initial=0)


class AccidentFiling(FilingForm):
    """An accident as the employer reports it; the moment of sending is that of the report."""

    employer_name = NameField(label=_("事業單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False, help_text=_("不知道可留空"))
    contact = NameField(label=_("通報人及電話"), max_length=120)
    occurred_at = MomentField(label=_("發生時間"), help_text=_("例：113/03/05 13:10"))
    known_at = MomentField(label=_("雇主知悉時間"), help_text=_("八小時自此起算"))
    district = WorkplaceField()
    place = NameField(label=_("場所"), max_length=300, help_text=_("地址或工地名稱、樓層"))
    principal = NameField(
        label=_("原事業單位"), max_length=200, required=False, help_text=_("承攬作業時填寫")
    )
    accident_type = choice(_("災害類型"), ACCIDENT_TYPES)
    accident_kind = choice(_("災害別"), ACCIDENT_KINDS)
    deaths = _persons(_("死亡人數"))
    injured = _persons(_("受傷人數"))
    hospitalized = _persons(_("住院人數"))

    def clean(self) -> dict[str, Any]:
        """The facts agree with one another, and nothing has yet to happen."""
        told = super().clean() or {}
        moments = {name: told.get(name) for name in ("occurred_at", "known_at")}
        read = {name: When.of(at) if at else None for name, at in moments.items()}
        if read["occurred_at"]:
            given = {**told, **read, "reported_at": When.of(self.reader.at)}
            for field, reason in contradictions(given, self.reader.at):
                self.add_error(field if field in self.fields else None, reason)
        return told

    def given(self) -> dict[str, Any]:
        """What the opening step gets: the report comes now, to this office."""
        return {**super().given(), "at": self.reader.at, "agency": OWN_AGENCY}
