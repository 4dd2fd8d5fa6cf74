"""The forms of a program: enter it, draw its list, plan its visits, enter absences, filter it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.base.rounding import half_up
from laozheng.base.text import fold, squeeze
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.workspace.field.kinds import visit_kinds
from laozheng.interfaces.workspace.inspection_forms import LinesField
from laozheng.interfaces.workspace.step_fields import NameField, choice, districts, several
from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.workday import WORKING_HOURS
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.planning.rescoring import WHOLE
from laozheng.kernel.inspections.programs.absences import KINDS, PARTS
from laozheng.kernel.inspections.programs.replacing import Reserve
from laozheng.kernel.inspections.visit_codes import PICKED_BY, PROGRAM_KINDS, SCOPES, TARGET_STATES
from laozheng.kernel.law.codes import UnknownCode, industry
from laozheng.kernel.measures.catalogue import measures

EXAMPLE = _("例：113/03/05")
ANYTHING = [("", _("全部"))]


def lines_that_visit() -> dict[str, str]:
    """The lines that have a kind of visit, by code with their labels."""
    known = {code.partition(".")[0] for code in visit_kinds()}
    return {code: line.label for code, line in lines().items() if code in known}


def types_of(line: str) -> list[tuple[str, Any]]:
    """The kinds of visit that a line's own form offers."""
    for code, kind in visit_kinds().items():
        form = kind.transition("entered").form
        field = getattr(form, "base_fields", {}).get("type")
        if code.startswith(f"{line}.") and field is not None:
            return list(field.choices)
    return list(PROGRAM_KINDS.items())


def units_that_visit() -> "QuerySet[Unit]":
    """The units that have a kind of visit."""
    codes = {kind.unit for kind in visit_kinds().values()}
    return Unit.objects.filter(code__in=codes).order_by("code")


class IndustriesField(LinesField):
    """Industries of the classification on any of its levels, one per line: 4331, 43 or F."""

    def clean(self, value: Any) -> Any:
        """The codes as a tuple."""
        try:
            names = [squeeze(fold(line)).upper() for line in super().clean(value)]
            return tuple(industry().get(name).code for name in names)
        except UnknownCode as unknown:
            raise forms.ValidationError(str(unknown)) from unknown


class ProgramForm(forms.Form):
    """A program as a draft."""

    line = forms.ChoiceField(label=_("業務"))
    code = forms.CharField(label=_("代碼"), max_length=60)
    title = forms.CharField(label=_("名稱"), max_length=200)
    kind = choice(_("類別"), PROGRAM_KINDS)
    starts_on = DayField(label=_("起日"), help_text=EXAMPLE)
    ends_on = DayField(label=_("迄日"))
    places = forms.IntegerField(label=_("檢查家數"), min_value=1, max_value=100_000)
    measure = forms.ChoiceField(
        label=_("目標所用的指標"), required=False, help_text=_("核定前必須設定")
    )
    districts = several(_("行政區"), {}, required=False, help_text=_("未選時不限行政區"))
    industries = IndustriesField(
        label=_("行業"),
        required=False,
        help_text=_("每行一個行業統計分類代碼，各層皆可；未填時不限行業"),
    )
    least_workers = forms.IntegerField(
        label=_("最少勞工人數"), required=False, min_value=1, max_value=100_000
    )
    legal_basis = forms.CharField(label=_("法令依據"), max_length=200, required=False)
    joint_agencies = LinesField(label=_("會同機關"), required=False, help_text=_("每行一個"))
    joint_units = several(
        _("會同單位"), {}, required=False,
        help_text=_("局內其他單位；排定時每件各派一人同行，並計入該單位的負荷，請先洽定"),
    )  # fmt: skip
    scopes = several(_("檢查項目"), SCOPES, required=False, help_text=_("一趟合併檢查的法規"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        mine = lines_that_visit()
        self._choose("line", [(code, _(label)) for code, label in mine.items()])
        counted = [(code, _(one.label)) for code, one in measures().items() if one.line in mine]
        self._choose("measure", [("", "－"), *counted])
        self._choose("districts", districts()[1:])
        self._choose("joint_units", [(one.code, named(one)) for one in units_that_visit()])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def given(self) -> dict[str, Any]:
        """What goes to the action besides line, code and title."""
        data = dict(self.cleaned_data)
        for name in ("joint_agencies", "joint_units", "scopes", "districts", "industries"):
            data[name] = list(data[name])
        return {name: data[name] for name in data if name not in ("line", "code", "title")}


class ProgramChangeForm(ProgramForm):
    """What may be changed of a draft: all but its line and code."""

    def __init__(self, *args: Any, program: Program, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["line"], self.fields["code"]
        for name, field in self.fields.items():
            value = getattr(program, name)
            field.initial = "\n".join(value) if isinstance(field, LinesField) else value

    def given(self) -> dict[str, Any]:
        """What goes to the action."""
        return {"title": self.cleaned_data["title"], **super().given()}


class ProgramStepForm(forms.Form):
    """A step of a program that asks for nothing."""

    def __init__(self, *args: Any, program: Program, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.program, self.reader = program, reader


class DrawForm(ProgramStepForm):
    """The draw of a list: the kind of visit, and the seed from which anybody draws it again."""

    type = forms.ChoiceField(label=_("檢查別"))
    seed = forms.CharField(
        label=_("抽案種子"),
        max_length=60,
        help_text=_("公開的文字或數字；用同一種子可重新抽出同一份清單"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = self.fields["type"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = types_of(self.program.line)
        kinds.initial = self.program.kind
        self.fields["seed"].initial = f"{self.program.code}-{self.reader.day.isoformat()}"


class SpanForm(ProgramStepForm):
    """The days over which visits are planned."""

    first = DayField(label=_("起日"), help_text=EXAMPLE)
    last = DayField(label=_("迄日"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["first"].initial = max(self.reader.day, self.program.starts_on)
        self.fields["last"].initial = self.program.ends_on

    def clean(self) -> dict[str, Any]:
        """The span lies ahead and does not run backwards."""
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and first < self.reader.day:
            self.add_error("first", _("起日不得早於今天；已過的日子不再排案"))
        if first and last and last < first:
            self.add_error("last", _("迄日不得早於起日，請更正"))
        return given


class AgainForm(SpanForm):
    """The days over which visits are planned again."""

    with_overdue = forms.BooleanField(
        label=_("逾期未檢查的也重新排定"),
        required=False,
        help_text=_("預定日已過而尚無檢查紀錄的受檢對象"),
    )


class ReplaceForm(forms.Form):
    """Why a place leaves the list, and who comes in for it."""

    reason = NameField(label=_("替換理由"), widget=forms.Textarea, max_length=200)
    successor = forms.ChoiceField(label=_("遞補"), required=False)

    def __init__(self, *args: Any, reserves: Sequence[Reserve], **options: Any) -> None:
        super().__init__(*args, **options)
        self._reserves = {one.workplace.key: one for one in reserves}
        field = self.fields["successor"]
        assert isinstance(field, forms.ChoiceField)
        nobody = ("", _now("不遞補"))
        field.choices = [nobody, *((key, _told(one)) for key, one in self._reserves.items())]

    def reserve(self) -> Reserve | None:
        """The workplace chosen, if any."""
        return self._reserves.get(self.cleaned_data["successor"])


def _told(reserve: Reserve) -> str:
    place, score = reserve.workplace, reserve.candidate.score
    name = "　".join(dict.fromkeys(filter(None, (place.name, place.place))))
    points = {"name": name, "points": half_up(score, 2)}
    return _now("%(name)s（%(points)s分）") % points


class WeightsForm(forms.Form):
    """Other weights for the factors of a list, in percent of today's."""

    def __init__(self, *args: Any, factors: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in factors.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=1000, required=False, initial=WHOLE,
                help_text=_("百分比；100為目前的權重"),
            )  # fmt: skip

    def weights(self) -> dict[str, int]:
        """The weights that were given; an unreadable one is left out."""
        self.full_clean()
        given = self.cleaned_data if self.is_bound else {}
        return {name: value for name, value in given.items() if value is not None}


class AbsenceForm(forms.Form):
    """Who cannot be sent out, from when to when, both days included, and how much of each day."""

    staff = forms.ModelChoiceField(
        label=_("檢查員"), queryset=Staff.objects.none(), empty_label="－"
    )
    kind = choice(_("原因"), KINDS)
    first = DayField(label=_("起日"), help_text=EXAMPLE)
    last = DayField(label=_("迄日"))
    part = choice(_("時段"), PARTS, required=False, help_text=_("未選時為整日"))
    hours = forms.IntegerField(
        label=_("時數"), min_value=1, max_value=WORKING_HOURS - 1, required=False,
        help_text=_("以小時計的假，不選時段而填每日時數"),
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        held = holding(reader.day, "employments__")
        staff = Staff.objects.filter(held, employments__unit__in=reader.supervised)
        field = self.fields["staff"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = staff.distinct().order_by("number")


class TargetFilter(forms.Form):
    """Filters of a program's list; an unreadable one is left out."""

    state = forms.ChoiceField(
        label=_("狀態"), required=False, choices=[*ANYTHING, *TARGET_STATES.items()]
    )
    picked_by = forms.ChoiceField(
        label=_("選案方式"), required=False, choices=[*ANYTHING, *PICKED_BY.items()]
    )
    lead = forms.ModelChoiceField(
        label=_("檢查員"), required=False, queryset=Staff.objects.none(), empty_label=_("全部")
    )

    def __init__(self, *args: Any, program: Program, **options: Any) -> None:
        super().__init__(*args, **options)
        self._program = program
        leads = program.targets.values("lead")
        field = self.fields["lead"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Staff.objects.filter(pk__in=leads).order_by("number")

    def targets(self) -> Any:
        """The places on the list that the filters leave, by rank."""
        self.full_clean()
        chosen = self.cleaned_data if self.is_bound else {}
        given = {name: value for name, value in chosen.items() if value}
        rows = self._program.targets.filter(**given).select_related(
            "employer", "lead", "case", "program"
        )
        return rows.prefetch_related("partners").order_by("rank")
