"""Interviews of an investigation, planned so that the parties do not meet."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class Interview(models.Model):
    """An interview with one side of a complaint; ``called_off_on`` is set when it does not happen.

    Personal data: none; who is heard stands with the sealed persons of the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="equality_interviews")
    side = models.CharField(max_length=20)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    called_off_on = models.DateField(null=True)

    class Meta:
        ordering = ["starts_at", "id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.side}"
