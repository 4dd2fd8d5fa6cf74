"""What the steps of a notice write: received, checked, receipted, then visited or exempt."""

from dataclasses import replace

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.reasons import note_reason, reason_of
from laozheng.lines.migrants.actions.courses import NOTICES
from laozheng.lines.migrants.actions.findings import find_late
from laozheng.lines.migrants.actions.letters import tell_employer
from laozheng.lines.migrants.actions.planning import plan_visit_after
from laozheng.lines.migrants.actions.recording import tie_to_first
from laozheng.lines.migrants.actions.signaling import tell_workers
from laozheng.lines.migrants.models import Notice
from laozheng.lines.migrants.queries.cases import (
    entry_visits,
    last_passed,
    passed_checks,
    told_before,
)
from laozheng.lines.migrants.rules.codes import (
    ABSENCE,
    ARRIVALS,
    ENTRY,
    NOTICE_DOCUMENTS,
    NOTICE_TYPES,
)
from laozheng.lines.migrants.rules.notices import entry_visit_exempt

_open = open_matter(NOTICES)


def receive(act: Act) -> Remembered:
    """Take in a notice; a second one of the same is tied to the first and not counted."""
    given = act.given
    first = told_before(given["type"], given.get("worker_key") or "", given["event_on"])
    remembered = _open(replace(act, given={**given, "duplicate": first is not None}))
    notice = Notice.objects.select_related("employer", "case").get(case=act.case)
    if first is not None:
        tie_to_first(notice, act.on)
    tell_workers([notice], on=act.on)
    find_late([notice], act.actor)
    return remembered


def check_documents(act: Act) -> Remembered:
    """An entry is told with all its papers, or it goes back."""
    notice = Notice.objects.get(case=act.case)
    documents = list(act.given.get("documents") or ())
    missing = [label for code, label in NOTICE_DOCUMENTS.items() if code not in documents]
    if notice.type == ENTRY and missing:
        text = f"入國通報缺少{'、'.join(missing)}，請勾選已附文件，或改辦退件"
        raise Refused(text, "documents")
    return {"documents": documents}


def return_notice(act: Act) -> Remembered:
    """Send a notice back with what is wanting; it no longer counts the worker."""
    reason = reason_of(act)
    notice = Notice.objects.select_related("employer", "case").get(case=act.case)
    tell_employer(act, notice, type=NOTICE_TYPES[notice.type], reason=reason)
    tell_workers([notice], on=act.on, without=act.case)
    return {"reason": reason}


def issue_receipt(act: Act) -> Remembered:
    """Give the employer the receipt, under the number given or that of the case."""
    notice = Notice.objects.get(case=act.case)
    notice.receipt_number = act.given.get("receipt_number") or act.case.number
    notice.save(update_fields=["receipt_number"])
    tell_employer(
        act,
        notice,
        type=NOTICE_TYPES[notice.type],
        event_on=notice.event_on,
        receipt_number=notice.receipt_number,
    )
    return {"receipt_number": notice.receipt_number}


def is_of_arrival(act: Act) -> str | None:
    """Only where a worker begins with an employer a visit follows, or is spared (§34)."""
    if Notice.objects.get(case=act.case).type in ARRIVALS:
        return None
    return "只有入國及接續通報須訪查或免予訪查；本件請改辦結案"


def is_of_absence(act: Act) -> str | None:
    """Nobody is listed as missing but on a notice of absence (就業服務法第56條第1項)."""
    notice = Notice.objects.get(case=act.case)
    if notice.type == ABSENCE:
        return None
    return f"本件是{NOTICE_TYPES[notice.type]}，不得列管行蹤不明；請另收行蹤不明報備"


def close(act: Act) -> Remembered:
    """Close a notice; an entry that nobody visited and nothing spares needs its reason."""
    notice = Notice.objects.get(case=act.case)
    if notice.type == ENTRY and not notice.duplicate:
        return note_reason(act)
    return {"reason": act.given.get("reason", "")}


def plan_entry_visit(act: Act) -> Remembered:
    """Plan the visit that follows an entry, to the employer and the place that were told."""
    notice = Notice.objects.get(case=act.case)
    visit = plan_visit_after(act, notice, "entry_notification")
    return {"visit": visit.number}


def close_visited(act: Act) -> Remembered:
    """Close an entry whose place was visited since; Refused while no such visit was made."""
    notice = Notice.objects.select_related("case").get(case=act.case)
    visit = entry_visits([notice]).get(act.case.pk)
    if visit is None:
        raise Refused("查無入國後的訪視紀錄，請先登錄訪視；訪視未會晤者不算")
    return {"visit": visit.case.number, "visited_on": visit.visited_on}


def exempt(act: Act) -> Remembered:
    """Spare the visit: the place passed not long before; Refused otherwise, with the reckoning."""
    notice = Notice.objects.get(case=act.case)
    passed_on = last_passed(notice, passed_checks([notice]))
    reckoning = entry_visit_exempt(passed_on, notice.event_on, act.law)
    if not reckoning.result:
        raise Refused(f"不符免訪查：{reckoning.steps[-1].text}請排定入國訪查")
    return {"passed_on": passed_on, "reckoning": reckoning.to_dict()}
