"""How far an item may go: its dated cap times the quantity, or the committee's own judgment."""

from datetime import date

from laozheng.base.numerals import plain
from laozheng.kernel.grants.declare import GrantItem, Scheme
from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning, Step


def cap_of(scheme: Scheme, item: GrantItem, quantity: int, law: Law, day: date) -> Reckoning:
    """The cap of an item in TWD on the day of the decision; result None when there is none.

    A cap that is declared but not configured is no cap of zero: the committee decides the amount
    and gives its reason.
    """
    try:
        dated = law.value(item.cap, day) if item.cap else None
    except NotConfigured:
        return _uncapped(scheme, item, f"{item.label}的上限尚未設定，由審查會核定金額")
    if dated is None:
        return _uncapped(scheme, item, f"{item.label}未定上限，由審查會核定金額")
    limit = int(dated.value) * quantity
    times = f" × {quantity} = {plain(limit)} 元" if quantity != 1 else ""
    text = f"{item.label}上限 {plain(int(dated.value))} 元{times}"
    return Reckoning(
        result=limit,
        steps=(Step(text, dated.cite),),
        citations=(scheme.cite, dated.cite),
        values=(dated,),
        rule="grants.cap",
    )


def _uncapped(scheme: Scheme, item: GrantItem, text: str) -> Reckoning:
    return Reckoning(
        result=None,
        steps=(Step(text, scheme.cite),),
        citations=(scheme.cite,),
        values=(),
        rule="grants.cap",
    )
