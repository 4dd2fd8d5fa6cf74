"""Complaints of unequal treatment and of harassment; who is meant stands apart, sealed."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE
from laozheng.kernel.parties.fields import EncryptedTextField


class Complaint(models.Model):
    """A complaint under the employment service act or the gender act, harassment among them.

    ``ground`` is the one that counts, ``other_grounds`` the further ones. The employer of a
    harassment case is no party of the case and has no row in the register because of it, so that
    no page of an enterprise can tell. The columns from ``complaint_kind`` on are for harassment;
    ``notice`` is the employer's notice of the same matter, told here alone: no link leads back.
    Personal data: sex, age band and status of the complainant, without a name; kept as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="equality_complaint"
    )
    law = models.CharField(max_length=30)
    ground = models.CharField(max_length=30)
    other_grounds = models.JSONField(default=list)
    stage = models.CharField(max_length=20, blank=True)
    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    employer_name = models.CharField(max_length=200)
    ubn = models.CharField(max_length=20, blank=True)
    industry = models.CharField(max_length=40, blank=True)
    employees = models.PositiveIntegerField(null=True)
    complainant_sex = models.CharField(max_length=10, blank=True)
    complainant_age_band = models.CharField(max_length=10, blank=True)
    complainant_status = models.CharField(max_length=10, blank=True)
    anonymous = models.BooleanField(default=False)
    act_on = models.DateField(null=True)
    complaint_kind = models.CharField(max_length=20, blank=True)
    respondent_role = models.CharField(max_length=20, blank=True)
    power_relation = models.BooleanField(null=True)
    minor = models.BooleanField(null=True)
    majority_on = models.DateField(null=True)
    learned_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    earlier_case = models.CharField(max_length=40, blank=True)
    notice = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    flags = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.case.number


class SealedPerson(models.Model):
    """A person of a complaint: complainant, respondent, witness.

    It has no access columns on purpose: no list, search, export or drill-down may read it. Those
    who handle the case get it through ``queries.sealed``.
    Personal data: name, address and contact, encrypted at rest; kept as long as the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="equality_persons")
    role = models.CharField(max_length=20)
    name = EncryptedTextField(purpose="equality.person")
    address = EncryptedTextField(blank=True, purpose="equality.address")
    contact = EncryptedTextField(blank=True, purpose="equality.contact")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.role}"
