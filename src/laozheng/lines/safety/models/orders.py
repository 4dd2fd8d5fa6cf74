"""Stop-work orders, guidance visits and reviews of hazard sites: the detail rows of their cases."""

from django.db import models

from laozheng.kernel.cases.models import Case, OfEmployer


class StopWork(OfEmployer):
    """A stop-work order (停工): one employer, one place or machine, until work may be resumed.

    ``inspection`` and ``resumption_inspection`` are the visits that found the danger and that
    found it gone. Personal data: the name of an employer that is a natural person.
    """

    district = models.CharField(max_length=10, blank=True)
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


class Guidance(OfEmployer):
    """A visit that advises and never punishes (安全衛生輔導): by volunteers, or on the spot.

    Personal data: the name of an employer that is a natural person, and of the adviser.
    """

    district = models.CharField(max_length=10, blank=True)
    program = models.CharField(max_length=20)
    place = models.CharField(max_length=300, blank=True)
    notified_on = models.DateField(null=True)
    visited_on = models.DateField(null=True)
    employees = models.PositiveIntegerField(null=True)
    advisor = models.CharField(max_length=80, blank=True)
    improved = models.BooleanField(null=True)
    referred = models.BooleanField(null=True)

    def __str__(self) -> str:
        return self.case.number


class HazardReview(OfEmployer):
    """An application for the review of a hazard site (危險性工作場所審查) before work begins there.

    ``work_on`` is the day from which the employer wants to work. Personal data: the name of an
    employer that is a natural person.
    """

    district = models.CharField(max_length=10, blank=True)
    site_number = models.CharField(max_length=60)
    site_class = models.CharField(max_length=4)
    place = models.CharField(max_length=300)
    substance = models.CharField(max_length=120, blank=True)
    quantity = models.CharField(max_length=60, blank=True)
    work_on = models.DateField()
    result = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return self.case.number
