"""Registers without a case: written replies, and families of workplaces that help each other."""

from django.db import models

from laozheng.kernel.accounts.dated import Dated


class WrittenReply(models.Model):
    """A written answer to a question about the law. Holds no personal data; kept as its figures."""

    reply_number = models.CharField(max_length=60, unique=True)
    replied_on = models.DateField()
    known_on = models.DateField()
    asker = models.CharField(max_length=12)
    subject = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "written replies"

    def __str__(self) -> str:
        return self.reply_number

    @property
    def ref(self) -> str:
        """How the audit log and a source row name this reply."""
        return f"standards.writtenreply:{self.pk}"


class WorkplaceFamily(models.Model):
    """A family of workplaces (勞動條件家族): a core firm with those that it helps.

    ``known_on`` and ``end_known_on`` are the days on which the bureau knew. Not the safety
    families. Personal data: none; kept as its figures.
    """

    name = models.CharField(max_length=120, unique=True)
    core = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    founded_on = models.DateField()
    ended_on = models.DateField(null=True)
    known_on = models.DateField()
    end_known_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "workplace families"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the audit log names this family."""
        return f"standards.workplacefamily:{self.pk}"


class FamilyMember(Dated):
    """A firm that belongs to a family over a span, the core firm too. Personal data: none."""

    family = models.ForeignKey(WorkplaceFamily, on_delete=models.PROTECT, related_name="members")
    firm = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    known_on = models.DateField()
    end_known_on = models.DateField(null=True)

    dated_by = ("family_id", "firm_id")

    def __str__(self) -> str:
        return f"{self.family_id} {self.firm_id}"
