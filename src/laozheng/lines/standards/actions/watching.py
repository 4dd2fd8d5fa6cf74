"""What the line looks for each day: shortfalls of the pension reserve that were not made up."""

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.models import Task
from laozheng.lines.standards.queries.kinds import UNIT
from laozheng.lines.standards.queries.reserves import Shortfall, overdue_shortfalls

RULE = "standards.pension_shortfall"


def watch_reserves(actor: Reader) -> int:
    """Put a task for every shortfall that is past due; how many are new.

    What was made up or has been reminded needs nothing more.
    """
    overdue = {_subject(one): one for one in overdue_shortfalls(actor.day, law())}
    standing = Task.objects.filter(rule=RULE, done_on__isnull=True)
    standing.exclude(subject__in=list(overdue)).update(done_on=actor.day)
    known = set(standing.values_list("subject", flat=True))
    unit = Unit.objects.get(code=UNIT)
    tasks = [
        Task(
            owner=unit,
            due_on=one.due_on,
            subject=subject,
            reason="勞動基準法第56條第2項：年度終了前估算不足者，應於次年度三月底前補足",
            rule=RULE,
        )
        for subject, one in overdue.items()
        if subject not in known
    ]
    return len(Task.objects.bulk_create(tasks))


def _subject(one: Shortfall) -> str:
    """The account stands for its employer, who may be a natural person."""
    return (
        f"專戶{one.account.account_number}：差額{plain(one.lacks_twd)}元於"
        f"{roc_day(one.due_on)}屆期未補足，請催繳"
    )
