"""What is told and asked for online: accidents at any hour, unsafe sites, advice, small works."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.portal.complaint_forms import WorkplaceField, complaint_filing
from laozheng.interfaces.portal.forms import FilingForm
from laozheng.interfaces.ui.forms import MomentField
from laozheng.interfaces.ui.inputs import NameField, PointField, UbnField, choice
from laozheng.kernel.parties.districts import district_in
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    OWN_AGENCY,
)
from laozheng.lines.safety.rules.codes.supervision import (
    COMPLAINT_SUBJECTS,
    GUIDANCE_PROGRAMS,
    SMALL_WORKS,
)
from laozheng.lines.safety.rules.consistency import When, contradictions

_MOST = 9999
# What an employer may ask for; the others begin with a notice of another authority or the bureau.
_ASKED_FOR = {
    code: GUIDANCE_PROGRAMS[code] for code in ("new_company", "confined_space", "small_site")
}


def _persons(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=_MOST, initial=0)


class SiteComplaintFiling(complaint_filing(COMPLAINT_SUBJECTS)):
    """A complaint of an unsafe site, which may be told by its point on the map."""

    point = PointField(
        label=_("場所座標"), max_length=60, required=False,
        help_text=_("例：22.627300, 120.301400，可由地圖複製；知道地址時可留空"),
    )  # fmt: skip

    field_order = ("district", "employer_name", "ubn", "workplace", "point")


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


class GuidanceFiling(FilingForm):
    """An employer asks for advice at his door; it costs nothing and leads to no fine."""

    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False, help_text=_("不知道可留空"))
    contact = NameField(label=_("聯絡人及電話"), max_length=120)
    district = WorkplaceField()
    place = NameField(label=_("場所"), max_length=300, help_text=_("地址或工地名稱、樓層"))
    program = choice(_("計畫別"), _ASKED_FOR)
    employees = forms.IntegerField(
        label=_("勞工人數"), min_value=0, max_value=999_999, required=False
    )


class SmallWorksFiling(FilingForm):
    """Three answers about a repair that lasts days: where, who works there, whom to call."""

    place = NameField(label=_("施工地點"), max_length=300, help_text=_("請寫出行政區、路名及門牌"))
    employer_name = NameField(label=_("施工單位"), max_length=300)
    contact = NameField(label=_("聯絡人及電話"), max_length=120)

    def clean_place(self) -> str:
        """A place in one district of this city, so that the notice finds its inspector."""
        place: str = self.cleaned_data["place"]
        if district_in(place).code is None:
            raise forms.ValidationError(_("看不出是本市哪一區，請寫出行政區，例：三民區範例路1號"))
        return place

    def case_fields(self) -> dict[str, Any]:
        """The district that the place names."""
        return {"district": district_in(self.cleaned_data["place"]).code}

    def given(self) -> dict[str, Any]:
        """A notice of the program for small repairs."""
        return {**super().given(), "program": SMALL_WORKS}
