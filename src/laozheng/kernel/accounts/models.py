"""Units, people and what they may do, all dated: a past role explains a past act."""

from django.conf import settings
from django.db import models

from laozheng.kernel.accounts.dated import Dated
from laozheng.kernel.accounts.workday import WORKING_HOURS


class Unit(Dated):
    """An organizational unit: the bureau, an agency under it, or a division of either.

    Personal data: none.
    """

    code = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=80)
    label_en = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    letter_mark = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.label


class Staff(models.Model):
    """A member of staff. Personal data: name; kept while employed and ten years after."""

    number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)

    def __str__(self) -> str:
        return self.name


class Employment(Dated):
    """A person's belonging to a unit over a span.

    Personal data: none beyond the person it names; kept as long as that person.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="employments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)


class RoleGrant(Dated):
    """A role that a person holds, for one unit with all below it.

    Personal data: none beyond the person it names; kept as long as that person.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)


class Deputy(Dated):
    """During the span the deputy acts in the own name, "for" the absent person.

    Personal data: none beyond the person it names; kept as long as that person.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="deputized")


class Qualification(Dated):
    """What a member of staff is qualified for over a span: a kind of visit, a field, a language.

    ``kind`` is "visit", "training_inspector", "language" or "field"; ``subject`` its code.
    Personal data: none beyond the person it names; kept as long as that person.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="qualifications")
    kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=60, blank=True)


class Absence(Dated):
    """Days on which a member of staff cannot be sent out: leave, or a fixed duty elsewhere.

    ``part`` (``morning``, ``afternoon``) or ``hours`` say how much of each of the days is taken;
    without either it is all of it. Personal data: that somebody was away, never why; kept three
    years.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=20)
    part = models.CharField(max_length=10, blank=True)
    hours = models.PositiveSmallIntegerField(null=True)

    @property
    def hours_a_day(self) -> int:
        """The working hours that it takes of each day."""
        if self.part:
            return WORKING_HOURS // 2
        return self.hours or WORKING_HOURS


class ExternalAccount(Dated):
    """A sign-in of somebody outside the bureau; it ends when the register row behind it ends.

    ``party_ref`` names that row (``disputes.mediator:12``). Personal data: a name.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    party_ref = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.name


class Mandate(Dated):
    """That an agency may act for an employer over a span; both are parties (``party:12``).

    ``number`` is that of the case in which the power of attorney was looked at.
    Personal data: none beyond the parties that it names; kept as long as that case.
    """

    number = models.CharField(max_length=40, unique=True)
    agent_ref = models.CharField(max_length=120, db_index=True)
    principal_ref = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.number


class OneTimeCode(models.Model):
    """A code given to a person who has no account, for one purpose on one subject.

    Only a keyed hash of the code is kept; rows may be deleted a year after they expire.
    ``used_at`` is when it first opened its subject.
    Personal data: where the code was sent.
    """

    subject_ref = models.CharField(max_length=120)
    purpose = models.CharField(max_length=40)
    sent_to = models.CharField(max_length=120)
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["subject_ref", "purpose"], name="accounts_code_subject")]
