"""Signals: what one line states about a party and others may read without seeing the case."""

from datetime import date
from typing import Any

from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.errors import UnknownCode
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.parties.models import Party


def raise_signal(
    party: Party, code: str, *, case: Case, on: date, to: date | None = None, value: Any = None
) -> Signal:
    """State something about a party from a day on; the code must be declared by the case's line."""
    if code not in {signal.code for signal in lines()[case.line].raises}:
        raise UnknownCode(f"line {case.line} declares no signal {code}")
    return Signal.objects.create(
        party=party, code=code, from_on=on, to_on=to, value=value, source_case=case, raised_on=on
    )


def withdraw_signal(case: Case, code: str, *, on: date) -> int:
    """Withdraw what a case stated, when the case no longer bears it out; how many."""
    standing = Signal.objects.filter(source_case=case, code=code, withdrawn_on__isnull=True)
    return standing.update(withdrawn_on=on)


def standing(party: Party, code: str, day: date) -> Signal | None:
    """The statement in force about a party on a day."""
    return (
        Signal.objects.filter(party=party, code=code, from_on__lte=day)
        .exclude(to_on__lte=day)
        .exclude(withdrawn_on__lte=day)
        .order_by("-from_on")
        .first()
    )
