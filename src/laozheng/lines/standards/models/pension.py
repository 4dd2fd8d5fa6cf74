"""The old-system pension reserve: accounts, reminders to employers, their applications."""

from django.db import models

from laozheng.kernel.cases.models import OfEmployer


class PensionAccount(models.Model):
    """The reserve account of an employer (勞動基準法第56條), as the trustee last reported it.

    ``rate`` is percent of monthly wages; ``year_end_need`` what the pensions of the next year take.
    Personal data: none; kept as long as the employer has workers with old-system seniority.
    """

    account_number = models.CharField(max_length=40, unique=True)
    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    employer_name = models.CharField(max_length=300)
    employer_key = models.CharField(max_length=300, blank=True)
    ubn = models.CharField(max_length=40, blank=True)
    ubn_state = models.CharField(max_length=20, blank=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    rate = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    last_month = models.CharField(max_length=7, blank=True)
    balance_twd = models.BigIntegerField(null=True)
    year_end_need_twd = models.BigIntegerField(null=True)
    committee_members = models.PositiveSmallIntegerField(null=True)
    employees = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return self.account_number

    @property
    def ref(self) -> str:
        """How the audit log and a source row name this account."""
        return f"standards.pensionaccount:{self.pk}"


class PensionReminder(OfEmployer):
    """A reminder to fund the reserve, to contribute monthly, or to open an account.

    Personal data: none beyond the employer; kept with the case.
    """

    account = models.ForeignKey(
        PensionAccount, on_delete=models.PROTECT, null=True, related_name="reminders"
    )
    account_number = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=30)
    due_on = models.DateField(null=True)


class PensionCase(OfEmployer):
    """An application about a reserve account or its supervisory committee.

    Personal data: none beyond the employer; kept with the case.
    """

    type = models.CharField(max_length=30)
    result = models.CharField(max_length=12, blank=True)
