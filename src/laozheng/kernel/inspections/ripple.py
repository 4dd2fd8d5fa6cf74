"""What a revocation, whole or in part, undoes elsewhere: list, signals, repeat counts, money paid.

Figures follow by ``case_changed``, which ``perform`` sends in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from laozheng.base.numerals import plain
from laozheng.kernel.cases.actions.signaling import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Signal, Task
from laozheng.kernel.inspections.models import Disposition, Publication
from laozheng.kernel.inspections.queries import as_fine, files_against, history_of, paid_twd
from laozheng.kernel.inspections.rules import Fine, as_it_stands, raises_count
from laozheng.kernel.law.citations import Citation, parse_citations

REPEAT_RULE = "inspections.repeat_count"
REFUND_RULE = "inspections.refund"


def undo_effects(disposition: Disposition, act: Act) -> dict[str, Any]:
    """Remove entries, withdraw signals, set tasks; return what was touched, for the event."""
    return {
        "entries": _remove_entries(disposition, act),
        "signals": _withdraw_signals(act.case, act),
        **_tasks(disposition, act, left=None),
    }


def reduce_effects(
    disposition: Disposition, act: Act, amount_twd: int | None, citations: tuple[Citation, ...]
) -> dict[str, Any]:
    """Lower the told amounts and set the tasks of a partial revocation; return what was touched.

    The public list follows by itself: an entry shows what is left.
    """
    left = replace(as_fine(disposition), amount_twd=amount_twd, citations=citations, changes=())
    return {"signals": _tell_less(act, amount_twd), **_tasks(disposition, act, left)}


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


def _tell_less(act: Act, amount_twd: int | None) -> list[str]:
    """Tell the lower amount of a fine from now on; what was told before keeps its span."""
    standing = Signal.objects.filter(source_case=act.case, withdrawn_on__isnull=True)
    higher = [one for one in standing if one.value is not None and one.value != amount_twd]
    for signal in higher:
        withdraw_signal(act.case, signal.code, on=act.on)
        raise_signal(signal.party, signal.code, case=act.case, on=act.on, value=amount_twd)
    return [signal.code for signal in higher]


def _tasks(disposition: Disposition, act: Act, left: Fine | None) -> dict[str, Any]:
    """Repeat counts to review and money to give back, by what is left of a disposition."""
    fallen = "部分撤銷" if left else "撤銷"
    subject = f"{disposition.document_number}已{fallen}，請重新檢視本件的累計違規次數"
    reviewed = [other.case for other in _relying_on(disposition, act, left)]
    for case in reviewed:
        _task(case, act, REPEAT_RULE, subject)
    refund = paid_twd(disposition)
    if left is not None:
        refund = 0 if left.amount_twd is None else refund - left.amount_twd
    if refund > 0:
        _task(act.case, act, REFUND_RULE, f"原處分已{fallen}，請退還已繳罰鍰{plain(refund)}元")
    return {"repeat_reviews": [case.number for case in reviewed], "refund_twd": max(0, refund)}


def _relying_on(disposition: Disposition, act: Act, left: Fine | None) -> Iterable[Disposition]:
    """The later files, decided or not, whose repeat count took in what has fallen."""
    fine = as_fine(disposition)
    others = files_against(disposition.party_id, disposition.party_key)
    for other in others.filter(repeat_no__gt=1).exclude(case__state="revoked"):
        acted_on = other.acted_to or other.acted_from
        if other.pk == disposition.pk or acted_on is None:
            continue
        for citation in other.citations:
            given = citation, acted_on, act.known_on, act.law
            if raises_count(fine, *given) and not (left and raises_count(left, *given)):
                yield other
                break


def _task(case: Case, act: Act, rule: str, subject: str) -> None:
    days = act.law.get("inspections.correction_days", act.on)
    Task.objects.create(
        owner=case.unit,
        case=case,
        due_on=act.known_on + timedelta(days=days),
        subject=subject,
        rule=rule,
    )
