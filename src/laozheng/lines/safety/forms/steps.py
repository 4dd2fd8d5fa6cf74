"""The forms by which an accident is opened and moved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.moments import taipei_day
from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.forms import DayField, MomentField
from laozheng.interfaces.ui.inputs import FilesField, Upload
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    ReasonForm,
    UbnField,
    YesNoField,
    choice,
    districts,
    heads,
    sections,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.documents.pictures import BARE_TYPES
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.accidents import around, deaths_of, likely_matches
from laozheng.lines.safety.queries.lessons import lessons_of
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    AGENCIES,
    EMPLOYER,
    LANGUAGES,
    OWN_AGENCY,
    REPORTERS,
    ROLES,
)
from laozheng.lines.safety.rules.consistency import When, contradictions

LARGEST_MB = 5


class NoticeForm(OpeningForm):
    """An accident as a hospital, the police or somebody else tells of it."""

    reported_at = MomentField(label=_("通報時間"), help_text=_("例：113/03/05 14:30"))
    reported_by = choice(_("通報者"), {c: r for c, r in REPORTERS.items() if c != EMPLOYER})
    occurred_at = MomentField(label=_("發生時間"), help_text=_("例：113/03/05 13:10"))
    known_at = MomentField(
        label=_("雇主知悉時間"), required=False, help_text=_("不明時留空，自發生時間起算")
    )
    employer_name = NameField(label=_("事業單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False)
    principal = NameField(label=_("原事業單位"), max_length=200, required=False)
    owner = NameField(label=_("業主"), max_length=200, required=False)
    place = NameField(label=_("場所"), max_length=300)
    district = forms.ChoiceField(
        label=_("行政區"), choices=districts, required=False, help_text=_("未選時依場所判斷")
    )
    industry = forms.ChoiceField(label=_("行業"), choices=sections, required=False)
    accident_type = choice(_("災害類型"), ACCIDENT_TYPES)
    agent = forms.CharField(label=_("媒介物"), max_length=120, required=False)
    accident_kind = choice(_("災害別"), ACCIDENT_KINDS)
    deaths = heads(_("死亡人數"))
    injured = heads(_("受傷人數"))
    hospitalized = heads(_("住院人數"))
    agency = choice(_("檢查機構"), AGENCIES, initial=OWN_AGENCY)
    main_workplace = YesNoField(label=_("主要工作場所"))

    def clean(self) -> dict[str, Any]:
        """The facts agree with one another; the day of receipt is that of the report."""
        given = super().clean() or {}
        moments = ("occurred_at", "known_at", "reported_at")
        told = {name: When.of(given[name]) if given.get(name) else None for name in moments}
        if self.reader is not None and told["occurred_at"]:
            for field, reason in contradictions({**given, **told}, self.reader.at):
                self.add_error(field, reason)
        reported_at, received_on = given.get("reported_at"), given.get("received_on")
        if reported_at and received_on and taipei_day(reported_at) != received_on:
            self.add_error("received_on", _("收件日須為通報當日，請核對"))
        return given

    def given(self) -> dict[str, Any]:
        """What ``open_case`` gets: the moment of the step is that of the report."""
        given = super().given()
        given["at"] = given.pop("reported_at")
        return given


class ReportForm(NoticeForm):
    """An accident as the employer reports it."""

    reported_by = None  # type: ignore[assignment]  # the employer


class EmployerReportForm(StepForm):
    """When the employer reported what others had told before."""

    at = MomentField(label=_("雇主通報時間"), help_text=_("例：113/03/05 14:30"))

    def clean(self) -> dict[str, Any]:
        """The day of the step is that of the report."""
        given = super().clean() or {}
        if given.get("at") and given.get("on") and taipei_day(given["at"]) != given["on"]:
            self.add_error("on", _("日期須為通報當日，請核對"))
        return given


class FirmForm(StepForm):
    """One more firm that answers for the accident."""

    firm = NameField(label=_("事業單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False)
    role = choice(_("身分"), {c: label for c, label in ROLES.items() if c != EMPLOYER})


class CauseForm(StepForm):
    """The causes that the inspection found."""

    causes = NameField(
        label=_("災害原因"),
        widget=forms.Textarea,
        max_length=4000,
        help_text=_("每行一項，行首寫明直接原因、間接原因或基本原因，例：直接原因：自三樓開口墜落"),
    )


class LessonForm(StepForm):
    """What everybody may learn of an accident, in one language; it names nobody."""

    language = forms.ChoiceField(label=_("語言"), choices=list(LANGUAGES.items()))
    summary = NameField(
        label=_("災害經過"), widget=forms.Textarea, max_length=2000,
        help_text=_("不寫事業單位、人名、工程及地點"),
    )  # fmt: skip
    measures = NameField(label=_("防災對策"), widget=forms.Textarea, max_length=2000)
    picture = FilesField(
        BARE_TYPES, "JPEG、PNG", most=1, largest_mb=LARGEST_MB, label=_("災害示意圖"),
        help_text=_("JPEG或PNG，5 MB以下，請先轉正；不得有人臉、招牌、車牌。拍攝資訊會自動去除"),
    )  # fmt: skip
    picture_text = NameField(
        label=_("圖片說明"), max_length=300, required=False,
        help_text=_("附圖必填，供無法看圖的人閱讀；只填說明時沿用同案公開中的圖"),
    )  # fmt: skip

    def clean_picture(self) -> Upload | None:
        """The one picture, if there is any."""
        return next(iter(self.cleaned_data["picture"]), None)

    def clean(self) -> dict[str, Any]:
        """A picture says what it shows."""
        given = super().clean() or {}
        if given.get("picture") and not given.get("picture_text"):
            self.add_error("picture_text", _("請用一句話說明圖中情形"))
        return given


class WithdrawLessonForm(ReasonForm):
    """Which published lesson is taken down, and why."""

    language = forms.ChoiceField(label=_("語言"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.language, LANGUAGES[one.language]) for one in lessons_of(self.case)]


class ForwardForm(ReasonForm):
    """Which agency an accident belongs to."""

    agency = choice(_("管轄機構"), {c: a for c, a in AGENCIES.items() if c != OWN_AGENCY})


class DeathForm(StepForm):
    """Deaths of one day that became known later; the day of the step is that of recording."""

    on = DayField(label=_("登錄日"), help_text=_("例：113/03/15"))
    died_on = DayField(label=_("死亡日"), help_text=_("例：113/03/12"))
    deaths = heads(_("死亡人數"), least=1)


class WithdrawDeathForm(ReasonForm):
    """Which recorded death was a mistake, by its number and day; nothing of the victim is shown."""

    serial = forms.TypedChoiceField(label=_("死亡登錄"), coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        field = self.fields["serial"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (death.serial, f"第{death.serial}筆　{roc_slash(death.died_on)}")
            for death in deaths_of(self.case)
        ]


class MatchForm(StepForm):
    """The other case that tells of the same accident; likely ones come first."""

    matches = forms.ChoiceField(label=_("併入案件"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        accident = Accident.objects.select_related("case").get(case=self.case)
        others = around(accident)
        if self.reader is not None:
            others = visible(others, self.reader)
        likely = {match.pk for match in likely_matches(accident)}
        field = self.fields["matches"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (other.case.number, f"{other.case.number}　{other.case.title}")
            for other in sorted(others, key=lambda other: other.pk not in likely)
        ]


class CorrectForm(ReasonForm):
    """Facts of a report that were wrong."""

    accident_type = choice(_("災害類型"), ACCIDENT_TYPES)
    accident_kind = choice(_("災害別"), ACCIDENT_KINDS)
    deaths = heads(_("死亡人數"))
    injured = heads(_("受傷人數"))
    hospitalized = heads(_("住院人數"))
    place = NameField(label=_("場所"), max_length=300)
    main_workplace = YesNoField(label=_("主要工作場所"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        accident = Accident.objects.get(case=self.case)
        for name in ("accident_type", "injured", "hospitalized", "place", "main_workplace"):
            self.fields[name].initial = getattr(accident, name)
        self.fields["accident_kind"].initial = accident.kind
        self.fields["deaths"].initial = deaths_of(self.case).count()
