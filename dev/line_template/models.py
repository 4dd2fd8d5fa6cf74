"""The line's own facts: what was applied for."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class Application(models.Model):
    """An application of an enterprise that is to be recorded (備查).

    Personal data: none; the applicant is a party of the case. Kept as long as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="linename_application"
    )
    subject = models.CharField(max_length=200)
