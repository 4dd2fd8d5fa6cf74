"""The form of a visit in the field: the line's own, with what is noted on the spot."""

from collections.abc import Collection
from functools import cache
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.field import checking
from laozheng.interfaces.workspace.field.kinds import entry_of
from laozheng.interfaces.workspace.field.pictures import photos_field, signature_field
from laozheng.interfaces.workspace.inspection_forms import EnterForm
from laozheng.interfaces.workspace.step_fields import NameField
from laozheng.interfaces.workspace.step_forms import OpeningForm
from laozheng.kernel.cases.declare import CaseKind
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import case_for
from laozheng.kernel.inspections.models import Target
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.kernel.inspections.visits.handing_in import HandIn

# How what comes from the field arrives: the first that the kind takes.
INTAKES = ("visit", "ex_officio")
# The parts of the form in the order of the visit; what a line adds comes before the minutes.
PARTS = (
    (_("地點"), ("received_on", "type", "employer_name", "ubn", "workplace", "district",
                "employees", "program")),
    (_("到場"), ("met", "inspectors", "union_told")),
    (_("檢查內容"), ("scopes",)),
    (_("檢查結果"), ("result", "findings", "acted_from", "acted_to", "facts", "remedy_due_on")),
)  # fmt: skip
PICTURES_PART = (_("照片"), ("photos",))
LAST_PART = (_("紀錄與簽名"), ("minutes", "is_signed"))
_OWN = ("hand_in_key", "target", "planned", "photos", "signature")


class OnTheSpot(forms.Form):
    """What the device knows of the visit, and whom the inspector met."""

    hand_in_key = forms.CharField(
        widget=forms.HiddenInput, validators=[RegexValidator(r"^[0-9a-f-]{16,64}\Z")]
    )
    target = forms.IntegerField(widget=forms.HiddenInput, required=False)
    planned = forms.CharField(widget=forms.HiddenInput, required=False)
    met = NameField(label=_("會晤人員職稱"), max_length=80, required=False)
    union_told = forms.BooleanField(label=_("已告知工會"), required=False)
    is_signed = forms.BooleanField(label=_("雇主已簽名"), required=False)
    photos = photos_field()
    signature = signature_field()

    def __init__(self, *args: Any, statutes: Collection[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.statutes = statutes
        scopes = self.fields["scopes"]
        assert isinstance(scopes, forms.MultipleChoiceField)
        scopes.choices = checking.scopes_of(statutes)
        # Whoever writes the visit down leads it.
        self.fields.pop("lead", None)
        self.fields["received_on"].label = _("檢查日")
        self.fields.update(checking.fields_of(self.reader.day))  # type: ignore[attr-defined]
        # No result is chosen before the inspector chooses one.
        result = self.fields["result"]
        assert isinstance(result, forms.ChoiceField)
        result.choices = [("", "－"), *((code, _(label)) for code, label in RESULTS.items())]
        intake = self.fields["intake"]
        assert isinstance(intake, forms.ChoiceField)
        intake.widget = forms.HiddenInput()
        intake.initial = next(code for code in INTAKES if intake.valid_value(code))

    def clean_target(self) -> Target | None:
        """The place on a list of the reader's units."""
        key = self.cleaned_data["target"]
        if key is None:
            return None
        target = target_for(self.reader, key)  # type: ignore[attr-defined]
        if target is None:
            raise forms.ValidationError(_("沒有這個受檢對象，或您無權閱覽；請改以未排定的檢查送出"))
        return target

    def clean_planned(self) -> Case | None:
        """The case of a visit that was planned singly."""
        number = self.cleaned_data["planned"]
        if not number:
            return None
        case = case_for(self.reader, number)  # type: ignore[attr-defined]
        if case is None or not hasattr(case, "visit"):
            raise forms.ValidationError(_("沒有這件檢查案，或您無權閱覽；請改以未排定的檢查送出"))
        return case

    def clean(self) -> dict[str, Any]:
        """What the checklist says and the result agree."""
        given = super().clean() or {}
        if checking.contradicts(given):
            self.add_error("result", _("檢查表有不符合的項目，結果請選違反或輔導改善"))
        if given.get("signature"):
            given["is_signed"] = True
        return given

    def checklist(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The items to look at, by act."""
        return checking.by_act(self, self.statutes)

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The visible fields by part; parts without any are left out."""
        fields: Any = self
        named = {name for _title, names in (*PARTS, PICTURES_PART, LAST_PART) for name in names}
        own = [one.name for one in fields.visible_fields() if _is_own(one.name, named)]
        found = [
            (title, [fields[name] for name in names if _is_shown(fields, name)])
            for title, names in (*PARTS, (_("其他"), own), PICTURES_PART, LAST_PART)
        ]
        return [(title, some) for title, some in found if some]

    def hand_in(self, kind: str) -> HandIn:
        """What the form tells, once it is valid."""
        data = dict(self.cleaned_data)
        own = {name: data.pop(name) for name in _OWN}
        visited_on, intake = data.pop("received_on"), data.pop("intake")
        data = checking.taken_up(data, visited_on)
        told = {name: value for name, value in data.items() if value not in (None, "")}
        return HandIn(
            key=own["hand_in_key"],
            kind=kind,
            visited_on=visited_on,
            given=told,
            intake=intake,
            target=own["target"],
            planned=own["planned"],
            pictures=(*own["photos"], *own["signature"]),
        )


def _is_own(name: str, named: set[str]) -> bool:
    return name not in {*named, *_OWN} and not name.startswith(checking.PREFIX)


def _is_shown(form: forms.Form, name: str) -> bool:
    return name in form.fields and not form[name].is_hidden


def target_for(reader: Any, key: int) -> Target | None:
    """A place on a list of the units in which the reader works, or None."""
    found = Target.objects.select_related("program", "employer", "case")
    return found.filter(pk=key, program__unit__in=reader.units).first()


def field_form(kind: CaseKind) -> type[OpeningForm]:
    """The form of a kind of visit in the field."""
    return _composed(entry_of(kind).form or EnterForm)


@cache
def _composed(entered: type[OpeningForm]) -> type[OpeningForm]:
    return type("FieldForm", (OnTheSpot, entered), {})
