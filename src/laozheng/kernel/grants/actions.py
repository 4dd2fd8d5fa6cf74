"""Decide, pay and recover: every step is a new row, and the sums always hold.

These run inside the transitions of a line, in their transaction. The invariants (kernel.md 2.9):
approved = Σ items; no payment takes Σ payments − recoveries beyond the approved sum; the approver
is not the officer; what is approved is committed on the budget.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day, roc_year
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.budget import actions as ledger
from laozheng.kernel.budget.errors import BudgetRefused, NoBudgetLine
from laozheng.kernel.budget.models import Commitment, Execution
from laozheng.kernel.budget.queries import kept, line_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.grants.caps import cap_of
from laozheng.kernel.grants.declare import DECISIONS, PAYMENT_KINDS, Scheme
from laozheng.kernel.grants.models import Award, AwardItem, Payment
from laozheng.kernel.grants.queries import bar_on, paid_total, payments_of, standing_award
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning


@dataclass(frozen=True)
class ItemDecision:
    """What is decided on one item; ``quantity`` multiplies its cap (months, instances, persons).

    ``reason`` is due where no cap is configured and the committee sets the amount.
    """

    item: str
    approved_twd: int
    requested_twd: int | None = None
    quantity: int = 1
    reason: str = ""


def decide(
    case: Case,
    scheme: Scheme,
    decision: str,
    *,
    items: Sequence[ItemDecision] = (),
    persons: int = 0,
    on: date,
    actor: Reader,
    law: Law,
    reason: str = "",
    override_reason: str = "",
) -> Award:
    """Decide on an application; a further decision supersedes the one before.

    An approval commits the sum of its items on the scheme's budget line of that year, beyond the
    free budget only for the head with ``override_reason``. The operator's own programs may record
    awards of years that have no budget line. Raises Refused.
    """
    with transaction.atomic():
        before = _decision_before(case, scheme)
        _must_be_allowed(case, scheme, decision, actor, on)
        caps = _caps(scheme, decision, items, law, on)
        total = sum(each.approved_twd for each in items)
        award = Award.objects.create(
            case=case,
            scheme=scheme.code,
            decision=decision,
            decided_on=on,
            persons=persons,
            approved_twd=total,
            reason=reason,
            commitment=_commit(case, scheme, total, before, actor, on, override_reason),
            supersedes=before,
            by=actor.ref,
            recorded_at=actor.at,
        )
        _keep(award, zip(items, caps, strict=True), actor)
    return award


def pay(
    award: Award,
    amount_twd: int,
    *,
    on: date,
    actor: Reader,
    kind: str = "initial",
    reason: str = "",
) -> Payment:
    """Pay under a standing approval, at most what is left of it. Raises Refused."""
    if kind not in PAYMENT_KINDS or kind == "recovery":
        raise ValueError(f"unknown kind of payment {kind!r}")
    with transaction.atomic():
        award = _standing(award)
        rest = award.approved_twd - paid_total(award)
        if award.decision != "approved":
            raise Refused("本案未經核准，不得撥款；請先辦理核定。")
        if on < award.decided_on:
            raise Refused(f"撥款日不得早於核定日{roc_day(award.decided_on)}，請更正。", "paid_on")
        if not 0 < amount_twd <= rest:
            raise Refused(
                f"本案核定 {plain(award.approved_twd)} 元，尚可撥付 {plain(rest)} 元；"
                f"不得撥付 {plain(amount_twd)} 元，請更正金額。",
                "amount",
            )
        execution = _execute(award, amount_twd, actor, on)
        return _payment(award, kind, amount_twd, on, actor, reason, execution)


def recover(award: Award, amount_twd: int, *, on: date, actor: Reader, reason: str) -> Payment:
    """Record money that came back, at most what was paid; a reason is due. Raises Refused."""
    with transaction.atomic():
        award = _standing(award)
        net = paid_total(award)
        if not reason:
            raise Refused("收回款項須敘明理由，請填寫。", "reason")
        if not 0 < amount_twd <= net:
            raise Refused(
                f"本案實付 {plain(net)} 元，不得收回 {plain(amount_twd)} 元；請更正金額。", "amount"
            )
        _reverse(award, amount_twd, actor, on)
        return _payment(award, "recovery", amount_twd, on, actor, reason)


def _decision_before(case: Case, scheme: Scheme) -> Award | None:
    """The decision that holds so far, with the case locked against another one."""
    Case.objects.select_for_update().get(pk=case.pk)
    return standing_award(case, scheme.code)


def _must_be_allowed(case: Case, scheme: Scheme, decision: str, actor: Reader, on: date) -> None:
    """Who handles the case does not decide it, nor a deputy in his name; a bar stops approval."""
    officer = f"staff:{case.officer.number}" if case.officer else None
    if officer in (actor.ref, actor.on_behalf_of):
        raise Refused("承辦人不得核定自己承辦的補助案，請由其他有權人員核定。")
    bar = bar_on(case, scheme.code, on) if decision == "approved" else None
    if bar is not None:
        until = f"至{roc_day(bar.valid_to)}前" if bar.valid_to else ""
        raise Refused(f"申請人{until}不得領取「{scheme.label}」（{bar.reason}），請駁回或查明。")


def _caps(
    scheme: Scheme, decision: str, items: Sequence[ItemDecision], law: Law, on: date
) -> list[Reckoning]:
    """The cap of each item; Refused when an item is beyond it or a reason is missing."""
    if decision not in DECISIONS:
        raise ValueError(f"unknown decision {decision!r}")
    if decision != "approved" and items:
        raise Refused("只有核准的案件可以有核定項目，請移除項目或改為核准。", "items")
    if decision == "approved" and not sum(each.approved_twd for each in items):
        raise Refused("核准須有核定金額，請填寫各項金額。", "items")
    caps = []
    for each in items:
        item = scheme.item(each.item)
        if each.approved_twd < 0:
            raise Refused(f"{item.label}的核定金額不得為負，請更正。", each.item)
        cap = cap_of(scheme, item, each.quantity, law, on)
        if cap.result is not None and each.approved_twd > cap.result:
            asked = f"{item.label}核定 {plain(each.approved_twd)} 元"
            raise Refused(f"{asked}，超過{cap.steps[0].text}；請更正。", each.item)
        if cap.result is None and not each.reason:
            raise Refused(f"{cap.steps[0].text}，請敘明核定理由。", each.item)
        caps.append(cap)
    return caps


def _commit(
    case: Case,
    scheme: Scheme,
    total: int,
    before: Award | None,
    actor: Reader,
    on: date,
    override_reason: str,
) -> Commitment | None:
    """End the commitment of the decision before, and commit what is still to be paid."""
    if before is not None and before.commitment is not None:
        ledger.release(before.commitment, actor=actor, on=on, reason="重新核定")
    rest = total - (paid_total(before) if before else 0)
    if rest <= 0:
        return None
    try:
        line = line_of(roc_year(on), scheme.budget_code, scheme.budget_source)
        return ledger.commit(
            line,
            f"{case.ref}/{scheme.code}",
            rest,
            actor=actor,
            on=on,
            override_reason=override_reason,
        )
    except BudgetRefused as refused:
        if actor.is_system and isinstance(refused, NoBudgetLine):
            return None
        raise Refused(refused.reason, "items") from refused


def _keep(award: Award, items: Iterable[tuple[ItemDecision, Reckoning]], actor: Reader) -> None:
    """Write the items of a new award and its entry in the log."""
    AwardItem.objects.bulk_create(_award_item(award, each, cap) for each, cap in items)
    names = ("decision", "approved_twd", "persons")
    facts = {name: getattr(award, name) for name in names}
    record(actor, "create", award.ref, changes=facts, reason=award.reason)


def _award_item(award: Award, decided: ItemDecision, cap: Reckoning) -> AwardItem:
    return AwardItem(
        award=award,
        item=decided.item,
        requested_twd=decided.requested_twd,
        approved_twd=decided.approved_twd,
        reason=decided.reason,
        cap=cap.to_dict(),
        by=award.by,
        recorded_at=award.recorded_at,
    )


def _standing(award: Award) -> Award:
    """The award, locked; Refused when a later decision has replaced it."""
    award = Award.objects.select_for_update().get(pk=award.pk)
    if Award.objects.filter(supersedes=award).exists():
        raise Refused("本案已重新核定，請依最新核定結果辦理。")
    return award


def _execute(award: Award, amount_twd: int, actor: Reader, on: date) -> Execution | None:
    if award.commitment is None:
        if actor.is_system:
            return None
        raise Refused("本案沒有預算保留，請先重新核定並保留經費再撥款。")
    try:
        return ledger.execute(award.commitment, amount_twd, actor=actor, on=on)
    except BudgetRefused as refused:
        raise Refused(refused.reason, "amount") from refused


def _reverse(award: Award, amount_twd: int, actor: Reader, on: date) -> None:
    """Book the money back on the payments of this budget year, the newest first."""
    payments = payments_of(award).select_related("execution").order_by("-serial")
    executions = [payment.execution for payment in payments if payment.execution is not None]
    for execution in executions:
        part = min(amount_twd, kept(execution))
        if part and ledger.reverse(execution, part, actor=actor, on=on) is None:
            return
        amount_twd -= part
        if not amount_twd:
            return


def _payment(
    award: Award,
    kind: str,
    amount_twd: int,
    on: date,
    actor: Reader,
    reason: str,
    execution: Execution | None = None,
) -> Payment:
    last = payments_of(award).aggregate(last=Max("serial"))["last"] or 0
    payment = Payment.objects.create(
        award=award,
        serial=last + 1,
        kind=kind,
        paid_on=on,
        amount_twd=amount_twd,
        reason=reason,
        execution=execution,
        by=actor.ref,
        recorded_at=actor.at,
    )
    record(
        actor,
        "create",
        f"grants.payment:{payment.pk}",
        changes={"award": award.pk, "kind": kind, "amount_twd": amount_twd},
        reason=reason,
    )
    return payment
