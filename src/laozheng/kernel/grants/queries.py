"""What was awarded and what was paid, up to a day."""

from datetime import date

from django.db.models import Q, QuerySet, Sum

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.cases.models import Case
from laozheng.kernel.grants.models import Award, Bar, Payment


def standing_award(case: Case, scheme: str) -> Award | None:
    """The decision that holds: the last of the chain, or None before the first."""
    award: Award | None = Award.objects.filter(
        case=case, scheme=scheme, superseded_by__isnull=True
    ).first()
    return award


def payments_of(award: Award) -> "QuerySet[Payment]":
    """All payments of the chain of decisions that an award belongs to, oldest first."""
    return Payment.objects.filter(
        award__case_id=award.case_id, award__scheme=award.scheme
    ).order_by("serial")


def paid_total(award: Award, until: date | None = None) -> int:
    """TWD paid under the chain of an award less recoveries, up to and with a day."""
    payments = payments_of(award)
    if until is not None:
        payments = payments.filter(paid_on__lte=until)
    sums = payments.aggregate(
        paid=Sum("amount_twd", filter=~Q(kind="recovery")),
        returned=Sum("amount_twd", filter=Q(kind="recovery")),
    )
    return (sums["paid"] or 0) - (sums["returned"] or 0)


def to_recover(award: Award) -> int:
    """TWD paid beyond what the award grants: after a decision was lowered or revoked."""
    return max(0, paid_total(award) - award.approved_twd)


def bar_on(case: Case, scheme: str, day: date) -> Bar | None:
    """A bar in force on a day against one of the applicants of a case."""
    applicants = case.parties.filter(role__in=("applicant", "co_applicant")).values("party_id")
    bar: Bar | None = Bar.objects.filter(
        holding(day), scheme=scheme, party_id__in=applicants
    ).first()
    return bar
