"""The monthly statistics that an employer files online: held to their sums, corrected by himself.

Source: 職業安全衛生法第38條.
"""

from calendar import monthrange
from datetime import date

from django.db import transaction

from laozheng.base.roc import roc_month
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.safety.actions.registers import enter_row, replace_row
from laozheng.lines.safety.models import MonthlyReport
from laozheng.lines.safety.queries.statistics import fileable_months
from laozheng.lines.safety.rules.consistency import month_contradictions


@transaction.atomic
def file_month(
    ubn: str,
    month: date,
    workers: int,
    hours: int,
    cases: int,
    lost_days: int,
    *,
    actor: Reader,
) -> MonthlyReport:
    """File a month, by its first day, for an employer; what differs replaces what stands.

    Raises Refused for a month that is not over or too old, and for sums that do not agree.
    """
    if month not in fileable_months(actor.day):
        raise Refused(f"{roc_month(month)}尚未結束或已逾一年，請改選月份，或洽勞動檢查處", "month")
    days = monthrange(month.year, month.month)[1]
    for field, reason in month_contradictions(workers, hours, cases, lost_days, days):
        raise Refused(reason, field)
    told = {"workers": workers, "hours": hours, "cases": cases, "lost_days": lost_days}
    standing = MonthlyReport.standing().filter(ubn=ubn, month=month)
    stored = standing.select_for_update().first()
    if stored is None:
        entered = {"ubn": ubn, "month": month, **told, "filed_at": actor.at}
        return enter_row(MonthlyReport, actor.day, entered, actor=actor)
    if all(getattr(stored, name) == value for name, value in told.items()):
        return stored
    return replace_row(stored, actor.day, {**told, "filed_at": actor.at}, actor=actor)
