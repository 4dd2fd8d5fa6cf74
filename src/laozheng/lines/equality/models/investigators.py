"""Who investigates harassment from outside the bureau: the roster, and the teams of cases."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class Investigator(models.Model):
    """Somebody from outside who was trained to investigate harassment at work.

    ``trained_on`` is the last training or refresher; ``listed`` whether the person agreed to stand
    on the public roster. Personal data: name, sex, profession and organization; kept until a year
    after ``to_on``.
    """

    number = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    sex = models.CharField(max_length=10)
    profession = models.CharField(max_length=80, blank=True)
    organization = models.CharField(max_length=120, blank=True)
    trained_on = models.DateField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    listed = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """An investigator on the team of a case; ``left_on`` is set once another team was formed.

    Personal data: who investigates; kept as long as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="equality_team")
    investigator = models.ForeignKey(Investigator, on_delete=models.PROTECT, related_name="teams")
    named_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.investigator_id}"
