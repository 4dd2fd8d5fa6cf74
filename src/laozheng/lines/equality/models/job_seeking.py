"""Complaints of job seekers about advertisements and papers, with the evidence as it was seen."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class JobSeekingComplaint(models.Model):
    """A complaint about how an employer looked for people (就業服務法§5②).

    Personal data: none; the complainant is a sealed person of the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="equality_job_seeking"
    )
    type = models.CharField(max_length=30)
    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    employer_name = models.CharField(max_length=200)
    ubn = models.CharField(max_length=20, blank=True)
    medium = models.CharField(max_length=20, blank=True)
    occupation = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.case.number


class AdSnapshot(models.Model):
    """An advertisement as it stood at a moment: its text and its picture, never changed.

    A later text of the same advertisement is a second snapshot. ``is_handed_in`` marks what whoever
    complained brought, which no officer has seen where it stood. Personal data: none.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="equality_snapshots")
    taken_at = models.DateTimeField()
    source = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    picture = models.ForeignKey("documents.File", on_delete=models.PROTECT, null=True)
    sha256 = models.CharField(max_length=64)
    is_handed_in = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.sha256[:8]}"
