"""What was found, and the party's chance to be heard before a decision."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE
from laozheng.kernel.inspections.models.dispositions import Disposition
from laozheng.kernel.inspections.models.provision import Provision


class Finding(Provision):
    """A violation found by a visit or from another source, before any decision on it.

    States: open, remedied, not_remedied, withdrawn, sanctioned. Personal data: the facts and
    evidence may name workers; read by the handlers of the case, kept with it.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    disposition = models.ForeignKey(
        Disposition, on_delete=models.PROTECT, null=True, related_name="findings"
    )
    facts = models.TextField()
    evidence = models.JSONField(default=list)
    acted_from = models.DateField()
    acted_to = models.DateField(null=True)
    workers_affected = models.PositiveIntegerField(null=True)
    owed_twd = models.BigIntegerField(null=True)
    remedy_due_on = models.DateField(null=True)
    state = models.CharField(max_length=20, default="open")


class Hearing(models.Model):
    """The party's chance to be heard before a decision, or the ground on which it was waived.

    ``waived_reason`` names the item of 行政程序法第103條. Personal data: the statement of the
    party; confidential, kept with the case.
    """

    disposition = models.ForeignKey(Disposition, on_delete=models.PROTECT, related_name="hearings")
    sent_on = models.DateField(null=True)
    served_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    summary = models.TextField(blank=True)
    waived_reason = models.CharField(max_length=200, blank=True)
