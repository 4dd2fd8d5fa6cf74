"""What the lists of cases refuse or mark before rows become cases."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from laozheng.kernel.cases.models import CaseLink
from laozheng.kernel.cases.rows import record_matters
from laozheng.kernel.datasets.days import refuse_disorder
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.migrants.actions.courses import DISPUTES, NOTICES, STAYS, VERIFICATIONS
from laozheng.lines.migrants.actions.findings import find_late
from laozheng.lines.migrants.actions.registers.checking import no_person
from laozheng.lines.migrants.actions.signaling import tell_workers
from laozheng.lines.migrants.models import Notice, ShelterStay
from laozheng.lines.migrants.queries.cases import told_before
from laozheng.lines.migrants.queries.interpreters import is_agency
from laozheng.lines.migrants.queries.kinds import NOTICE

DUPLICATE, SAME_MATTER = "duplicate", "same_matter"


def check_notice(row: Row, context: ImportContext) -> None:
    """A notice is not told before what it tells of."""
    no_person(row, "worker_key", "employer_name", "ubn")
    refuse_disorder(row, event_on="事由日", received_on="通報收件日")


def check_dispute(row: Row, context: ImportContext) -> None:
    """An outcome has its day, and the day an outcome."""
    no_person(row, "employer_name", "ubn")
    ended = row["outcome"] not in (None, "pending")
    if ended != (row["closed_on"] is not None):
        row.refuse("closed_on", "結果與結案日須同時填寫；辦理中者兩欄均留空")
    refuse_disorder(row, received_on="收件日", closed_on="結案日")


def check_verification(row: Row, context: ImportContext) -> None:
    """A verification is complete with its day, and never interpreted by the agency."""
    no_person(row, "worker_key", "employer_name", "ubn")
    if row["result"] == "verified" and row["verified_on"] is None:
        row.refuse("verified_on", "完成驗證者請填完成日")
    if row["result"] == "verified" and row["intention"] == "denied":
        row.refuse("intention", "外國人否認終止契約之真意，不得登錄為完成驗證")
    interpreter = row["interpreter"]
    if interpreter and is_agency(interpreter):
        row.refuse("interpreter", "解約驗證不得由仲介擔任通譯，請另派通譯")


def check_stay(row: Row, context: ImportContext) -> None:
    """A stay does not end before it begins."""
    no_person(row, "worker_key")
    if row["to_at"] and row["from_at"] and row["to_at"] < row["from_at"]:
        row.refuse("to_at", "離開時間早於入住時間，請更正")


def record_notices(rows: Sequence[Row], context: ImportContext) -> None:
    """Record notices; a second one on the same worker and event is kept and not counted."""
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = (row["type"], row["worker_key"], row["event_on"])
        if row["worker_key"]:
            if key in seen or _told_before(row):
                row.values["duplicate"] = True
                row.flag(DUPLICATE)
            seen.add(key)
    record_matters(NOTICES, rows, context)
    _after_notices([str(row["report_number"]) for row in rows if not row.is_refused], context)


def _after_notices(numbers: Sequence[str], context: ImportContext) -> None:
    """Tie second notices to the first, count each employer's workers, find late ones."""
    told = Notice.objects.filter(case__kind=NOTICE, case__source_no__in=numbers)
    notices = list(told.select_related("case", "employer").order_by("event_on", "pk"))
    for notice in notices:
        if notice.duplicate:
            tie_to_first(notice, context.today)
    tell_workers(notices, on=context.today)
    find_late(notices, context.actor)


def _told_before(row: Row) -> bool:
    first = told_before(row["type"], row["worker_key"], row["event_on"])
    return first is not None and first.case.source_no != row["report_number"]


def tie_to_first(notice: Notice, on: date) -> None:
    """Tie a second notice to the one that told the same before."""
    first = told_before(notice.type, notice.worker_key, notice.event_on)
    if first is not None:
        CaseLink.objects.get_or_create(
            a=notice.case, b=first.case, kind=SAME_MATTER, defaults={"on": on}
        )


def record_disputes(rows: Sequence[Row], context: ImportContext) -> None:
    """Record disputes with what came of them."""
    record_matters(DISPUTES, rows, context)


def record_verifications(rows: Sequence[Row], context: ImportContext) -> None:
    """Record verifications with what the worker said."""
    record_matters(VERIFICATIONS, rows, context)


def record_stays(rows: Sequence[Row], context: ImportContext) -> None:
    """Record stays in shelters; two stays of one person never overlap."""
    kept: list[Row] = []
    for row in rows:
        if _overlaps(row, kept):
            row.refuse("from_at", "與同一人的另一段安置期間重疊，請更正")
        else:
            kept.append(row)
    record_matters(STAYS, kept, context)


def _overlaps(row: Row, others: Sequence[Row]) -> bool:
    same = [one for one in others if one["worker_key"] == row["worker_key"]]
    if any(_meet(row, one["from_at"], one["to_at"]) for one in same):
        return True
    stored = ShelterStay.objects.filter(worker_key=row["worker_key"])
    stored = stored.exclude(case__source_no=row["stay_number"])
    begun = stored.filter(from_at__isnull=False)
    return any(_meet(row, stay.from_at, stay.to_at) for stay in begun)


def _meet(row: Row, start: Any, end: Any) -> bool:
    begins_before = row["to_at"] is None or start < row["to_at"]
    return begins_before and (end is None or row["from_at"] < end)
