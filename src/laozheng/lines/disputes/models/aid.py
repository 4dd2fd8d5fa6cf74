"""Aid from the labor rights fund for going to court: what an application says.

What was decided and paid stands in the kernel's awards and payments.
"""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models.flow import PART_OF_CASE


class LitigationAid(models.Model):
    """An application for aid (高雄市勞工權益基金收支保管及運用自治條例§5), beside its case.

    `items` are the codes of the costs asked for. Personal data: the day of domicile; the applicant
    stands with the parties. Kept as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, primary_key=True, related_name="litigation_aid"
    )
    applicant_kind = models.CharField(max_length=20)
    persons = models.PositiveIntegerField(default=1)
    domicile_since = models.DateField(null=True)
    works_in_city = models.BooleanField(default=False)
    union_in_city = models.BooleanField(default=False)
    dismissed_for_members = models.BooleanField(default=False)
    mediation_case_no = models.CharField(max_length=60, blank=True)
    mediation_basis = models.CharField(max_length=20)
    mediation_failed_on = models.DateField(null=True)
    ground = models.CharField(max_length=24)
    stage = models.CharField(max_length=16)
    items = models.JSONField(default=list)
    paid_elsewhere = models.JSONField(default=list)
    amount_requested = models.PositiveBigIntegerField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "litigation aid"
