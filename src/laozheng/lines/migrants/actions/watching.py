"""What the line looks for each day: reports of dormitories that have run out."""

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, Task
from laozheng.lines.migrants.models import Dormitory
from laozheng.lines.migrants.queries.dormitories import (
    REPORTS,
    Report,
    cases_of_each_employer,
    open_dormitories,
)


def watch_reports(actor: Reader) -> int:
    """Put a task on each employer at a place whose report has run out; how many are new.

    A report that was renewed, and a place that was closed, need nothing more.
    """
    return sum(_watch(report, actor) for report in REPORTS)


def _watch(report: Report, actor: Reader) -> int:
    places = open_dormitories(actor.day).filter(**{f"{report.field}__lt": actor.day})
    expired = {place.number: place for place in places}
    told = cases_of_each_employer(expired)
    standing = Task.objects.filter(rule=report.rule, done_on__isnull=True)
    standing.exclude(subject__in=[_subject(report, one) for one in places]).update(
        done_on=actor.day
    )
    known = set(standing.values_list("subject", "case_id"))
    tasks = [
        _task(report, place, cases[-1])
        for number, place in expired.items()
        for cases in told.get(number, {}).values()
        if not any((_subject(report, place), case.pk) in known for case in cases)
    ]
    return len(Task.objects.bulk_create(tasks))


def _subject(report: Report, place: Dormitory) -> str:
    """The employer stands on the case alone: he may be a natural person."""
    ended_on = roc_day(getattr(place, report.field))
    return f"{place.number}：{report.label}於{ended_on}屆滿，請通知雇主更新"


def _task(report: Report, place: Dormitory, case: Case) -> Task:
    return Task(
        owner=case.unit,
        case=case,
        due_on=getattr(place, report.field),
        subject=_subject(report, place),
        reason="申報效期屆滿後仍有移工居住，各雇主均應更新",
        rule=report.rule,
    )
