"""Terms and what moves them: deadlines, suspensions, extensions, days on which offices closed."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models.case import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE

# The kind of a deadline that a party outside has to keep: never the bureau's delay.
OUTSIDE_PARTY = "outside_party"


class Deadline(models.Model):
    """A due day derived from events and stored once; derived anew whenever the case changes.

    States: open, met, late (met after the due day), suspended, void (closed before it mattered).
    Overdue is open with a due day before the day on which one asks.
    Personal data: none.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    rule = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    due_on = models.DateField()
    due_at = models.DateTimeField(null=True)
    met_on = models.DateField(null=True)
    met_by = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12)
    reckoning = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "rule"], name="cases_deadline_unique")
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="cases_deadline_due"),
            # The next deadline beside each row of a list.
            models.Index(fields=["case", "state"], name="cases_deadline_of_case"),
        ]


class Suspension(models.Model):
    """A span in which terms of a case stand still; no ``rules`` means all of them.

    Personal data: none.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="suspensions")
    rules = models.JSONField(default=list)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reason = models.CharField(max_length=200)
    cite = models.CharField(max_length=120)


class Extension(models.Model):
    """More days for a term, asked and approved before it ran out.

    Personal data: none.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extensions")
    rule = models.CharField(max_length=40)
    days = models.PositiveSmallIntegerField()
    approved_on = models.DateField()
    approved_by = models.CharField(max_length=120)
    reason = models.CharField(max_length=200)


class ClosedOfficeSpan(models.Model):
    """Days on which the city closed its offices (typhoon); ``half`` is am, pm or empty.

    Personal data: none.
    """

    start = models.DateField()
    end = models.DateField()
    half = models.CharField(max_length=2, blank=True)
    district = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=80)
    source = models.CharField(max_length=120)
