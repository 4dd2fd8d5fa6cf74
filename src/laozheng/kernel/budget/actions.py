"""Entries of the ledger: budget lines, commitments, payments and what comes back."""

from datetime import date

from django.db import transaction

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day, roc_year
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.budget.codes import ACCOUNTS, SOURCES, UNITS
from laozheng.kernel.budget.errors import BudgetRefused
from laozheng.kernel.budget.models import BudgetLine, Commitment, Execution, Release
from laozheng.kernel.budget.queries import free, kept, paid_under


def enter_line(
    roc_year: int,
    code: str,
    label: str,
    amount: int,
    *,
    actor: Reader,
    account: str = "current",
    source: str = "city",
    unit: str = "twd",
    strict: bool = False,
) -> BudgetLine:
    """Enter an appropriation; ``amount`` is in the declared unit, the line keeps whole TWD."""
    if account not in ACCOUNTS or source not in SOURCES or unit not in UNITS:
        raise ValueError(f"unknown account, source or unit: {account}, {source}, {unit}")
    with transaction.atomic():
        line = BudgetLine.objects.create(
            roc_year=roc_year,
            code=code,
            label=label,
            account=account,
            source=source,
            amount_twd=amount * UNITS[unit],
            declared_unit=unit,
            strict=strict,
        )
        record(actor, "create", line.ref, changes={"code": code, "amount_twd": line.amount_twd})
    return line


def commit(
    line: BudgetLine,
    award_ref: str,
    amount_twd: int,
    *,
    actor: Reader,
    on: date,
    override_reason: str = "",
) -> Commitment:
    """Promise money of a line to an award.

    BudgetRefused above the free budget, unless the head gives a reason (kernel.md 2.9); on a
    strict line in any case. Locks the line, so that two promises cannot share the same rest.
    """
    _must_be_positive(amount_twd)
    with transaction.atomic():
        line = BudgetLine.objects.select_for_update().get(pk=line.pk)
        if amount_twd > free(line):
            _must_be_overridden(line, amount_twd, actor, override_reason)
        commitment = Commitment.objects.create(
            line=line,
            award_ref=award_ref,
            amount_twd=amount_twd,
            committed_on=on,
            override_reason=override_reason,
            by=actor.ref,
            recorded_at=actor.at,
        )
        record(
            actor,
            "create",
            f"budget.commitment:{commitment.pk}",
            changes={"line": line.pk, "award": award_ref, "amount_twd": amount_twd},
            reason=override_reason,
        )
    return commitment


def release(commitment: Commitment, *, actor: Reader, on: date, reason: str) -> Release:
    """End a commitment; what was not paid under it is free again."""
    with transaction.atomic():
        commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
        _must_be_open(commitment)
        return Release.objects.create(
            commitment=commitment,
            released_on=on,
            reason=reason,
            by=actor.ref,
            recorded_at=actor.at,
        )


def execute(commitment: Commitment, amount_twd: int, *, actor: Reader, on: date) -> Execution:
    """Pay under an open commitment; BudgetRefused beyond what it promises."""
    _must_be_positive(amount_twd)
    with transaction.atomic():
        commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
        _must_be_open(commitment)
        rest = commitment.amount_twd - paid_under(commitment)
        if amount_twd > rest:
            raise BudgetRefused(
                f"本案保留款尚餘 {plain(rest)} 元，不足支付 {plain(amount_twd)} 元；"
                "請先辦理追加保留或更正金額。"
            )
        return Execution.objects.create(
            line_id=commitment.line_id,
            commitment=commitment,
            paid_on=on,
            amount_twd=amount_twd,
            by=actor.ref,
            recorded_at=actor.at,
        )


def reverse(execution: Execution, amount_twd: int, *, actor: Reader, on: date) -> Execution | None:
    """Book money that came back from a payment; at most what was paid.

    In the line's own year it returns to the line. Later it is revenue of another year and leaves
    the closed line as it is: None.
    """
    _must_be_positive(amount_twd)
    if execution.line.roc_year != roc_year(on):
        return None
    with transaction.atomic():
        execution = Execution.objects.select_for_update().get(pk=execution.pk)
        if execution.reversal_of_id is not None or amount_twd > kept(execution):
            raise BudgetRefused(f"收回金額 {plain(amount_twd)} 元超過該筆付款的餘額，請更正金額。")
        return Execution.objects.create(
            line_id=execution.line_id,
            commitment_id=execution.commitment_id,
            paid_on=on,
            amount_twd=-amount_twd,
            reversal_of=execution,
            by=actor.ref,
            recorded_at=actor.at,
        )


def _must_be_positive(amount_twd: int) -> None:
    if amount_twd <= 0:
        raise BudgetRefused("金額須為大於 0 的整數元，請更正。")


def _must_be_open(commitment: Commitment) -> None:
    ended = Release.objects.filter(commitment=commitment).first()
    if ended is not None:
        raise BudgetRefused(f"本案保留款已於{roc_day(ended.released_on)}解除，請重新保留。")


def _must_be_overridden(
    line: BudgetLine, amount_twd: int, actor: Reader, override_reason: str
) -> None:
    shortage = (
        f"「{line.label}」{line.roc_year} 年度可用餘額 {plain(free(line))} 元，"
        f"不足保留 {plain(amount_twd)} 元"
    )
    if line.strict:
        raise BudgetRefused(f"{shortage}；本科目依法不得超支，請調降金額或待下年度辦理。")
    if not override_reason:
        raise BudgetRefused(f"{shortage}；請調降金額，或由單位主管敘明理由後核定。")
    if not (actor.is_system or actor.holds("head")):
        raise BudgetRefused(f"{shortage}；超出餘額須由單位主管核定，請陳核。")
