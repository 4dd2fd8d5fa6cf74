"""The forms of a disposition besides the shared ones."""

from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.step_fields import NameField
from laozheng.interfaces.workspace.step_forms import StepForm


class ImmigrationForm(StepForm):
    """To which office of the immigration agency a file on a worker goes."""

    agency = NameField(label=_("移民機關"), max_length=120)
