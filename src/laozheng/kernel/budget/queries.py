"""What a budget line still holds."""

from django.db.models import Q, QuerySet, Sum

from laozheng.kernel.budget.errors import NoBudgetLine
from laozheng.kernel.budget.models import BudgetLine, Commitment, Execution


def free(line: BudgetLine) -> int:
    """TWD of a line that nobody has been promised and nobody was paid.

    An open commitment counts in full, whatever was paid under it; a released one counts by what
    was paid. Below zero where the head went beyond the budget.
    """
    promised = Commitment.objects.filter(line=line, release__isnull=True)
    spent = Execution.objects.filter(line=line).filter(
        Q(commitment__isnull=True) | Q(commitment__release__isnull=False)
    )
    return line.amount_twd - _total(promised) - _total(spent)


def paid(line: BudgetLine) -> int:
    """TWD paid on a line, less what came back."""
    return _total(Execution.objects.filter(line=line))


def paid_under(commitment: Commitment) -> int:
    """TWD paid under a commitment, less what came back."""
    return _total(Execution.objects.filter(commitment=commitment))


def kept(execution: Execution) -> int:
    """TWD of a payment that did not come back."""
    return execution.amount_twd + _total(Execution.objects.filter(reversal_of=execution))


def line_of(roc_year: int, code: str, source: str = "") -> BudgetLine:
    """The one line of a year, code and source; NoBudgetLine when there is none or several."""
    lines = BudgetLine.objects.filter(roc_year=roc_year, code=code)
    if source:
        lines = lines.filter(source=source)
    found = list(lines[:2])
    if len(found) == 1:
        return found[0]
    problem = "有多筆，請指定經費來源" if found else "尚未建檔，請先登錄該年度預算"
    raise NoBudgetLine(f"{roc_year} 年度預算科目「{code}」{problem}。")


def _total(rows: "QuerySet[Commitment] | QuerySet[Execution]") -> int:
    return rows.aggregate(total=Sum("amount_twd"))["total"] or 0
