"""Stop-work orders and guidance visits: the detail rows of their cases."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class Addressed(models.Model):
    """The employer that a matter is about: a party, and the name and number as told that day."""

    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    employer_name = models.CharField(max_length=300)
    employer_key = models.CharField(max_length=300)
    ubn = models.CharField(max_length=40, blank=True)
    ubn_state = models.CharField(max_length=20, blank=True)
    district = models.CharField(max_length=10, blank=True)

    class Meta:
        abstract = True


class StopWork(Addressed):
    """A stop-work order (停工): one employer, one place or machine, until work may be resumed.

    ``inspection`` and ``resumption_inspection`` are the visits that found the danger and that
    found it gone. Personal data: the name of an employer that is a natural person.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="stop_work"
    )
    inspection = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="stop_work_orders"
    )
    ordered_on = models.DateField()
    effective_at = models.DateTimeField(null=True)
    scope = models.CharField(max_length=10)
    place = models.CharField(max_length=300)
    ground = models.CharField(max_length=20)
    resume_applied_on = models.DateField(null=True)
    resumption_inspection = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="resumptions"
    )
    resumed_on = models.DateField(null=True)
    breached_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.case.number


class Guidance(Addressed):
    """A visit that advises and never punishes (安全衛生輔導): by volunteers, or on the spot.

    Personal data: the name of an employer that is a natural person, and of the adviser.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="safety_guidance"
    )
    program = models.CharField(max_length=20)
    notified_on = models.DateField(null=True)
    visited_on = models.DateField(null=True)
    employees = models.PositiveIntegerField(null=True)
    advisor = models.CharField(max_length=80, blank=True)
    improved = models.BooleanField(null=True)
    referred = models.BooleanField(null=True)

    def __str__(self) -> str:
        return self.case.number
