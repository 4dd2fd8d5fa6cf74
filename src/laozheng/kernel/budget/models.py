"""Budget lines of a year and the entries on them, in whole TWD."""

from django.db import models
from django.db.models import Q

from laozheng.kernel.budget.ledger import LedgerRow


class BudgetLine(models.Model):
    """An appropriation of a year: what may be spent under one code, account and source.

    ``declared_unit`` says in which unit the printed budget gives it; ``amount_twd`` is whole TWD.
    A ``strict`` line may in no case be exceeded, as the law forbids it (the principal of the labor
    rights fund). No personal data; kept for good, as part of the accounts.
    """

    roc_year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    account = models.CharField(max_length=10)
    source = models.CharField(max_length=30)
    amount_twd = models.BigIntegerField()
    declared_unit = models.CharField(max_length=12)
    strict = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["roc_year", "code", "account", "source"], name="budget_line_unique"
            ),
            models.CheckConstraint(condition=Q(amount_twd__gte=0), name="budget_line_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.roc_year} {self.code} {self.label}"

    @property
    def ref(self) -> str:
        """How the audit log names this line."""
        return f"budget.budgetline:{self.pk}"


class Commitment(LedgerRow):
    """Money of a line that is promised to an award, until a `Release` gives the rest back.

    ``award_ref`` names the award, never a person. ``override_reason`` is the head's reason for
    going beyond the free budget. Kept as long as the line.
    Personal data: none.
    """

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="commitments")
    award_ref = models.CharField(max_length=120)
    amount_twd = models.BigIntegerField()
    committed_on = models.DateField()
    override_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_twd__gt=0), name="budget_commitment_amount")
        ]
        indexes = [models.Index(fields=["award_ref"], name="budget_commitment_award")]

    def __str__(self) -> str:
        return f"{self.award_ref} {self.amount_twd}"


class Release(LedgerRow):
    """The end of a commitment: what was not paid under it is free again.

    Personal data: none.
    """

    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="release")
    released_on = models.DateField()
    reason = models.CharField(max_length=200)


class Execution(LedgerRow):
    """A payment on a line, or with ``reversal_of`` money that came back from one.

    ``amount_twd`` is positive for what left the line and negative for what returned to it. The
    payee is known to the award alone. Kept as long as the line.
    Personal data: none.
    """

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="executions")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, related_name="executions"
    )
    paid_on = models.DateField()
    amount_twd = models.BigIntegerField()
    reversal_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="reversals"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_twd__gt=0, reversal_of__isnull=True)
                | Q(amount_twd__lt=0, reversal_of__isnull=False),
                name="budget_execution_sign",
            )
        ]
