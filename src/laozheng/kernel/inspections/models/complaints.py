"""Complaints about an employer, and who complained: two rows, the second one sealed."""

from django.db import models

from laozheng.base.points import Point
from laozheng.kernel.cases.models import Case, OfEmployer
from laozheng.kernel.parties.fields import EncryptedTextField


class Complaint(OfEmployer):
    """What is complained of (勞動檢查法第33條). Never who complains.

    ``subjects`` are codes; ``facts`` is the account with the complainant's name masked; latitude
    and longitude are those of the site, in degrees, where somebody told them.
    Personal data: none beyond the employer; kept with the case.
    """

    anonymous = models.BooleanField(default=False)
    subjects = models.JSONField(default=list)
    facts = models.TextField(blank=True)
    workplace = models.CharField(max_length=300, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    decision = models.CharField(max_length=12, blank=True)
    outcome = models.CharField(max_length=20, blank=True)

    @property
    def point(self) -> Point | None:
        """Where the site is, as far as somebody told it."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)


class Complainant(models.Model):
    """Who complained. It has no access columns on purpose: no page, search or export may list it.

    Personal data: name and contact, encrypted; the employer never learns them (勞動檢查法第33條
    第3項). Kept with the case.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="complainant"
    )
    name = EncryptedTextField(purpose="inspections.complainant.name", blank=True)
    contact = EncryptedTextField(purpose="inspections.complainant.contact", blank=True)

    def __str__(self) -> str:
        return f"complainant of {self.case_id}"
