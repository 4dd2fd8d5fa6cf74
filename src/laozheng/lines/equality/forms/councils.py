"""The form by which a case goes onto the agenda of a council."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.roc import roc_slash
from laozheng.interfaces.workspace.step_fields import NameField
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.kernel.activities.models import Activity
from laozheng.lines.equality.models import Complaint, CouncilMember
from laozheng.lines.equality.rules.codes import COUNCIL_OF

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
        held = Activity.objects.filter(line="equality", kind="council_meeting", body=council)
        seated = CouncilMember.objects.filter(council=council).order_by("member_key")
        meeting, out = self.fields["meeting"], self.fields["stepped_out"]
        assert isinstance(meeting, forms.ChoiceField) and isinstance(out, forms.ChoiceField)
        meeting.choices = [
            (one.activity_no, f"{roc_slash(one.held_on)}　{one.title}")
            for one in held.order_by("-held_on")[:MEETINGS_SHOWN]
        ]
        keys = seated.values_list("member_key", flat=True).distinct()
        out.choices = [(key, key) for key in keys]
