"""The forms of complaints of unsafe work; who looks at it is decided with the visit."""

from laozheng.interfaces.workspace.complaint_forms import InspectForm, complaint_forms
from laozheng.lines.safety.forms.visits import SupervisionFields
from laozheng.lines.safety.rules.codes.supervision import COMPLAINT_SUBJECTS


class InspectComplaintForm(SupervisionFields, InspectForm):
    """For when the visit is planned, and which division goes."""


COMPLAINT_FORMS = complaint_forms(COMPLAINT_SUBJECTS, inspect=InspectComplaintForm)
