"""The money of a fine: what is owed, paying whole or in parts, collecting, giving back.

Conditions say in one sentence why a step is refused now; the steps are run by ``perform`` inside
its transaction. Where the amount of a fine is unknown, no amount is held against another.
"""

from datetime import date
from typing import Any

from laozheng.base.months import months_after
from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Deadline, Task
from laozheng.kernel.cases.reasons import reason_of
from laozheng.kernel.inspections.letters import offer
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.queries import as_fine, history_of, paid_twd
from laozheng.kernel.inspections.ripple import REFUND_RULE
from laozheng.kernel.inspections.rules import as_it_stands

FEWEST_PARTS, MOST_PARTS = 2, 36


def owed_twd(disposition: Disposition, day: date) -> int | None:
    """What of a fine is still to be paid by what is known on a day; None when nobody can tell."""
    if disposition.kind != "fine" or disposition.disposed_on is None:
        return 0
    standing = as_it_stands(as_fine(disposition), day)
    ended = any(event.kind == "written_off" for event in history_of(disposition))
    if standing is None or ended:
        return 0
    if standing.amount_twd is None:
        return None
    return max(0, standing.amount_twd - paid_twd(disposition))


def something_is_owed(act: Act) -> str | None:
    """Nobody pays or is pressed for what is paid, written off, or never was a fine."""
    if _owed(act) == 0:
        return "本件沒有尚欠的罰鍰，無須再辦"
    return None


def payment_is_late(act: Act) -> str | None:
    """Nobody is pressed before the time to pay is over."""
    running = _last_day(act.case, "payment", act.on)
    return f"繳納期限{roc_day(running)}尚未屆滿，請於次日以後再辦" if running else None


def reminder_is_over(act: Act) -> str | None:
    """Whoever was reminded has the time that the reminder gives."""
    running = _last_day(act.case, "reminder", act.on)
    return f"催繳期限{roc_day(running)}尚未屆滿，請於次日以後再移送" if running else None


def pay_whole(act: Act) -> Remembered:
    """Note that all that was owed has come."""
    amount, owed = _amount(act), _owed(act)
    if owed is not None and amount != owed:
        hint = "未繳清的部分請以「分期繳納」登錄" if amount < owed else "請核對繳款紀錄"
        raise Refused(f"尚欠{plain(owed)}元，與所填金額不符；{hint}", "amount_twd")
    return _money(act, amount)


def pay_part(act: Act) -> Remembered:
    """Note that a part of what is owed has come."""
    amount, owed = _amount(act), _owed(act)
    if owed is not None and amount >= owed:
        raise Refused(f"尚欠{plain(owed)}元，繳足者請以「繳清」登錄", "amount_twd")
    return _money(act, amount)


def refund(act: Act) -> Remembered:
    """Note money given back: no more than was paid beyond what stands."""
    disposition = _disposition(act)
    amount, standing = _amount(act), as_it_stands(as_fine(disposition), act.known_on)
    due = 0 if standing is None else standing.amount_twd
    over = None if due is None else max(0, paid_twd(disposition) - due)
    if over is not None and amount > over:
        raise Refused(f"應退還的金額為{plain(over)}元，請更正", "amount_twd")
    if amount == over:
        asked = Task.objects.filter(case=act.case, rule=REFUND_RULE, done_on__isnull=True)
        asked.update(done_on=act.known_on)
    return _money(act, amount)


def grant_installments(act: Act) -> Remembered:
    """Let a fine be paid in equal monthly parts; the first takes what does not divide."""
    owed, number, first = _owed(act), act.given.get("parts"), act.given.get("first_due_on")
    if owed is None:
        raise Refused("本件罰鍰金額不明，無法分期，請先補登金額")
    if not number or not FEWEST_PARTS <= number <= MOST_PARTS:
        raise Refused(f"期數請填{FEWEST_PARTS}至{MOST_PARTS}", "parts")
    if first is None or first <= act.on:
        raise Refused("第一期期限須在核准日之後，請更正", "first_due_on")
    each = owed // number
    amounts = [owed - each * (number - 1), *[each] * (number - 1)]
    parts = [
        {"due_on": months_after(first, place).isoformat(), "amount_twd": amount}
        for place, amount in enumerate(amounts)
    ]
    lines = [
        f"第{place}期{roc_day(date.fromisoformat(str(part['due_on'])))}前"
        f"新臺幣{plain(int(part['amount_twd']))}元"
        for place, part in enumerate(parts, start=1)
    ]
    reason = reason_of(act)
    offer(act, parts="；".join(lines))
    return {"parts": parts, "reason": reason}


def remind(act: Act) -> Remembered:
    """Remind the party of a fine that is not paid."""
    offer(act)
    return _referred(act)


def send_to_enforcement(act: Act) -> Remembered:
    """Hand what is not paid to the enforcement agency."""
    offer(act)
    return {**_referred(act), "owed_twd": _owed(act)}


def write_off(act: Act) -> Remembered:
    """Give up what is owed, with the reason (a file of events tells it as its note)."""
    if not act.given.get("reason") and act.given.get("note"):
        return {"reason": act.given["note"], "amount_twd": _owed(act)}
    return {"reason": reason_of(act), "amount_twd": _owed(act)}


def _owed(act: Act) -> int | None:
    return owed_twd(_disposition(act), act.known_on)


def _disposition(act: Act) -> Disposition:
    return Disposition.objects.get(case=act.case)


def _last_day(case: Case, rule: str, day: date) -> date | None:
    """The last day of a term that still runs on a day."""
    running = Deadline.objects.filter(case=case, rule=rule, state="open", due_on__gte=day)
    return running.values_list("due_on", flat=True).first()


def _amount(act: Act) -> int:
    amount = act.given.get("amount_twd")
    if amount is None or amount <= 0:
        raise Refused("請填金額，須為正整數", "amount_twd")
    return int(amount)


def _money(act: Act, amount: int) -> dict[str, Any]:
    return {"amount_twd": amount, **_referred(act)}


def _referred(act: Act) -> dict[str, Any]:
    return {"reference": act.given.get("reference", "")}
