"""What employers file for approval: work rules and agreements under article 84-1."""

from django.db import models

from laozheng.kernel.cases.models import OfEmployer


class WorkRules(OfEmployer):
    """Work rules filed for approval (勞動基準法第70條).

    ``missing`` are clauses that were not there, ``below_law`` those that fall below the law.
    Personal data: none beyond the employer; kept with the case.
    """

    kind = models.CharField(max_length=12)
    employees = models.PositiveIntegerField()
    result = models.CharField(max_length=12, blank=True)
    missing = models.JSONField(default=list)
    below_law = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "work rules"


class Agreement(OfEmployer):
    """A written agreement on working hours filed for approval (勞動基準法第84條之1).

    ``missing`` are required contents that were not there (勞動基準法施行細則第50條之2).
    Personal data: none beyond the employer, the workers are a number; kept with the case.
    """

    job_title = models.CharField(max_length=120)
    workers = models.PositiveIntegerField()
    approved_workers = models.PositiveIntegerField(null=True)
    valid_to = models.DateField(null=True)
    result = models.CharField(max_length=12, blank=True)
    missing = models.JSONField(default=list)
