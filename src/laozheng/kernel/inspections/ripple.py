"""What a revocation undoes elsewhere: the published list, signals, repeat counts, money paid.

Figures follow by ``case_changed``, which ``perform`` sends in the same transaction.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from laozheng.kernel.cases.actions.signaling import withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Signal, Task
from laozheng.kernel.inspections.models import Disposition, Publication
from laozheng.kernel.inspections.queries import as_fine, history_of, others_against, paid_twd
from laozheng.kernel.inspections.rules import as_it_stands
from laozheng.kernel.law.citations import Citation, parse_citations

REPEAT_RULE = "inspections.repeat_count"
REFUND_RULE = "inspections.refund"


def undo_effects(disposition: Disposition, act: Act) -> dict[str, Any]:
    """Remove entries, withdraw signals, set tasks; return what was touched, for the event."""
    entries = _remove_entries(disposition, act)
    signals = _withdraw_signals(act.case, act)
    reviews = [_task(other.case, act, REPEAT_RULE, _repeat_subject(disposition))
               for other in _relying_on(disposition)]  # fmt: skip
    paid = paid_twd(disposition)
    if paid > 0:
        _task(act.case, act, REFUND_RULE, f"原處分已撤銷，請退還已繳罰鍰{paid}元")
    return {
        "entries": entries,
        "signals": signals,
        "repeat_reviews": [task.case.number for task in reviews if task.case],
        "refund_twd": paid,
    }


def remaining_after(
    disposition: Disposition, amount_twd: int | None, articles: str
) -> tuple[int | None, tuple[Citation, ...]]:
    """Check what a partial revocation leaves: no more money and no other articles than before.

    Raises Refused when nothing would be left or something new would appear.
    """
    fine = as_fine(disposition)
    last_known = max(event.known_on for event in history_of(disposition))
    before = as_it_stands(fine, last_known) or fine
    citations = parse_citations(articles).citations if articles else before.citations
    known = {citation.paragraph_key for citation in before.citations}
    if not citations or any(citation.paragraph_key not in known for citation in citations):
        raise Refused("部分撤銷後的條文須為原處分條文的一部分，請更正", "articles")
    if amount_twd is not None and before.amount_twd is not None:
        if not 0 < amount_twd <= before.amount_twd:
            raise Refused("部分撤銷後的金額須大於零且不高於原金額，請更正", "amount_twd")
    return amount_twd if amount_twd is not None else before.amount_twd, citations


def _remove_entries(disposition: Disposition, act: Act) -> list[str]:
    standing = Publication.objects.filter(disposition=disposition, removed_on__isnull=True)
    entries = list(standing.values_list("entry_id", flat=True))
    standing.update(removed_on=act.known_on, removal_reason="revoked")
    return entries


def _withdraw_signals(case: Case, act: Act) -> list[str]:
    standing = Signal.objects.filter(source_case=case, withdrawn_on__isnull=True)
    codes = sorted(set(standing.values_list("code", flat=True)))
    for code in codes:
        withdraw_signal(case, code, on=act.on)
    return codes


def _relying_on(disposition: Disposition) -> Iterable[Disposition]:
    """Later dispositions whose repeat count took this one in."""
    served_on = as_fine(disposition).served_on
    if served_on is None:
        return
    articles = _articles(disposition)
    for other in others_against(disposition):
        acted_on = other.acted_to or other.acted_from
        if other.repeat_no is None or acted_on is None:
            continue
        if other.repeat_no > 1 and served_on < acted_on and articles & _articles(other):
            yield other


def _articles(disposition: Disposition) -> set[tuple[str, int, int]]:
    return {(c.act, c.article, c.suffix) for c in disposition.citations}


def _repeat_subject(disposition: Disposition) -> str:
    return f"{disposition.document_number}已撤銷，請重新檢視本件的累計違規次數"


def _task(case: Case, act: Act, rule: str, subject: str) -> Task:
    days = act.law.get("inspections.correction_days", act.on)
    return Task.objects.create(
        owner=case.unit,
        case=case,
        due_on=act.known_on + timedelta(days=days),
        subject=subject,
        rule=rule,
    )
