"""The employer of a matter, as it was told on that day."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models.flow import PART_OF_CASE


class OfEmployer(models.Model):
    """The detail row of a case about one employer: a snapshot, and the link when it is certain.

    Personal data: the name of an employer that is a natural person; kept with the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        "cases.Case",
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="%(app_label)s_%(class)s",
    )
    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    employer_name = models.CharField(max_length=300)
    employer_key = models.CharField(max_length=300, blank=True)
    ubn = models.CharField(max_length=40, blank=True)
    ubn_state = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.employer_name
