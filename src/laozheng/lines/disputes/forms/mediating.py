"""Forms of the mediation itself: appointment, committee, meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MomentField
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.lines.disputes.forms.fields import (
    PartyDayForm,
    RowChoice,
    choice,
    offer,
    party_choices,
    text,
    tick,
)
from laozheng.lines.disputes.models import (
    CommitteeMember,
    CommitteeSeat,
    Hearing,
    Mediator,
    PrivateBody,
)
from laozheng.lines.disputes.queries.mediation import parties_of

CAUSES = {"recused": _("迴避"), "unavailable": _("不能執行職務")}


class Appoint(StepForm):
    """The mediator, and why another one if there was one."""

    mediator = forms.ModelChoiceField(
        Mediator.objects.order_by("name"), label=_("調解人"), empty_label="－"
    )
    reason = choice(_("改派原因"), CAUSES, required=False)


class Entrust(StepForm):
    """The private body."""

    body = forms.ModelChoiceField(
        PrivateBody.objects.order_by("name"), label=_("受託團體"), empty_label="－"
    )


class Recuse(StepForm):
    """Against whom, and why."""

    against = text(_("請求迴避之對象"))
    reason = text(_("理由"), long=True)


class DecideRecusal(StepForm):
    """Granted or not."""

    granted = tick(_("准予迴避"))
    reason = text(_("理由"), required=False)


class NotifySelection(StepForm):
    """How many members."""

    size = forms.TypedChoiceField(label=_("委員人數"), choices=[(3, "3"), (5, "5")], coerce=int)


class Seat(StepForm):
    """A member from the roster, or one named by a party."""

    member = forms.ModelChoiceField(
        CommitteeMember.objects.order_by("name"),
        label=_("名冊委員"),
        required=False,
        empty_label="－",
    )
    member_name = text(_("委員姓名（名冊以外）"), required=False)
    is_chair = tick(_("擔任主席"))
    is_labor_official = tick(_("現任勞工行政人員"))
    is_designated = tick(_("逾期未選定，由主管機關指定"))


class _SeatOfCase(StepForm):
    """A form that chooses among the seats of the case."""

    seat = RowChoice(_("委員"), "name")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        seated = CommitteeSeat.objects.filter(case=self.case, replaced_on__isnull=True)
        offer(self, "seat", seated)


class AssignMember(_SeatOfCase):
    """The member who finds the facts."""

    special_circumstances = text(_("特殊情形"), required=False)


class Report(StepForm):
    """The member's report."""

    special_circumstances = text(_("逾十日之特殊情形"), required=False)


class ExtendCommittee(StepForm):
    """Why the committee meets later."""

    both_agree = tick(_("雙方當事人同意"))
    reason = text(_("必要之理由"), required=False)


class Schedule(StepForm):
    """Where and when a meeting is planned."""

    place = text(_("地點"))
    is_video = tick(_("視訊"))
    starts_at = MomentField(label=_("開始時間"), help_text=_("例：113/03/05 14:30"))
    ends_at = MomentField(label=_("結束時間"), required=False)


class Summon(StepForm):
    """Whom to ask, about what, when and where."""

    person = text(_("受通知人"))
    matters = text(_("說明事項"), long=True)
    place = text(_("地點"))
    starts_at = MomentField(label=_("時間"), help_text=_("例：113/03/05 14:30"))


class PermitVisit(StepForm):
    """Where the mediator may go, and when."""

    workplace = text(_("訪查處所"))
    visit_on = DayField(label=_("訪查日"))


class _HearingOfCase(StepForm):
    """A form that chooses among the planned meetings of the case."""

    hearing = RowChoice(_("會議"), "shown")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "hearing", Hearing.objects.filter(case=self.case, state="planned"))


class Hear(_HearingOfCase, PartyDayForm):
    """A meeting that was held: notices, who came, minutes."""

    gathered = "notices"
    party_label = _("%(name)s開會通知送達日")
    needs_all = False

    present = forms.MultipleChoiceField(
        label=_("出席之當事人"), required=False, widget=forms.CheckboxSelectMultiple
    )
    members_present = forms.IntegerField(label=_("出席委員人數"), min_value=0, required=False)
    ends_at = MomentField(label=_("結束時間"), required=False)
    minutes = text(_("會議紀要"), required=False, long=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        present = self.fields["present"]
        assert isinstance(present, forms.MultipleChoiceField)
        present.choices = party_choices(parties_of(self.case))


class Postpone(_HearingOfCase, Schedule):
    """A planned meeting on another day."""

    reason = text(_("改期原因"))


class Propose(StepForm):
    """The proposal, and the vote of a committee."""

    proposal = text(_("調解方案"), long=True)
    members_present = forms.IntegerField(label=_("出席委員人數"), min_value=0, required=False)
    members_agreeing = forms.IntegerField(label=_("同意委員人數"), min_value=0, required=False)
