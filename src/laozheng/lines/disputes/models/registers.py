"""The registers of people and bodies who mediate: mediators, private bodies, committee members.

Rows of people stay for ever; what changes is a dated row beside them. Who may be appointed on a
day is a question for the rules, which see these rows as facts.
"""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from laozheng.kernel.accounts.access import AccessColumns
from laozheng.kernel.accounts.dated import Dated


def own_row(user_id: int, day: date) -> Q:
    """The register row of a person or body who has signed in."""
    return Q(account__user_id=user_id)


class PrivateBody(models.Model):
    """A private body that may be entrusted with mediation (勞資爭議調解辦法§20–22).

    Its roster is open to everybody (§21②). Personal data: the name of its representative; kept
    as long as a case names the body.
    """

    ACCESS: ClassVar = AccessColumns(level="level", unit="unit_id", handled_by=own_row)

    body_no = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    account = models.OneToOneField(
        "accounts.ExternalAccount", on_delete=models.PROTECT, null=True, related_name="+"
    )
    level = models.CharField(max_length=12, default="public")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    representative = models.CharField(max_length=80, blank=True)
    founded_on = models.DateField(null=True)
    purpose = models.TextField(blank=True)
    staff = models.PositiveSmallIntegerField(default=0)
    is_side_body = models.BooleanField(default=False)
    fee_rule = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "private bodies"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How other records name this body."""
        return f"disputes.private_body:{self.pk}"


class BodyContract(Dated):
    """A span in which a body is entrusted; the last day is exclusive. No personal data."""

    dated_by: ClassVar[tuple[str, ...]] = ("body_id",)

    body = models.ForeignKey(PrivateBody, on_delete=models.PROTECT, related_name="contracts")


class BodyEvaluation(models.Model):
    """The yearly evaluation of a body (§22), which is published. No personal data."""

    body = models.ForeignKey(PrivateBody, on_delete=models.PROTECT, related_name="evaluations")
    evaluated_on = models.DateField()
    has_passed = models.BooleanField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "evaluated_on"], name="disputes_body_evaluation"
            )
        ]


class Mediator(models.Model):
    """A person on the roster of mediators (勞資爭議調解辦法§13②).

    Personal data: name, certificate; kept as long as a case names the person.
    """

    ACCESS: ClassVar = AccessColumns(level="level", unit="unit_id", handled_by=own_row)

    roster_no = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    account = models.OneToOneField(
        "accounts.ExternalAccount", on_delete=models.PROTECT, null=True, related_name="+"
    )
    level = models.CharField(max_length=12, default="bureau")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    qualification = models.CharField(max_length=20)
    certificate_no = models.CharField(max_length=60, blank=True)
    certified_on = models.DateField(null=True)
    languages = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    weekly_limit = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.name}（{self.roster_no}）"

    @property
    def ref(self) -> str:
        """How other records name this person: assignments, conflicts, accounts."""
        return f"disputes.mediator:{self.pk}"


class MediatorTerm(Dated):
    """A span on the roster: for a body, or for the bureau when there is none. No personal data."""

    dated_by: ClassVar[tuple[str, ...]] = ("mediator_id",)

    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="terms")
    body = models.ForeignKey(
        PrivateBody, on_delete=models.PROTECT, null=True, related_name="mediator_terms"
    )


class MediatorTraining(models.Model):
    """In-service training that the authority recognized (§15).

    Personal data: what the mediator attended; kept with the mediator.
    """

    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="trainings")
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    title = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mediator", "held_on", "title"], name="disputes_mediator_training"
            )
        ]


class MediatorEvaluation(models.Model):
    """The yearly evaluation of a mediator (§16) and its endorsement 簽證 (§17).

    `failed_items` names those of the five items that were not met. Personal data: the verdict;
    kept with the mediator.
    """

    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="evaluations")
    evaluated_on = models.DateField()
    has_passed = models.BooleanField()
    signed_on = models.DateField(null=True)
    failed_items = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mediator", "evaluated_on"], name="disputes_mediator_evaluation"
            )
        ]


class MediatorBar(models.Model):
    """A span in which a person may not mediate (§5, §11, §24); open when it has no end.

    Personal data: the ground; kept with the mediator.
    """

    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="bars")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    ground = models.CharField(max_length=200)


class CommitteeMember(models.Model):
    """A person on the roster of committee members with the items of §6①.

    Personal data: name, birth year, sex, career; the roster is published yearly (§6②).
    """

    ACCESS: ClassVar = AccessColumns(level="level", unit="unit_id", handled_by=own_row)

    roster_no = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    account = models.OneToOneField(
        "accounts.ExternalAccount", on_delete=models.PROTECT, null=True, related_name="+"
    )
    level = models.CharField(max_length=12, default="bureau")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    birth_year = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=6, blank=True)
    career = models.TextField(blank=True)
    position = models.CharField(max_length=120, blank=True)
    specialty = models.CharField(max_length=120, blank=True)
    experience = models.TextField(blank=True)
    qualification = models.CharField(max_length=30)
    is_labor_official = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How other records name this person."""
        return f"disputes.committee_member:{self.pk}"


class MemberTerm(Dated):
    """A term of a committee member, at most three years (§7); `appointed_on` is item 6 of §6①.

    No personal data beyond the member.
    """

    dated_by: ClassVar[tuple[str, ...]] = ("member_id",)

    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="terms")
    appointed_on = models.DateField()
