"""The forms of reports about employers and brokers, and what the visit is to look into."""

from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import choice, several
from laozheng.interfaces.workspace.complaint_forms import InspectForm, complaint_forms
from laozheng.lines.migrants.rules.codes import CHECKS, COMPLAINT_SUBJECTS, WORKER_CATEGORIES


class InspectComplaintForm(InspectForm):
    """For when the visit is planned, and what it looks into."""

    worker_category = choice(_("外國人別"), WORKER_CATEGORIES, initial="blue_collar")
    checks = several(_("檢查項目"), CHECKS, required=False)


COMPLAINT_FORMS = complaint_forms(COMPLAINT_SUBJECTS, inspect=InspectComplaintForm)
