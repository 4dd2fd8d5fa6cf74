"""The detail rows of the line's cases."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case, OfEmployer
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class MigrantVisit(models.Model):
    """What a visit to an employer of migrant workers tells besides the shared visit.

    One row is one matter (件): three employers in one dormitory are three rows of one ``trip``.
    Personal data: none; kept with the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="migrants_visit"
    )
    worker_category = models.CharField(max_length=20)
    employer_kind = models.CharField(max_length=20, blank=True)
    dormitory_number = models.CharField(max_length=40, blank=True, db_index=True)
    agency = models.CharField(max_length=40, blank=True)
    trip = models.CharField(max_length=40, blank=True)
    workers_met = models.PositiveIntegerField(null=True)
    languages = models.JSONField(default=list)
    checks = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    notice_number = models.CharField(max_length=40, blank=True, db_index=True)
    reference = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.case.number


class AgencyVisit(models.Model):
    """A visit to an employment agency; only those for the rating meet the yearly duty.

    Personal data: none; kept with the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="migrants_agency_visit"
    )
    license_number = models.CharField(max_length=40, db_index=True)
    purpose = models.CharField(max_length=12)
    remarks = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.case.number


class Notice(OfEmployer):
    """What an employer told of a worker: entry, transfer, departure, absence and the like.

    ``worker_key`` is a code of the bureau's, never a document. Personal data: that code and the
    nationality; kept with the case.
    """

    type = models.CharField(max_length=12)
    event_on = models.DateField()
    worker_key = models.CharField(max_length=64, blank=True, db_index=True)
    nationality = models.CharField(max_length=10, blank=True)
    agency = models.CharField(max_length=40, blank=True)
    dormitory_number = models.CharField(max_length=40, blank=True, db_index=True)
    receipt_number = models.CharField(max_length=40, blank=True)
    late = models.BooleanField(null=True)
    duplicate = models.BooleanField(default=False)


class PlanChange(OfEmployer):
    """A change of the care plan that an employer told: where workers live, who cares for them.

    ``dormitory_number`` is the place where they live now, empty where it is not on file.
    Personal data: none beyond the employer; kept with the case.
    """

    changed_on = models.DateField()
    changes = models.JSONField(default=list)
    workers = models.PositiveIntegerField(null=True)
    agency = models.CharField(max_length=40, blank=True)
    dormitory_number = models.CharField(max_length=40, blank=True, db_index=True)
    late = models.BooleanField(null=True)


class Dispute(OfEmployer):
    """A dispute that this unit talks over; a formal mediation is a referral and counted there.

    Personal data: none beyond the employer; kept with the case.
    """

    topics = models.JSONField(default=list)
    agency = models.CharField(max_length=40, blank=True)
    nationality = models.CharField(max_length=10, blank=True)
    workers = models.PositiveIntegerField(default=1)
    outcome = models.CharField(max_length=12, blank=True)
    mediation_case = models.CharField(max_length=60, blank=True)


class Verification(OfEmployer):
    """Whether a worker really wants to end the contract early; asked alone, in the own language.

    Personal data: the worker's code, nationality and statement; kept with the case.
    """

    worker_key = models.CharField(max_length=64, db_index=True)
    nationality = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=10, blank=True)
    interpreter = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    intention = models.CharField(max_length=12, blank=True)
    appointment_on = models.DateField(null=True)
    verified_on = models.DateField(null=True)
    leaving_on = models.DateField(null=True)


class ShelterStay(models.Model):
    """A stay in a shelter, asked for or begun. Sealed: neither employer nor agency learns of it.

    ``from_at`` is empty until the worker is let in; ``cost_twd`` sums what was claimed.

    It has no access columns on purpose: no list, search or export shows it but the case itself to
    its handlers. Personal data: the worker's code and nationality; kept with the case.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="migrants_shelter"
    )
    worker_key = models.CharField(max_length=64, db_index=True)
    nationality = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=20)
    shelter = models.CharField(max_length=120, blank=True)
    from_at = models.DateTimeField(null=True)
    to_at = models.DateTimeField(null=True)
    children = models.PositiveIntegerField(null=True)
    cost_twd = models.PositiveBigIntegerField(null=True)
    ended_by = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.case.number
