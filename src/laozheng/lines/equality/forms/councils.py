"""The forms of the councils: a case onto an agenda, and the steps of a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.forms import MomentField
from laozheng.interfaces.workspace.step_fields import NameField, ReasonForm, choice, heads
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.activities.models import Activity
from laozheng.lines.equality.models import Complaint, CouncilMeeting, CouncilMember
from laozheng.lines.equality.queries.councils import members_of, ready_for, unresolved
from laozheng.lines.equality.rules.codes import (
    COUNCIL_OF,
    COUNCILS,
    DEFERRED,
    GROUNDS,
    MEETING,
    RESOLUTIONS,
)

MEETINGS_SHOWN = 12


class AgendaForm(StepForm):
    """The meeting, and the members who step out for this case."""

    meeting = forms.ChoiceField(label=_("會議"))
    stepped_out = forms.MultipleChoiceField(label=_("迴避委員"), required=False)
    conflict = NameField(label=_("利害關係"), max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        council = COUNCIL_OF[Complaint.objects.get(case=self.case).law]
        held = Activity.objects.filter(line="equality", kind=MEETING, body=council)
        seated = CouncilMember.objects.filter(council=council).order_by("member_key")
        _choose(
            self,
            "meeting",
            [
                (one.activity_no, f"{roc_slash(one.held_on)}　{one.title}")
                for one in held.exclude(state="canceled").order_by("-held_on")[:MEETINGS_SHOWN]
            ],
        )
        keys = seated.values_list("member_key", flat=True).distinct()
        _choose(self, "stepped_out", [(key, key) for key in keys])


def _choose(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class _OfMeeting(StepForm):
    """A step of a meeting; ``meeting`` is the activity behind its case."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        self.own = CouncilMeeting.objects.select_related("meeting").get(case=self.case)


class ConveneForm(OpeningForm):
    """Which council meets, when and where."""

    council = choice(_("會別"), COUNCILS)
    starts_at = MomentField(label=_("開會時間"), help_text=_("例：113/05/20 14:00"))
    place = NameField(label=_("開會地點"), max_length=200)


class PostponeForm(ReasonForm):
    """When and where a meeting takes place instead, and why."""

    starts_at = MomentField(label=_("改期後的開會時間"), help_text=_("例：113/05/27 14:00"))
    place = NameField(label=_("開會地點"), max_length=200)


class CasesForm(_OfMeeting):
    """The cases that are ready, of those that the reader may see."""

    cases = forms.MultipleChoiceField(
        label=_("議案"), help_text=_("委員須迴避者，另於該案「排入議程」登錄")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.reader is not None
        ready = ready_for(self.own.meeting.body, self.reader)
        _choose(self, "cases", [(one.case.number, _named(one)) for one in ready])


def _named(complaint: Complaint) -> str:
    return f"{complaint.case.number}　{_(GROUNDS[complaint.ground])}"


class HoldForm(_OfMeeting):
    """Who of the members came."""

    attended = forms.MultipleChoiceField(label=_("出席委員"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = self.own.meeting.held_on
        _choose(self, "attended", [(key, key) for key in members_of(self.own.meeting)])


class ResolveForm(_OfMeeting):
    """What the council resolved on one of the cases that the reader may see."""

    case_number = forms.ChoiceField(label=_("議案"))
    resolution = choice(_("決議"), RESOLUTIONS)
    agreed = heads(_("同意人數"))
    reason = NameField(label=_("理由"), widget=forms.Textarea, max_length=4000, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.reader is not None
        waiting = unresolved(self.own.meeting, self.reader)
        _choose(self, "case_number", [(one.case.number, one.case.number) for one in waiting])

    def clean(self) -> dict[str, Any]:
        """A decision has its reason: the letter to the parties tells it."""
        given = super().clean() or {}
        if given.get("resolution") not in (None, DEFERRED) and not given.get("reason"):
            self.add_error("reason", _("審定結果須附理由，理由會寫入審定書，請填寫"))
        return given
