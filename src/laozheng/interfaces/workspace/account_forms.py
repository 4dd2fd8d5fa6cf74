"""What an officer is asked who lets somebody sign in for an enterprise, or act for an employer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from laozheng.base.months import months_after
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.step_forms import StepForm

# How long an account lasts when nobody says otherwise.
MONTHS = 24


class LastDayForm(StepForm):
    """Until when it holds, the last day included; what was asked for stands there first."""

    last_on = DayField(label=_("迄日（含當日）"), help_text=_("例：114/12/31，不得晚於委任書所載"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.case is not None and self.reader is not None:
            asked = self.case.events.filter(kind="ask").values_list("data", flat=True).first()
            told = (asked or {}).get("last_on")
            self.fields["last_on"].initial = told or months_after(self.reader.day, MONTHS)
