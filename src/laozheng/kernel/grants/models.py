"""Awards, their items and their payments: a ledger of decisions, never overwritten."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from laozheng.kernel.accounts.access import AccessColumns
from laozheng.kernel.accounts.dated import Dated
from laozheng.kernel.budget.ledger import LedgerRow
from laozheng.kernel.cases.models.case import parts_of_cases_handled


class Award(LedgerRow):
    """The decision on an application for a grant.

    A decision is corrected by a new one that ``supersedes`` it; payments made under the old one
    count for the new one. ``persons`` is how many people it helps. Personal data: none here, the
    applicant stands in the case; kept as long as the case.
    """

    ACCESS: ClassVar = AccessColumns(
        level="case__level", unit="case__unit_id", handled_by=parts_of_cases_handled
    )

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="awards")
    scheme = models.CharField(max_length=60)
    decision = models.CharField(max_length=20)
    decided_on = models.DateField()
    persons = models.PositiveIntegerField(default=0)
    approved_twd = models.PositiveBigIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    commitment = models.OneToOneField(
        "budget.Commitment", on_delete=models.PROTECT, null=True, related_name="+"
    )
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        constraints = [
            # One chain of decisions per case and scheme begins with one first decision.
            models.UniqueConstraint(
                fields=["case", "scheme"],
                condition=Q(supersedes__isnull=True),
                name="grants_award_first",
            ),
            models.CheckConstraint(
                condition=Q(decision="approved") | Q(approved_twd=0), name="grants_award_amount"
            ),
        ]
        indexes = [
            # Award figures of a period.
            models.Index(fields=["scheme", "decided_on"], name="grants_award_decided")
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.decision} {self.approved_twd}"

    @property
    def ref(self) -> str:
        """How budget and audit name this award."""
        return f"grants.award:{self.pk}"


class AwardItem(LedgerRow):
    """One item of an award: asked, granted, and how the cap was reckoned.

    The items of an award add up to its amount. ``requested_twd`` is empty where nobody said.
    Personal data: none.
    """

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="items")
    item = models.CharField(max_length=40)
    requested_twd = models.PositiveBigIntegerField(null=True)
    approved_twd = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    cap = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["award", "item"], name="grants_item_once")]


class Payment(LedgerRow):
    """Money paid under an award, or with kind ``recovery`` money that came back.

    Amounts are positive; a recovery counts against the payments. ``serial`` runs over all
    payments of the case, superseded awards included. Bank details are not kept here.
    Personal data: none.
    """

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="payments")
    serial = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    paid_on = models.DateField()
    amount_twd = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    # Of a payment; a recovery may reverse several and stands in the ledger by `reversal_of`.
    execution = models.OneToOneField(
        "budget.Execution", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "serial"], name="grants_payment_serial"),
            models.CheckConstraint(condition=Q(amount_twd__gt=0), name="grants_payment_amount"),
        ]
        indexes = [
            # Paid figures of a period.
            models.Index(fields=["paid_on"], name="grants_payment_paid")
        ]


class Bar(Dated):
    """A span in which a party gets nothing under a scheme, such as after false papers.

    Personal data: that a party is barred; kept five years beyond the last day.
    """

    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="bars")
    scheme = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    source_case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True)
