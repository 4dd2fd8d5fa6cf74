"""What employers tell and owe about harassment: their notices, and the duties they meet."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class HarassmentNotice(models.Model):
    """An employer tells that a complaint of harassment came to him, and later how it ended.

    Personal data: none; statistical codes carry no names.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="equality_notice"
    )
    employer_name = models.CharField(max_length=200)
    ubn = models.CharField(max_length=20, blank=True)
    employees = models.PositiveIntegerField(null=True)
    complaint_on = models.DateField()
    result = models.CharField(max_length=20, blank=True)
    measures = models.JSONField(default=list)
    flags = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.case.number


class EmployerDuty(models.Model):
    """Which of the duties about harassment an employer was found to meet on a day.

    Personal data: none.
    """

    ubn = models.CharField(max_length=8)
    employer_name = models.CharField(max_length=200)
    employees = models.PositiveIntegerField()
    channel = models.BooleanField(null=True)
    rules = models.BooleanField(null=True)
    unit = models.BooleanField(null=True)
    team = models.BooleanField(null=True)
    counseling = models.BooleanField(null=True)
    checked_on = models.DateField()
    source = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name_plural = "employer duties"
        constraints = [
            models.UniqueConstraint(fields=["ubn", "checked_on"], name="equality_duty_once")
        ]

    def __str__(self) -> str:
        return f"{self.ubn} {self.checked_on}"
